"""Actions made of a decision's own words, a line of it each, and what has come of a decision.

An action is proposed and shown, never taken by itself.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from eh_tui.errors import Refused
from eh_tui.model.core.columns import form_rows, kind_of
from eh_tui.model.core.edits import Add, Edit
from eh_tui.model.core.form_rows import Action, FormRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_at, place_below
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.decided import ActionInWords, actions_in
from eh_tui.model.meeting.discussion import discussed_in
from eh_tui.model.meeting.lifecycle import add_action


def decision_on(workbook: Workbook, meeting: Meeting, on: str) -> str:
    """Return what a meeting decided on an action or an item, by its id; "" for nothing."""
    if row := discussed_in(workbook, meeting).get(on):
        return row.decision
    own = (row for row in workbook.matters if row.meeting == meeting.id and row.id == on)
    return next((row.decision for row in own), "")


def made_of_decision(workbook: Workbook, meeting: Meeting, on: str) -> dict[str, Action]:
    """Return the actions that were made of the decision on an action or an item, by its lines.

    One that has been taken out since is not among them.
    """
    actions = {action.id: action for action in workbook.actions}
    return {
        row.made_of: actions[row.action]
        for row in workbook.discussed
        if row.meeting == meeting.id and row.made_of and row.made_on == on and row.action in actions
    }


def still_to_make(
    workbook: Workbook, meeting: Meeting, on: str, today: date
) -> tuple[ActionInWords, ...]:
    """Return what the lines of a decision say is to be done, without those made already."""
    made = made_of_decision(workbook, meeting, on)
    found = actions_in(workbook, decision_on(workbook, meeting, on), today)
    return tuple(action for action in found if action.line not in made)


def add_from_decision(
    workbook: Workbook, meeting: Meeting, action: ActionInWords, on: str, below: str = ""
) -> tuple[Edit, ...]:
    """Return the edits that add an action in a meeting, made of a line of the decision on a row.

    `on` is the row that was decided on, an action or an item, and `below` what the action comes
    below, that row unless another is named. Raises `Refused` where the meeting has ended, or
    the form may have no such row or has no row `below`.
    """
    wanted = (below or on).casefold()
    above = next((row for row in form_rows(workbook) if row.id.casefold() == wanted), None)
    if above is None:
        said = workbook.form.words.said
        raise Refused(said(f"There is no outcome {below!r}; 'eh-tui show' lists every one."))
    blank = add_at(workbook, *place_below(workbook, kind_of(above), above.id))
    assert isinstance(blank.row, Action)
    row = replace(blank.row, text=action.text, who=action.who, when=action.when)
    addition = Add(blank.kind, row, blank.place)
    return add_action(workbook, meeting, addition, made_of=action.line, made_on=on)


def id_added(edits: tuple[Edit, ...]) -> str:
    """Return the id of the action that some edits add."""
    return next(edit.id for edit in edits if isinstance(edit, Add) and edit.kind is Kind.ACTIONS)


def came_of_decision(
    workbook: Workbook, meeting: Meeting, on: str
) -> Iterator[tuple[str, FormRow | None]]:
    """Yield by which rows it is seen what came of a decision, each with its part in that.

    These are the actions that were made of it; where none was, the action that was decided on,
    None where it has been taken out. How that one is rated is no word on the decision itself.
    """
    made = made_of_decision(workbook, meeting, on)
    yield from ((f"{action.id}, made of it", action) for action in made.values())
    is_item = any(row.id == on for row in workbook.matters)
    if not made and not is_item:
        yield f"{on} now", next((row for row in form_rows(workbook) if row.id == on), None)
