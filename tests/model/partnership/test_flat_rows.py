"""Every row of a return as a record: what a table says of its date."""

from datetime import date

import pytest

from eh_tui.model.partnership.collated import collate
from eh_tui.model.partnership.flat_rows import flat_rows
from tests.support.partnership import OAK, ROUND, TODAY, blank, filled, row


@pytest.mark.parametrize(
    ("when", "due"),
    [
        ("December 2026", date(2026, 12, 31)),
        ("5/2027", date(2027, 5, 31)),
        ("1/9/2025", date(2025, 9, 1)),
        ("ongoing", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("rating", ["red", "green"])
def test_each_row_has_the_last_day_that_its_when_means(
    when: str, due: date | None, rating: str
) -> None:
    """Also what is completed or not due soon: a table is sorted and filtered by it."""
    audit = filled(OAK, *[rating] * 4, when=when)
    line = collate(ROUND, blank(), [row(OAK)]).lines[0]
    assert {each.due for each in flat_rows(audit, line, "Autumn", TODAY)} == {due}
