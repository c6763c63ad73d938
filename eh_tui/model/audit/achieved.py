"""What a row of Outcomes Achieved reports, whichever of the form's five shapes its table has."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from eh_tui.model.core.form_rows import AchievedRow
from eh_tui.model.core.rows import cell_keys
from eh_tui.model.core.workbook import Workbook


class Complete(StrEnum):
    """What a Complete? cell says (DOMAIN.md 6); `OTHER` is not complete, its text is kept."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    OTHER = "other"
    BLANK = "blank"


def read_complete(text: str) -> Complete:
    """Return what a Complete? cell says."""
    word = text.strip().rstrip(".").casefold()
    if not word:
        return Complete.BLANK
    return Complete(word) if word in ("yes", "no", "partly") else Complete.OTHER


class Report(NamedTuple):
    """A row's cells by what they mean; a cell that its table lacks is ""."""

    row: AchievedRow
    complete: str = ""
    details: str = ""
    done: str = ""
    review: str = ""
    review_field: str = ""
    """The field that holds the review date, "" where the table has none."""
    done_field: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether the outcome is said to be reached."""
        return read_complete(self.complete) is Complete.YES


_MEANING = {
    "complete?": "complete",
    "complete": "complete",
    "details": "details",
    "date": "done",
    "review date": "review",
}


def reports(workbook: Workbook) -> Iterator[Report]:
    """Return a report for each row of the tables that report on outcomes, not on people."""
    for row in workbook.rows:
        given: dict[str, str] = {}
        for key, cell in zip(cell_keys(workbook, row), row.cells, strict=False):
            meaning = _MEANING.get(" ".join(key.split()).casefold())
            if meaning:
                given.setdefault(meaning, cell)
                if meaning in ("review", "done"):
                    given.setdefault(f"{meaning}_field", key)
        if given:
            yield Report(row, **given)
