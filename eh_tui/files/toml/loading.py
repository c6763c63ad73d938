"""TOML as Python's own reader takes it, read by a compiled one where that is installed."""

import re
from typing import Any

try:
    from tomli import loads as _loads
except ModuleNotFoundError:
    from tomllib import loads as _loads

_OF_TOML_1_1 = re.compile(r"\{|\\[ex]|(?<![\d:+-])\d\d:\d\d(?!:)")
"""What tomli may take and Python's own reader does not: what is in braces, escapes, short times."""


def toml_tables(text: str) -> dict[str, Any]:
    """Return a TOML text as a dictionary; raises as `tomllib.loads`, in its words.

    tomli needs a third of the time, and reads TOML 1.1 where Python's own reader takes 1.0. So
    that decides on each text that has a sign of 1.1, and on each that tomli refuses.
    """
    if not _OF_TOML_1_1.search(text):
        try:
            return _loads(text)
        except (ValueError, RecursionError):
            pass
    import tomllib  # most texts need no second reader

    return tomllib.loads(text)
