"""`python -m tests.faults.inviting SOURCE ID`: an invitation for the patient with this record; prints its code."""

import os
import sys


def invite(source: str, identifier: str) -> tuple[str, str, str]:
    """(code, the patient's person, one of their records)."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()
    from alongside.ground.chart.models import Resource
    from alongside.ground.chart.selectors import person_of
    from alongside.ground.people.services import invite_account

    person = person_of(source, identifier)
    _invitation, code = invite_account(by=None, person=person)
    record = Resource.objects.filter(person=person, type="Observation").order_by("fhir_id").first()
    return code, str(person), str(record.id)


if __name__ == "__main__":
    print(*invite(*sys.argv[1:]))  # noqa: T201
