"""Ratings and counts as words and as figures."""

from collections.abc import Collection

from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.numbers import how_many
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import COLOURS, Level, in_small

LEVEL_LOOKS = (*COLOURS, "none")
"""The looks that the style sheets have for a level: its colours, and not rated."""

RATES_NOTHING = "This form rates nothing."


def rating_in_words(rag: str, form: Form) -> str:
    """Return a rating as letter and words, so that no colour is needed to read it."""
    level = form.level(rag)
    says_so = level.words.split()[:1] == [level.letter]
    return level.words if says_so else f"{level.letter} {level.words}"


def with_key(level: Level, key: str) -> str:
    """Return a level's words after the key that gives it, which they may begin with."""
    return level.words if level.words.startswith(f"{key} ") else f"{key} {level.words}"


def counts_in_words(counts: Counts, form: Form, scale: str = "") -> str:
    """Return the ratings there are in the form's words, "4 at risk, 9 on track".

    Without the figure that a level may begin with, which would read as a second count.
    """
    return ", ".join(
        f"{counts.of(level.id)} {in_small(level.label_alone)}"
        for level in form.ratings_of(scale)
        if counts.of(level.id)
    )


def look_of(form: Form, rag: str) -> str:
    """Return the look of a rating: its level's colour."""
    return form.level(rag).colour


def counts_in_figures(counts: Counts, form: Form, scale: str) -> str:
    """Return counts as letters and figures, "1 R  7 A  5 G  2 -", or "0:1  1:3  -:2" for digits.

    Where a level is a digit itself nobody could tell the two apart.
    """
    levels = form.ratings_of(scale)
    if any(level.letter.isdigit() for level in levels):
        return "  ".join(f"{level.letter}:{counts.of(level.id)}" for level in levels)
    return "  ".join(f"{counts.of(level.id)} {level.letter}" for level in levels)


def drafts_in_words(number: int) -> str:
    """Return a number of texts that are not saved: "1 draft"."""
    return how_many(number, "draft")


def also_open(names: Collection[str], what: str = "it") -> str:
    """Return who else has a workbook open: "also has it open: DW"; "" where nobody has.

    Which is not who is at a meeting: one window may stand before many, and many have none.
    """
    verb = "has" if len(names) == 1 else "have"
    return f"also {verb} {what} open: {', '.join(names)}" if names else ""
