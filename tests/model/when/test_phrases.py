"""What people type as When, phrase by phrase, and the laws that keep every other phrase honest."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eh_tui.model.when.calendar import Calendar
from eh_tui.model.when.read import DATED, Reading, ReadingKind, answers, in_words, read
from eh_tui.model.when.result import NOT_UNDERSTOOD
from eh_tui.model.when.vocabulary import VOCABULARY

TODAY = date(2026, 11, 28)
AUDIT = Calendar(year=2026)

DATES = {
    # A day of the week is one more thing to be right about.
    "first Monday in October 2026": "2026-10-05",
    "second Tuesday of January 2027": "2027-01-12",
    "1st Monday in October 2026": "2026-10-05",
    "3rd Friday of March 2027": "2027-03-19",
    "last Friday of January 2027": "2027-01-29",
    "the last Thursday in February 2027": "2027-02-25",
    "fourth Wednesday in June": "2027-06-23",
    "first Monday of Oct 26": "2026-10-05",
    "Fri 4 Dec": "2026-12-04",
    "Friday 4/12/26": "2026-12-04",
    "Friday, 4th December 2026": "2026-12-04",
    "4/12/26 (Friday)": "2026-12-04",
    "w/c Monday 5/10/26": "2026-10-11",
    # Weeks.
    "wb 5/10/26": "2026-10-11",
    "wk beg 5/10/26": "2026-10-11",
    "wk beg. 5/10/26": "2026-10-11",
    "week beg 5/10/26": "2026-10-11",
    "w/b 5/10/26": "2026-10-11",
    "w.b. 5/10/26": "2026-10-11",
    "wkb 5/10/26": "2026-10-11",
    "wk com 5/10/26": "2026-10-11",
    "week from 5/10/26": "2026-10-11",
    "wk ending 9/10/26": "2026-10-09",
    # From one month or day to another.
    "Sept–Dec 26": "2026-12-31",
    "Sept-Dec 2026": "2026-12-31",
    "Sept to Dec 26": "2026-12-31",
    "Nov/Dec/26": "2026-12-31",
    "Dec/Jan": "2027-01-31",
    "Sept - July": "2027-07-31",
    "Nov 2026 - Jan 2027": "2027-01-31",
    "12/10/26 - 11/12": "2026-12-11",
    "12/10/26 – 11/12/26": "2026-12-11",
    "between March 2027 and May 2027": "2027-05-31",
    "From Sept 2026 until July 2027": "2027-07-31",
    "Sept 2026/Jan 2027": "2027-01-31",
    "Sept 2026, Jan 2027 and May 2027": "2027-05-31",
    "10/9 and 12/3/25": "2025-03-12",
    "3/9/26/4/9/26": None,
    # Days, months and years however they are written.
    "Sept 1st": "2026-09-01",
    "by Dec 4th": "2026-12-04",
    "1/9/'26": "2026-09-01",
    "1/9/’26": "2026-09-01",
    "1 Sept '26": "2026-09-01",
    "end of Oct 26": "2026-10-31",
    "by the end of Oct 26": "2026-10-31",
    "end Feb 2027": "2027-02-28",
    "March 2027 end": "2027-03-31",
    "last day of February 2027": "2027-02-28",
    "first day of March 2027": "2027-03-01",
    "start of March 2027": "2027-03-07",
    "early March 2027": "2027-03-31",
    "until March 2027": "2027-03-31",
    "up to 12/3/27": "2027-03-12",
    "on or before 12/3/27": "2027-03-12",
    "Deadline: 12/3/27!": "2027-03-12",
    "Review: 12/3/27": "2027-03-12",
    "Review 3/27": "2027-03-31",
    "Ongoing, review 3/27": "2027-03-31",
    "ongoing (review by March)": "2027-03-31",
    "Ongoing; next review in May": "2027-05-31",
    "Ongoing, review 12/3": "2027-03-12",
    "no later than the 12th of March 2027": "2027-03-12",
    # Terms and halves of them.
    "Autumn '26": "2026-12-31",
    "Autumn 26": "2026-12-31",
    "Spring '27": "2027-04-30",
    "Autumn term 1st half": "2026-10-31",
    "Autumn 1st half 2026": "2026-10-31",
    "1st half of Autumn term": "2026-10-31",
    "Spring term second half": "2027-04-30",
    "Spring 1 and 2": "2027-04-30",
    "Spring 1 & 2": "2027-04-30",
    "Spring 1/2": "2027-04-30",
    "Spring 1 and 2 2027": "2027-04-30",
    "Autumn 1 and Spring 1": "2027-02-28",
    "Autumn/Spring term": "2027-04-30",
    "Autumn and Spring 2026-27": "2027-04-30",
    "by Easter 2027": "2027-03-28",
    "before Easter": "2027-03-28",
    "Easter term 2027": "2027-04-30",
    "before October half term": "2026-10-31",
    "before the spring term": "2026-12-31",
    "before Summer 2": "2027-05-31",
    "start of the spring term": "2027-01-07",
    "early spring term": "2027-02-09",
    # Financial years and quarters.
    "financial year 2026/27": "2027-03-31",
    "FY 2026-27": "2027-03-31",
    "FY26/27": "2027-03-31",
    "2026/27 financial year": "2027-03-31",
    "by the end of FY 2026-27": "2027-03-31",
    "end of the financial year": "2027-03-31",
    "Q3 2026/27": "2026-12-31",
    "Q4 2026/27": "2027-03-31",
    "Q1 FY26/27": "2026-06-30",
    "quarter 3 2026-27": "2026-12-31",
    # Known words beside a date.
    "Staff meeting 12/3/27": "2027-03-12",
    "INSET day 4/1/27": "2027-01-04",
    "Governors' meeting, March 2027": "2027-03-31",
    "booked for 12/3/27": "2027-03-12",
    "ongoing until July 2027": "2027-07-31",
    "termly until July 2027": "2027-07-31",
    "TBC March 2027": "2027-03-31",
    "in progress, due 12/3/27": "2027-03-12",
    "review 12/3/27": "2027-03-12",
}

RECURRING = {
    "annually": "2027-07-31",
    "½ termly": "2026-12-31",
    "1/2-termly": "2026-12-31",
    "1/2 termly": "2026-12-31",
    "½-termly": "2026-12-31",
    "half termly": "2026-12-31",
    "each ½ term": "2026-12-31",
    "at least termly": "2026-12-31",
    "termly review": "2026-12-31",
    "monthly staff meeting": "2026-11-30",
    "monthly from Sept 2027": "2027-09-30",
    "6-weekly": None,
    "6 weekly": None,
    "4-weekly": None,
    "bi-weekly": None,
    "biweekly": None,
    "bi-monthly": None,
    "bimonthly": None,
    "3-monthly": None,
    "three-monthly": None,
    "twice yearly": None,
    "twice a year": None,
    "twice monthly": None,
    "3 x per year": None,
    "3 times a year": None,
    "three times per term": None,
    "every 6 weeks": None,
    "every 2 years": None,
    "every other month": None,
    "every Monday": None,
    "fortnightly": None,
    "weekly and termly": None,
    "termly if needed": None,
    "not weekly": None,
}

OPEN = {
    "after 12/3/27": "2027-03-13",
    "after March 2027": "2027-04-01",
    "after Easter 2027": "2027-03-29",
    "after the spring term": "2027-05-01",
    "after October half term": "2026-11-01",
    "not before 1/3/27": "2027-03-01",
    "no earlier than 1/3/27": "2027-03-01",
    "not until March 2027": "2027-03-01",
    "on or after 1/3/27": "2027-03-01",
    "from 1/3/27": "2027-03-01",
    "Sept 2027 onwards": "2027-09-01",
    "starting Spring 1": "2027-01-01",
}

ASKED = {
    "Sept 26 - Dec 26": ("26/9/2026 to 26/12/2026", "1/9/2026 to 31/12/2026"),
    "Sept 26 – Jul 27": ("26/9/2026 to 27/7/2027", "1/9/2026 to 31/7/2027"),
    "Sept 26/Jan 27": ("26/9/2026\n27/1/2027", "9/2026\n1/2027"),
    "Sept 26, Jan 27": ("26/9/2026\n27/1/2027", "9/2026\n1/2027"),
    "10/3/27 or 12/3/27": ("10/3/2027", "12/3/2027"),
    "March or April 2027": ("3/2027", "4/2027"),
    "FY 2026": ("1/4/2025 to 31/3/2026", "1/4/2026 to 31/3/2027"),
    "Q3 2026": ("1/7/2026 to 30/9/2026", "1/10/2026 to 31/12/2026"),
    "before the summer": ("30/4/2027", "Summer term 2026-27"),
    "after 10/12": ("From 11/12/2026", "From 1/11/2012"),
    "Mrs Jones 12/3/27": ("12/3/2027",),
    "cancelled 12/3/27": ("12/3/2027",),
    "postponed to 12/3/27": ("12/3/2027",),
    "not 12/3/27": ("12/3/2027",),
    "12/3/27 unless ill": ("12/3/2027",),
    "if needed, March 2027": ("3/2027",),
    "meet 12/3/27 at 4": ("12/3/2027",),
    "2 weeks before Easter 2027": ("28/3/2027",),
    "3 weeks after 12/3/27": ("From 13/3/2027",),
    "week 3 of Spring term 2027": ("Spring term 2026-27",),
    "next 12/3/27": ("12/3/2027",),
    "12/3/27, then 5 more": ("12/3/2027",),
    "no longer 12/3/27": ("12/3/2027",),
}

INVALID = {
    "Mon 12th Jan 2027": "12 January 2027 is a Tuesday",
    "Thurs 4 Dec": "4 December 2026 is a Friday",
    "fifth Monday in February 2027": "February 2027 has fewer Mondays",
    "31/2/27": "February 2027 has 28 days",
    "Autumn 3": "there is no Autumn 3",
    "Sept 31st": "September 2027 has 30 days",
}

NO_DATE = {
    "Q3": ReadingKind.PENDING,
    "before half term": ReadingKind.PENDING,
    "cancelled": ReadingKind.PENDING,
    "on hold": ReadingKind.PENDING,
    "not yet done": ReadingKind.PENDING,
    "never done": ReadingKind.PENDING,
    "when completed": ReadingKind.PENDING,
    "partly done": ReadingKind.PENDING,
    "no longer ongoing": ReadingKind.PENDING,
    "Completed, no further action": ReadingKind.STATUS,
    "Done (see minutes)": ReadingKind.STATUS,
    "ongoing via newsletter": ReadingKind.ONGOING,
    "Mon-Fri 7/12/26": ReadingKind.TEXT,
    "Terms 1 and 2": ReadingKind.TEXT,
    "before Friday": ReadingKind.TEXT,
    "summer holidays": ReadingKind.TEXT,
    "3": ReadingKind.TEXT,
}


def read_here(text: str) -> Reading:
    """Return a When as it is read today in an audit of 2026-27 without a table of terms."""
    return read(text, TODAY, AUDIT)


def test_the_tables_are_long_enough_to_mean_something() -> None:
    """A grammar is known by its phrases."""
    assert len([*DATES, *RECURRING, *OPEN, *ASKED, *INVALID, *NO_DATE]) >= 150


@pytest.mark.parametrize(("text", "due"), DATES.items())
def test_a_date_is_due_on_its_last_day(text: str, due: str | None) -> None:
    """The words around it are part of what it says."""
    reading = read_here(text)
    assert reading.end == (date.fromisoformat(due) if due else None)
    assert (reading.kind in DATED) == (due is not None)


@pytest.mark.parametrize(("text", "due"), RECURRING.items())
def test_what_comes_round_is_due_when_its_period_ends_if_that_is_one(
    text: str, due: str | None
) -> None:
    """Six weeks begin on a day that nobody wrote, so "6-weekly" is due on no day."""
    reading = read_here(text)
    assert (reading.kind, reading.end) == (
        ReadingKind.RECURRING,
        date.fromisoformat(due) if due else None,
    )


@pytest.mark.parametrize(("text", "begins"), OPEN.items())
def test_what_has_but_a_beginning_is_open(text: str, begins: str) -> None:
    """What is to be done after 12 March is not due on it."""
    reading = read_here(text)
    assert (reading.kind, reading.end) == (ReadingKind.OPEN, None)
    assert reading.start == date.fromisoformat(begins)


@pytest.mark.parametrize(("text", "typed"), ASKED.items())
def test_what_may_be_several_things_is_asked(text: str, typed: tuple[str, ...]) -> None:
    """It counts as having no date until somebody has said which."""
    reading = read_here(text)
    assert (reading.kind, reading.end) == (ReadingKind.AMBIGUOUS, None)
    assert answers(reading) == typed
    assert tuple(map(read_here, typed)) == reading.choices


@pytest.mark.parametrize(("text", "why"), INVALID.items())
def test_what_does_not_exist_says_why(text: str, why: str) -> None:
    """So that whoever typed it sees the slip."""
    reading = read_here(text)
    assert (reading.kind, reading.end, reading.why) == (ReadingKind.INVALID, None, why)


@pytest.mark.parametrize(("text", "kind"), NO_DATE.items())
def test_what_has_no_date_is_not_given_one(text: str, kind: ReadingKind) -> None:
    """It needs one, or says why there is none."""
    reading = read_here(text)
    assert (reading.kind, reading.end) == (kind, None)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("12 Feb 2027 (end of Spring 1)", date(2027, 2, 12)),
        ("by end of Spring 1 (12 Feb 2027)", date(2027, 2, 12)),
        ("end of Spring 1 - 12/2/2027", date(2027, 2, 12)),
        ("12/2/2027, end of Spring 1", date(2027, 2, 12)),
        ("by Christmas, 18/12/2026", date(2026, 12, 18)),
        ("2026-27 (12/2/2027)", date(2027, 2, 12)),
        ("Autumn 1 (23/10/26) and Spring 1 (12/2/27)", date(2027, 2, 12)),
        ("12/2/27 and end of Summer 2 2027", date(2027, 7, 31)),
        ("Spring 1 2028 (12/2/27)", date(2028, 2, 28)),
    ],
)
@pytest.mark.parametrize("year", [2025, 2026])
def test_a_whole_date_that_is_written_wins_over_the_term_named_beside_it(
    text: str, due: date, year: int
) -> None:
    """Where it lies in that term; in another one, or of another year, it is a date of its own."""
    assert read(text, TODAY, Calendar(year=year)).end == due


@pytest.mark.parametrize("today", [date(2026, 8, 1), date(2026, 8, 20), date(2026, 8, 31)])
def test_in_august_a_year_and_a_term_are_those_to_come(today: date) -> None:
    """The year that is over asks for nothing any more."""
    year, term = (read(text, today) for text in ("annually", "termly"))
    assert (year.end, term.end) == (date(2027, 7, 31), date(2026, 12, 31))


def test_what_is_not_understood_whole_says_so() -> None:
    """Beside the cell, so that a plainer date is typed or the guess confirmed."""
    said = in_words(read_here("Mrs Jones 12/3/27"), TODAY)
    assert said == "not understood whole: is it 12 March 2027?"
    assert read_here("Mrs Jones 12/3/27").why == NOT_UNDERSTOOD
    said = in_words(read_here("Sept 26/Jan 27"), TODAY)
    assert said == (
        "two readings: 26 September 2026 and 27 January 2027, "
        "or September 2026 and January 2027: which?"
    )


PHRASES = st.sampled_from([*DATES, *RECURRING, *OPEN, *ASKED, *INVALID, *NO_DATE])
SPELLINGS = frozenset(
    piece
    for _, _, spellings in VOCABULARY
    for each in spellings.split(", ")
    for piece in each.split()
)
UNKNOWN = st.text(alphabet="bcdfgjklqvxz", min_size=3, max_size=9).filter(
    lambda word: word not in SPELLINGS
)


@given(PHRASES, UNKNOWN, st.booleans())
@example("termly", "zzz", True)
@example("wb 5/10/26", "xbk", False)
def test_an_unknown_word_beside_a_date_leaves_no_date(text: str, word: str, is_last: bool) -> None:
    """It may mean anything, so the date is asked about and never due of its own accord."""
    typed = f"{text} {word}" if is_last else f"{word} {text}"
    reading = read(typed, TODAY, AUDIT, typed=TODAY)
    assert reading.end is None
    assert reading.kind not in DATED


@given(st.data(), PHRASES, UNKNOWN)
def test_nor_does_one_in_its_midst(data: st.DataObject, text: str, word: str) -> None:
    """Wherever somebody puts it."""
    words = text.split()
    at = data.draw(st.integers(0, len(words)))
    reading = read(" ".join([*words[:at], word, *words[at:]]), TODAY, AUDIT, typed=TODAY)
    assert reading.end is None


@given(PHRASES, st.integers(0, 999))
def test_a_figure_that_belongs_to_nothing_leaves_no_other_date(text: str, figure: int) -> None:
    """It is read as part of the date, or the date is asked about."""
    reading = read(f"{text} # {figure}", TODAY, AUDIT)
    assert reading.end is None


@given(
    st.lists(
        PHRASES | st.sampled_from([*sorted(SPELLINGS), "/", "-", ",", "26", "3rd"]), max_size=7
    ),
    st.dates(min_value=date(2001, 1, 1), max_value=date(2098, 12, 31)),
)
def test_known_words_in_any_order_are_read_without_failing(words: list[str], day: date) -> None:
    """And what is asked is asked in texts that settle it."""
    reading = read(" ".join(words), day, AUDIT, typed=day)
    assert isinstance(in_words(reading, day), str)
    assert tuple(read(text, day, AUDIT) for text in answers(reading)) == reading.choices


@given(
    st.dates(min_value=date(2001, 1, 1), max_value=date(2098, 12, 31)),
    st.sampled_from(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]),
)
def test_a_weekday_is_right_or_the_date_is_none(day: date, weekday: str) -> None:
    """One of the two is a slip, and nobody can say which."""
    reading = read(f"{weekday} {day.day}/{day.month}/{day.year}", TODAY)
    is_right = day.strftime("%a") == weekday
    assert (reading.kind, reading.end) == (
        (ReadingKind.DAY, day) if is_right else (ReadingKind.INVALID, None)
    )


@pytest.mark.parametrize(
    "sunday", ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18"]
)
def test_easter_is_when_it_is(sunday: str) -> None:
    """By the tables of the Book of Common Prayer, where the school has no table of its own."""
    assert read(f"Easter {sunday[:4]}", TODAY).end == date.fromisoformat(sunday)


def test_a_text_as_long_as_a_letter_is_no_date() -> None:
    """Nothing of it is left out unseen, so nothing of it is read."""
    assert read("12/3/27" + " " * 5000 + "or never", TODAY).end is None
