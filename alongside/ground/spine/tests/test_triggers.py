"""What happened cannot be changed or taken away, whoever asks the database to."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from alongside.ground.spine import triggers
from alongside.ground.spine.access import Purpose, looked
from alongside.ground.spine.models import Event, Look

NOW = datetime(2026, 3, 4, tzinfo=UTC)
TABLES = ["spine_event", "spine_look"]


@pytest.fixture
def written(maria) -> None:
    """A row in each table; registering Maria wrote the event."""
    looked(viewer=maria, about=[maria], purpose=Purpose.SELF)


def refused(sql: str) -> None:
    before = everything()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert everything() == before


def everything() -> list:
    return [*Event.objects.order_by("id").values(), *Look.objects.order_by("id").values()]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("sql", ["UPDATE {} SET about_id = NULL", "UPDATE {} SET id = id", "DELETE FROM {}"])
def test_rows_are_neither_changed_nor_deleted(written, table, sql):
    refused(sql.format(table))


@pytest.mark.parametrize("model", [Event, Look])
def test_nor_by_way_of_the_models(written, model):
    row = model.objects.first()
    for change in (row.save, row.delete, model.objects.all().delete):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert model.objects.filter(id=row.id).exists()


@pytest.mark.parametrize(("model", "field"), [(Event, "kind"), (Look, "purpose")])
def test_an_insert_does_not_change_the_row_that_is_there(written, model, field):
    row = model.objects.first()
    setattr(row, field, "other")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.bulk_create([row], update_conflicts=True, update_fields=[field], unique_fields=["id"])
    assert not model.objects.filter(**{field: "other"}).exists()


@pytest.mark.sqlite_only
@pytest.mark.parametrize("table", TABLES)
def test_nor_does_it_take_the_place_of_that_row(written, table):
    if connection.vendor != "sqlite":
        pytest.skip("REPLACE is SQLite's alone")
    refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_not_emptied_at_once(written, table):
    if connection.vendor != "postgresql":
        pytest.skip("TRUNCATE is PostgreSQL's alone")
    connection.check_constraints()  # nothing of the rows just written is still to be checked
    refused(f"TRUNCATE {table} CASCADE")


def test_each_trigger_that_is_gone_is_named_and_comes_back(db):
    assert triggers.missing() == []
    with connection.cursor() as cursor:
        on = " ON spine_look" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER spine_look_no_delete{on}")
    assert triggers.missing() == ["spine_look_no_delete"]
    triggers.create()
    triggers.create()
    assert triggers.missing() == []


def test_a_trigger_that_is_switched_off_is_named_and_switched_on(db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's triggers cannot be switched off")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE spine_event DISABLE TRIGGER spine_event_no_update")
    assert triggers.missing() == ["spine_event_no_update"]
    triggers.create()
    assert triggers.missing() == []


@pytest.mark.sqlite_only
@pytest.mark.parametrize("model", [Event, Look])
def test_a_migration_that_rebuilds_the_table_leaves_it_protected(on_disk, model):
    """SQLite alters a table by copying it, and the copy has no triggers."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite rebuilds tables")
    with connection.schema_editor() as editor:
        editor._remake_table(model)
    assert len(triggers.missing()) == 2
    call_command("migrate", "spine", verbosity=0)
    assert triggers.missing() == []


def test_every_table_that_must_only_grow_is_named():
    assert [apps.get_model("spine", name)._meta.db_table for name in ("Event", "Look")] == list(triggers.TABLES)
