"""Texts that count from the day on which they were typed, which the history knows."""

from dataclasses import replace
from datetime import date

import pytest

from eh_tui.model.core.edits import Add, Edit, Set, Source
from eh_tui.model.core.form_rows import Action, Commitment, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import Place
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState, dues
from eh_tui.model.journal.record import MERGED, Event, Record
from eh_tui.model.when.calendar import Calendar, TermDates, calendar_of
from eh_tui.model.when.read import ReadingKind, in_words, read
from eh_tui.model.when.typed import with_days_typed
from tests.support.rag import Rag

TODAY = date(2026, 11, 28)
TERMS = Calendar(
    (
        TermDates(2026, 0, 1, date(2026, 9, 2), date(2026, 10, 23)),
        TermDates(2026, 0, 2, date(2026, 11, 2), date(2026, 12, 18)),
        TermDates(2026, 1, 1, date(2027, 1, 4), date(2027, 2, 12)),
        TermDates(2026, 1, 2, date(2027, 2, 22), date(2027, 3, 25)),
    ),
    year=2026,
)
DAY, WEEK, MONTH, TERM = (
    *(ReadingKind.DAY, ReadingKind.WEEK, ReadingKind.MONTH, ReadingKind.TERM),
)
AMBIGUOUS, PENDING = ReadingKind.AMBIGUOUS, ReadingKind.PENDING

SATURDAY = [
    ("today", DAY, "2026-11-28"),
    ("Tomorrow", DAY, "2026-11-29"),
    ("in 2 weeks", DAY, "2026-12-12"),
    ("in two weeks' time", DAY, "2026-12-12"),
    ("in a fortnight", DAY, "2026-12-12"),
    ("2 weeks' time", DAY, "2026-12-12"),
    ("3 weeks from now.", DAY, "2026-12-19"),
    ("within 3 months", DAY, "2027-02-28"),
    ("in 10 days", DAY, "2026-12-08"),
    ("in a year's time", DAY, "2027-11-28"),
    ("Friday", DAY, "2026-12-04"),
    ("by Friday", DAY, "2026-12-04"),
    ("this coming Friday", DAY, "2026-12-04"),
    ("next Friday", DAY, "2026-12-04"),
    ("by next Fri", DAY, "2026-12-04"),
    ("this Saturday", AMBIGUOUS, None),
    ("end of the week", WEEK, "2026-11-29"),
    ("this week", WEEK, "2026-11-29"),
    ("next week", WEEK, "2026-12-06"),
    ("by the end of next week", WEEK, "2026-12-06"),
    ("end of the month", MONTH, "2026-11-30"),
    ("next month", MONTH, "2026-12-31"),
    ("by the end of next month", MONTH, "2026-12-31"),
    ("next March", MONTH, "2027-03-31"),
    ("next December", AMBIGUOUS, None),
    ("end of term", TERM, "2026-12-18"),
    ("by the end of this term", TERM, "2026-12-18"),
    ("before the end of term", TERM, "2026-12-18"),
    ("next term", TERM, "2027-03-25"),
    ("end of next term", TERM, "2027-03-25"),
    ("this half term", TERM, "2026-12-18"),
    ("next half-term", TERM, "2027-02-12"),
    ("next academic year", ReadingKind.SCHOOL_YEAR, "2028-07-31"),
    ("next year", AMBIGUOUS, None),
]


@pytest.mark.parametrize(("text", "kind", "due"), SATURDAY)
def test_a_text_counts_from_the_day_on_which_it_was_typed(
    text: str, kind: ReadingKind, due: str | None
) -> None:
    """Typed on Saturday 28 November 2026, and the same a month later."""
    for today in (TODAY, date(2026, 12, 30)):
        reading = read(text, today, TERMS, typed=TODAY)
        assert (reading.kind, reading.end) == (kind, date.fromisoformat(due) if due else None)


@pytest.mark.parametrize("text", [text for text, _, _ in SATURDAY])
def test_it_has_no_date_where_nobody_knows_when_it_was_typed(text: str) -> None:
    """Read against today, "in 2 weeks" would never be overdue."""
    reading = read(text, TODAY, TERMS)
    assert (reading.kind, reading.end) == (PENDING, None)
    assert "the day on which it was typed, which is not known" in in_words(reading, TODAY)


@pytest.mark.parametrize(
    ("text", "typed", "days"),
    [
        ("next Friday", date(2026, 11, 30), [date(2026, 12, 4), date(2026, 12, 11)]),
        ("Friday", date(2026, 12, 4), [date(2026, 12, 4), date(2026, 12, 11)]),
    ],
)
def test_a_weekday_that_may_be_two_is_asked(text: str, typed: date, days: list[date]) -> None:
    """On a Monday, "next Friday" is this week's to some and next week's to others."""
    reading = read(text, TODAY, TERMS, typed=typed)
    assert [choice.end for choice in reading.choices] == days


def test_in_the_holidays_the_next_term_is_the_one_that_comes() -> None:
    """Typed on Boxing Day, "end of term" and "next term" both are the spring term."""
    for text in ("end of term", "next term"):
        assert read(text, TODAY, TERMS, typed=date(2026, 12, 26)).end == date(2027, 3, 25)


@pytest.mark.parametrize("text", ["before Friday", "in 2 weeks unless ill", "in 2 weeks or so"])
def test_what_is_not_understood_whole_counts_from_nothing(text: str) -> None:
    """A word more may change all."""
    assert read(text, TODAY, TERMS, typed=TODAY).end is None


WORKBOOK = Workbook(
    commitments=(Commitment("1", "One"),),
    outcomes=(Outcome("1.A", "1"),),
    actions=(Action("1-01", "1.A", when="in 2 weeks", rag=Rag.AMBER),),
)
TYPED = Set(Kind.ACTIONS, "1-01", "when", "", "in 2 weeks")
CLEARED = Set(Kind.ACTIONS, "1-01", "when", "in 2 weeks", "")


def on(day: int, *edits: Edit, event: Event = Event.CHANGE, **more: object) -> Record:
    """Return a record of a day of November 2026, at noon."""
    return replace(Record(event, at=f"2026-11-{day:02}T12:00:00.000Z", edits=edits), **more)  # type: ignore[arg-type]


def day_typed(*records: Record) -> date | None:
    """Return the day that a history tells of the one When."""
    known = with_days_typed(WORKBOOK, lambda _: records)
    return calendar_of(known).day_typed("1-01", "when", "in 2 weeks")


def test_the_history_tells_the_day() -> None:
    """So it is overdue when its two weeks are over, whenever that is looked at."""
    known = with_days_typed(WORKBOOK, lambda _: [on(2, TYPED)])
    (due,) = dues(known, TODAY)
    assert (due.state, due.due) == (DueState.OVERDUE, date(2026, 11, 16))
    (unknown,) = dues(WORKBOOK, TODAY)
    assert (unknown.state, unknown.due) == (DueState.NEEDS_A_DATE, None)


def test_typed_again_it_counts_from_the_later_day() -> None:
    """Cleared and typed once more, it is meant anew."""
    assert day_typed(on(2, TYPED), on(9, CLEARED), on(16, TYPED)) == date(2026, 11, 16)


def test_undo_brings_back_the_day_with_the_text() -> None:
    """Taking a slip back is no typing."""
    assert day_typed(on(2, TYPED), on(9, CLEARED, n=2), on(16, TYPED, reverts=2)) == date(
        2026, 11, 2
    )


def test_a_row_put_back_keeps_its_day() -> None:
    """It comes with its lines in the file, which a new row has not."""
    row = WORKBOOK.actions[0]
    new = Add(Kind.ACTIONS, row, Place("1.A"))
    back = replace(new, source=Source(""))
    assert day_typed(on(2, new)) == date(2026, 11, 2)
    assert day_typed(on(2, new), on(16, back)) == date(2026, 11, 2)
    assert day_typed(on(16, back)) is None


@pytest.mark.parametrize(
    "record",
    [
        on(16, TYPED, event=Event.OUTSIDE),
        on(16, TYPED, event=Event.CONFLICT),
        on(16, TYPED, label=f"{MERGED}a copy.toml"),
        on(16, TYPED, at="no time"),
        on(16, Set(Kind.ACTIONS, "1-02", "when", "", "in 2 weeks")),
    ],
)
def test_what_was_not_typed_here_has_no_day(record: Record) -> None:
    """An editor or a copy brought it, and when it was typed there nobody knows."""
    assert day_typed(record) is None


def test_a_change_of_the_text_forgets_the_day() -> None:
    """The day belongs to the text, not to the field."""
    known = with_days_typed(WORKBOOK, lambda _: [on(2, TYPED)])
    other = replace(known, actions=(replace(known.actions[0], when="in 3 weeks"),))
    (due,) = dues(other, TODAY)
    assert due.due is None


def test_a_history_is_not_asked_where_no_text_counts_from_a_day() -> None:
    """Most workbooks have none, and a history may be long."""

    def asked(_: object) -> tuple[Record, ...]:
        raise AssertionError

    plain = replace(WORKBOOK, actions=(replace(WORKBOOK.actions[0], when="12/6/26"),))
    assert with_days_typed(plain, asked) is plain
