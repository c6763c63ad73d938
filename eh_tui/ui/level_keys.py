"""The keys that give a level: Leicester's own commands, else the form's letters and digits."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED, TRAFFIC_LIGHTS
from eh_tui.ui.commands import KeyCommand, key_name
from eh_tui.ui.keymap import as_bound, named

_LETTERS = {level.id: level.letter for level in TRAFFIC_LIGHTS}
"""The letter of each level that a command of the table gives; the command is called by its id."""

RatedBy = str | None
"""The scale that a key rates by: "" is the form's main one, None where nothing can be rated."""

BEHIND = ";"
"""What is pressed before a letter that rates, for the command that has it elsewhere.

No Alt: a terminal sends it as Escape and the letter, which leaves and then rates.
"""


def level_keys(form: Form, scale: str, keys: Mapping[str, str]) -> dict[str, str]:
    """Return the key of each level of a scale by its id, and last of "not rated".

    `keys` are the settings'.
    """
    found = {
        level.id: _of_command(level.id, keys) if has_command(form, scale) else level.letter.lower()
        for level in form.levels_of(scale)
    }
    return {**found, NOT_RATED: _of_command("clear", keys)}


def level_of_key(form: Form, scale: str, key: str) -> str | None:
    """Return the level that a form's own letter or digit gives, None where it is none of them."""
    levels = () if has_command(form, scale) else form.levels_of(scale)
    return next((level.id for level in levels if level.letter.lower() == key), None)


def letters_that_rate(form: Form, scale: str) -> str:
    """Return the letters and digits of a form's own that give a scale's levels, "" for none."""
    levels = () if has_command(form, scale) else form.levels_of(scale)
    return "".join(level.letter.lower() for level in levels)


def with_levels(
    commands: Iterable[KeyCommand], form: Form, keys: Mapping[str, str], scale: RatedBy = ""
) -> tuple[KeyCommand, ...]:
    """Return commands with a scale's own levels in place of those that rate red, amber or green.

    `keys` are the settings'. Where nothing can be rated, neither the levels nor those that rate
    are among them; in a form that rates nothing, nor is the one that takes a rating away.
    """
    shown = tuple(commands)
    if not form.rates:
        none = {*_LETTERS, "clear"}
        return tuple(one for one in shown if one.id.removeprefix("walk-") not in none)
    others = tuple(one for one in shown if one.id.removeprefix("walk-") not in _LETTERS)
    if others == shown:
        return shown
    if has_command(form, scale or ""):
        return tuple(_in_words_of(form, one) for one in shown)
    if scale is None:
        return others
    given = level_keys(form, scale, keys)
    taken = {key for one in others for key in one.keys.split(",")}
    is_shared = not taken.isdisjoint(letters_that_rate(form, scale))
    own = tuple(
        KeyCommand(
            level.id,
            given[level.id],
            "",
            level.brief.removeprefix(f"{level.letter} "),
            f"{'On a rating' if is_shared else 'Rate it'}: {level.words}",
            hint=True,
        )
        for level in form.levels_of(scale)
    )
    behind = KeyCommand("behind", BEHIND, "", "", "Then a letter that rates: its command")
    return (*own, *((behind,) if is_shared else ()), *others)


def _in_words_of(form: Form, one: KeyCommand) -> KeyCommand:
    """Return a command that gives a level with the form's word for it, if not Leicester's."""
    level = form.level(one.id.removeprefix("walk-"))
    is_own = level.id in _LETTERS and level not in TRAFFIC_LIGHTS
    return replace(one, label=level.brief) if is_own else one


def levels_among(commands: Iterable[KeyCommand], form: Form) -> tuple[KeyCommand, ...]:
    """Return what `with_levels` put among commands for a form's own levels."""
    ids = {level.id for level in form.every_level}
    return tuple(one for one in commands if one.id in ids and not one.action)


def with_level_keys_alone(commands: Iterable[KeyCommand], form: Form) -> tuple[KeyCommand, ...]:
    """Return commands with the keys of all levels on one place, for a line too short for words.

    The key to the ratings above the sheet has their words: no level is to go untold.
    """
    shown = tuple(commands)
    levels = levels_among(shown, form)
    keys = " ".join(key_name(one.keys) for one in levels)
    alone = KeyCommand("levels", keys, "", "rate", "Rate it", hint=True)
    return (alone, *(one for one in shown if one not in levels))


def without_letters(commands: Iterable[KeyCommand], taken: str) -> tuple[KeyCommand, ...]:
    """Return commands with `BEHIND` before the keys that are letters which rate, others first."""

    def keys_of(one: KeyCommand) -> str:
        keys = one.keys.split(",")
        free = [key for key in keys if key not in tuple(taken)]
        return ",".join((*free, *(f"{BEHIND}{key}" for key in keys if key not in free)))

    return tuple(replace(one, keys=keys_of(one)) for one in commands)


class PressedBehind(NamedTuple):
    """What a key was to the commands behind letters that rate."""

    is_waiting: bool = False
    """Whether it was `BEHIND`, so that a letter is waited for."""
    action: str = ""
    """The action that it gives as the letter waited for, "" where it gives none."""


class LettersBehind:
    """The commands behind letters that rate: `BEHIND` is pressed, and then the letter."""

    def __init__(self) -> None:
        """Wait for nothing."""
        self._is_waiting = False

    def press(self, commands: Iterable[KeyCommand], key: str, taken: str) -> PressedBehind:
        """Return what a key is here; `taken` are the letters that rate."""
        was, self._is_waiting = self._is_waiting, False
        if was and key in tuple(taken):
            found = (one.action for one in commands if key in one.keys.split(","))
            return PressedBehind(action=next(found, ""))
        self._is_waiting = key == BEHIND and bool(taken)
        return PressedBehind(self._is_waiting)

    def words(self, form: Form, commands: Iterable[KeyCommand], taken: str) -> str:
        """Return the letters that rate with their commands: "p later, n not rated"."""
        found = (
            f"{key} {form.words.said(one.help) if one.label == key else one.label}"
            for one in commands
            for key in one.keys.split(",")
            if key in tuple(taken) and one.label
        )
        return ", ".join(found) or "none here"


def has_command(form: Form, scale: str) -> bool:
    """Say whether commands of the table give every level of a scale, as they do Leicester's."""
    levels = form.levels_of(scale)
    return bool(levels) and all(_LETTERS.get(one.id) == one.letter for one in levels)


def _of_command(id: str, keys: Mapping[str, str]) -> str:
    return as_bound(named(id), keys)[0].keys
