"""Sign-ins for the people of the stories, and the list from which the demo's sign-in page lets one choose.

The list is a file in the home, so that the doors can read it without knowing of the demo. Nobody knows the passwords:
they are thrown away as soon as they are set.
"""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID

from alongside.ground.people.services import accept_help_as_new, invite_account, open_account

LIST = "demo-people.json"


@dataclass(frozen=True)
class SignIn:
    """One line of the sign-in page. `role` is a key of people.roles, `side` patient, helper or staff.

    `line` is a sentence in each language.
    """

    username: str
    person: UUID
    name: str
    role: str
    side: str
    line: dict[str, str]


def give_sign_in(person: UUID, username: str) -> None:
    """A sign-in as everybody gets it: by invitation."""
    _invitation, code = invite_account(by=None, person=person)
    open_account(code=code, username=username, password=_thrown_away())


def give_helper_sign_in(code: str, given: str, family: str, username: str) -> UUID:
    """A helper accepts with the code and makes their own sign-in. Returns the helper's person."""
    grant, _account = accept_help_as_new(
        code=code, given=given, family=family, username=username, password=_thrown_away()
    )
    return grant.helper_id


def write_list(home: Path, people: list[SignIn]) -> None:
    """Write the list, replacing an older one."""
    (home / LIST).write_text(json.dumps([asdict(p) for p in people], ensure_ascii=False, indent=1, default=str) + "\n")


def _thrown_away() -> str:
    return secrets.token_urlsafe(24)
