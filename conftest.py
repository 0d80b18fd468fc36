"""What every test stands on. The home that a test process works in is made by tests/home.py."""

import pytest


@pytest.fixture(autouse=True, scope="session")
def _flushes_lift_the_triggers():
    """The one place where test flushes get past the append-only triggers."""
    from django.test import TransactionTestCase

    from alongside.ground.spine import triggers

    flush = TransactionTestCase._fixture_teardown

    def lifted(self):
        with triggers.lifted():
            flush(self)

    TransactionTestCase._fixture_teardown = lifted
    yield
    TransactionTestCase._fixture_teardown = flush
