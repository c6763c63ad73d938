"""The workbooks in a folder, as the list that opens the program shows them."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from eh_tui.errors import EhError, NotFound
from eh_tui.files.folder.peek import peek
from eh_tui.files.system.durable import why_unread
from eh_tui.model.audit.rated import counted_in_words
from eh_tui.model.audit.summary import Counts, count_all
from eh_tui.model.core.names import audit_title
from eh_tui.model.form.form import Form


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """One workbook on the shelf."""

    path: Path
    title: str
    """Whose audit it is, of which year, and whether it is locked."""
    changed: datetime
    counts: Counts
    rated: str = ""
    """How many rows are rated, or still to be: "25 actions"."""
    form: Form = field(default_factory=Form)
    offer: str = ""
    """How much of an offer is decided, "" for an audit."""
    has_meeting: bool = False
    """Whether a meeting is going on."""
    trouble: str = ""
    """Why it can't be opened, "" where it can."""


def workbooks_in(folder: Path) -> tuple[Path, ...]:
    """Return a folder's workbooks by name, copies of sync tools too; raises `NotFound`."""
    try:
        names = sorted(each for each in folder.iterdir() if each.suffix == ".toml")
    except OSError as error:
        raise NotFound(f"{folder} can't be read: {why_unread(error)}.") from None
    return tuple(each for each in names if not each.name.startswith("."))


def shelf_entries(folder: Path) -> tuple[ShelfEntry, ...]:
    """Return the workbooks of a folder, the last changed first; broken ones say why."""
    try:
        paths = [path for path in folder.glob("*.toml") if not path.name.startswith(".")]
    except OSError:
        return ()
    found = [entry for path in paths if (entry := _entry(path))]
    return tuple(sorted(found, key=lambda entry: entry.changed, reverse=True))


def _entry(path: Path) -> ShelfEntry | None:
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None
    try:
        workbook = peek(path).workbook
    except EhError as error:
        return ShelfEntry(path, path.stem, changed, Counts(), trouble=str(error))
    school = replace(workbook.school, name=workbook.school.name or path.stem)
    offer = ""
    if workbook.offer:
        from eh_tui.model.offer.text import counts as counts_of_items

        offer = f"{workbook.offer.name} offer, {counts_of_items(workbook.items)}"
    has_meeting = any(not meeting.ended for meeting in workbook.meetings)
    title = audit_title(school)
    counts = count_all(workbook)
    rated = counted_in_words(workbook, counts.total) if workbook.form.rates else ""
    return ShelfEntry(
        path, title, changed, counts, rated, workbook.form, offer=offer, has_meeting=has_meeting
    )
