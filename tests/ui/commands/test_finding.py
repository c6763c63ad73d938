"""A command is found by its name in the settings, by its words, and by what people call it."""

import pytest

from eh_tui.ui.commands import COMMANDS, Scope, all_commands
from eh_tui.ui.commands.finding import command_fit, elsewhere
from eh_tui.ui.commands.words import SEARCH_WORDS

ON_THE_SHEET = {
    # What a clerk calls them.
    "export": "export",
    "undo": "undo",
    "filter": "filter",
    "quit": "quit",
    "history": "history",
    "agenda": "meeting",
    "delete": "remove",
    "print": "export",
    "overdue": "due",
    "sign": "signatures",
    # What other programs call them.
    "excel": "export",
    "spreadsheet": "export",
    "xlsx": "export",
    "pdf": "export",
    "save as": "export",
    "send": "export",
    "report": "export",
    "changes": "export-changes",
    "revert": "undo",
    "oops": "undo",
    "take back": "undo",
    "redo": "redo",
    "repeat": "redo",
    "find": "search",
    "look for": "search",
    "find next": "search-again",
    "hide": "filter",
    "only red": "filter",
    "exit": "quit",
    "close": "quit",
    "log": "history",
    "who changed": "history",
    "restore": "history",
    "erase": "remove",
    "drop": "remove",
    "insert": "add",
    "new action": "add",
    "add row": "add",
    "change": "edit",
    "type": "edit",
    "comment": "note",
    "yellow": "amber",
    "completed": "green",
    "tick": "green",
    "unrate": "clear",
    "deadlines": "due",
    "late": "due",
    "calendar": "due",
    "reviews": "due",
    "staff": "people",
    "names": "people",
    "hand over": "people",
    "leaver": "people",
    "courses": "training",
    "certificates": "training",
    "graph": "trend",
    "progress": "trend",
    "signature": "signatures",
    "approve": "signatures",
    "receipt": "signatures",
    "rollover": "new-year",
    "next year": "new-year",
    "bookmark": "mark",
    "milestone": "mark",
    "totals": "summary",
    "statistics": "summary",
    "advice": "guidance",
    "examples": "guidance",
    "warnings": "checks",
    "errors": "checks",
    "missing": "checks",
    "load": "open",
    "another school": "open",
    "file": "open",
    "cards": "walk",
    "step through": "walk",
    "discuss": "meeting",
    "start meeting": "meeting",
    "unrated": "next-not-rated",
    "colours": "theme",
    "dark": "theme",
    "redraw": "repaint",
    "shortcuts": "help",
    "menu": "palette",
    "reorder": "move-up",
    "bottom": "last",
}
"""What is typed on the sheet, and the command that must be among the first five found."""

ON_OTHER_SCREENS = (
    (Scope.MEETING, "minutes", "end-meeting"),
    (Scope.MEETING, "postpone", "put-off"),
    (Scope.MEETING, "decision", "decide"),
    (Scope.MEETING, "delete", ""),
    (Scope.WALK, "deadline", "walk-when"),
    (Scope.WALK, "person", "walk-who"),
    (Scope.HISTORY, "recover", "history-restore"),
    (Scope.TREND, "word", "minutes"),
    (Scope.SIGNATURES, "approve", "sign"),
    (Scope.PEOPLE, "leaver", "hand-over"),
    (Scope.CHECKS, "ignore", "known"),
    (Scope.SHELF, "create", "new"),
)


def found(where: Scope, typed: str) -> list[str]:
    """Return the ids of the commands that fit what is typed on a screen, the best first."""
    here = (*all_commands(where), *all_commands(Scope.EVERYWHERE))
    fitting = [(command_fit(command, typed), command.id) for command in here]
    return [id for score, id in sorted(fitting, key=lambda pair: -pair[0]) if score]


@pytest.mark.parametrize("typed", ON_THE_SHEET)
def test_a_word_that_people_use_finds_the_command(typed: str) -> None:
    """In view at once: the palette shows the best first."""
    assert ON_THE_SHEET[typed] in found(Scope.SHEET, typed)[:5]


@pytest.mark.parametrize(("where", "typed", "id"), ON_OTHER_SCREENS)
def test_it_does_on_other_screens(where: Scope, typed: str, id: str) -> None:
    """And nothing that would not work there."""
    assert found(where, typed)[:1] == ([id] if id else [])


def test_every_command_is_found_by_its_name_in_the_settings_first() -> None:
    """The README's table names it so."""
    for command in COMMANDS:
        assert found(command.where, command.id)[0] == command.id


def test_every_command_is_found_by_the_words_of_what_it_does() -> None:
    """Also while the last of them is being typed."""
    for command in COMMANDS:
        words = command.help.split()
        assert command_fit(command, command.help) > 0
        assert command_fit(command, " ".join((*words[:-1], words[-1][:2]))) > 0, command.help


def test_commands_of_other_screens_are_found_behind_the_key_that_leads_there() -> None:
    """Whoever looks for the agenda has not begun the meeting yet."""
    ways = {(door.id, command.id) for door, command in elsewhere(Scope.SHEET)}

    assert {
        ("meeting", "agenda"),
        ("meeting", "end-meeting"),
        ("trend", "minutes"),
        ("signatures", "sign"),
        ("people", "hand-over"),
        ("walk", "walk-when"),
    } <= ways
    assert ("walk-leave", "export") in {(a.id, b.id) for a, b in elsewhere(Scope.WALK)}


def test_what_means_nothing_finds_nothing() -> None:
    """One word that does not fit is enough; a single letter is a whole word or none."""
    export = next(command for command in COMMANDS if command.id == "export")

    assert command_fit(export, "") == command_fit(export, "   ") == 0
    assert command_fit(export, "excel zebra") == 0
    assert command_fit(export, "x") == 0
    assert command_fit(export, "exc") > 0


def test_only_commands_that_there_are_have_other_words() -> None:
    """A command that goes takes its words with it."""
    assert set(SEARCH_WORDS) <= {command.id for command in COMMANDS}
