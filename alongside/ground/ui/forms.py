"""How Django's forms are drawn: label, hint, error and control of the design system, for every form in the house."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Set as FORM_RENDERER. Widgets' own templates lie in templates/django/forms/widgets."""

    field_template_name = "forms/field.html"
    form_template_name = "forms/form.html"
