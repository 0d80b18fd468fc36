"""SNOMED CT identifiers carry a check digit (Verhoeff's): a slip of one digit shows."""

_MULTIPLIED = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 0, 6, 7, 8, 9, 5], [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
    [3, 4, 0, 1, 2, 8, 9, 5, 6, 7], [4, 0, 1, 2, 3, 9, 5, 6, 7, 8], [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
    [6, 5, 9, 8, 7, 1, 0, 4, 3, 2], [7, 6, 5, 9, 8, 2, 1, 0, 4, 3], [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
    [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
]  # fmt: skip
_FIRST = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]


def is_snomed_code(written: str) -> bool:
    """Whether it can be a SNOMED CT identifier: 6 to 18 digits, the check digit right."""
    if not (written.isascii() and written.isdigit() and 6 <= len(written) <= 18):
        return False
    check = 0
    for place, letter in enumerate(reversed(written)):
        digit = int(letter)
        for _turn in range(place % 8):
            digit = _FIRST[digit]
        check = _MULTIPLIED[check][digit]
    return check == 0
