"""What a page can hold, by kind of content: the terms in which roles and helpers' grants are scoped."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Content(models.TextChoices):
    """A kind of content on a patient's page."""

    PROBLEMS = "problems", _("health problems")
    MEDICINES = "medicines", _("medicines")
    ALLERGIES = "allergies", _("allergies")
    RESULTS = "results", _("test results and readings")
    VACCINES = "vaccines", _("vaccines")
    VISITS = "visits", _("visits")
    DOCUMENTS = "documents", _("letters and notes")
    PLANS = "plans", _("plans and goals")
    FAMILY = "family", _("family health history")
    COSTS = "costs", _("insurance and bills")


class Sensitive(models.TextChoices):
    """Content that stays out of a helper's sight unless it is named in the grant or the law gives it."""

    VIOLENCE = "violence", _("violence and safety")
    SEXUAL = "sexual", _("sexual health")
    REPRODUCTIVE = "reproductive", _("pregnancy and birth control")
    MENTAL_HEALTH = "mental_health", _("mental health")
    SUBSTANCE_USE = "substance_use", _("alcohol and drug use")
    ADOLESCENT_CONFIDENTIAL = "adolescent_confidential", _("a teenager’s confidential care")


ALL_CONTENT = frozenset(Content.values)
ALL_SENSITIVE = frozenset(Sensitive.values)
CLINICAL = ALL_CONTENT - {Content.COSTS}
