"""TOML read by a compiled reader where a lead has one, and the same as `tomllib` reads it."""

import importlib
import re
import tomllib
from collections.abc import Callable
from functools import cache
from typing import Any

_OF_TOML_1_1 = re.compile(r"\{|\\[ex]|=[^\"'\n]*\d\d:\d\d")
"""What tomli may take and Python's own reader does not: what is in braces, escapes, short times."""


def loaded(text: str) -> dict[str, Any]:
    """Return what a TOML text holds; raises `ValueError` or `RecursionError` where it is broken."""
    loads = tomllib.loads if _OF_TOML_1_1.search(text) else _reader()
    return loads(text)


@cache
def _reader() -> Callable[[str], dict[str, Any]]:
    """Return tomli's reader, which needs a third of the time, else Python's own."""
    try:
        loads: Callable[[str], dict[str, Any]] = importlib.import_module("tomli").loads
    except ModuleNotFoundError:
        return tomllib.loads
    return loads
