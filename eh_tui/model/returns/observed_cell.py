"""One cell of a returned sheet as it was read, and whether it says anything new."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from eh_tui.model.form.columns import Column
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.when.read import read

_LONGEST_KEPT = 1000
"""Characters; whatever is longer is no wording of a form, and would take room."""
_CONTROLS = {code: 0x2400 + code for code in range(0x20) if code not in (9, 10, 13)}


@dataclass(frozen=True, slots=True)
class ObservedCell:
    """What came back in one cell."""

    text: str
    """As the workbook would store it, a rating as the id of a level."""
    where: str
    trouble: str = ""
    """Why it can't be taken, a sentence; the text is then as it stands in the cell."""
    is_number: bool = False
    remarks: tuple[str, ...] = ()
    aside: str = ""
    """What is to be told of the cell also where it says what the workbook does."""
    is_struck_out: bool = False
    """Whether all that stands there is struck through, which says nothing of the field."""
    is_by_colour: bool = False
    """Whether it is a rating that was read from a colour."""

    @property
    def says_something(self) -> bool:
        """Whether anything stands there, be it readable or not."""
        return self.text not in ("", NOT_RATED) or bool(self.trouble)

    def says(self, expected: str, column: Column | None, today: date) -> bool:
        """Say whether it says the same as a text of the workbook.

        A program that makes real dates of texts, or drops blanks that nobody sees, has changed
        nothing.
        """
        if column is not None and column.is_level and not self.trouble:
            return (self.text or NOT_RATED) == (expected or NOT_RATED)
        if self.trouble and not self.text.strip():
            return False
        if tidy(self.text) == tidy(expected):
            return True
        return self.is_number and _is_same_value(self.text, expected, today)


def tidy(text: str) -> str:
    """Return a text without what no sheet keeps: blanks at the ends of lines, tabs, controls."""
    return _tidy(text) if len(text) <= _LONGEST_KEPT else _tidy.__wrapped__(text)


@lru_cache(maxsize=4096)  # the form's own words are compared with every row, and in every file
def _tidy(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    lines = (line.rstrip() for line in plain.translate(_CONTROLS).split("\n"))
    return "\n".join(lines).rstrip()


def _is_same_value(shown: str, expected: str, today: date) -> bool:
    """Say whether a number or a date is what a program may have made of a text."""
    then, now = read(expected, today), read(shown, today)
    if then.start and now.start:
        return then.start == now.start
    try:
        return float(shown) == float(expected.replace(",", "").strip("£$€% "))
    except ValueError:
        return False
