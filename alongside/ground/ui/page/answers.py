"""Filled-in questionnaires."""

from django.utils.translation import gettext as _

from alongside.knowledge.core.facts import Answers

from .card import Line
from .sight import Sight
from .words import ON, status


def answers_line(sight: Sight, fact: Answers) -> Line:
    """The form, and the first few of its answers; all of them are in the original."""
    said = tuple(f"{question}: {answer}" for question, answer in fact.answers[:4])
    about = "" if fact.status == "completed" else status(fact.status)
    title = sight.name(fact.label) or _("Questions you answered")
    return sight.line(fact, title=title, details=(*said, about), dates=((ON, fact.when),))
