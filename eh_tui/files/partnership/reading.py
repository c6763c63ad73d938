"""A file of the folder as a row of the partnership's page, whatever kind of file it is."""

import os
import re
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from eh_tui.errors import BrokenFile, EhError, Refused
from eh_tui.files.folder.peek import peek
from eh_tui.files.partnership.lean import lean_workbook
from eh_tui.files.partnership.scan import FoundFile, why_no_return
from eh_tui.files.system.disk import read_bytes
from eh_tui.files.system.trimmed_imports import sha256
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.partnership.returned import ReturnedSchool, returned_from
from eh_tui.model.partnership.unlike import unlike_form, within_sections
from eh_tui.model.returns.returned_audit import ReturnedAudit

if TYPE_CHECKING:  # with it come all the checks, which most runs need not load
    from eh_tui.model.partnership.questions import SchoolQuestion


def workbook_in(path: Path, blank: Workbook, today: date) -> Workbook:
    """Return the audit that a return holds; raises `EhError` with the reason.

    `blank` is the form that the round asks for. Nothing is written beside the file.
    """
    return audit_in(path, blank, today).workbook


def audit_in(path: Path, blank: Workbook, today: date) -> ReturnedAudit:
    """Return the same with what is told of how it was read; raises likewise."""
    audit = _read(path, blank, today)
    if audit.trouble:
        raise Refused(f"{path}: {audit.trouble}")
    return audit


class FileRead(NamedTuple):
    """What was read of a file."""

    file: FoundFile
    row: ReturnedSchool
    begun: int
    """When its reading began, in nanoseconds since 1970."""
    asked: "tuple[SchoolQuestion, ...] | None" = None
    """What to ask of it; None where nobody wanted to know."""


def read_file(file: FoundFile, blank: Workbook, today: date, *, asking: bool = False) -> FileRead:
    """Return the row of a file, and what to ask of it if that is wanted.

    Of one that can't be read the row says why, and nothing is asked.
    """
    begun = time.time_ns()
    digest = remark = trouble = ""
    data = b""
    try:
        data = read_bytes(file.path, follow=False)[1]
        digest = sha256(data)
        if found := why_no_return(file, data):
            why, advice = found
            row = ReturnedSchool(file.name, file.came, digest, trouble=why, mend=advice)
            return FileRead(file, row, begun, () if asking else None)
        workbook = _quickly(file, data, is_whole=asking)
        if workbook is None:
            audit = _read(file.path, blank, today)
            workbook, remark, trouble = audit.workbook, audit.told, audit.trouble
    except EhError as error:
        named = _named_in(data) if file.is_toml else {}
        trouble = _sentence(file, error)
        row = ReturnedSchool(file.name, file.came, digest, trouble=trouble, **named)
        return FileRead(file, row, begun, () if asking else None)
    remark = " ".join(filter(None, (remark, unlike_form(blank, workbook))))
    workbook = within_sections(blank, workbook)
    known = {"came": file.came, "digest": digest, "remark": remark, "trouble": trouble}
    if workbook.form.id != blank.form.id:
        known["title"] = workbook.title.strip()
    row = returned_from(workbook, file.name, today, blank, **known)
    return FileRead(file, row, begun, _questions(row, workbook, today) if asking else None)


def _questions(
    row: ReturnedSchool, workbook: Workbook, today: date
) -> "tuple[SchoolQuestion, ...]":
    from eh_tui.model.partnership.questions import questions_to

    return () if row.trouble else questions_to(workbook, today)


def _named_in(data: bytes) -> dict[str, Any]:
    """Return whose a workbook is that can't be read, where the lines that say so still can be.

    A school that has sent a broken file is asked for a better one, and not for the first.
    """
    head = data.partition(b"[school]")[2].partition(b"\n[")[0].decode(errors="replace")
    return {
        field: found[1].strip()
        for field, key in (("school", "name"), ("number", "number"))
        if (found := re.search(rf'^\s*{key}\s*=\s*"([^"\\\n]*)"\s*$', head, re.MULTILINE))
    }


def _read(path: Path, blank: Workbook, today: date) -> ReturnedAudit:
    if path.suffix.lower() == ".toml":
        return ReturnedAudit(peek(path, follow=False).workbook)
    from eh_tui.files.partnership.other_files import audit_in_office_file

    read_bytes(path, follow=False)  # says what is wrong with a link or a pipe
    return audit_in_office_file(path, blank, today)


def _quickly(file: FoundFile, data: bytes, *, is_whole: bool) -> Workbook | None:
    """Return the audit of a file where its bytes are all that it is read from, else None."""
    if not file.is_toml or file.has_history:
        return None
    return lean_workbook(data, is_whole=is_whole)


def audit_of_file(file: FoundFile, blank: Workbook, today: date) -> Workbook:
    """Return the audit of a file of the folder; raises `EhError` with the reason."""
    data = read_bytes(file.path, follow=False)[1]
    return _quickly(file, data, is_whole=True) or workbook_in(file.path, blank, today)


def content_digest(path: Path) -> str:
    """Return the SHA-256 of a file's content; raises `NotFound` or `Refused`."""
    return sha256(read_bytes(path, follow=False)[1])


def _sentence(file: FoundFile, error: EhError) -> str:
    """Return why a file can't be read, without its path, which the page names beside it."""
    if isinstance(error, BrokenFile) and not error.line and " is empty" in str(error):
        return "It is empty."
    said = str(error).replace(os.fspath(file.path), file.path.name)
    said = said.removeprefix(f"{file.path.name}, ")
    if said.startswith(f"{file.path.name} "):
        said = f"it{said.removeprefix(file.path.name)}"
    return f"{said[:1].upper()}{said[1:]}"
