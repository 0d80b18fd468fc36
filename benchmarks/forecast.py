"""Vaccine forecasts: cases a second on one core against the number of doses, all groups, with and without reasons.

The yardstick is in the same run: reading and writing the same lines as JSON, and nothing else.
"""

import json
import random
from datetime import date, timedelta

from .clock import typical
from .plot import plot

DOSES = (0, 5, 10, 20, 40, 80)
PEOPLE, ROUNDS = 100, 3


def main() -> None:
    """Print cases a second of CPU, and times the yardstick; draw them."""
    from alongside.knowledge.immunizations.lines.one_line import answered_line
    from alongside.knowledge.immunizations.schedule.load import DATA, DEFAULT, from_folder, shipped

    loading = typical(lambda: from_folder(DATA / DEFAULT), ROUNDS).cpu
    print(f"forecast: every vaccine group of a person, one core; the schedule is read once, in {loading * 1000:.0f} ms")
    schedule = shipped()
    speed: dict[str, list[tuple[float, float]]] = {"answers": [], "answers with reasons": []}
    for doses in DOSES:
        lines = [line(doses, seed) for seed in range(PEOPLE)]
        bare = typical(lambda lines=lines: [json.dumps(json.loads(one)) for one in lines], ROUNDS).cpu
        for name, explain in (("answers", False), ("answers with reasons", True)):

            def work(lines: list[str] = lines, explain: bool = explain) -> None:
                for one in lines:
                    answered_line(one, schedule, explain)

            took = typical(work, ROUNDS).cpu
            speed[name].append((doses, PEOPLE / took))
            print(f"  {doses:>3} doses, {name:<21}{PEOPLE / took:8.0f} a second   {took / bare:6.0f} times JSON alone")
    plot("forecast", "Vaccine forecasts on one core", "doses in the history", "people a second of CPU", speed)


def line(doses: int, seed: int) -> str:
    """A person with so many doses of vaccines in use, spread over the first twenty years."""
    chance = random.Random(seed)
    born = date(1990, 1, 1) + timedelta(chance.randrange(36 * 365))
    lived = (date(2026, 1, 15) - born).days
    days = sorted(chance.randrange(min(lived, 20 * 365)) for _ in range(doses))
    given = [
        {"n": n, "date": (born + timedelta(day)).isoformat(), "cvx": chance.choice(CVX)}
        for n, day in enumerate(days, start=1)
    ]
    asked = {"id": seed, "dob": born.isoformat(), "gender": "F", "assessment_date": "2026-01-15", "doses": given}
    return json.dumps(asked)


CVX = ("03", "08", "10", "20", "21", "43", "49", "62", "83", "114", "115", "116", "133", "140", "165", "207", "309")


if __name__ == "__main__":
    main()
