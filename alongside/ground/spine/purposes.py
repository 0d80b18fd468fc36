"""Why somebody reads a person's data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """Why somebody read a person's data, in words for the patient."""

    SELF = "self", _("their own page")
    HELPING = "helping", _("helping you")
    CARE = "care", _("your care")
    EMERGENCY = "emergency", _("an emergency or other stated reason")
    VISITS = "visits", _("preparing visits")
    BILLING = "billing", _("your bills")
    LIST = "list", _("finding you in a list")
    OPERATIONS = "operations", _("running the practice")
