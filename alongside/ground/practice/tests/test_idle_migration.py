"""A home whose practice set longer than half an hour comes up to date, with half an hour."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

BEFORE = [("practice", "0004_acceptance")]


@pytest.mark.django_db(transaction=True)
def test_longer_becomes_half_an_hour_and_shorter_stays():
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    old = executor.loader.project_state(BEFORE).apps.get_model("practice", "Practice")
    old.objects.create(name="Old", created_at=timezone.now(), staff_idle_minutes=240, patient_idle_minutes=20)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    from alongside.ground.practice.models import Practice

    practice = Practice.objects.get()
    assert (practice.staff_idle_minutes, practice.patient_idle_minutes) == (30, 20)
