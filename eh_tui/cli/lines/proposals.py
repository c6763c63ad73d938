"""The actions that a decision says are to be done, read out and taken or left, as lines."""

from datetime import date

from eh_tui.cli.lines.prompts import answer, leave
from eh_tui.cli.output import say_on_one_line
from eh_tui.errors import Refused
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.form.columns import Role
from eh_tui.model.form.words import small
from eh_tui.model.meeting.decided import ActionInWords
from eh_tui.session import Session

_YES, _NO = ("", "y", "yes", "t", "take"), ("n", "no", "l", "leave")


def propose_actions(session: Session, meeting: Meeting, on: str) -> bool:
    """Read out what each line of a decision says is to be done, and add what is taken.

    Lines of which an action was made already are left out. Returns whether any was added.
    """
    from eh_tui.model.meeting.from_decision import decision_on, made_of_decision, still_to_make

    if not decision_on(session.workbook, meeting, on):
        say_on_one_line("Write a decision down first, with decide and its words.")
        return False
    found = still_to_make(session.workbook, meeting, on, date.today())
    if not found:
        ids = ", ".join(row.id for row in made_of_decision(session.workbook, meeting, on).values())
        said = session.workbook.form.words.said
        say_on_one_line(said(f"An action has been made of each line already: {ids}."))
    added = [_proposed(session, meeting, on, action) for action in found]
    return any(added)


def _proposed(session: Session, meeting: Meeting, on: str, action: ActionInWords) -> bool:
    """Read an action out, and add it if that is right; return whether it was added."""
    form = session.workbook.form
    who, when = action.who or "nobody yet", action.when or "no date yet"
    asked = (form.heading_of(Role.WHO, "Who"), form.heading_of(Role.WHEN, "When"))
    name = small(form.words.action)
    say_on_one_line(f"A new {name}: {action.text}. {asked[0]}: {who}. {asked[1]}: {when}.")
    while (typed := answer("Enter takes it, no leaves it:").strip().casefold()) not in _YES:
        if typed in _NO:
            say_on_one_line("Left.")
            return False
        _leave_if_said(typed)
        say_on_one_line("Press Enter to take it, or type no to leave it.")
    if any(row.id == on for row in session.workbook.matters):
        return _placed(session, meeting, on, action)
    _add(session, meeting, on, action)
    return True


def _placed(session: Session, meeting: Meeting, on: str, action: ActionInWords) -> bool:
    """Ask below which outcome an action comes that was decided on under an item, and add it."""
    words = session.workbook.form.words
    first = session.workbook.outcomes[0].id if session.workbook.outcomes else ""
    question = words.said("Under which outcome? Its number")
    while (below := answer(f"{question}, as {first}, or no:").strip()).casefold() not in _NO:
        _leave_if_said(below)
        try:
            _add(session, meeting, on, action, below or "?")
        except Refused as refused:
            say_on_one_line(str(refused))
        else:
            return True
    say_on_one_line("Left.")
    return False


def _add(
    session: Session, meeting: Meeting, on: str, action: ActionInWords, below: str = ""
) -> None:
    from eh_tui.model.meeting.from_decision import add_from_decision, id_added

    words = session.workbook.form.words
    edits = add_from_decision(session.workbook, meeting, action, on, below)
    session.apply(words.said("Action added from a decision"), *edits)
    say_on_one_line(f"Saved: {id_added(edits)}, a new {small(words.action)}.")


def _leave_if_said(typed: str) -> None:
    if typed == "quit":
        leave()
