"""A home as the first version left it: made by each app's first migration, and filled with what a practice has by now.

The rows are written by today's services and importer in a house of today, then taken over by SQL, each column that
there was then: no code of today ever writes into the old tables. `python -m tests.faults.old_home` makes empty ones.
"""

import hashlib
import sqlite3
from pathlib import Path

import psycopg

from .house import House

# What no person wrote: how far the tables are, what Django knows of its own models, and what is counted for a while.
NOT_DATA = {"django_migrations", "django_content_type", "auth_permission", "cache", "sqlite_sequence"}
# Run by the house of today: people with every part, and what they owe and grant.
LIFE = """
from datetime import timedelta
from django.utils import timezone
from alongside.ground.chart.selectors import person_of
from alongside.ground.people import services
from alongside.ground.people.selectors import viewer_for
from alongside.ground.people.shell import administrator_without_account
from alongside.ground.practice.services import add_holiday, add_location
from alongside.ground.promises.services import open_promise
from alongside.ground.spine.access import Purpose, looked
patient, day = person_of("vendor", "p0"), timezone.localdate()
lee = services.register_person(by=None, origin="test", given="Lee", family="Park").id
rosa = services.register_person(by=None, origin="test", given="Rosa", family="Ruiz").id
services.give_role(by=None, person=lee, role="nurse")
services.join_team(by=None, patient=patient, member=lee, role="nurse", lead=True)
boss = administrator_without_account()
for person, name in ((boss, "boss"), (patient, "ana"), (lee, "lee"), (rosa, "rosa")):
    _invitation, code = services.invite_account(by=None, person=person)
    services.open_account(code=code, username=name, password="four words nobody says")
for confirmed in (True, False):
    ana = viewer_for(patient)
    grant, code = services.invite_helper(by=ana, patient=patient, helper_name="Rosa", contents=["visits"])
    if confirmed:
        services.accept_help(by=viewer_for(rosa), code=code)
        services.confirm_helper(by=viewer_for(patient), grant=grant.id, how="in person")
services.choose_result_preference(by=viewer_for(patient), person=patient, choice="after_talk", words="Call me first.")
services.set_contact(by=None, person=patient, kind="phone", value="312-555-0177")
services.break_glass(by=viewer_for(lee), patient=person_of("vendor", "p1"), reason="called about chest pain")
open_promise(by=None, about=patient, kind="talk_about_result", owed_to=patient, owed_by=lee)
looked(viewer=lee, about=[patient], purpose=Purpose.CARE)
place = add_location(by=None, name="Main", timezone="UTC", hours={}).id
add_holiday(by=None, on=day, name="Closed", location=place)
add_holiday(by=None, on=day + timedelta(days=1), name="Closed", location=None)
"""


def main() -> None:
    """The tables of the first version, empty, in the home and database of the environment."""
    import django

    from alongside.config.home import make_home

    make_home()
    django.setup()
    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    labels = sorted({app for app, _name in MigrationLoader(connection).disk_migrations})
    ours = [app for app in labels if apps.get_app_config(app).name.startswith("alongside.")]
    for app in (*ours, *labels):
        if app in ours:
            call_command("migrate", app, "0001", verbosity=0)
        else:
            call_command("migrate", app, verbosity=0)
    call_command("createcachetable", verbosity=0)


def tables(house: House) -> dict[str, list[str]]:
    """Each table that holds what people and record systems said, with its columns in order of name."""
    sql = (
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
        if house.url
        else "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
    )
    found: dict[str, list[str]] = {}
    for table, column in sorted(house.rows(sql)):
        if table not in NOT_DATA:
            found.setdefault(table, []).append(column)
    return found


def take_over(of: House, to: House) -> None:
    """All rows of one house into the tables of an older one."""
    known, wanted = tables(of), tables(to)
    for table in wanted:
        assert set(wanted[table]) <= set(known[table]), f"say here how rows of {table} stood in the first version"
    (_copied_on_postgresql if to.url else _copied_on_sqlite)(of, to, wanted)
    for folder in ("keys", "files", "staging"):
        for path in (of.home / folder).iterdir():
            (to.home / folder / path.name).write_bytes(path.read_bytes())


def _copied_on_sqlite(of: House, to: House, wanted: dict[str, list[str]]) -> None:
    with sqlite3.connect(to.home / "alongside.sqlite3") as opened:
        opened.execute("ATTACH ? AS today", [str(of.home / "alongside.sqlite3")])
        for table, columns in wanted.items():
            names = ", ".join(f'"{column}"' for column in columns)
            opened.execute(f'INSERT INTO main."{table}" ({names}) SELECT {names} FROM today."{table}"')
    opened.close()


def _copied_on_postgresql(of: House, to: House, wanted: dict[str, list[str]]) -> None:
    with psycopg.connect(of.url) as source, psycopg.connect(to.url) as opened:
        opened.execute("SET session_replication_role = replica")  # tables come in any order
        for table, columns in wanted.items():
            names = ", ".join(f'"{column}"' for column in columns)
            with (
                source.cursor().copy(f'COPY "{table}" ({names}) TO STDOUT') as out,
                opened.cursor().copy(f'COPY "{table}" ({names}) FROM STDIN') as into,
            ):
                for piece in out:
                    into.write(piece)


def content(house: House, columns: dict[str, list[str]]) -> dict[str, tuple[int, str]]:
    """Rows and checksum of these columns of each table, whatever the order of the rows."""
    found = {}
    for table, names in columns.items():
        listed = ", ".join(f'"{name}"' for name in names)
        rows = sorted(repr(row) for row in house.rows(f'SELECT {listed} FROM "{table}"'))
        found[table] = len(rows), hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


def database(house: House) -> Path:
    """The file of a house that has its database in the home."""
    return house.home / "alongside.sqlite3"


if __name__ == "__main__":
    main()
