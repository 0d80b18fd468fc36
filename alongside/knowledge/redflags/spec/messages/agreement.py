"""Writes `agreement.md`: how far two labellings of the halves agreed, before a disagreement was settled.

The first label of a message is the one in its half, unless `settled.jsonl` says what it was before.
Run it from the checkout: `python -m` and this module's name.
"""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
LABELS = ["emergency", "today", "routine", "unknown"]
LANGUAGES = {"en": "English", "es": "Spanish", "mixed": "both mixed", "other": "another"}

Pair = tuple[str, str]


def read(name: str) -> list[dict[str, object]]:
    """The lines of one file of this folder."""
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def kappa(pairs: list[Pair]) -> float:
    """Cohen's kappa: the share agreed on beyond what two readers with these habits agree on by chance."""
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance)


def row(name: str, pairs: list[Pair]) -> str:
    """One line of the table."""
    return f"| {name} | {len(pairs)} | {sum(a != b for a, b in pairs)} | {kappa(pairs):.3f} |"


def page() -> str:
    """The whole page."""
    halves = {half: read(half) for half in ("dev", "test")}
    messages = [message for half in halves.values() for message in half]
    second = {line["id"]: line for line in read("second")}
    settled = read("settled")
    before = {line["id"]: line["first"] for line in settled}
    pairs = {m["id"]: (str(before.get(m["id"], m["label"])), str(second[m["id"]]["label"])) for m in messages}

    def of(wanted: object, value: Callable[[dict[str, object]], object]) -> list[Pair]:
        return [pairs[message["id"]] for message in messages if value(message) == wanted]

    every = list(pairs.values())
    table = Counter(every)
    shown = [line for line in settled if line["id"] in {m["id"] for m in halves["dev"]}]
    out = [
        "# How far two labellings agreed",
        "",
        "Written by `agreement.py`; do not edit. The labels are those before anything was settled.",
        "",
        "| messages | how many | differed | kappa |",
        "|---|---|---|---|",
        row("all", every),
        *(row(f"`{half}.jsonl`", [pairs[m["id"]] for m in its]) for half, its in halves.items()),
        *(row(f"language: {name}", of(key, lambda m: m["language"])) for key, name in LANGUAGES.items()),
        row("second reader sure", of(True, lambda m: second[m["id"]]["sure"])),
        row("second reader in doubt", of(False, lambda m: second[m["id"]]["sure"])),
        "",
        "| first \\ second | " + " | ".join(LABELS) + " |",
        "|---" * (len(LABELS) + 1) + "|",
        *(f"| {a} | " + " | ".join(str(table[a, b]) for b in LABELS) + " |" for a in LABELS),
        "",
        "## What was settled",
        "",
        f"{len(settled)} labels; shown are those of `dev.jsonl`, because whoever writes rules reads this page.",
        "",
        "| message | first | second | settled | why |",
        "|---|---|---|---|---|",
        *("| {id} | {first} | {second} | {settled} | {why} |".format(**line) for line in shown),
    ]
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    (HERE / "agreement.md").write_text(page(), encoding="utf-8")
