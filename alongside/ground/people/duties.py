"""What one can be on duty for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Duty(models.TextChoices):
    """A duty has its own shifts, and its own people."""

    URGENT = "urgent", _("urgent messages")
    ANSWERS = "answers", _("questions and messages")
