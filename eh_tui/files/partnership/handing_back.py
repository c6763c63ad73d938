"""A return handed back to its school: what is to be changed in it, or that it is taken.

Nothing in the round's folder is written but the round's own file, which keeps what the lead has
said. What goes to the school lies beside the folder, and says the same by itself.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from eh_tui.errors import NotSaved, Refused
from eh_tui.files.documents.kinds import is_sheet
from eh_tui.files.folder.peek import peek
from eh_tui.files.partnership.folder import FolderReading
from eh_tui.files.partnership.reading import workbook_in
from eh_tui.files.partnership.round_file import change_schools, merged_round
from eh_tui.files.store.identity import Identity
from eh_tui.files.system.durable import why
from eh_tui.files.system.handed_out import hand_out
from eh_tui.model.core.days import day_in_words, iso_in_words
from eh_tui.model.core.edits import Edit, apply
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.partnership.collated import RoundLine, State
from eh_tui.model.partnership.returned import row_digests
from eh_tui.model.partnership.round import (
    ChangeRequested,
    ExpectedSchool,
    Round,
    changes_requested,
    return_closed,
)
from eh_tui.model.returns.preflight import SentMark
from eh_tui.model.submitting import close_return, request_changes

_Step = Callable[[Workbook], Sequence[Edit]]


def send_back(
    reading: FolderReading, line: RoundLine, reasons: Sequence[tuple[str, str]], today: date
) -> Path:
    """Note what a school is to change, pairs of a row's id and a reason, and return its copy.

    The copy says what was asked of the same return before, too: it takes that one's place.
    Raises what `request_changes` raises, `Refused` where nothing of the school counts, and what
    the disk refuses; where the copy can't be written, nothing is noted.
    """
    school, day = _school(line), day_in_words(today)
    assert line.returned
    digest, said, on = line.returned.digest, row_digests(line.returned), today.isoformat()
    asked = (ChangeRequested(row, why, on, digest, said.get(row, "")) for row, why in reasons)
    known = changes_requested(reading.file.round, school, asked)
    every = tuple((_asked(line) | dict(reasons)).items()) if reasons else ()

    def step(audit: Workbook) -> Sequence[Edit]:
        return request_changes(audit, date=day, reasons=every)

    return _answered(reading, line, step, known, today)


def take_return(reading: FolderReading, line: RoundLine, today: date) -> Path:
    """Note that a school's return is taken, and return its copy, which says so; raises likewise."""
    school, day = _school(line), day_in_words(today)
    digest = line.returned.digest if line.returned else ""
    known = return_closed(reading.file.round, school, digest, today)
    return _answered(reading, line, lambda audit: (close_return(audit, date=day),), known, today)


def open_again(reading: FolderReading, line: RoundLine, today: date) -> Path:
    """Note that a school's return is not taken after all; returns and raises likewise.

    The copy is what the school returned, with what is still to be changed in it, in place of the
    one that said it was taken.
    """
    school = _school(line)
    if not school.closed:
        raise Refused(f"The return of {line.school} is not closed; nothing was changed.")
    known = return_closed(reading.file.round, school, "", None)
    reasons = tuple(_asked(line).items())
    day = iso_in_words(max((each.on for each in line.requested), default=""))

    def step(audit: Workbook) -> Sequence[Edit]:
        return request_changes(audit, date=day, reasons=reasons) if reasons else ()

    return _answered(reading, line, step, known, today)


def _asked(line: RoundLine) -> dict[str, str]:
    """Return what has been asked of a return already, the last reason for each row."""
    return {each.row: each.reason for each in line.requested}


def _answered(
    reading: FolderReading, line: RoundLine, step: _Step, known: Round, today: date
) -> Path:
    """Write a school's copy, then what the round is to say; where that can't be, neither."""
    merged_round(reading.file, known)  # raises before anything is written
    path = _hand_back(reading, line, step, today)
    change_schools(reading.file, known)
    return path


def _school(line: RoundLine) -> ExpectedSchool:
    if line.expected is None or line.state is not State.RETURNED:
        raise Refused(f"{line.school or line.file}: nothing counts that could be handed back.")
    return line.expected


def _hand_back(reading: FolderReading, line: RoundLine, step: _Step, today: date) -> Path:
    """Write a school's copy of its return, with a step taken in it, and return where it is."""
    assert line.returned
    source = reading.path_of(line.returned)
    if source.suffix.lower() == ".toml":
        looked = peek(source, follow=False)
        content = looked.text.edited(list(step(looked.workbook)))[0].encode()
        ending = ".toml"
    else:
        audit = workbook_in(source, reading.collated.blank, today)
        for edit in step(audit):
            audit = apply(audit, edit)
        content, ending = _as_office_file(source, audit, today)
    folder = reading.folder.resolve()
    beside = folder.with_name(f"{folder.name} - handed back")
    try:
        beside.mkdir(exist_ok=True)
    except OSError as error:
        raise NotSaved(f"Could not make {beside}: {why(error)}.") from error
    return hand_out(beside / f"{source.stem}{ending}", content).path


def _as_office_file(source: Path, audit: Workbook, today: date) -> tuple[bytes, str]:
    """Return an audit as an Excel file where it came on sheets, else as Word, and the ending."""
    if is_sheet(source):
        from eh_tui.files.returns.returned_file import read_return
        from eh_tui.files.returns.sent_back import with_requests

        return with_requests(audit, today, _identity(read_return(source).mark)), ".xlsx"
    from eh_tui.files.office.docx.audit import audit_document
    from eh_tui.files.returns.sent_document import mark_of_document

    return audit_document(audit, _identity(mark_of_document(source))), ".docx"


def _identity(mark: SentMark) -> Identity | None:
    """Return by what the school's workbook knows its own export again."""
    return Identity(mark.workbook, b"", mark.moment) if mark.workbook or mark.moment else None
