"""One import in this process's own home; prints a line of JSON with what it took."""

import json
import resource
import sys
from pathlib import Path

from alongside.config.home import make_home

from .clock import once


def main() -> None:
    """Arguments: files or folders."""
    make_home()
    import django

    django.setup()
    from django.core.management import call_command

    from alongside.ground.chart.intake.walk import walk
    from alongside.ground.chart.services import import_files
    from alongside.ground.practice.services import set_up

    call_command("migrate", verbosity=0)
    set_up(name="Benchmark", by=None)
    paths = [Path(p) for p in sys.argv[1:]]
    took = once(lambda: import_files(by=None, found=(found for path in paths for found in walk(path))))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"wall": took.wall, "cpu": took.cpu, "peak_mb": peak}))


if __name__ == "__main__":
    main()
