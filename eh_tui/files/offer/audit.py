"""The audit to which an offer belongs: a file beside it, whose people are the offer's too."""

from dataclasses import replace
from pathlib import Path

from eh_tui.errors import EhError
from eh_tui.files.folder.peek import glance
from eh_tui.model.core.workbook import Workbook


def with_people_of_audit(path: Path, workbook: Workbook) -> Workbook:
    """Return an offer with the people of its audit behind its own.

    An audit that can't be read, or that is none, adds nobody.
    """
    audit = audit_of(path, workbook)
    if audit is None:
        return workbook
    known = {" ".join(person.name.split()).casefold() for person in audit.people}
    own = tuple(
        person
        for person in workbook.people
        if " ".join(person.name.split()).casefold() not in known
    )
    return replace(workbook, people=(*own, *audit.people))


def audit_of(path: Path, workbook: Workbook) -> Workbook | None:
    """Return the audit that an offer names, None where there is none to be read."""
    name = workbook.offer.audit.strip() if workbook.offer else ""
    if not name or Path(name).name != name:
        return None
    try:
        audit = glance(path.parent / name)
    except EhError:
        return None
    return audit if audit.commitments else None


def offer_of(path: Path) -> tuple[Path, Workbook] | None:
    """Return the offer that lies beside an audit and names it, None where there is none."""
    for other in sorted(path.parent.glob("*.toml")):
        if other.name == path.name or other.name.startswith("."):
            continue
        if b"[offer]" not in _beginning(other):
            continue
        try:
            found = glance(other)
        except EhError:
            continue
        if found.offer and found.offer.audit.strip() == path.name:
            return other, found
    return None


def audit_named(folder: Path, school: str) -> str:
    """Return the name of the one audit of a school in a folder, "" where none or several are."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        try:
            workbook = glance(path)
        except EhError:
            continue
        name = " ".join(workbook.school.name.split()).casefold()
        is_open = workbook.commitments and not workbook.school.locked
        if is_open and name == " ".join(school.split()).casefold():
            found.append(path.name)
    return found[0] if len(found) == 1 else ""


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4096)
    except OSError:
        return b""
