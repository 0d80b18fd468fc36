"""Problems, medicines, allergies, vaccines as cards."""

from alongside.ground.people.contents import ALL_CONTENT, Content
from alongside.ground.people.reach import Via

from ..health import allergies, medicines, problems, vaccines
from .sights import allergy, medicine, problem, sight

NO_KNOWN_ALLERGY = "716186003"


def test_no_card_without_data() -> None:
    empty = sight()
    assert [card(empty) for card in (problems, medicines, allergies, vaccines)] == [None] * 4


def test_active_problems_only_and_each_once() -> None:
    card = problems(sight(problem("Asthma"), problem("asthma"), problem("Flu", "resolved")))
    assert [line.title for line in card.lines] == ["Asthma"]
    assert card.total == 2
    assert card.has_more


def test_a_problem_in_error_is_nowhere() -> None:
    wrong = problem("Leprosy", verificationStatus={"coding": [{"code": "entered-in-error"}]})
    assert problems(sight(wrong)) is None


def test_when_all_is_over_the_card_says_so() -> None:
    card = problems(sight(problem("Flu", "resolved")))
    assert not card.lines
    assert "Nothing is active" in card.note


def test_the_team_reads_names_as_received() -> None:
    one = problem("Anemia (disorder)")
    assert problems(sight(one)).lines[0].title == "Anemia"
    assert problems(sight(one, via=Via.TEAM)).lines[0].title == "Anemia (disorder)"


def test_medicines_without_a_name_are_not_taken_for_one() -> None:
    card = medicines(
        sight(medicine(""), medicine(""), medicine("Aspirin"), medicine("Aspirin"), medicine("Old", "stopped"))
    )
    assert sorted(line.title for line in card.lines) == ["Aspirin", "No name in the record", "No name in the record"]


def test_no_known_allergies_is_not_the_same_as_nothing_written() -> None:
    known = allergies(sight(allergy("No known allergy", NO_KNOWN_ALLERGY)))
    nothing = allergies(sight(problem("Asthma")))
    assert "No known allergies" in known.note
    assert "Nothing is written down" in nothing.note
    assert not nothing.lines


def test_a_real_allergy_wins_over_an_old_none_known() -> None:
    card = allergies(sight(allergy("No known allergy", NO_KNOWN_ALLERGY), allergy("Peanut")))
    assert [line.title for line in card.lines] == ["Peanut"]
    assert card.note == ""


def test_who_may_not_see_allergies_does_not_read_that_there_are_none() -> None:
    helper = sight(problem("Asthma"), via=Via.HELPER, contents=ALL_CONTENT - {Content.ALLERGIES})
    assert allergies(helper) is None


def test_a_vaccine_not_given_is_no_vaccine() -> None:
    refused = {"resourceType": "Immunization", "status": "not-done", "vaccineCode": {"text": "Flu"}}
    given = {**refused, "status": "completed", "occurrenceDateTime": "2025-10-02"}
    card = vaccines(sight(refused, given))
    assert len(card.lines) == 1
    assert card.lines[0].dates[0].date.text == "2025-10-02"


def test_nobody_from_whom_something_is_hidden_reads_that_there_is_nothing() -> None:
    helper = sight(problem("Flu", "resolved"), medicine("Old", "stopped"), via=Via.HELPER, sensitive=())
    assert problems(helper).note == medicines(helper).note == ""
    assert allergies(helper) is None
