"""A row in little room, where those of all England's schools are held at once."""

import sys
from dataclasses import replace
from typing import Any

from eh_tui.model.partnership.returned import ReturnedSchool

OFTEN_ALIKE = ("form", "version", "shape", "year", "phase", "locality", "standing")
"""The texts of a row that many others have as well."""


def without_marks(row: ReturnedSchool) -> ReturnedSchool:
    """Return a row without its marks and texts, which take as much room as all else in it.

    What many rows have in common, such as the names of levels, is held once.
    """
    alike: dict[str, Any] = {name: sys.intern(getattr(row, name)) for name in OFTEN_ALIKE}
    return replace(
        row,
        marks="",
        texts="",
        counts={home: _shared(levels) for home, levels in _shared(row.counts).items()},
        at_risk=_shared(row.at_risk),
        **alike,
    )


def _shared(by_name: Any) -> dict[str, Any]:
    return {sys.intern(name): value for name, value in by_name.items()}
