"""What an audit is about, as titles and names of files say it: Early Help, or its form's title."""

from textwrap import shorten

from eh_tui.model.core.workbook import Workbook

_EARLY_HELP = "Early Help"
_IN_A_NAME = 40
"""The most characters of a form's title in a file's name, as far as whole words go."""


def own_title(workbook: Workbook) -> str:
    """Return the title of another authority's form on one line, "" where it is Leicester's."""
    return " ".join(workbook.title.split()) if workbook.form.columns else ""


def subject_of(workbook: Workbook) -> str:
    """Return what the audit is about: "Early Help", "School development plan"."""
    return own_title(workbook) or _EARLY_HELP


def short_subject(workbook: Workbook) -> str:
    """Return what the audit is about so that it has room in a file's name."""
    subject = subject_of(workbook)
    return shorten(subject, _IN_A_NAME, placeholder="") or subject[:_IN_A_NAME]


def audit_in_words(workbook: Workbook) -> str:
    """Return what a letter calls the audit: "Early Help audit", "“School development plan”"."""
    title = own_title(workbook)
    return f"“{title}”" if title else f"{_EARLY_HELP} audit"


def meeting_about(workbook: Workbook) -> str:
    """Return what a meeting is, in words: "Early Help meeting", "meeting: School plan"."""
    title = own_title(workbook)
    return f"meeting: {title}" if title else f"{_EARLY_HELP} meeting"
