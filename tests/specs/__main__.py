"""`python -m tests.specs` writes docs/specs anew from the spec tables."""

from .topics import pages

for path, text in pages().items():
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
