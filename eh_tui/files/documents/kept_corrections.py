"""What somebody corrected in a draft, kept by their account until the form is edited by hand."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eh_tui.files.system.durable import write_durably
from eh_tui.files.system.own_state import make_private, read_own
from eh_tui.files.system.paths import corrections_folder
from eh_tui.files.system.trimmed_imports import sha256
from eh_tui.model.drafting.corrections import (
    BlankGiven,
    ColumnName,
    Correction,
    DoubtsSettled,
    LevelAdded,
    LevelGiven,
    LevelRemoved,
    OfGiven,
    RoleGiven,
    SignatoryRemoved,
    TablesGiven,
    TicksGiven,
    TitleGiven,
    TypeGiven,
    WordGiven,
    WordingGiven,
)
from eh_tui.model.form.columns import ColumnType, Of, Role

_LARGEST = 16 * 1024 * 1024
"""Bytes."""
_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        *(RoleGiven, TicksGiven, OfGiven, TypeGiven, WordingGiven),
        *(TablesGiven, TitleGiven, WordGiven),
        *(LevelGiven, LevelAdded, LevelRemoved, SignatoryRemoved, BlankGiven, DoubtsSettled),
    )
}


@dataclass(frozen=True, slots=True)
class KeptCorrections:
    """The corrections of one form, and the states of its file that they belong to."""

    corrections: tuple[Correction, ...] = ()
    digests: tuple[str, ...] = ()
    """SHA-256 of the form with them, and of what it replaced: either may be there after a crash."""


def read_corrections(form: Path) -> KeptCorrections:
    """Return what this account corrected in a form; nothing where that can't be read."""
    try:
        kept = json.loads(read_own(_file_for(form), _LARGEST))
        corrections = tuple(_correction(each) for each in kept["corrections"])
        return KeptCorrections(corrections, tuple(map(str, kept["digests"])))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return KeptCorrections()


def keep_corrections(form: Path, kept: KeptCorrections) -> None:
    """Keep the corrections of the form in a file; raises `OSError`."""
    path = _file_for(form)
    make_private(path.parent)
    rows = [{"kind": type(each).__name__, **asdict(each)} for each in kept.corrections]
    said = {"form": os.path.realpath(form), "digests": kept.digests, "corrections": rows}
    write_durably(path, json.dumps(said, indent=1).encode())


def _file_for(form: Path) -> Path:
    return corrections_folder() / f"{sha256(os.fsencode(os.path.realpath(form)))[:32]}.json"


def _correction(row: dict[str, Any]) -> Correction:
    """Return a correction as it was kept; raises what a row of another shape raises."""
    kind = _KINDS[row["kind"]]
    given = {name: value for name, value in row.items() if name != "kind"}
    made: Correction = kind(**dict(_typed(given)))
    return made


def _typed(given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in given.items():
        match name:
            case "columns":
                yield name, tuple(_column(each) for each in value)
            case "places" | "doubts":
                yield name, tuple(map(str, value))
            case "role":
                yield name, Role(value)
            case "of":
                yield name, Of(value)
            case "type":
                yield name, ColumnType(value)
            case _ if isinstance(value, str | bool):
                yield name, value
            case _:
                raise ValueError(name)


def _column(value: Sequence[Any]) -> ColumnName:
    heading, nth = value
    return ColumnName(str(heading), int(nth))
