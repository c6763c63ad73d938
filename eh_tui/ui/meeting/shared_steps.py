"""What a meeting's screens do alike: its next date, a decision sent to the partnership."""

from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.meeting.forwarded import turn_forwarding
from eh_tui.model.meeting.meetings import meeting_called
from eh_tui.model.meeting.roll import meet_next
from eh_tui.ui.dialogs.prompt import LineDialog, Question
from eh_tui.ui.editing.conflicts import app_of, tell
from eh_tui.ui.editing.editor import Editor


def ask_next_date(editor: Editor, meeting: Meeting, typed: str | None = None) -> None:
    """Ask when the next meeting is, and write it down; what is no date is asked for again.

    `typed` is what was given before, the date as it is for None.
    """
    session = editor.session
    known = meeting_called(session.workbook, meeting.id).next_date

    def given(text: str | None) -> None:
        if text is None:
            return
        with editor.telling():
            held = meeting_called(session.workbook, meeting.id)
            session.apply(
                f"Next meeting: {text}", *meet_next(held, text, app_of(editor.screen).today())
            )
        editor.done()
        if meeting_called(session.workbook, meeting.id).next_date != text:
            ask_next_date(editor, meeting, text)

    start = known if typed is None else typed
    question = Question("The next meeting", "Its date, with the year.", "", start=start)
    editor.screen.app.push_screen(LineDialog(question), given)


def forward_decision(editor: Editor, meeting: Meeting, id: str) -> None:
    """Let the decision on an action or an item go to the partnership, or no longer; say which."""
    session = editor.session
    with editor.telling():
        label, edits = turn_forwarding(session.workbook, meeting, id)
        session.apply(label, *edits)
        tell(editor.screen, f"{label} with the export.")
    editor.done()
