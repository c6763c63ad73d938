"""The form in a workbook file: its levels, columns and words, or Leicester's key to its ratings."""

from dataclasses import fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from eh_tui.errors import BrokenFile
from eh_tui.files.toml.values import as_text, as_texts
from eh_tui.model.form.columns import Column, ColumnType, Of, Role
from eh_tui.model.form.form import COUNTED, LEFT_OUT, Form, Scoring
from eh_tui.model.form.levels import TRAFFIC_LIGHTS, Level, with_letters
from eh_tui.model.form.sound import FormFault, column_faults, level_faults
from eh_tui.model.form.words import Words

_Choice = TypeVar("_Choice", bound=StrEnum)

FORM_TABLES = ("levels", "columns", "words", "scoring")
FORM_SCHEMA = 2
"""The first schema in which a file may describe its form."""

LEVEL_KEYS = tuple(field.name for field in fields(Level))
COLUMN_KEYS = ("heading", "role", "type", "key", "choices", "section", "of", "scale", "ticks")
WORD_KEYS = tuple(field.name for field in fields(Words))
SCORING_KEYS = tuple(field.name for field in fields(Scoring))
KEY_KEYS = ("heading", "red", "amber", "green", "none")
"""The keys of [rag], the key to Leicester's ratings."""


def read_form(raw: dict[str, Any], text: str) -> Form:
    """Return the form of a file; raises `BrokenFile` with the line of its first contradiction."""
    if raw.keys().isdisjoint(FORM_TABLES):
        return _leicesters(raw)
    reader = _FormReader(raw)
    form = reader.form()
    for fault in reader.faults:
        line, column = place_of_fault(text, fault)
        raise BrokenFile(f"line {line}, column {column}: {fault.sentence}", line, column)
    return form


def form_faults(raw: dict[str, Any]) -> tuple[FormFault, ...]:
    """Return every contradiction of a file's form."""
    reader = _FormReader(raw)
    reader.form()
    return tuple(reader.faults)


def place_of_fault(text: str, fault: FormFault) -> tuple[int, int]:
    """Return the line and column of a form's fault in the text, from 1."""
    from eh_tui.files.toml.blocks import cut

    line, met = 1, -1
    for block in cut(text):
        met += block.name == fault.table
        if block.name == fault.table and met == fault.at:
            keys = block.keys_under(fault.key)
            header = next((at for at, part in enumerate(block.lines) if part.is_header), 0)
            at = min(keys.values(), default=header)
            before = "".join(part.text for part in block.lines[:at])
            own = block.lines[at].text
            return line + before.count("\n"), len(own) - len(own.lstrip(" \t")) + 1
        line += block.text.count("\n")
    return 1, 1


def _leicesters(raw: dict[str, Any]) -> Form:
    """Return the form of a file that lists headings, with the words of its key to ratings."""
    given = raw.get("rag")
    said = {key: as_text(text) for key, text in given.items()} if isinstance(given, dict) else {}
    levels = tuple(
        replace(level, label=said.get(level.id, level.label)) for level in TRAFFIC_LIGHTS
    )
    words = Words()
    words = replace(
        words,
        rating=said.get("heading", words.rating),
        not_rated=said.get("none", words.not_rated),
    )
    return Form(
        as_text(raw.get("form", "")),
        as_text(raw.get("version", "")),
        as_text(raw.get("issuer", "")),
        words,
        levels,
    )


class _FormReader:
    """Reads a form generously, and notes what nobody could fill in."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self._raw = raw
        self.faults: list[FormFault] = []

    def form(self) -> Form:
        """Return the form as far as it can be read."""
        form = _leicesters(self._raw)
        words = self._words(form.words)
        levels = form.every_level
        if "levels" in self._raw:
            levels = tuple(self._level(at, row) for at, row in enumerate(self._rows("levels")))
            self.faults += level_faults(levels)
            scales = dict.fromkeys(level.scale for level in levels)
            lettered = {
                level.id: level
                for scale in scales
                for level in with_letters(each for each in levels if each.scale == scale)
            }
            levels = tuple(lettered[level.id] for level in levels)
        rows = self._rows("columns")
        has_actions = any(row.get("role") == Role.ACTION for row in rows)
        columns = tuple(self._column(at, row, has_actions) for at, row in enumerate(rows))
        self.faults += column_faults(columns, levels)
        return replace(
            form, words=words, every_level=levels, columns=columns, scoring=self._scoring()
        )

    def _rows(self, name: str) -> list[dict[str, Any]]:
        rows = self._raw.get(name, [])
        if not isinstance(rows, list):
            self._note(name, 0, "", f"[{name}] should be [[{name}]], with two brackets.")
            return []
        return [row if isinstance(row, dict) else {} for row in rows]

    def _words(self, known: Words) -> Words:
        given = self._raw.get("words", {})
        given = given if isinstance(given, dict) else {}
        if "levels" in self._raw and "rag" not in self._raw:
            known = replace(known, rating="Ratings")
        return replace(
            known, **{key: as_text(given[key]) for key in WORD_KEYS if as_text(given.get(key, ""))}
        )

    def _level(self, at: int, row: dict[str, Any]) -> Level:
        id = as_text(row.get("id", ""))
        score = row.get("score")
        if score is not None and (isinstance(score, bool) or not isinstance(score, int | float)):
            self._note("levels", at, "score", f"The score {as_text(score)!r} is no number.")
            score = None
        return Level(
            id,
            as_text(row.get("label", id)),
            as_text(row.get("letter", "")),
            as_text(row.get("colour", "grey")),
            score,
            done=self._switch("levels", at, row, "done", usual=False),
            counts=self._switch("levels", at, row, "counts", usual=True),
            best=self._switch("levels", at, row, "best", usual=False),
            meaning=as_text(row.get("meaning", "")),
            scale=as_text(row.get("scale", "")),
        )

    def _column(self, at: int, row: dict[str, Any], has_actions: bool) -> Column:
        role = self._one_of(at, row, Role.PLAIN, "role")
        choices = as_texts(row.get("choices", []))
        usual = {Role.WHEN: ColumnType.DATE, Role.RATING: ColumnType.LEVEL}.get(
            role, ColumnType.CHOICE if choices else ColumnType.TEXT
        )
        is_of_outcome = role is Role.OUTCOME or not has_actions
        section = row.get("section", [])
        return Column(
            as_text(row.get("heading", "")),
            role,
            self._one_of(at, row, usual, "type"),
            as_text(row.get("key", "")),
            choices,
            as_texts(section if isinstance(section, list) else [section]),
            self._one_of(at, row, Of.OUTCOME if is_of_outcome else Of.ACTION, "of"),
            as_text(row.get("scale", "")),
            self._switch("columns", at, row, "ticks", usual=False),
        )

    def _scoring(self) -> Scoring:
        given = self._raw.get("scoring", {})
        given = given if isinstance(given, dict) else {}
        policy = as_text(given.get("not_applicable", LEFT_OUT))
        if policy not in (LEFT_OUT, COUNTED):
            sentence = f'not_applicable is "{LEFT_OUT}" or "{COUNTED}", not {policy!r}.'
            self._note("scoring", 0, "not_applicable", sentence)
            policy = LEFT_OUT
        percentage = self._switch("scoring", 0, given, "percentage", usual=False)
        return Scoring(percentage, policy)

    def _switch(self, table: str, at: int, row: dict[str, Any], key: str, *, usual: bool) -> bool:
        value = row.get(key, usual)
        if not isinstance(value, bool):
            self._note(table, at, key, f"{key} is true or false, without quotation marks.")
            return usual
        return value

    def _one_of(self, at: int, row: dict[str, Any], usual: _Choice, key: str) -> _Choice:
        words = type(usual)
        word = as_text(row.get(key, usual))
        try:
            return words(word)
        except ValueError:
            known = ", ".join(words)
            self._note("columns", at, key, f"{key} can't be {word!r}; use one of {known}.")
            return usual

    def _note(self, table: str, at: int, key: str, sentence: str) -> None:
        self.faults.append(FormFault(table, at, key, sentence))
