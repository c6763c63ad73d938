"""A school's rule on how long the history is kept."""

from dataclasses import replace
from datetime import date

import pytest

from eh_tui.model.core.form_rows import School
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event, Record
from eh_tui.model.journal.retention import day_to_keep_from

OLD = [Record(Event.BASE, 1, "2019-09-01T10:00:00Z"), Record(Event.CHANGE, 2, "2020-02-28T10:00Z")]
NEW = Record(Event.CHANGE, 3, "2026-02-01T10:00:00Z")


def told(years: str, *records: Record, today: date = date(2026, 3, 1)) -> str:
    """Return from which day on a school keeps its history, where some of it is older."""
    return day_to_keep_from(Workbook(school=School(keep_history_years=years)), records, today)


def test_what_is_older_than_the_rule_is_told() -> None:
    """The day is the one that `history compact` is given."""
    assert told("6", *OLD, NEW) == "2020-03-01"
    assert told(" 6 ", *OLD, NEW, today=date(2024, 2, 29)) == ""
    assert told("3", *OLD, NEW, today=date(2024, 2, 29)) == "2021-03-01"


def test_what_was_put_together_is_told_no_more() -> None:
    """The one record that stands for all before is as old as the last of them."""
    assert told("6", replace(OLD[1], event=Event.BASE), NEW) == ""


@pytest.mark.parametrize("years", ["", "soon", "0", "-1", "100000000000", "1.5"])
def test_without_a_rule_nothing_is_too_old(years: str) -> None:
    """What can't be read is told as unreadable, and nothing is thrown away for it."""
    assert told(years, *OLD, NEW) == ""
