"""What a When cell is read as: every row of DOMAIN.md 4, and the ways in which people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eh_tui.model.core.days import MONTHS
from eh_tui.model.when.calendar import Calendar, TermDates
from eh_tui.model.when.read import (
    DATED,
    Reading,
    ReadingKind,
    answers,
    as_typed,
    in_words,
    read,
)
from eh_tui.model.when.uk_dates import last_day
from tests.support.whens import (
    AMBIGUOUS,
    BLANK,
    DAY,
    DAYS,
    INVALID,
    MONTH,
    ONGOING,
    OPEN,
    PENDING,
    RECURRING,
    SCHOOL_YEAR,
    SPAN,
    STATUS,
    TERM,
    TEXT,
    THE_TABLE,
    TODAY,
    WEEK,
    YEAR,
)

LEICESTER = Calendar(
    (
        TermDates(2025, 0, 1, date(2025, 8, 26), date(2025, 10, 17)),
        TermDates(2025, 0, 2, date(2025, 10, 29), date(2025, 12, 19)),
        TermDates(2025, 1, 1, date(2026, 1, 6), date(2026, 2, 13)),
        TermDates(2025, 1, 2, date(2026, 2, 23), date(2026, 3, 27)),
        TermDates(2025, 2, 1, date(2026, 4, 13), date(2026, 5, 22)),
        TermDates(2025, 2, 2, date(2026, 6, 1), date(2026, 7, 10)),
    )
)

VARIANTS = [
    # Days.
    ("12.6.17", DAY, "2017-06-12"),
    ("12-06-2017", DAY, "2017-06-12"),
    (" 12 / 6 / 17 ", DAY, "2017-06-12"),
    ("12/6/17.", DAY, "2017-06-12"),
    ("3rd March 2027", DAY, "2027-03-03"),
    ("3RD OF MARCH, 2027", DAY, "2027-03-03"),
    ("12 September 2026", DAY, "2026-09-12"),
    ("12-Sep-26", DAY, "2026-09-12"),
    ("Mon 12th Jan. 2026", DAY, "2026-01-12"),
    ("September 12, 2026", DAY, "2026-09-12"),
    ("2026-03-01", DAY, "2026-03-01"),
    ("by 12/6/17", DAY, "2017-06-12"),
    ("due: 12/6/17", DAY, "2017-06-12"),
    ("no later than 12/6/17", DAY, "2017-06-12"),
    ("29/2/28", DAY, "2028-02-29"),
    ("before 12/3/27", DAY, "2027-03-11"),
    ("before March 2027", DAY, "2027-02-28"),
    ("26 Sept", DAY, "2025-09-26"),
    ("by 3rd March", DAY, "2026-03-03"),
    ("25/12", DAY, "2025-12-25"),
    ("5/6", DAY, "2026-06-05"),
    ("Booked for 12/3/26", DAY, "2026-03-12"),
    # Months.
    ("September 2026", MONTH, "2026-09-30"),
    ("SEPT. 2026", MONTH, "2026-09-30"),
    ("Sep-26", MONTH, "2026-09-30"),
    ("Sept '26", MONTH, "2026-09-30"),
    ("2026-09", MONTH, "2026-09-30"),
    ("6.2017", MONTH, "2017-06-30"),
    ("2/28", MONTH, "2028-02-29"),
    ("in March 2027", MONTH, "2027-03-31"),
    ("before the end of March 2027", MONTH, "2027-03-31"),
    ("mid-March 2027", MONTH, "2027-03-31"),
    ("March", MONTH, "2026-03-31"),
    ("6/2017?", MONTH, "2017-06-30"),
    ("To be completed by March 2027", MONTH, "2027-03-31"),
    ("Ongoing - review 6/2027", MONTH, "2027-06-30"),
    # Weeks.
    ("W/C 12.1.26", WEEK, "2026-01-18"),
    ("week commencing 12th January 2026", WEEK, "2026-01-18"),
    ("by end of w/c 12/1/26", WEEK, "2026-01-18"),
    ("w/e 16/1/26", WEEK, "2026-01-16"),
    ("w/c 12/1", WEEK, "2026-01-18"),
    # Terms and years.
    ("AUTUMN 1", TERM, "2025-10-17"),
    ("Autumn term 1", TERM, "2025-10-17"),
    ("Aut 2 2025-26", TERM, "2025-12-19"),
    ("first half of the autumn term", TERM, "2025-10-17"),
    ("autumn half term", TERM, "2025-10-17"),
    ("October half-term 2025", TERM, "2025-10-17"),
    ("Spring 2026", TERM, "2026-03-27"),
    ("by the end of the spring term", TERM, "2026-03-27"),
    ("before Easter", TERM, "2026-03-27"),
    ("Summer 2 2025/26", TERM, "2026-07-10"),
    ("Autumn 2026", TERM, "2026-12-31"),
    ("HT3", TERM, "2026-02-13"),
    ("half term 6", TERM, "2026-07-10"),
    ("Term 5", TERM, "2026-05-22"),
    ("Deliver in the autumn term", TERM, "2025-12-19"),
    ("2025/2026", SCHOOL_YEAR, "2026-07-10"),
    ("2025–26", SCHOOL_YEAR, "2026-07-10"),
    ("25/26", SCHOOL_YEAR, "2026-07-10"),
    ("academic year 2025-26", SCHOOL_YEAR, "2026-07-10"),
    ("end of the school year", SCHOOL_YEAR, "2026-07-10"),
    ("by 2016", YEAR, "2016-12-31"),
    # Several dates, and from one to another.
    ("10/3/16 and 11/6/20", DAYS, "2020-06-11"),
    ("11/6/20, 10/3/16", DAYS, "2020-06-11"),
    ("6/2017 & 7/2017", DAYS, "2017-07-31"),
    ("March to July 2026", SPAN, "2026-07-31"),
    ("6/17 - 9/17", SPAN, "2017-09-30"),
    ("12-14/6/17", SPAN, "2017-06-14"),
    ("12th-14th June 2017", SPAN, "2017-06-14"),
    ("between 1/3/26 and 4/5/26", SPAN, "2026-05-04"),
    ("Sept/Oct 2026", SPAN, "2026-10-31"),
    # No end, or none yet.
    ("from Sept 2026 onwards", OPEN, None),
    ("6/17 - ongoing", OPEN, None),
    ("since 12/6/17", OPEN, None),
    ("On-going.", ONGOING, None),
    ("Ongoing throughout", ONGOING, None),
    ("Termly ", RECURRING, "2025-12-19"),
    ("every term", RECURRING, "2025-12-19"),
    ("half termly", RECURRING, "2025-12-19"),
    ("once a year", RECURRING, "2026-07-10"),
    ("weekly", RECURRING, "2025-11-23"),
    ("ongoing - termly", RECURRING, "2025-12-19"),
    ("every 2 years", RECURRING, None),
    ("Done", STATUS, None),
    ("COMPLETED 12/6/17", STATUS, None),
    ("completed by the office", STATUS, None),
    ("t.b.c.", PENDING, None),
    ("As soon as possible", PENDING, None),
    ("to be confirmed", PENDING, None),
    ("not done", PENDING, None),
    ("not yet completed", PENDING, None),
    ("half term", PENDING, None),
    ("end of term", PENDING, None),
    ("Cancelled", PENDING, None),
    # Two readings, none, or nothing about a date.
    ("5-06", AMBIGUOUS, None),
    ("March 26", AMBIGUOUS, None),
    ("academic year 2026", AMBIGUOUS, None),
    ("by 10/12", AMBIGUOUS, None),
    ("29/2/27", INVALID, None),
    ("00/2016", INVALID, None),
    ("13/2016", INVALID, None),
    ("31/6", INVALID, None),
    ("12/6/7", INVALID, None),
    ("12/6/0217", INVALID, None),
    ("2025/27", INVALID, None),
    ("Autumn 3", INVALID, None),
    ("Term 7", INVALID, None),
    ("31/2/26\n10/3/16", INVALID, None),
    ("\t \n", BLANK, None),
    ("Newsletter", TEXT, None),
    ("07700 900123", TEXT, None),
    ("summer fair", TEXT, None),
    ("10.30am", TEXT, None),
    ("1/2/3/4", TEXT, None),
    ("10 DSL", TEXT, None),
    ("²/³", TEXT, None),
]


@pytest.mark.parametrize(("text", "kind", "due"), THE_TABLE + VARIANTS)
def test_a_when_is_read_as_the_table_says(text: str, kind: ReadingKind, due: str | None) -> None:
    """Only 7 of the form's 25 cells hold a date, so the reading must know all the others."""
    reading = read(text, TODAY, LEICESTER)
    assert (reading.kind, reading.end) == (kind, date.fromisoformat(due) if due else None)


@pytest.mark.parametrize(
    "text", ["2016", "Autumn 1", "March", "mid March 2027", "Autumn 2026", "Booked for 12/3/26"]
)
def test_what_had_to_be_assumed_is_marked_as_approximate(text: str) -> None:
    """A year that is not written, a term without a table, a date among other words."""
    assert read(text, TODAY, LEICESTER).approximate


@pytest.mark.parametrize("text", ["12/6/17", "6/2017", "Spring 1 2026", "2025-26", "w/c 12/1/26"])
def test_what_is_written_in_full_is_not_approximate(text: str) -> None:
    """The mark would mean nothing if everything had it."""
    assert not read(text, TODAY, LEICESTER).approximate


def test_both_dates_of_a_cell_are_kept() -> None:
    """The later one is when it is due, the earlier one was not typed for nothing."""
    reading = read("11/6/20\n10/3/16", TODAY)
    assert reading.days == (date(2020, 6, 11), date(2016, 3, 10))
    assert (reading.start, reading.end) == (date(2016, 3, 10), date(2020, 6, 11))


def test_an_open_reading_begins_with_its_month() -> None:
    """It has no end, but a first day."""
    assert read("From 6/17", TODAY).start == date(2017, 6, 1)


@pytest.mark.parametrize(
    ("text", "kinds", "typed"),
    [
        ("10/12", [DAY, MONTH], ("10/12/2025", "10/2012")),
        ("from 10/12", [OPEN, OPEN], ("From 10/12/2025", "From 1/10/2012")),
        ("Term 2", [TERM, TERM], ("Spring term 2025-26", "Autumn 2 2025-26")),
        ("academic year 2026", [SCHOOL_YEAR] * 2, ("2025-26", "2026-27")),
    ],
)
def test_an_answer_settles_what_had_two_readings(
    text: str, kinds: list[ReadingKind], typed: tuple[str, ...]
) -> None:
    """It is put in the cell, so it must then be read as what was chosen and nothing else."""
    reading = read(text, TODAY, LEICESTER)
    assert [choice.kind for choice in reading.choices] == kinds
    assert answers(reading) == typed
    assert tuple(read(each, TODAY, LEICESTER) for each in typed) == reading.choices


def test_a_numbered_term_goes_by_how_many_the_school_has() -> None:
    """Where it is set, nobody need be asked."""
    three, six = (Calendar(LEICESTER.terms, terms_a_year=number) for number in (3, 6))
    assert read("Term 2", TODAY, three).end == date(2026, 3, 27)
    assert read("Term 2", TODAY, six).end == date(2025, 12, 19)
    assert read("Term 4", TODAY, three).kind is INVALID


def test_what_names_no_year_lies_in_the_audits_year() -> None:
    """So that "Autumn 1" of an audit is overdue next year, and not due once more."""
    audit = Calendar(LEICESTER.terms, year=2025)
    later = date(2026, 10, 1)
    assert read("Autumn 1", later, audit).end == date(2025, 10, 17)
    assert read("March", later, audit).end == date(2026, 3, 31)
    assert read("Autumn 1", later).end == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("6/2017", "month, due 30 June 2017, overdue 8 years"),
        ("21/11/25", "day, due 21 November 2025, overdue 1 day"),
        ("22/11/25", "day, due 22 November 2025, today"),
        ("30/11/25", "day, due 30 November 2025, in 8 days"),
        ("10/12", "two readings: 10 December 2025, or October 2012: which?"),
        ("ongoing", "ongoing, needs a review date"),
        ("ongoing, reviewed 3/26", "ongoing, needs a review date"),
        ("ongoing, review 31/4", "no such date: April 2026 has 30 days"),
        ("Autumn 1", "term, due 17 October 2025, approximate, overdue 5 weeks"),
        ("31/2/26", "no such date: February 2026 has 28 days"),
        ("10/13/16", "no such date: there is no month 13"),
        ("10/3/16\n11/6/20", "two dates, the later due 11 June 2020, overdue 5 years"),
        ("termly", "each term, due 19 December 2025, in 3 weeks"),
        ("From 6/17", "from 1 June 2017, no end, needs a review date"),
        ("Completed online (due to Covid)", "it says that it is done: rate it green?"),
        ("Awaiting dates", "no date yet, needs a date"),
        ("", "no date, needs a date"),
    ],
)
def test_a_reading_is_said_in_plain_words(text: str, words: str) -> None:
    """It stands beside the cell, so that a wrong reading is seen by whoever typed it."""
    assert in_words(read(text, TODAY, LEICESTER), TODAY) == words


def test_what_is_done_is_never_said_to_be_overdue() -> None:
    """A green action is late for nothing, and its empty cell wants nothing."""
    said = in_words(read("6/2017", TODAY), TODAY, is_done=True)
    assert said == "month, due 30 June 2017"
    assert in_words(read("", TODAY), TODAY, is_done=True) == ""
    assert in_words(read("ongoing", TODAY), TODAY, is_done=True) == "ongoing"


DAYS_OF_THIS_CENTURY = st.dates(min_value=date(2001, 1, 1), max_value=date(2098, 12, 31))
PIECES = st.sampled_from(
    [text for text, _, _ in THE_TABLE + VARIANTS]
    + ["by ", "from ", "before ", "w/c ", "term ", " to ", "/", "-", ", ", "\n", "?", "12", "3rd"]
)
TYPED = st.text() | st.lists(PIECES, max_size=5).map("".join)


@given(TYPED, DAYS_OF_THIS_CENTURY)
@example("before 1/1/1900", TODAY)
@example("٣/٦/١٧", TODAY)
@example("!", TODAY)
@example("!\n!", TODAY)
def test_any_text_is_read(text: str, today: date) -> None:
    """When is free text: reading it, saying it and asking about it never fail."""
    reading = read(text, today, LEICESTER)
    assert isinstance(in_words(reading, today), str)
    assert all(answers(reading))


@pytest.mark.parametrize("text", ["!", "!!", " ! ", ".", "?", "…"])
def test_signs_alone_hold_no_date(text: str) -> None:
    """A workbook with such a When has to open."""
    reading = read(text, TODAY)
    assert (reading.kind, reading.why) == (ReadingKind.TEXT, "no date in it")


@given(TYPED, DAYS_OF_THIS_CENTURY)
@example("2 and 1 Sept 2000", TODAY)
@example("1st and 1st July 2000; 1/1/00", TODAY)
def test_what_we_print_for_a_reading_is_read_as_the_same_dates(text: str, today: date) -> None:
    """So an answer of ours, put in the cell, means what was meant."""
    reading = read(text, today, LEICESTER)
    if typed := as_typed(reading):
        again = read(typed, today, LEICESTER)
        assert _dates(again) == _dates(reading)
    for choice, answer in zip(reading.choices, answers(reading), strict=True):
        assert read(answer, today, LEICESTER) == choice


def _dates(reading: Reading) -> tuple[object, ...]:
    return reading.kind, reading.start, reading.end, [_dates(part) for part in reading.parts]


@given(TYPED, DAYS_OF_THIS_CENTURY)
def test_only_what_is_dated_is_due(text: str, today: date) -> None:
    """A day to be done by comes from a date or a period, never from a guess."""
    reading = read(text, today, LEICESTER)
    assert (reading.end is not None) <= (reading.kind in {*DATED, RECURRING})
    assert (reading.kind in DATED) <= (reading.end is not None)


@given(
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(0, 99),
    st.sampled_from("/.-"),
    st.sampled_from(["", "by ", "w/c ", "from ", "before "]),
)
def test_day_and_month_are_never_exchanged(
    day: int, month: int, year: int, mark: str, before: str
) -> None:
    """A US reading of "10/13/16" would put a wrong date on a plan that governors sign."""
    reading = read(f"{before}{day}{mark}{month}{mark}{year:02}", TODAY)
    try:
        meant = date(2000 + year, month, day)
    except ValueError:
        assert reading.kind is INVALID
    else:
        if before == "before ":
            meant -= timedelta(days=1)
        assert reading.start == meant


@given(DAYS_OF_THIS_CENTURY, DAYS_OF_THIS_CENTURY)
def test_every_day_is_read_however_it_is_written(day: date, today: date) -> None:
    """Long and short years, figures and names."""
    month = MONTHS[day.month - 1][:3]
    for text in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%y}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day} {day.year}",
        day.isoformat(),
    ):
        assert read(text, today) == Reading(DAY, day, day)


@given(DAYS_OF_THIS_CENTURY)
def test_a_month_lasts_until_its_last_day(day: date) -> None:
    """Month precision is overdue from the 1st of the next month."""
    reading = read(f"{day.month}/{day.year}", TODAY)
    assert (reading.kind, reading.start) == (MONTH, day.replace(day=1))
    assert reading.end == last_day(day.year, day.month)
