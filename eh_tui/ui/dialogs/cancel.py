"""The question that comes before a meeting is cancelled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App

from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.lifecycle import lost_with
from eh_tui.model.meeting.meetings import meeting_in_words
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog


def ask_to_cancel(
    app: App[Any], workbook: Workbook, meeting: Meeting, cancel: Callable[[], object]
) -> None:
    """Ask whether a meeting is to be cancelled, and `cancel` it where it is."""

    def chosen(answer: bool | None) -> None:
        if answer:
            cancel()

    choices = [Choice("k", "Keep it", False), Choice("c", "Cancel the meeting", True)]
    title = (
        f"Cancel {meeting_in_words(meeting)}?\nWhat goes with it: {lost_with(workbook, meeting)}. "
        "What was changed in the audit stays as it is now."
    )
    app.push_screen(ChoiceDialog(title, choices), chosen)
