"""A new workbook put on disk, where there was none."""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from eh_tui.errors import EhError, NotSaved, Refused
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.own_marks import OwnMarks
from eh_tui.files.store.store import Store
from eh_tui.files.system.durable import why, write_new
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind


def create(path: Path, form: Path, school: str, about: Mapping[str, str] | None = None) -> Store:
    """Make a workbook from a form, for a school; raises `Refused` where the file exists.

    `about` has further fields of the school, such as its number.
    """
    from eh_tui.files.store.identity import with_identity  # of the export, which no opening needs

    stop_if_taken(path)
    text = WorkbookText.parse(form.read_bytes())
    said = {"name": school, **(about or {})}
    edits = [set_field(text.workbook, Kind.SCHOOL, "school", *each) for each in said.items()]
    named, _ = text.edited(edits)
    return put_new(path, with_identity(named.text))


def put_new(path: Path, text: str, like: Path | None = None) -> Store:
    """Put a new workbook's text on disk; raises `Refused` where the file exists.

    Those may write it who may write the workbook that it is `like`.
    """
    stop_if_taken(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(path, text.encode(), like)
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        raise NotSaved(f"{path} was not made: {why(error)}.") from None
    OwnMarks(path).forget()
    made = Store(path)
    with contextlib.suppress(EhError):  # it begins with the first change then
        made.begin_history()
    return made


def stop_if_taken(path: Path) -> None:
    """Raise `Refused` where a file has a name already, or an earlier one left its history."""
    if os.path.lexists(path):
        raise _taken(path)
    history = history_of(path)
    if os.path.lexists(history):
        raise Refused(
            f"{history.name} is the history of an earlier {path.name}; move it away, "
            "or choose another name."
        )


def _taken(path: Path) -> Refused:
    return Refused(f"{path} exists already; open it, or choose another name.")
