"""A request to correct a record stays with the person whose record it is, even when that turns out to be another."""

from alongside.ground.chart.selectors import corrections_of, resource_of
from alongside.ground.chart.services import ask_correction
from alongside.ground.people import services
from alongside.ground.people.reach import reach
from alongside.ground.people.selectors import viewer_for
from alongside.ground.promises.selectors import open_about

from .house import bring, bundle, entry, patient, person_of, result

KIND = "answer_correction"


def test_it_does_not_stay_with_whom_somebody_was_taken_for(practice, tmp_path):
    bring(tmp_path, {"a.json": bundle(entry(patient("a")), entry(patient("b")), entry(result("1", "Patient/b")))})
    main, other = (viewer_for(person_of(key, "Patient")) for key in ("a", "b"))
    nurse = services.register_person(by=None, origin="test", given="Lee").id
    services.give_role(by=None, person=nurse, role="nurse")
    made = services.link_persons(by=viewer_for(nurse), main=main.person_id, other=other.person_id, reason="look alike")
    about = resource_of("s", "Observation", "1")
    ask_correction(by=other, person=other.person_id, resource=about, words="I never drank.")
    for linked, seen in ((True, [1, 1]), (False, [0, 1])):
        asked = [corrections_of(who, reach(who, who.person_id)).count() for who in (main, other)]
        persons = [list(reach(who, who.person_id).persons) for who in (main, other)]
        owed = [sum(one.kind == KIND for one in open_about(main, some)) for some in persons]
        assert asked == owed == seen
        if linked:
            services.undo_link(by=viewer_for(nurse), link=made.id)
