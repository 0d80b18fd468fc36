"""A patient says that the record is wrong (45 CFR 164.526). The words of both sides stay, verbatim."""

from datetime import timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...people.reach import Via, reach
from ...people.roles import May
from ...people.selectors import clinicians_role, team_lead
from ...people.services.guard import needs
from ...people.viewer import Viewer
from ...promises.selectors import for_subject
from ...promises.services import keep, open_promise
from ...spine.kinds import CorrectionAnswered, CorrectionAsked
from ...spine.services import record
from ..models import Correction, Resource
from ..selectors import original

ANSWER_WITHIN = timedelta(days=60)


@transaction.atomic
def ask_correction(*, by: Viewer, person: UUID, resource: UUID, words: str) -> Correction:
    """Ask for it: oneself, or who decides for the person by law. An answer is owed within 60 days.

    Raises PermissionDenied, also for a record that is not this person's or not for `by`; ValidationError without words.
    """
    found = reach(by, person)
    if found is None or not (found.via == Via.SELF or (found.via == Via.HELPER and found.basis == "legal")):
        raise PermissionDenied
    if original(by, found, resource) is None:
        raise PermissionDenied
    if not words.strip():
        raise ValidationError(_("Please write what is not right."))
    now, about = timezone.now(), Resource.objects.get(id=resource)
    whose = about.person_id  # of several records of one person the one that it is about, should they be two people
    asked = Correction.objects.create(
        person_id=whose, resource=about, version_id=about.current_id, words=words, asked_by_id=by.person_id,
        asked_at=now,
    )  # fmt: skip
    lead = team_lead(whose)
    open_promise(
        by=by.person_id, about=whose, kind="answer_correction", owed_to=whose, owed_by=lead,
        owed_by_role="" if lead else clinicians_role(), due_at=now + ANSWER_WITHIN, subject=asked.id,
        ladder="answer",
    )  # fmt: skip
    record(CorrectionAsked(correction=asked.id), about=whose, by=by.person_id)
    return asked


@transaction.atomic
def answer_correction(*, by: Viewer, correction: UUID, answer: str, words: str) -> Correction:
    """Answer it: agreed, partly or declined, with words for the patient. The promise is kept by it.

    Raises PermissionDenied without the right or the relationship; ValidationError when it is answered already.
    """
    needs(by, May.ANSWER_CORRECTION)
    asked = Correction.objects.select_for_update().get(id=correction)
    seen = reach(by, asked.person_id)
    if seen is None or not seen.sees_codes:  # a nurse does not answer her own question, nor as her mother's helper
        raise PermissionDenied
    if asked.answer:
        raise ValidationError(_("This was answered already."))
    if answer not in Correction.Answer.values or not words.strip():
        raise ValidationError(_("Please choose an answer and write a few words for the patient."))
    asked.answer, asked.answer_words = answer, words
    asked.answered_by_id, asked.answered_at = by.person_id, timezone.now()
    asked.save(update_fields=["answer", "answer_words", "answered_by", "answered_at"])
    for promise in for_subject(by, asked.id):
        if promise.state == promise.State.OPEN:
            keep(by=by.person_id, promise=promise.id)
    record(CorrectionAnswered(correction=asked.id, answer=answer), about=asked.person_id, by=by.person_id)
    return asked
