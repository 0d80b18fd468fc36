"""A home of its own for each test process, made before Django reads its settings (a pytest plugin: see pyproject)."""

import os
import shutil
import tempfile
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="alongside-test-"))
os.environ["ALONGSIDE_HOME"] = str(HOME)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs an event loop in the test's own thread

from alongside.config.home import make_home  # noqa: E402

make_home()


def pytest_unconfigure() -> None:
    """The home goes when the tests end."""
    shutil.rmtree(HOME, ignore_errors=True)
