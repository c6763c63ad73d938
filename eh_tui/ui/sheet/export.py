"""The Excel file and the calendar file, written beside the workbook."""

from datetime import date

from eh_tui.files.folder.peek import peek
from eh_tui.files.office.xlsx.export import default_name, excel_file
from eh_tui.files.office.xlsx.plan import Companions
from eh_tui.files.store.identity import identity_of
from eh_tui.files.system.handed_out import hand_out
from eh_tui.model.submitting import return_standing
from eh_tui.session import Session


def export_beside(session: Session, today: date, submit: str, *, changes: bool) -> str:
    """Write a session's workbook as an Excel file, and return what to say of it.

    `submit` is the key that submits it; `changes` adds what was changed since the last meeting.
    Raises `EhError`.
    """
    workbook, last = session.workbook, session.last_year
    name = default_name(workbook, session.path, today, changes=changes)
    content, warnings = excel_file(
        workbook,
        today=today,
        identity=identity_of(session.store.text.text, session.store.moment),
        beside=Companions(last.workbook, changes),
    )
    written = hand_out(session.store.beside(name), content, made_from=session.path)
    said = written.remark or f"Written: {written.called(session.path)}"
    submitting = return_standing(workbook).once_exported(submit)
    return " ".join(filter(None, (said, last.trouble, *warnings, submitting)))


def calendar_beside(session: Session, today: date) -> str:
    """Write a session's dates as a calendar file; return what to say of it. Raises `EhError`."""
    from eh_tui.files.diary.workbook_dates import dates_file

    made = dates_file(peek(session.path), today)
    target = session.store.beside(made.name)
    written = hand_out(target, made.content, made_from=session.path)
    said = written.remark or f"Written: {written.called(session.path)}"
    return f"{said} {made.words}"
