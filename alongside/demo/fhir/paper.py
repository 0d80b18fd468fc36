"""What is written down: notes and letters, plans, goals, the team, the family."""

from base64 import b64encode

from ..codes import concept
from .record import Record, drop_empty

CATEGORY = "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category"


def document(
    record: Record, *, at: str, text: str, code: str = "visit_note", title: str = "", by: str = "shah",
    encounter: dict | None = None, label: str = "",
) -> None:  # fmt: skip
    """A short plain-text note or letter."""
    data = b64encode(text.strip().encode()).decode()
    body = drop_empty(
        status="current",
        type=concept("note", code),
        category=[{"coding": [{"system": CATEGORY, "code": "clinical-note", "display": "Clinical Note"}]}],
        subject=record.patient,
        date=record.days.instant(at),
        author=[record.who(by)],
        description=title,
        content=[{"attachment": drop_empty(contentType="text/plain; charset=utf-8", data=data, title=title)}],
        context={"encounter": [encounter]} if encounter else {},
    )
    record.add("DocumentReference", body, record.days.instant(at), "documentreference", label)


def plan(
    record: Record, *, code: str, since: str, title: str, steps: list[str], by: str = "shah", label: str = ""
) -> None:
    """A care plan, its steps in words."""
    days = record.days
    body = {
        "status": "active",
        "intent": "plan",
        "category": [
            {"coding": [{"system": "http://hl7.org/fhir/us/core/CodeSystem/careplan-category", "code": "assess-plan"}]},
            concept("plan", code),
        ],
        "title": title,
        "subject": record.patient,
        "period": {"start": days.text(since)},
        "created": days.text(since),
        "author": record.who(by),
        "activity": [
            {"detail": {"status": "in-progress", "description": step, "code": {"text": step}}} for step in steps
        ],
    }
    record.add("CarePlan", body, days.instant(since), "careplan", label)


def goal(record: Record, *, words: str, since: str, due: str = "", note: str = "", by: str = "") -> None:
    """A goal, in the patient's words unless `by` names who set it."""
    days = record.days
    body = drop_empty(
        lifecycleStatus="active",
        description={"text": words},
        subject=record.patient,
        startDate=days.text(since),
        target=[{"dueDate": days.text(due)}] if due else [],
        statusDate=days.text(since),
        expressedBy=record.who(by) if by else record.patient | {"display": record.name},
        note=[{"text": note}] if note else [],
    )
    record.add("Goal", body, days.instant(since), "goal")


def care_team(record: Record, *, members: list[str], since: str = "-6y") -> None:
    """Who cares for this person, as the record system has it: short names of staff."""
    body = {
        "status": "active",
        "name": f"Care team of {record.name}",
        "subject": record.patient,
        "participant": [{"role": [{"text": record.staff[m]["title"]}], "member": record.who(m)} for m in members],
    }
    record.add("CareTeam", body, record.days.instant(since), "careteam")


def family(record: Record, *, relation: str, problem: str, words: str = "", at: str = "-2y", note: str = "") -> None:
    """What a relative had. `problem` is a short name, or "" when only `words` say it."""
    what = concept("problem", problem, words) if problem else {"text": words}
    body = drop_empty(
        status="completed",
        patient=record.patient,
        date=record.days.text(at),
        relationship=concept("relation", relation),
        condition=[{"code": what}],
        note=[{"text": note}] if note else [],
    )
    record.add("FamilyMemberHistory", body, record.days.instant(at))


def related(record: Record, *, relation: str, given: str, family: str, phone: str = "", since: str = "-3y") -> None:
    """Somebody in this person's life. It gives them no access: that is the patient's to grant."""
    body = drop_empty(
        active=True,
        patient=record.patient,
        relationship=[concept("relation", relation)],
        name=[{"family": family, "given": [given]}],
        telecom=[{"system": "phone", "value": phone, "use": "mobile"}] if phone else [],
    )
    record.add("RelatedPerson", body, record.days.instant(since), "relatedperson")
