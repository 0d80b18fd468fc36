"""How a person wants things."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...spine.kinds import ResultPreferenceChosen, SettingsChanged
from ...spine.services import record
from ..identity import locked_ids, same_person_ids
from ..models import Person, ResultPreference
from ..viewer import Viewer
from .guard import who


@transaction.atomic
def choose_result_preference(
    *, by: Viewer, person: UUID, choice: str, words: str = "", wait_days: int = 7
) -> ResultPreference:
    """How new results are shown: only the patient's own request can hold one (45 CFR 171)."""
    _self_only(by, person)
    if choice not in ResultPreference.Choice.values or not 1 <= wait_days <= 30:
        raise ValidationError(_("Please choose one of the answers."))
    locked_ids(person)
    ResultPreference.objects.filter(person=person, ended_at=None).update(ended_at=timezone.now())
    preference = ResultPreference.objects.create(
        person_id=person, choice=choice, words=words, wait_days=wait_days, chosen_at=timezone.now()
    )
    record(ResultPreferenceChosen(choice=choice), about=person, by=who(by))
    return preference


@transaction.atomic
def change_settings(*, by: Viewer, person: UUID, **settings_given: str) -> Person:
    """Change `called`, `language` (a code of settings.LANGUAGES) or `timezone` (an IANA name) of oneself."""
    _self_only(by, person)
    _check(settings_given)
    found = Person.objects.select_for_update().get(id=person)
    changed = sorted(name for name, value in settings_given.items() if getattr(found, name) != value)
    for name in changed:
        setattr(found, name, settings_given[name])
    if changed:
        found.save(update_fields=changed)
        record(SettingsChanged(fields=changed), about=person, by=who(by))
    return found


def _self_only(by: Viewer, person: UUID) -> None:
    if by.person_id not in same_person_ids(person):
        raise PermissionDenied


def _check(given: dict[str, str]) -> None:
    if not set(given) <= {"called", "language", "timezone"}:
        raise ValidationError(_("There is no such setting."))
    MaxLengthValidator(120)(given.get("called", ""))
    if given.get("language", "en") not in dict(settings.LANGUAGES):
        raise ValidationError(_("We do not speak this language yet."))
    try:
        ZoneInfo(given.get("timezone") or "UTC")
    except (KeyError, ValueError, OSError) as error:  # OSError: "America" is a folder of zones
        raise ValidationError(_("There is no such time zone.")) from error
