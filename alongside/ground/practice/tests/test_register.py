"""What may speak to patients: nothing before a clinician accepted it as it is now, and no longer than they let it."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.ground.people.services import register_person
from alongside.ground.practice import register
from alongside.ground.practice.models import Acceptance
from alongside.ground.practice.services import accept, set_up, withdraw
from alongside.ground.spine.models import Event

pytestmark = pytest.mark.django_db
SALTS = "explaining-salts"


@pytest.fixture
def clinician():
    set_up(name="Riverside", by=None)
    return register_person(by=None, origin="test", given="Priya").id


def said_yes(clinician, edition: str | None = None) -> Acceptance:
    one = register.function(SALTS, "en")
    return accept(by=clinician, by_name="Priya Shah", function=SALTS, edition=edition or one.edition)


def stands():
    return next(one for one in register.stands("en") if one.function.key == SALTS)


def test_every_function_says_what_it_is_in_both_languages():
    english, spanish = register.functions("en"), register.functions("es")
    assert [one.key for one in english] == [one.key for one in spanish]
    assert len({one.key for one in english}) == len(english) > 10
    assert all(one.title != other.title for one, other in zip(english, spanish, strict=True))
    assert all(one.imprint.source.url and one.imprint.applies_to and one.imprint.checked for one in english)
    assert register.function("nothing", "en") is None


def test_nothing_is_accepted_until_somebody_accepts_it(clinician):
    assert register.accepted("salts") is None
    assert (stands().acceptance, stands().other) == (None, None)
    said_yes(clinician)
    assert register.accepted("salts").by_name == "Priya Shah"
    assert register.accepted("liver") is None
    assert stands().acceptance is not None
    last = Event.objects.filter(kind="practice.function_accepted").latest("recorded_at")
    assert (last.by_id, last.data["function"], last.data["edition"]) == (clinician, SALTS, stands().function.edition)


def test_twice_is_once(clinician):
    assert said_yes(clinician).id == said_yes(clinician).id
    assert Acceptance.objects.count() == 1
    assert Event.objects.filter(kind="practice.function_accepted").count() == 1


def test_other_words_have_to_be_accepted_anew(clinician):
    said_yes(clinician, "1-of-before")
    assert register.accepted("salts") is None
    assert stands().other.edition == "1-of-before"
    said_yes(clinician)
    assert register.accepted("salts") is not None
    assert Acceptance.objects.filter(ended_at=None).count() == 1
    assert Acceptance.objects.count() == 2


def test_it_can_be_taken_back(clinician):
    withdraw(by=clinician, function=SALTS)
    assert not Event.objects.filter(kind="practice.function_withdrawn")
    said_yes(clinician)
    withdraw(by=clinician, function=SALTS)
    assert register.accepted("salts") is None
    ended = Acceptance.objects.get()
    assert (ended.ended_by, ended.ended_at is None) == (clinician, False)
    assert Event.objects.filter(kind="practice.function_withdrawn").count() == 1


def test_the_database_holds_that_one_acceptance_counts(clinician):
    said_yes(clinician)
    wrong = [
        {"function": SALTS, "by_name": "Another"}, {"function": "x", "by_name": ""},
        {"function": "x", "by_name": "Nobody ended it", "ended_at": timezone.now()},
    ]  # fmt: skip
    for row in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Acceptance.objects.create(edition="1", by=clinician, at=timezone.now(), **row)
