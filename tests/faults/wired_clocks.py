"""The product's own settings, with clocks that strike slowly, for a worker to be killed in."""

from alongside.config.settings import *  # noqa: F403
from alongside.config.settings import INSTALLED_APPS as OURS

INSTALLED_APPS = [*OURS, "tests.faults.striking.StrikingConfig"]
