"""The one table of commands: bindings, status line, palette, help and README are made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import Binding


class Where(StrEnum):
    """The screens that have commands of their own."""

    SHEET = "The sheet"
    WALK = "The walk"
    EDIT = "Editing a text"
    SHELF = "The list of workbooks"
    NEW = "Making a workbook"
    CHOICE = "Choosing from a list"
    SUMMARY = "The summary"
    GUIDANCE = "The guidance"
    HISTORY = "The history"
    MEETING = "The review meeting"
    FORM = "Filling a form in"
    AGENDA = "A meeting's agenda"
    CHECKS = "The checks"
    DUE = "What is due"
    PEOPLE = "The people"
    PERSON = "One person"
    PROPOSALS = "Names in the audit"
    TRAINING = "The training"
    TREND = "The trend"
    SIGNATURES = "The signatures"
    OFFER = "The offer"
    PREVIEW = "The page's preview"
    LISTS = "Every list"
    LINE = "Typing one line"
    HELP = "This help"
    EVERYWHERE = "Everywhere"


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can ask for, with the key that asks for it."""

    id: str
    """Its name in the settings file, where its keys can be changed."""
    where: Where
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

    @property
    def binding(self) -> Binding:
        """The command as Textual's screens take it, which alone need Textual."""
        from textual.binding import Binding

        return Binding(
            self.keys, self.action, self.label, id=self.id, show=self.hint, priority=self.priority
        )


S, W, E, L, A = Where.SHEET, Where.WALK, Where.EDIT, Where.SHELF, Where.EVERYWHERE
N, C, Y, G, H = Where.NEW, Where.CHOICE, Where.SUMMARY, Where.GUIDANCE, Where.HELP
T, D, X = Where.HISTORY, Where.LINE, Where.LISTS
M, F, P = Where.MEETING, Where.FORM, Where.PEOPLE
Q, V = Where.OFFER, Where.PREVIEW

_OF_LISTS = (
    *(Where.AGENDA, Where.CHECKS, Where.DUE, Where.PEOPLE, Where.PERSON),
    *(Where.PROPOSALS, Where.TRAINING, Where.TREND, Where.SIGNATURES, Where.OFFER),
)
SHARED = {Where.MEETING: Where.WALK} | dict.fromkeys(_OF_LISTS, Where.LISTS)
"""The screens that have the commands of another place as well."""

COMMANDS = (
    # Rating
    Command("red", S, "r", "rate('red')", "at risk", "Rate the action red", hint=True),
    Command("amber", S, "a", "rate('amber')", "on track", "Rate the action amber", hint=True),
    Command("green", S, "g", "rate('green')", "done", "Rate the action green", hint=True),
    Command("clear", S, "x", "rate('none')", "clear", "Take the rating away", hint=True),
    # Editing
    Command("edit", S, "enter", "edit", "edit", "Edit the cell under the cursor", hint=True),
    Command("walk", S, "w", "walk", "walk", "Walk through the actions one by one", hint=True),
    Command("meeting", S, "R", "meeting", "meeting", "Begin a review meeting, or go on", hint=True),
    Command("undo", S, "u,ctrl+z", "undo", "undo", "Take the last change back", hint=True),
    Command("redo", S, "ctrl+r,ctrl+y", "redo", "redo", "Make the change again"),
    Command("note", S, "m", "edit_field('note')", "note", "Write a note on the action"),
    Command("add", S, "i,insert", "add", "add", "Add an action or a row below this one", hint=True),
    Command("remove", S, "d,delete", "remove", "remove", "Take the action or row out"),
    Command("move-up", S, "K,shift+up", "shift(-1)", "move up", "Move the action or row up"),
    Command("move-down", S, "J,shift+down", "shift(1)", "move down", "Move it down"),
    # Moving
    Command("up", S, "up,k", "move('up')", "up", "Go up"),
    Command("down", S, "down,j", "move('down')", "down", "Go down"),
    Command("left", S, "left,h", "move('left')", "left", "Go left"),
    Command("right", S, "right,l", "move('right')", "right", "Go right"),
    Command("page-up", S, "pageup,ctrl+b", "page(-1)", "page up", "Go a page up"),
    Command("page-down", S, "pagedown,ctrl+f", "page(1)", "page down", "Go a page down"),
    Command("first", S, "home", "end('first')", "top", "Go to the first row"),
    Command("last", S, "end", "end('last')", "bottom", "Go to the last row"),
    Command("commitment-1", S, "1", "commitment(1)", "1", "Go to commitment 1"),
    Command("commitment-2", S, "2", "commitment(2)", "2", "Go to commitment 2"),
    Command("commitment-3", S, "3", "commitment(3)", "3", "Go to commitment 3"),
    Command("commitment-4", S, "4", "commitment(4)", "4", "Go to commitment 4"),
    Command("sign-off", S, "5", "sign_off", "sign-off", "Go to the signatures"),
    Command("next-not-rated", S, "n", "next('none', 1)", "not rated", "Next action not rated"),
    Command("previous-not-rated", S, "N", "next('none', -1)", "", "Previous action not rated"),
    Command("next-at-risk", S, "full_stop", "next('red', 1)", "", "Next action at risk"),
    Command("previous-at-risk", S, "comma", "next('red', -1)", "", "Previous action at risk"),
    Command("search", S, "slash", "search", "search", "Search as you type", hint=True),
    Command("search-again", S, "f3", "search_again", "", "Go to the next place found"),
    Command(
        "filter", S, "f", "filter", "filter", "Show only one rating, or one person's", hint=True
    ),
    # Other screens
    Command("summary", S, "s", "summary", "summary", "Counts by rating and commitment", hint=True),
    Command(
        "guidance", S, "v", "guidance", "guidance", "Read the commitment's guidance", hint=True
    ),
    Command(
        "export", S, "ctrl+e", "export", "Excel", "Write the Excel file for the lead", hint=True
    ),
    Command(
        "export-changes",
        S,
        "E",
        "export(True)",
        "",
        "The same, with the changes since the last meeting",
    ),
    Command("open", S, "o", "open", "open", "Open another workbook", hint=True),
    Command("offer", S, "O", "offer", "offer", "Open the school's offer, or make it"),
    Command("history", S, "H", "history", "history", "Show who changed this row, and restore"),
    Command("checks", S, "c", "list('checks')", "checks", "See what deserves a second look"),
    Command(
        "due", S, "t", "list('due')", "due", "See what is due, and what needs a date", hint=True
    ),
    Command("people", S, "p", "list('people')", "people", "See who does what, and hand over"),
    Command(
        "training", S, "T", "list('training')", "training", "See who was trained, and what is due"
    ),
    Command("trend", S, "G", "list('trend')", "trend", "See how the ratings went"),
    Command("signatures", S, "S", "list('signatures')", "sign", "See who has signed; sign"),
    Command("new-year", S, "Y", "new_year", "new year", "Begin a new year's audit from this one"),
    Command("mark", S, "M", "mark", "mark", "Mark this moment in the history, with a name"),
    # The walk
    Command("walk-red", W, "r", "rate('red')", "at risk", "Rate red and go on"),
    Command("walk-amber", W, "a", "rate('amber')", "on track", "Rate amber and go on"),
    Command("walk-green", W, "g", "rate('green')", "done", "Rate green and go on"),
    Command("walk-clear", W, "x", "rate('none')", "no rating", "Take the rating away and stay"),
    Command("walk-next", W, "right,l,space", "go(1)", "next", "Next action", hint=True),
    Command("walk-previous", W, "left,h,backspace", "go(-1)", "back", "Action before", hint=True),
    Command("walk-when", W, "w", "edit_field('when')", "when", "Edit When"),
    Command("walk-who", W, "o", "edit_field('who')", "who", "Edit Who"),
    Command("walk-note", W, "m", "edit_field('note')", "note", "Edit the note"),
    Command("walk-text", W, "t", "edit_field('text')", "text", "Edit the action's text"),
    Command("walk-not-rated", W, "n", "next_not_rated", "not rated", "Next not rated", hint=True),
    Command("walk-guidance", W, "v", "guidance", "guide", "Show or hide the guidance", hint=True),
    Command("walk-down", W, "down,j", "scroll_card(1)", "", "Scroll a long card down"),
    Command("walk-up", W, "up,k", "scroll_card(-1)", "", "Scroll a long card up"),
    Command("walk-undo", W, "u,ctrl+z", "undo", "undo", "Take the last change back"),
    Command("walk-redo", W, "ctrl+r,ctrl+y", "redo", "redo", "Make the change again"),
    Command("walk-leave", W, "escape,q", "leave", "sheet", "Back to the sheet", hint=True),
    # The review meeting
    Command(
        "as-it-is", M, "enter", "as_it_is", "as it is", "Discussed: leave it, go on", hint=True
    ),
    Command("put-off", M, "p", "put_off", "later", "Leave it for later and go on", hint=True),
    Command("decide", M, "d", "decide", "decide", "Write down a decision"),
    Command("meeting-add", M, "i,insert", "add", "new", "Add an action below this one", hint=True),
    Command("agenda", M, "s", "agenda", "agenda", "Show the agenda", hint=True),
    Command("end-meeting", M, "e", "end", "end", "End the meeting, write the minutes", hint=True),
    # Filling a form in
    Command(
        "go-on", F, "enter", "go_on", "go on", "Go on; at the end, do it", hint=True, priority=True
    ),
    Command("turn", F, "space", "turn", "turn", "Leave out, or take in", hint=True, priority=True),
    Command("form-leave", F, "escape", "leave", "leave", "Leave without doing it", hint=True),
    # Editing a text
    Command("save", E, "enter", "save", "save", "Save the text", hint=True, priority=True),
    Command(
        "new-line",
        E,
        "ctrl+j",
        "new_line",
        "new line",
        "Begin a new line",
        hint=True,
        priority=True,
    ),
    Command(
        "complete", E, "tab", "complete", "complete", "Take the name that is offered", priority=True
    ),
    Command(
        "restore", E, "ctrl+r", "restore", "", "Put back the text as it is saved", priority=True
    ),
    Command(
        "leave-edit",
        E,
        "escape",
        "leave",
        "leave",
        "Leave without saving; the text is kept",
        hint=True,
        priority=True,
    ),
    # The list of workbooks
    Command("new", L, "n", "new", "new", "Make a workbook from the form", hint=True),
    Command("choose", L, "enter", "choose", "open", "Open the workbook", hint=True),
    Command("shelf-up", L, "up,k", "move(-1)", "up", "Go up"),
    Command("shelf-down", L, "down,j", "move(1)", "down", "Go down"),
    Command("shelf-leave", L, "escape", "leave", "back", "Back to the workbook", hint=True),
    # Making a workbook
    Command("make", N, "enter", "make", "go on", "Go on, and make the workbook", hint=True),
    Command("make-leave", N, "escape", "leave", "leave", "Leave without making it", hint=True),
    # Choosing from a list
    Command("take", C, "enter", "take", "choose", "Take the choice", hint=True),
    Command("choice-up", C, "up,k", "move(-1)", "up", "Go up"),
    Command("choice-down", C, "down,j", "move(1)", "down", "Go down"),
    Command("choice-leave", C, "escape", "leave", "leave", "Leave it as it is", hint=True),
    # The summary
    Command("summary-down", Y, "down,j", "scroll(1)", "down", "Scroll down"),
    Command("summary-up", Y, "up,k", "scroll(-1)", "up", "Scroll up"),
    Command("summary-leave", Y, "escape,s,q", "leave", "sheet", "Back to the sheet", hint=True),
    # The guidance
    Command("guidance-down", G, "down,j", "scroll(1)", "down", "Scroll down", hint=True),
    Command("guidance-up", G, "up,k", "scroll(-1)", "up", "Scroll up"),
    Command("guidance-leave", G, "escape,v,q,enter", "leave", "back", "Back", hint=True),
    # The history
    Command(
        "history-restore", T, "enter,r", "restore", "restore", "Restore the old value", hint=True
    ),
    Command(
        "history-row", T, "t", "turn_row", "row/all", "This row, or the whole workbook", hint=True
    ),
    Command(
        "history-since", T, "s", "turn_since", "since mark", "Only since the last mark", hint=True
    ),
    Command("history-mark", T, "m", "mark", "mark", "Mark this moment, with a name", hint=True),
    Command("history-undo", T, "u,ctrl+z", "undo", "undo", "Take the last change back", hint=True),
    Command("history-up", T, "up,k", "move(-1)", "up", "Go up"),
    Command("history-down", T, "down,j", "move(1)", "down", "Go down"),
    Command("history-page-up", T, "pageup,ctrl+b", "page(-1)", "page up", "Go a page up"),
    Command("history-page-down", T, "pagedown,ctrl+f", "page(1)", "page down", "Go a page down"),
    Command("history-first", T, "home", "end('first')", "top", "Go to the newest change"),
    Command("history-last", T, "end", "end('last')", "bottom", "Go to the oldest that is shown"),
    Command("history-leave", T, "escape,q,H", "leave", "back", "Back", hint=True),
    # Lists
    Command(
        "known", Where.CHECKS, "m", "known", "known", "Mark as known, with a reason", hint=True
    ),
    Command("person", P, "enter", "jump", "show", "Show all that is theirs", hint=True),
    Command("person-add", P, "i,insert", "add", "add", "Add somebody", hint=True),
    Command("person-edit", P, "e", "edit", "edit", "Edit name, role, initials ...", hint=True),
    Command("hand-over", P, "o", "hand_over", "hand over", "Hand over what they do", hint=True),
    Command("propose", P, "p", "propose", "names", "Find the names in the audit", hint=True),
    Command(
        "accept", Where.PROPOSALS, "enter", "jump", "take over", "Take the name over", hint=True
    ),
    Command("accept-all", Where.PROPOSALS, "a", "all", "all", "Take all names over", hint=True),
    Command("attended", Where.TRAINING, "d", "attended", "date", "Date an attendance", hint=True),
    Command("sign", Where.SIGNATURES, "s", "sign", "sign", "Sign the audit as it is", hint=True),
    Command(
        "receive", Where.SIGNATURES, "r", "receive", "received", "Note who received it", hint=True
    ),
    Command(
        "minutes", Where.TREND, "m,enter", "minutes", "minutes", "Write its minutes", hint=True
    ),
    Command("jump", X, "enter", "jump", "go to it", "Go to its cell, or edit it here", hint=True),
    Command("list-up", X, "up,k", "move(-1)", "up", "Go up"),
    Command("list-down", X, "down,j", "move(1)", "down", "Go down"),
    Command("list-page-up", X, "pageup,ctrl+b", "page(-1)", "page up", "Go a page up"),
    Command("list-page-down", X, "pagedown,ctrl+f", "page(1)", "page down", "Go a page down"),
    Command("list-first", X, "home", "end('first')", "top", "Go to the first line"),
    Command("list-last", X, "end", "end('last')", "bottom", "Go to the last line"),
    Command("list-undo", X, "u,ctrl+z", "undo", "undo", "Take the last change back"),
    Command("list-redo", X, "ctrl+r,ctrl+y", "redo", "redo", "Make the change again"),
    Command("list-leave", X, "escape,q", "leave", "back", "Back", hint=True),
    # The offer
    Command("offer-cycle", Q, "space", "cycle", "next state", "Go through the states", hint=True),
    Command("offer-yes", Q, "y", "decide('yes')", "offered", "Offered; go on", hint=True),
    Command("offer-planned", Q, "p", "decide('planned')", "planned", "Planned; go on", hint=True),
    Command("offer-no", Q, "n", "decide('no')", "not", "Not offered; go on", hint=True),
    Command("offer-clear", Q, "x", "decide('')", "clear", "Not decided; go on"),
    Command(
        "offer-words", Q, "enter", "jump", "words", "Edit the words for parents, or it", hint=True
    ),
    Command("offer-edit", Q, "e", "edit_row", "edit", "Choose a field of the row to edit"),
    Command("offer-figure", Q, "f", "figure", "figure", "Give an outcome a new figure"),
    Command("offer-add", Q, "i,insert", "add", "add", "Add a row below this one", hint=True),
    Command("offer-remove", Q, "d,delete", "remove", "remove", "Take the row out"),
    Command("offer-move-up", Q, "K,shift+up", "shift(-1)", "move up", "Move the row up"),
    Command("offer-move-down", Q, "J,shift+down", "shift(1)", "move down", "Move the row down"),
    Command("offer-next-part", Q, "right,tab", "part(1)", "part", "Next part", hint=True),
    Command("offer-previous-part", Q, "left,shift+tab", "part(-1)", "", "Part before"),
    *(
        Command(f"offer-area-{n}", Q, str(n), f"area({n})", str(n), f"Go to area {n}")
        for n in range(1, 8)
    ),
    Command("offer-open-item", Q, "full_stop", "next_open", "", "Next item not decided"),
    Command("offer-preview", Q, "v", "preview", "preview", "Read the page as text", hint=True),
    Command(
        "offer-publish", Q, "ctrl+e", "publish('.html')", "publish", "Write the page", hint=True
    ),
    Command("offer-leaflet", Q, "E", "publish('.docx')", "leaflet", "Write the leaflet"),
    Command("offer-checks", Q, "c", "list('checks')", "checks", "See what to look at", hint=True),
    Command("offer-due", Q, "t", "list('due')", "due", "See what is due"),
    Command("offer-sign", Q, "S", "list('signatures')", "sign", "See who has signed; sign"),
    Command("offer-history", Q, "H", "history", "history", "Show who changed this row"),
    Command("offer-workbooks", Q, "o", "open", "open", "Open another workbook", hint=True),
    Command("offer-stay", Q, "escape", "stay", "", "Stay here"),
    Command("offer-quit", Q, "q", "app.quit", "quit", "Leave; everything is saved"),
    # The page's preview
    Command("preview-down", V, "down,j,space", "scroll(1)", "down", "Scroll down", hint=True),
    Command("preview-up", V, "up,k", "scroll(-1)", "up", "Scroll up"),
    Command("preview-page-down", V, "pagedown", "page(1)", "page down", "Scroll a page down"),
    Command("preview-page-up", V, "pageup", "page(-1)", "page up", "Scroll a page up"),
    Command("preview-leave", V, "escape,q,v", "leave", "back", "Back to the offer", hint=True),
    # Typing one line
    Command("line-take", D, "enter", "take", "go on", "Go on with what is typed", hint=True),
    Command("line-leave", D, "escape", "leave", "leave", "Leave without it", hint=True),
    # This help
    Command("help-down", H, "down,j,space", "scroll(1)", "down", "Scroll down", hint=True),
    Command("help-up", H, "up,k", "scroll(-1)", "up", "Scroll up"),
    Command("help-page-down", H, "pagedown", "page(1)", "page down", "Scroll a page down"),
    Command("help-page-up", H, "pageup", "page(-1)", "page up", "Scroll a page up"),
    Command(
        "help-leave", H, "escape,q,question_mark,f1", "leave", "back", "Close the help", hint=True
    ),
    # Everywhere
    Command("help", A, "question_mark,f1", "app.help", "help", "This help", hint=True),
    Command("palette", A, "ctrl+p", "app.command_palette", "", "Find any command by its name"),
    Command("theme", A, "f9", "app.next_theme", "", "Next theme: dark, light, contrast, terminal"),
    Command("repaint", A, "ctrl+l", "app.repaint", "", "Paint the screen anew, if it is garbled"),
    Command("quit", A, "q,ctrl+q", "app.quit", "quit", "Leave; everything is saved", hint=True),
)


def commands(where: Where) -> tuple[Command, ...]:
    """Return the commands of one screen, without those that work everywhere."""
    return tuple(command for command in COMMANDS if command.where is where)


def all_commands(where: Where) -> tuple[Command, ...]:
    """Return the commands of one screen with those that it shares, but not those everywhere.

    One of its own hides one that it would share.
    """
    own = commands(where)
    shared = commands(SHARED[where]) if where in SHARED else ()
    taken = {key for command in own for key in command.keys.split(",")}
    return own + tuple(command for command in shared if taken.isdisjoint(command.keys.split(",")))


def bindings(*places: Where) -> list[Binding]:
    """Return the bindings of some screens' commands."""
    return [command.binding for where in places for command in commands(where)]


def hints(commands: Iterable[Command], width: int = 1000) -> str:
    """Return the commands that the line of keys shows, as "r at risk  a on track".

    Where they do not fit in `width` cells, the last one stays and those before it go.
    """
    shown = [f"{key_name(command.keys)} {command.label}" for command in commands if command.hint]
    while len("  ".join(shown)) > width and len(shown) > 1:
        del shown[-2]
    return "  ".join(shown)


def key_name(keys: str) -> str:
    """Return the first of a command's keys as it stands on the keyboard."""
    key = keys.split(",", 1)[0]
    names = {
        "full_stop": ".",
        "comma": ",",
        "slash": "/",
        "question_mark": "?",
        "enter": "Enter",
        "escape": "Esc",
        "tab": "Tab",
        "space": "Space",
        "left": "←",
        "right": "→",
        "up": "↑",
        "down": "↓",
        "pageup": "PgUp",
        "pagedown": "PgDn",
        "home": "Home",
        "end": "End",
        "backspace": "Backspace",
        "insert": "Ins",
        "delete": "Del",
    }
    if key in names:
        return names[key]
    if key.startswith("ctrl+"):
        return "Ctrl+" + key_name(key[5:]).upper()
    if key.startswith("shift+"):
        return "Shift+" + key_name(key[6:])
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def all_key_names(command: Command) -> str:
    """Return every key of a command, as help and README show them."""
    return " ".join(key_name(key) for key in command.keys.split(","))
