"""Everything of one kind of content, what holds now first, and nothing left out that the viewer may see."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import ngettext

from alongside.ground.people.contents import Content
from alongside.knowledge.core import facts

from .answers import answers_line
from .card import Line
from .care import document_line, goal_line, plan_line, procedure_line, report_line, visit_line
from .costs import bill_line, coverage_line
from .grouped import Grouped, grouped, holds_now
from .health import allergy_line, family_line, medicine_line, problem_line, vaccine_line
from .results import result_line
from .series import key_of
from .sight import Sight

Printer = Callable[[Sight, facts.Fact], Line]

# Which facts a kind of content holds, and how each is printed.
HOLDS: dict[str, dict[type[facts.Fact], Printer]] = {
    Content.PROBLEMS: {facts.Problem: problem_line},
    Content.MEDICINES: {facts.Medicine: medicine_line},
    Content.ALLERGIES: {facts.Allergy: allergy_line},
    Content.RESULTS: {
        facts.Measurement: lambda sight, fact: result_line(sight, fact, key_of(fact)),
        facts.Report: report_line,
        facts.Answers: answers_line,
    },
    Content.VACCINES: {facts.Vaccine: vaccine_line},
    Content.VISITS: {facts.Visit: visit_line, facts.Procedure: procedure_line},
    Content.DOCUMENTS: {facts.Document: document_line},
    Content.PLANS: {facts.Plan: plan_line, facts.Goal: goal_line},
    Content.FAMILY: {facts.FamilyHistory: family_line},
    Content.COSTS: {facts.Coverage: coverage_line, facts.Bill: bill_line},
}

PRINTERS: dict[type[facts.Fact], Printer] = {kind: printer for held in HOLDS.values() for kind, printer in held.items()}


class Lines:
    """The lines of one kind of content. Has a length and slices, so that a paginator prints only what it shows.

    Entries of the same name are one line, with the earlier ones beneath it; results of one test lead to their page.
    """

    def __init__(self, sight: Sight, content: str) -> None:
        self._sight, self._printers = sight, HOLDS[content]
        self._groups = grouped(f for f in sight.facts.everything if type(f) in self._printers and not f.in_error)

    @property
    def by_now(self) -> bool:
        """Whether some of it is over: then what holds now comes first."""
        return any(not holds_now(group.first) for group in self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def __getitem__(self, wanted: slice) -> list[Line]:
        return [self._line(group) for group in self._groups[wanted]]

    def _line(self, group: Grouped) -> Line:
        line = self._printers[type(group.first)](self._sight, group.first)
        if type(group.first) is facts.Measurement:
            count = len(group.earlier)
            words = ngettext("%(n)d earlier value", "%(n)d earlier values", count) % {"n": count}
            return replace(line, details=(*line.details, words)) if count else line
        return replace(line, earlier=tuple(self._sight.earlier(fact) for fact in group.earlier))
