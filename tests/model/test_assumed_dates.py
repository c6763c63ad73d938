"""Dates that do not say their own day are shown as they are read, and missing terms are told."""

from dataclasses import replace
from datetime import date

import pytest

from eh_tui.model.assumed_dates import assumed_dates, terms_missing, year_without_terms
from eh_tui.model.checks.check import check
from eh_tui.model.checks.finding import Check
from eh_tui.model.core.register_rows import Term
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.text_outline import text
from tests.support.meetings import audit
from tests.support.rag import Rag

TODAY = date(2026, 11, 28)
LAST_YEAR = Term("T1", "2025-26", "Autumn 1", "1/9/2025", "24/10/2025")


def due(*texts: str, rag: Rag = Rag.AMBER) -> Workbook:
    """Return an audit whose first actions are to be done by some texts, and no other."""
    book = audit()
    actions = tuple(
        replace(action, when=when, rag=rag)
        for action, when in zip(book.actions, texts, strict=False)
    )
    return replace(book, actions=actions, rows=(), terms=(LAST_YEAR,))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("by Christmas", "read as 31 December 2026, approximate"),
        ("Spring 2", "read as 30 April 2027, approximate"),
        ("14 January", "read as 14 January 2027, approximate"),
        ("12/1/27 and 16/3/27", "read as 16 March 2027"),
        ("12/1/27", ""),
        ("1/2027", ""),
        ("12/2/27 (end of Spring 1)", ""),
    ],
)
def test_what_does_not_say_its_own_day_is_shown_as_it_is_read(typed: str, words: str) -> None:
    """On the sheet and by `show`; a plain day, or a month, needs no word."""
    workbook = due(typed)
    assert [one.words for one in assumed_dates(workbook, TODAY)] == ([words] if words else [])
    said = text(workbook, TODAY)
    assert ("Read as" in said) is bool(words)


def test_nothing_is_said_of_what_is_done_or_locked() -> None:
    """Nobody waits for it."""
    assert not list(assumed_dates(due("Spring 2", rag=Rag.GREEN), TODAY))
    book = due("Spring 2")
    locked = replace(book, school=replace(book.school, locked="next.toml"))
    assert not list(assumed_dates(locked, TODAY))


def test_terms_that_are_missing_are_told_once_with_the_dates_that_need_them() -> None:
    """Those of the year that the dates are of, whatever years the workbook has."""
    workbook = due("Spring 2", "by Christmas", "12/1/27")
    said = "The terms of 2026-27 are missing: 2 dates are only about right (1-01, 1-02)"
    assert terms_missing(workbook, TODAY) == said
    found = [each.finding for each in check(workbook, TODAY)]
    assert [one.sentence for one in found if one.check is Check.TERMS_MISSING] == [f"{said}."]
    assert terms_missing(due("12/1/27", "ongoing"), TODAY) == ""
    assert year_without_terms(workbook, TODAY) == "2026-27"


def test_terms_that_are_there_are_not_missed() -> None:
    """One of the year is enough: then somebody has begun to write them down."""
    this_year = replace(LAST_YEAR, id="T2", year="2026-27", starts="1/9/2026", ends="23/10/2026")
    workbook = replace(due("Spring 2"), terms=(LAST_YEAR, this_year))
    assert terms_missing(workbook, TODAY) == ""
    assert year_without_terms(workbook, TODAY) == ""
