"""What happens where two people changed the same thing: both texts are shown, one is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.screen import Screen

from eh_tui.errors import Conflict, EhError
from eh_tui.model.core.address import Address
from eh_tui.model.core.edits import Add, Edit, Set, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import heading_of, level_told
from eh_tui.model.core.rows import locate, value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.differing import differing
from eh_tui.model.journal.log import moment
from eh_tui.session import Session

if TYPE_CHECKING:
    from eh_tui.ui.base import BaseApp


def tell(screen: Screen[Any], sentence: str, *, error: bool = False) -> None:
    """Show a sentence for a few seconds."""
    app_of(screen).say(sentence, error=error)


def app_of(screen: Screen[Any]) -> BaseApp:
    """Return the app that a screen is on."""
    return cast("BaseApp", screen.app)


class Resolving(Protocol):
    """What a choice between two texts needs of the editor that met them."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen above which is asked."""

    @property
    def session(self) -> Session:
        """The open workbook."""

    @property
    def done(self) -> Callable[[], None]:
        """Called when it is resolved."""

    @property
    def step(self) -> Callable[[Workbook, Edit], tuple[Edit, ...]]:
        """What goes with a change in one step."""

    def edit(self, address: Address) -> None:
        """Open the dialog for a cell, with its draft."""


def resolve(
    editor: Resolving,
    conflict: Conflict,
    *,
    copy: str = "",
    left: Callable[[], None] | None = None,
) -> None:
    """Let the user choose between both texts, or edit.

    Both are in the history already, whatever is chosen. `copy` names the file that wants to
    change something, and when it was saved; "" where it is the user who wants to. `left` keeps
    as a draft what was typed, where nothing is chosen; None where nothing was typed.
    """
    from eh_tui.ui.dialogs.choice import ChoiceDialog

    screen, session, done = editor.screen, editor.session, editor.done
    wanted = contested(session.workbook, conflict)
    if wanted is None:
        tell(screen, too_late(session.workbook, conflict), error=True)
        done()
        return

    def chosen(answer: str | None) -> None:
        if answer == "edit":
            session.drafts.keep((wanted.id, wanted.field), wanted.new)
            editor.edit(Address(wanted.kind, wanted.id, wanted.field))
            return
        try:
            if answer == "back":
                session.bring_back(wanted.id)
            if answer in ("mine", "back"):
                mine = editor.step(session.workbook, _over_theirs(session, wanted, conflict))
                session.apply(f"{wanted.id} {wanted.field}", *mine)
        except Conflict as newer:
            resolve(editor, newer, copy=copy, left=left)
            return
        except EhError as error:
            tell(screen, str(error), error=True)
            answer = None
        if answer is None and left:
            _keep_as_draft(screen, session, left)
        done()

    heading = _title(session.workbook, wanted, conflict, copy)
    if left:
        heading = f"{heading}\n{app_of(screen).key_of('choice-leave')} keeps yours as a draft."
    app_of(screen).forget_typed()  # it was not typed in answer to this
    text = _both(session.workbook, wanted, conflict, copy)
    dialog = ChoiceDialog(heading, _choices(conflict, copy), text=text, unasked=True)
    screen.app.push_screen(dialog, chosen)


def _keep_as_draft(screen: Screen[Any], session: Session, left: Callable[[], None]) -> None:
    """Keep on disk what was typed, and say where it is."""
    left()
    trouble = session.drafts.save()
    key = app_of(screen).key_of("drafts")
    said = trouble or f"Your text is kept as a draft; {key} on the sheet lists it."
    tell(screen, said, error=bool(trouble))


def too_late(workbook: Workbook, conflict: Conflict) -> str:
    """Return why a step was refused that leaves nothing to choose between."""
    meetings = {row.id: row for row in workbook.meetings}
    noted = {row.id: row.action for row in workbook.discussed}
    for edit in conflict.wanted:
        if isinstance(edit, Set) and (edit.kind, edit.field) == (Kind.MEETINGS, "ended"):
            meeting = meetings.get(edit.id)
            if not meeting:
                return "The meeting was cancelled; this came too late, and was not saved."
            if meeting.ended:
                by = conflict.by or "Somebody"
                return f"{by} has ended meeting {edit.id}; this came too late, and was not saved."
        if isinstance(edit, Add) and edit.id in noted:
            return (
                f"Somebody else noted {noted[edit.id]} in the meeting at the same moment; "
                "this was not saved. Look at theirs, and do it again if need be."
            )
    return str(conflict)


def contested(workbook: Workbook, conflict: Conflict) -> Set | None:
    """Return the one change of a step that met another's, None where that is no field's."""
    sets = [edit for edit in conflict.wanted if isinstance(edit, Set)]
    if len(conflict.wanted) == 1:
        return sets[0] if sets else None
    sets = [edit for edit in sets if edit.old != edit.new]  # others only guard the step
    rows = {(kind, row.id): row for kind in Kind for row in workbook.of_kind(kind)}
    for edit in sets:
        row = rows.get((edit.kind, edit.id))
        if row and value(workbook, edit.kind, row, edit.field) not in (edit.old, edit.new):
            return edit
    return None


def _choices(conflict: Conflict, copy: str) -> list[Any]:
    from eh_tui.ui.dialogs.choice import Choice

    if copy and conflict.theirs is None:
        return [
            Choice("l", "Leave it out", "theirs"),
            Choice("b", "Bring the row back with the copy's text", "back"),
        ]
    if copy:
        return [
            Choice("k", "Keep what is here", "theirs"),
            Choice("c", "Use the copy's; what is here stays in the history", "mine"),
            Choice("e", "Edit the copy's before saving", "edit"),
        ]
    if conflict.theirs is None:
        return [
            Choice("t", "Leave it out; my text stays in the history", "theirs"),
            Choice("b", "Bring the row back with my text", "back"),
        ]
    return [
        Choice("t", "Keep theirs; mine stays in the history", "theirs"),
        Choice("m", "Use mine; theirs stays in the history", "mine"),
        Choice("e", "Edit mine before saving", "edit"),
    ]


def _title(workbook: Workbook, wanted: Set, conflict: Conflict, copy: str) -> str:
    """Return what was changed, with who wrote it and when."""
    if copy:
        by = f" ({conflict.by}, {moment(conflict.at)})" if conflict.by else ""
        if conflict.theirs is None:
            return f"{wanted.id} was taken out here{by}\nand changed in {copy}."
        return f"{wanted.id} {_heading(workbook, wanted)} differs here{by}\nand in {copy}."
    who = conflict.by or "somebody"
    when = f" at {_clock(conflict.at)}" if conflict.at else ""
    if conflict.theirs is None:
        return f"{wanted.id} was taken out by {who}{when}."
    return f"{wanted.id} {_heading(workbook, wanted)} was changed by {who}{when}."


def _both(workbook: Workbook, wanted: Set, conflict: Conflict, copy: str) -> str:
    """Return the texts to choose between; of long ones first what differs."""
    here, there = ("Here", "Copy") if copy else ("Theirs", "Mine")
    mine = _spoken(workbook, wanted, wanted.new)
    if conflict.theirs is None:
        return _labelled(there, mine)
    theirs = _spoken(workbook, wanted, conflict.theirs)
    between = "\n\n" if "\n" in theirs + mine else "\n"
    both = between.join((_labelled(here, theirs), _labelled(there, mine)))
    parts = differing(theirs, mine)
    if parts == (theirs, mine):
        return both
    first, second = (_labelled(name, part) for name, part in zip((here, there), parts, strict=True))
    return f"Where they differ:\n{first}\n{second}\n\nThe whole of both:\n{both}"


def _labelled(name: str, text: str) -> str:
    """Return a text with whose it is before it, on a line of its own where it has several."""
    return f"{name}:\n{text}" if "\n" in text else f"{name + ':':9}{text}"


def _heading(workbook: Workbook, wanted: Set) -> str:
    kind, row = locate(workbook, wanted.id)
    return heading_of(workbook, kind, row, wanted.field)


def _spoken(workbook: Workbook, wanted: Set, text: str) -> str:
    row = next((one for one in workbook.of_kind(wanted.kind) if one.id == wanted.id), None)
    level = level_told(workbook, row, wanted.field, text)
    return workbook.form.label(level) if level else text or "(empty)"


def _clock(at: str) -> str:
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%H:%M")
    except ValueError:
        return at


def _over_theirs(session: Session, wanted: Set, met: Conflict) -> Set:
    """Return the edit that puts mine in place of the text that was shown as theirs."""
    if met.theirs is None:
        return set_field(session.workbook, wanted.kind, wanted.id, wanted.field, wanted.new)
    return replace(wanted, old=met.theirs)
