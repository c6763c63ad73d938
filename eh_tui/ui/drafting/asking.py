"""What is asked where a draft is corrected: a role, a type, a colour, words."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from textual.screen import Screen

from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.form.columns import ColumnType, Role
from eh_tui.model.form.levels import COLOURS
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog, letters_for
from eh_tui.ui.dialogs.prompt import LineDialog, Question

_Value = TypeVar("_Value")

_ROLES = {
    Role.OUTCOME: "outcome: what is to be reached, and rated",
    Role.ACTION: "action: what is to be done",
    Role.WHEN: "when: a date, which can be overdue",
    Role.WHO: "who: a person or a post",
    Role.RATING: "rating: a level is chosen, and counted",
    Role.NOTE: "note: remarks on how it goes",
    Role.EVIDENCE: "evidence: what shows that it is so",
    Role.SUCCESS: "success: by what it is known to be reached",
    Role.COST: "cost: money, time, resources",
    Role.PRIORITY: "priority: how urgent it is",
    Role.PLAIN: "plain: nothing that the program need understand",
}
_TYPES = {
    ColumnType.TEXT: "text: anything",
    ColumnType.DATE: "date: a day, a month, a term",
    ColumnType.CHOICE: "choice: one of the texts that stand there",
    ColumnType.NUMBER: "number: an amount",
}


CALLED_IN_FULL = {
    "commitment": "a section",
    "outcome": "an outcome",
    "action": "an action",
    "rating": "the key to its levels",
}
"""What a form has a word of its own for, by the names of `form_words.CALLED`."""


def ask_role(screen: Screen[Any], heading: str, role: str, done: Callable[[Role], None]) -> None:
    """Ask what a column is for."""
    _choose(screen, f"What stands below {heading!r}?", _ROLES, Role(role), done)


def ask_type(
    screen: Screen[Any], heading: str, now: str, done: Callable[[ColumnType], None]
) -> None:
    """Ask what is written in a column."""
    _choose(screen, f"What is written below {heading!r}?", _TYPES, ColumnType(now), done)


def ask_ticks(screen: Screen[Any], headings: Sequence[str], done: Callable[[int], None]) -> None:
    """Ask how many columns, from the first on, are levels of one rating: two at least."""
    shown = [shown_on_one_line(heading.strip()) or "(no heading)" for heading in headings]
    choices = [
        Choice(str(number) if number < 10 else "", " | ".join(shown[:number]), number)
        for number in range(2, len(shown) + 1)
    ]

    def given(number: int | None) -> None:
        if number is not None:
            done(number)

    screen.app.push_screen(ChoiceDialog("Which columns are ticked, a level each?", choices), given)


def ask_colour(screen: Screen[Any], label: str, colour: str, done: Callable[[str], None]) -> None:
    """Ask which colour a level has."""
    colours = {name: name for name in COLOURS}
    _choose(screen, f"The colour of {label!r}", colours, colour, done)


def ask_words(screen: Screen[Any], title: str, start: str, done: Callable[[str], None]) -> None:
    """Ask for the words of a level or a title; nothing is done where they stay as they are."""
    question = Question(title, "In the words of the form.", "Type the words first.", start=start)

    def given(text: str | None) -> None:
        if text is not None and text != start:
            done(text)

    screen.app.push_screen(LineDialog(question), given)


def _choose(
    screen: Screen[Any],
    title: str,
    words: dict[_Value, str],
    chosen: _Value,
    done: Callable[[_Value], None],
) -> None:
    letters = letters_for(_firsts(words.values()))
    choices = [
        Choice(letter, text, value)
        for letter, (value, text) in zip(letters, words.items(), strict=True)
    ]

    def given(value: _Value | None) -> None:
        if value is not None and value != chosen:
            done(value)

    screen.app.push_screen(ChoiceDialog(title, choices, chosen), given)


def _firsts(texts: Iterable[str]) -> list[str]:
    return [text.partition(":")[0] for text in texts]
