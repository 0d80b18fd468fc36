"""The product's own settings, and a reaction that hangs."""

from alongside.config.settings import *  # noqa: F403
from alongside.config.settings import INSTALLED_APPS as OURS

INSTALLED_APPS = [*OURS, "tests.faults.hanging.HangingConfig"]
