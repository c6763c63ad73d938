"""The minutes of a meeting as a file, Word or Markdown by its name."""

from pathlib import Path

from eh_tui.errors import Refused
from eh_tui.files.minutes.markdown import minutes_markdown
from eh_tui.files.system.file_names import file_name
from eh_tui.files.system.handed_out import HandedOut, InTheWay, hand_out
from eh_tui.model.audit.subject import short_subject
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.minutes.contents import Minutes

WORD, MARKDOWN = ".docx", ".md"


def write_minutes(
    minutes: Minutes,
    path: Path,
    in_the_way: InTheWay = InTheWay.NUMBER,
    made_from: Path | None = None,
) -> HandedOut:
    """Write minutes to a file whose name ends in .docx or .md, and return where they are.

    No more people may read them than the workbook that they are `made_from`.

    Raises `Refused` for any other name, and `Refused` and `NotSaved` as `hand_out` does.
    """
    suffix = path.suffix.lower()
    if suffix not in (WORD, MARKDOWN):
        raise Refused(
            f"{path} is neither a Word nor a Markdown file; let it end in {WORD} or {MARKDOWN}."
        )
    return hand_out(path, _content(minutes, suffix), in_the_way, made_from)


def minutes_name(workbook: Workbook, source: Path, meeting: Meeting, suffix: str = WORD) -> str:
    """Return a file name for the minutes of a meeting in a workbook's file.

    It has the meeting's date, since the next year's first meeting is an M1 too.
    """
    what = f"{short_subject(workbook)} minutes {_when(meeting)}".rstrip()
    return file_name(workbook.school.name, source, what, suffix)


def handout_name(workbook: Workbook, source: Path, meeting: Meeting, audience: str) -> str:
    """Return a file name for what is handed out after a meeting: to "people" or "governors".

    It is that of a Word document.
    """
    what = f"{short_subject(workbook)} for {audience} {_when(meeting)}".rstrip()
    return file_name(workbook.school.name, source, what, WORD)


def _when(meeting: Meeting) -> str:
    return f"{meeting.id} {meeting.date or meeting.ended[:10]}"


def _content(minutes: Minutes, suffix: str) -> bytes:
    if suffix == MARKDOWN:
        return minutes_markdown(minutes).encode()
    # python-docx takes longer to load than all else takes to run.
    from eh_tui.files.minutes.docx import document_of

    return document_of(minutes)
