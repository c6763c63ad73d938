"""Signs of a pupil's data in a text: this workbook is for staff and governors only."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from eh_tui.model.checks.finding import Check, Finding
from eh_tui.model.checks.one_pupil import is_about_one_pupil
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import each_text
from eh_tui.model.core.schema import MADE_BY_US
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.register import spellings_of_staff

_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The check letters of a Unique Pupil Number, by their value: no I, O or S."""

_UPN = re.compile(r"(?<![A-Z0-9])([A-Z])(\d{11})(\d|[A-Z])(?![A-Z0-9])", re.IGNORECASE)
_NHS = re.compile(r"(?<![\d+])(?<!\+44 )(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)")
_BIRTH = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\b[\s:.-]*"
    r"(?:\d{1,2}[/. -]\d{1,2}[/. -]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\s+\d{2,4})",
    re.IGNORECASE,
)

_WORD = re.compile(r"\w+")


class NamesInText:
    """Names that are no pupil's, found in a text however many there are."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Keep the names, and for each first word where in a name it stands and how long that is.

        Half a school may be called "Mrs ...", so the names of one first word are not tried one
        by one: a length is, the longest first.
        """
        self._names = frozenset(names)
        shapes: dict[str, set[tuple[int, int]]] = {}
        for name in self._names:
            if word := _WORD.search(name):
                shapes.setdefault(word[0], set()).add((len(name), word.start()))
        self._shapes = {word: sorted(each, reverse=True) for word, each in shapes.items()}
        self.first_words = self._shapes.keys()
        """The first words of the names: a text without any of them names nobody."""

    def taken_out_of(self, text: str) -> str:
        """Return a text with another word for each of the names, the longest where several fit."""
        pieces, at = [], 0
        for word in _WORD.finditer(text):
            for length, before in self._shapes.get(word[0], ()):
                start = word.start() - before
                end = start + length
                is_there = start >= at and text[start:end] in self._names
                if is_there and not _WORD.match(text, end):
                    pieces += [text[at:start], "staff"]
                    at = end
                    break
        return "".join([*pieces, text[at:]])


_TEXTS_KEPT = 4096
"""The form's own wording is the same in every workbook of a partnership, and asked each time."""


_NOBODY = NamesInText()

_is_about_one_pupil = lru_cache(_TEXTS_KEPT)(is_about_one_pupil)


def pupil_findings(workbook: Workbook, _: date) -> Iterator[Finding]:
    """Yield each field, of whatever kind of row, whose text looks like a pupil's data."""
    staff = NamesInText(spellings_of_staff(workbook))
    for kind in Kind:
        for row in workbook.of_kind(kind):
            for name, text in each_text(workbook, kind, row):
                if not text or name in MADE_BY_US or "phone" in name:
                    continue  # figures of our own making, and what has ten digits by rights
                if sign := sign_of_a_pupil(text, staff):
                    yield Finding(
                        Check.PUPIL,
                        kind,
                        row.id,
                        name,
                        f"This looks like {sign}; this workbook is for staff and governors only.",
                    )


def sign_of_a_pupil(text: str, staff: NamesInText = _NOBODY) -> str:
    """Return what in a text looks like a pupil's data, as "a pupil's number (UPN)"; "" if none.

    `staff` are names that are no pupil's, whatever stands beside them.

    A UPN is a letter and 12 digits, or a letter, 11 digits and a letter, of which the first
    letter checks the rest; an NHS number has ten digits of which the last checks the others.
    """
    sign, words = _looked_at(text)
    if sign:
        return sign
    bare = text if staff.first_words.isdisjoint(words) else staff.taken_out_of(text)
    return "a text about one pupil or family" if _is_about_one_pupil(bare) else ""


@lru_cache(_TEXTS_KEPT)
def _looked_at(text: str) -> tuple[str, frozenset[str]]:
    """Return what in a text's figures looks like a pupil's data, "" if none, and its words."""
    return _sign_in_figures(text), frozenset(_WORD.findall(text))


def _sign_in_figures(text: str) -> str:
    if any(_is_upn(*match.groups()) for match in _UPN.finditer(text)):
        return "a pupil's number (UPN)"
    if any(_is_nhs_number("".join(match.groups())) for match in _NHS.finditer(text)):
        return "an NHS number"
    return "a date of birth" if _BIRTH.search(text) else ""


def _is_upn(check: str, digits: str, last: str) -> bool:
    """Say whether the check letter fits: weights 2 to 13, modulo 23 (the DfE's UPN guide)."""
    if last.upper() not in "0123456789" + _UPN_LETTERS:
        return False
    values = [int(digit) for digit in digits]
    values.append(int(last) if last.isdigit() else _UPN_LETTERS.index(last.upper()))
    total = sum(weight * value for weight, value in enumerate(values, 2))
    return _UPN_LETTERS[total % 23] == check.upper()


def _is_nhs_number(digits: str) -> bool:
    """Say whether the last digit fits: weights 10 to 2, eleven less the rest modulo 11."""
    total = sum(
        weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False)
    )
    check = (11 - total % 11) % 11
    return check == int(digits[-1]) and len(set(digits)) > 1
