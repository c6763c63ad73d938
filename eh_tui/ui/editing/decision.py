"""A decision of a meeting as it is typed, also where the meeting has ended meanwhile."""

from collections.abc import Callable

from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.meeting.discussion import discussed_in, row_id
from eh_tui.model.meeting.drafts import DECISION
from eh_tui.model.meeting.lifecycle import decide_late, discuss
from eh_tui.model.meeting.meetings import meeting_in_words
from eh_tui.ui.editing.editor import Editor
from eh_tui.ui.editing.text_to_type import TextToType


def type_decision(
    editor: Editor, meeting: Meeting, action: FormRow, noted: Callable[[], object] = lambda: None
) -> None:
    """Open the dialog for what a meeting decided on an action; `noted` is called on saving it.

    Of a meeting that has ended the decision is still taken, since nothing said is to be lost.
    """
    session, seen = editor.session, editor.session.seen
    workbook = seen.workbook
    row = discussed_in(workbook, meeting).get(action.id)

    def put(typed: str) -> None:
        noted()
        if meeting.ended:
            edits = decide_late(workbook, meeting, action.id, typed)
        else:
            edits = discuss(workbook, meeting, action.id, decision=typed)
        session.apply(f"{action.id} decision", *edits, seen=seen)

    text = TextToType(
        draft_key=(row_id(meeting, action.id), DECISION),
        title=f"{action.id}  Decision"
        + (f" of {meeting_in_words(meeting)}" if meeting.ended else ""),
        about=action.text,
        saved=row.decision if row else "",
    )
    editor.type_text(text, put)
