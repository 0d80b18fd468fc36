"""Red flags: messages a minute of one core, by the length of a message, with and without danger.

The yardstick is in the same run: reading and writing the same lines as JSON, and nothing else.
"""

import json
from pathlib import Path

from .clock import once, typical
from .plot import plot

ROOT = Path(__file__).parent.parent
MESSAGES = ROOT / "alongside" / "knowledge" / "redflags" / "spec" / "messages" / "natural.jsonl"
WANTED = 100_000  # messages a minute on one core
TIMES = (1, 2, 5, 10)
COUNT, ROUNDS = 300, 3


def main() -> None:
    """Print messages a minute of CPU, and times the yardstick; draw them."""
    from alongside.knowledge.redflags import answer
    from alongside.knowledge.redflags.reader import vocabulary

    loading = once(vocabulary).cpu
    print(f"redflags: one core; the vocabulary is read once, in {loading * 1000:.0f} ms; wanted {WANTED} a minute")
    rows = [json.loads(line) for line in MESSAGES.read_text(encoding="utf-8").splitlines()][:COUNT]
    drawn: list[tuple[float, float]] = []
    for times in TIMES:
        lines = [json.dumps({**row, "text": " ".join([row["text"]] * times)}) for row in rows]
        words = sum(len(row["text"].split()) for row in rows) * times / len(rows)
        bare = typical(lambda lines=lines: [json.dumps(json.loads(one)) for one in lines], ROUNDS).cpu
        took = typical(lambda lines=lines: [json.dumps(answer(json.loads(one))) for one in lines], ROUNDS).cpu
        drawn.append((words, 60 * len(lines) / took))
        print(f"  {words:4.0f} words {60 * len(lines) / took:10.0f} a minute   {took / bare:6.0f} times JSON alone")
    plot("redflags", "Messages looked through on one core", "words in a message", "a minute", {"messages": drawn})


if __name__ == "__main__":
    main()
