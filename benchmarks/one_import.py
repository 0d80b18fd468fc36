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

    from alongside.ground.chart.services import import_files
    from alongside.ground.chart.taking.beside import READERS
    from alongside.ground.practice.services import set_up

    call_command("migrate", verbosity=0)
    set_up(name="Benchmark", by=None)
    paths = [Path(p) for p in sys.argv[1:]]
    took = once(lambda: import_files(by=None, paths=paths))
    own, reader = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = took.cpu + reader.ru_utime + reader.ru_stime
    peak = (own.ru_maxrss + READERS * reader.ru_maxrss) / 1024  # of all processes, as if they peaked together
    print(json.dumps({"wall": took.wall, "cpu": cpu, "peak_mb": peak}))


if __name__ == "__main__":
    main()
