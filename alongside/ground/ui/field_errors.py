"""What a field says when it cannot take what was typed: kindly, in plain words, and what to do. For every form."""

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

FIELDS: dict[type[forms.Field], dict[str, object]] = {
    forms.Field: {"required": _("Please fill this in.")},
    forms.ChoiceField: {"invalid_choice": _("Please choose one of these.")},
    forms.MultipleChoiceField: {"invalid_choice": _("Please choose from these.")},
    forms.DateField: {"invalid": _("Please give a day, such as 2026-06-30.")},
    forms.IntegerField: {"invalid": _("Please give a whole number.")},
}
VALIDATORS: dict[type[validators.BaseValidator] | type[validators.EmailValidator], object] = {
    validators.MinValueValidator: _("Please give %(limit_value)s or more."),
    validators.MaxValueValidator: _("Please give %(limit_value)s or less."),
    validators.MaxLengthValidator: ngettext_lazy(
        "Please use at most %(limit_value)d character; now there are %(show_value)d.",
        "Please use at most %(limit_value)d characters; now there are %(show_value)d.",
        "limit_value",
    ),
    validators.EmailValidator: _("Please give an e-mail address, such as maria@example.org."),
}


def speak_plainly() -> None:
    """Put these words in the place of Django's own. Called once, before any form is defined."""
    for field, words in FIELDS.items():
        field.default_error_messages = {**field.default_error_messages, **words}
    for validator, sentence in VALIDATORS.items():
        validator.message = sentence
