"""What the command prints of a file cannot steer the terminal in which it is read."""

from alongside.cli import import_

ODD = "\x1b]0;owned\x07\x9b31m\r"


def test_a_hostile_record_does_not_steer_the_terminal(capsys):
    aside = {"type": ODD, "id": ODD, "file": f"{ODD}.json", "line_or_entry": 1, "path": ODD, "reason": "[/b] odd"}
    counts = dict.fromkeys(("received", "stored", "new_versions", "unchanged"), 1)
    refused = [{"file": ODD, "reason": "is empty"}]
    import_._say({**counts, "seconds": 1.0, "kept_aside": 1}, [aside], refused)
    told = capsys.readouterr().out
    assert all(letter.isprintable() or letter == "\n" for letter in told)
    assert "·]0;owned··31m·.json" in told
    assert "[/b] odd" in told
