"""The minutes of a meeting as a file, Word or Markdown by its name."""

import os
import stat
from pathlib import Path

from eh_tui.errors import NotSaved, Refused
from eh_tui.files.minutes.markdown import markdown
from eh_tui.files.office.xlsx.export import named_after_school
from eh_tui.files.system.durable import why, write_durably
from eh_tui.model.core.workbook import Meeting, Workbook
from eh_tui.model.meeting.minutes import Minutes

WORD, MARKDOWN = ".docx", ".md"


def write_minutes(minutes: Minutes, path: Path) -> None:
    """Write minutes to a file whose name ends in .docx or .md, in place of earlier ones.

    Raises `Refused` for any other name and for what is no file, and `NotSaved` where it
    can't be written; earlier minutes are whole then.
    """
    suffix = path.suffix.lower()
    if suffix not in (WORD, MARKDOWN):
        raise Refused(
            f"{path} is neither a Word nor a Markdown file; let it end in {WORD} or {MARKDOWN}."
        )
    try:
        if os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
            raise Refused(f"{path} is not a file that can be replaced; choose another name.")
        write_durably(path, _content(minutes, suffix))
    except OSError as error:
        raise NotSaved(
            f"Could not write {path}: {why(error)}. Earlier minutes there are as they were."
        ) from error


def default_name(workbook: Workbook, meeting: Meeting, suffix: str = WORD) -> str:
    """Return a file name for a meeting's minutes that every system can hold."""
    return named_after_school(workbook, f"Early Help minutes {meeting.id}{suffix}")


def _content(minutes: Minutes, suffix: str) -> bytes:
    if suffix == MARKDOWN:
        return markdown(minutes).encode()
    # python-docx takes longer to load than all else takes to run.
    from eh_tui.files.minutes.docx import document_of

    return document_of(minutes)
