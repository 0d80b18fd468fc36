"""What is kept for how long is said of every table there is, and of none that is not."""

import re
from collections import Counter

from django.apps import apps

from .tree import ROOT


def test_each_table_stands_in_the_list_once():
    text = (ROOT / "docs" / "retention.md").read_text()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:2] == "| "]
    assert all(len(row) == 4 and all(row) for row in rows)
    said = Counter(name for row in rows for name in re.findall(r"`([a-z]+_[a-z_]+)`", row[1]))
    said.pop("emergency_days", None)
    assert said == Counter(model._meta.db_table for model in apps.get_models(include_auto_created=True))
