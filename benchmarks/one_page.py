"""Pages served in this process's own home and database; prints a line of JSON with what each took."""

import json
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

from alongside.config.home import make_home

from .clock import Took, middle, once

TIMES, ROUNDS = 40, 7  # requests a round; rounds, of which the median counts


def main() -> None:
    """Arguments: how many facts each patient has."""
    make_home()
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from alongside.ground.practice.services import set_up

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    settings.ALLOWED_HOSTS = ["testserver"]
    set_up(name="Benchmark", by=None)
    print(json.dumps([_measured(int(facts)) for facts in sys.argv[1:]]))


def _measured(facts: int) -> dict:
    """Both pages in turn, so that a machine that is busy for a while slows both."""
    from django.test import Client, override_settings

    from . import bare_page

    account = _patient(facts)
    bare_only = override_settings(ROOT_URLCONF="benchmarks.bare_page", MIDDLEWARE=bare_page.MIDDLEWARE)
    pages = {
        "ours": (Client(), f"/page/{account.person_id}/", nullcontext()),
        "bare": (Client(), "/bare/", bare_only),
    }
    for client, _address, _settings in pages.values():
        client.force_login(account)
    rounds = [{name: _round(*page) for name, page in pages.items()} for _ in range(ROUNDS + 1)][1:]
    return {"facts": facts, **{name: _typical(*pages[name], [one[name] for one in rounds]) for name in pages}}


def _round(client, address: str, settings) -> Took:
    """Some requests, after one that does not count: it finds the addresses of these settings."""

    def ask(times: int = TIMES) -> None:
        for _ in range(times):
            response = client.get(address)
            assert response.status_code == 200, response.status_code  # noqa: S101 - a benchmark of an error page is none

    with settings:
        ask(1)
        return once(ask)


def _typical(client, address: str, settings, rounds: list[Took]) -> dict[str, float]:
    """Milliseconds a request on the wall and of this process's CPU, and bytes of the page."""
    took = middle(rounds)
    with settings:
        size = len(client.get(address).content)
    return {"wall": took.wall / TIMES * 1000, "cpu": took.cpu / TIMES * 1000, "bytes": size}


def _patient(facts: int):
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from alongside.ground.chart.selectors import person_of
    from alongside.ground.chart.services import import_files

    from .people import write

    with tempfile.TemporaryDirectory() as folder:
        import_files(by=None, paths=[write(Path(folder), f"p{facts}", facts)], source="benchmark")
    person = person_of("benchmark", f"p{facts}")
    return get_user_model().objects.create(username=f"p{facts}", person_id=person, created_at=timezone.now())


if __name__ == "__main__":
    main()
