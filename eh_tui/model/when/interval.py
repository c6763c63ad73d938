"""After how long something is due again, as people write it: "24", "2 years", "annually"."""

import re

from eh_tui.model.form.levels import plain_words

NUMBERS = {
    **dict.fromkeys(("a", "an", "one"), 1),
    **{word: at for at, word in enumerate(("two", "three", "four", "five", "six"), 2)},
    **{word: at for at, word in enumerate(("seven", "eight", "nine", "ten", "eleven"), 7)},
    **dict(zip(("twelve", "eighteen", "twenty-four"), (12, 18, 24), strict=True)),
}
"""The numbers that people write out, small ones and those of months."""

_UNITS = {"month": 1, "mth": 1, "mo": 1, "year": 12, "yr": 12}
_WORDS = {
    **dict.fromkeys(("", "once", "once only", "one-off", "one off", "never", "no", "none"), 0),
    **dict.fromkeys(("monthly", "every month", "each month"), 1),
    **dict.fromkeys(("quarterly", "every quarter", "each quarter"), 3),
    **dict.fromkeys(("termly", "every term", "each term"), 4),
    **dict.fromkeys(("half yearly", "half-yearly", "twice a year", "twice yearly"), 6),
    **dict.fromkeys(("annually", "annual", "yearly", "every year", "each year", "per annum"), 12),
    "once a year": 12,
    **dict.fromkeys(("biennially", "biennial"), 24),
}
_COUNTED = re.compile(
    rf"(?:every |each |after |once every )?(\d{{1,3}}|{'|'.join(NUMBERS)}|other)"
    rf"[ -]?({'|'.join(_UNITS)})(?:s|ly)?\.?"
)


def months_of_interval(text: str) -> int | None:
    """Return a number of months, 0 for what is never due again, None where it can't be read.

    A bare figure is months; "" is never. A term is four months, three of them being a year.
    """
    plain = plain_words(text)
    if plain in _WORDS:
        return _WORDS[plain]
    if plain.isascii() and plain.isdigit() and len(plain) < 4:
        return int(plain)
    if found := _COUNTED.fullmatch(plain):
        number = 2 if found[1] == "other" else NUMBERS.get(found[1]) or int(found[1])
        return number * _UNITS[found[2]]
    return None
