"""Who may import and do what inside the apps, where the import contracts cannot see it."""

import re
from pathlib import Path

from .tree import imported, modules, text


def app_of(dotted: str) -> str:
    """alongside.ground.people.services.x belongs to ground.people."""
    return ".".join(dotted.split(".")[1:3])


def module(path: Path) -> str:
    return ".".join(path.with_suffix("").parts)


# The spine's Event is what every reaction is given; selectors of people read the timeline's rows through it.
def allowed(path: Path, target: str) -> bool:
    event = target.startswith("alongside.ground.spine.models")
    return event and path.name in ("wiring.py", "selectors.py", "reactions.py")


def test_models_and_views_are_imported_by_their_own_app_alone():
    """Foreign keys across apps are strings, and screens are reached by their address, so nobody else needs them."""
    wrong = [
        f"{path}:{line} {name}"
        for path in modules()
        for name, line in imported(path)
        if re.match(r"alongside\.\w+\.\w+\.(?:models|views)\b", name)
        and app_of(name) != app_of(module(path))
        and not allowed(path, name)
    ]
    assert not wrong


def test_only_the_triggers_use_a_signal():
    using = [
        str(path)
        for path in modules()
        if any("signals" in name.split(".") or name.startswith("django.dispatch") for name, _line in imported(path))
    ]
    assert using == ["alongside/ground/spine/apps.py"]


def in_folder_or_file(path: Path, name: str) -> bool:
    return path.name == f"{name}.py" or name in path.parts


def test_views_do_not_query():
    views = [p for p in modules() if in_folder_or_file(p, "views")]
    query = re.compile(r"\.objects\b|\b_(?:default|base)_manager\b|\bget_model\(|\bconnection\b")
    alive = "alongside/config/views.py"  # asks the database whether it is there
    assert views
    assert not [str(p) for p in views if query.search(text(p)) and str(p) != alive]


def test_selectors_and_views_do_not_write():
    reading = [p for p in modules() if in_folder_or_file(p, "selectors") or in_folder_or_file(p, "views")]
    write = re.compile(r"\.(?:save|bulk_create|bulk_update|get_or_create|update_or_create|objects\.create)\(")
    assert reading
    assert not [str(p) for p in reading if write.search(text(p))]


def test_no_model_is_reached_by_its_name():
    """`apps.get_model` would walk around every import contract. Migrations, which need it, are not looked at."""
    assert not [str(p) for p in modules() if re.search(r"\bget_model\b", text(p))]
