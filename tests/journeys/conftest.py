"""One demo clinic, made and served as `alongside demo` does, for all journeys. They share it: each uses own people."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from .browser import CHROMIUM, launch
from .served import Home


@pytest.fixture(scope="session")
def clinic(demo_home: Path, tmp_path_factory) -> Home:
    """The demo clinic's home."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"{CHROMIUM} is not installed")
    return Home(shutil.copytree(demo_home, tmp_path_factory.mktemp("clinic") / "home"))


@pytest.fixture(scope="session")
def clinic_url(clinic) -> Iterator[str]:
    """Where the clinic is served."""
    with clinic.served() as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all journeys; each opens its own windows."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
