"""`make room NAME=plans`: the folder of a new room, empty but whole. What is left is one line each in a few files."""

import re
import sys
from pathlib import Path

ROOMS = Path(__file__).resolve().parent.parent / "alongside" / "rooms"
FILES = {
    "__init__.py": '"""{title}: what it is for, in one sentence."""\n',
    "README.md": "# {title}\n\nPurpose.\n\n- Tables:\n- Records on the timeline:\n- Promises:\n- Who may read:\n",
    "apps.py": (
        "from django.apps import AppConfig\n\n\nclass {title}Config(AppConfig):\n"
        '    name = "alongside.rooms.{name}"\n    label = "{name}"\n'
    ),
    "models.py": '"""Tables of {name}."""\n',
    "services.py": '"""Every write of {name}: keyword-only, with by=."""\n',
    "selectors.py": '"""Every read of {name}: first argument viewer."""\n',
    "urls.py": (
        '"""Addresses of {name}."""\n\nfrom django.urls import URLPattern\n\n'
        'app_name = "{name}"\nurlpatterns: list[URLPattern] = []\n'
    ),
    "migrations/__init__.py": "",
    "tests/__init__.py": "",
}


def main() -> int:
    """Write the room named on the command line; never over one that is there."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if not re.fullmatch(r"[a-z][a-z_]{2,29}", name):
        print("Name the room in small letters: make room NAME=plans")  # noqa: T201
        return 1
    room = ROOMS / name
    if room.exists():
        print(f"{room} is there already; nothing was changed.")  # noqa: T201
        return 1
    title = "".join(word.capitalize() for word in name.split("_"))
    for file, text in FILES.items():
        path = room / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(name=name, title=title), encoding="utf-8")
    print(f"{room.relative_to(ROOMS.parent.parent)} is made. Now one line each, as the room needs it:")  # noqa: T201
    print("  config/settings.py: INSTALLED_APPS        config/urls.py: its addresses")  # noqa: T201
    print("  ground/spine/kinds.py: what it records    config/wiring.py: what it reacts to and shows")  # noqa: T201
    print("  README.md: the folder map                 tests/access/table.py: who may open each address")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
