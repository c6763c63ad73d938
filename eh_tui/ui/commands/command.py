"""What a command is: something a person can ask for, on some screen, with a key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding


class Scope(StrEnum):
    """The screens that have commands of their own."""

    SHEET = "The sheet"
    WALK = "The walk"
    EDIT = "Editing a text"
    SHELF = "The list of workbooks"
    NEW = "Making a workbook"
    CHOICE = "Choosing from a list"
    SUMMARY = "The summary"
    GUIDANCE = "The guidance"
    READING = "Reading a long text"
    HISTORY = "The history"
    MEETING = "The review meeting"
    DRAFTS = "The drafts"
    TERMS = "The terms"
    CLOSED = "What somebody else has ended"
    FORM = "Filling a form in"
    AGENDA = "A meeting's agenda"
    ITEM = "An item of the agenda"
    FOLLOW = "Following a meeting"
    ROLL = "Who is at a meeting"
    AMENDMENTS = "A meeting's minutes"
    CHECKS = "The checks"
    DUE = "What is due"
    PEOPLE = "The people"
    PERSON = "One person"
    PROPOSALS = "Names in the audit"
    TRAINING = "The training"
    TREND = "The trend"
    SIGNATURES = "The signatures"
    EVIDENCE = "The evidence of an action"
    RETURN = "A return"
    UPGRADE = "Another version of the form"
    FORM_DRAFT = "A form's draft"
    OFFER = "The offer"
    PREVIEW = "The page's preview"
    PARTNERSHIP = "The partnership"
    SCHOOL = "A school's return"
    OVERVIEW = "What stands out"
    LISTS = "Every list"
    LINE = "Typing one line"
    HELP = "This help"
    EVERYWHERE = "Everywhere"


@dataclass(frozen=True, slots=True)
class KeyCommand:
    """Something a person can ask for, with the key that asks for it."""

    id: str
    """Its name in the settings file, where its keys can be changed."""
    keys: str
    """Keys as Textual spells them, separated by commas; the first is the one shown."""
    action: str
    """The action of the screen that carries it out."""
    label: str
    """One or two words for the status line."""
    help: str
    """What it does, as a sentence without its full stop."""
    hint: bool = False
    """Whether the status line shows it."""
    priority: bool = False
    """Whether it goes before a focused text field."""
    opens: Scope | None = None
    """The screen that it leads to, whose commands the palette then finds from here too."""
    where: Scope = Scope.EVERYWHERE

    @property
    def binding(self) -> Binding:
        """The command as Textual's screens take it, which alone need Textual."""
        from textual.binding import Binding

        return Binding(
            self.keys, self.action, self.label, id=self.id, show=self.hint, priority=self.priority
        )


def on(where: Scope, *commands: KeyCommand) -> tuple[KeyCommand, ...]:
    """Return commands as those of one screen."""
    return tuple(replace(command, where=where) for command in commands)
