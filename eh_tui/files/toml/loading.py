"""TOML as Python's own reader takes it, read by a compiled one where that is installed."""

import re
from typing import Any

try:
    from tomli import loads as _loads
except ModuleNotFoundError:
    from tomllib import loads as _loads

_ESCAPE_OF_1_1 = re.compile(r"\\[ex]")
_SHORT_TIME = re.compile(r":(?<=\d\d:)(?<![\d:+-]\d\d:)\d\d(?!:)")
"""A time without seconds, and no clock's offset; it begins with what is seldom, for speed."""


def toml_tables(text: str) -> dict[str, Any]:
    """Return a TOML text as a dictionary; raises as `tomllib.loads`, in its words.

    tomli needs a third of the time, and reads TOML 1.1 where Python's own reader takes 1.0. So
    that decides on each text that has a sign of 1.1, and on each that tomli refuses.
    """
    if not _may_be_of_1_1(text):
        try:
            return _loads(text)
        except (ValueError, RecursionError):
            pass
    import tomllib  # most texts need no second reader

    return tomllib.loads(text)


def _may_be_of_1_1(text: str) -> bool:
    """Whether tomli might take it and Python's own reader not: braces, escapes, short times."""
    return bool("{" in text or _ESCAPE_OF_1_1.search(text) or _SHORT_TIME.search(text))
