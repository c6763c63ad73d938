"""Who has had which training, until when it counts, and who is to go."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.errors import NotFound
from eh_tui.model.core.form_rows import AchievedRow, AchievedTable
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Course, Person, Training
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState
from eh_tui.model.training.attendance import the_course
from eh_tui.model.training.table import (
    TrainingCell,
    TrainingLine,
    TrainingStanding,
    training_due,
    training_in_words,
    training_table,
)
from eh_tui.model.when.uk_dates import months_later

TODAY = date(2026, 11, 22)
DSL = Person("P1", "Morwenna Pryce", "Designated Safeguarding Lead")
TEACHER = Person("P2", "Ruth Adeyemi", "Teacher")
GOVERNOR = Person("P3", "Peter Lindqvist", "Chair of Governors")
GONE = Person("P4", "Nia Kaur", "DSL", left="July 2026")
ONCE = Course("C1", "What is Early Help briefing", "DSL")
CPD = Course("C2", "Safeguarding CPD", "DSL", "24")
UPDATE = Course("C3", "Safeguarding update", "all", "12")
PART_A = Course("C4", "LiquidLogic Part A", column="Attended Part A LiquidLogic Training")
LOGIN = Course("C5", "LiquidLogic login", column="LiquidLogic Login received?")
TABLE = AchievedTable(
    "2.R1",
    "2",
    columns=(
        "Name of staff member",
        "Attended Part A LiquidLogic Training",
        "LiquidLogic Login received?",
    ),
    growable=True,
)


def school(
    *attended: Training,
    courses: tuple[Course, ...] = (ONCE, CPD, UPDATE, PART_A, LOGIN),
    rows: tuple[tuple[str, ...], ...] = (),
) -> Workbook:
    """Return a school's registers with some attendances."""
    return Workbook(
        people=(DSL, TEACHER, GOVERNOR, GONE),
        courses=courses,
        training=attended,
        achieved=(TABLE,),
        rows=tuple(
            AchievedRow(f"2-R{number:02}", "2.R1", cells=cells)
            for number, cells in enumerate(rows, 1)
        ),
    )


def cell(workbook: Workbook, person: Person, course: Course) -> TrainingCell:
    """Return one person's cell under one course."""
    (line,) = (line for line in training_table(workbook, TODAY) if line.person == person)
    return next(cell for cell in line.cells if cell.course == course)


def needed(line: TrainingLine) -> list[str]:
    """Return the courses that a line says anything of."""
    return [
        cell.course.id for cell in line.cells if cell.standing is not TrainingStanding.NOT_NEEDED
    ]


def test_everybody_has_the_courses_of_their_role() -> None:
    """A DSL needs the DSLs' and the staff's; governors are no staff, who left needs none."""
    lines = training_table(school(), TODAY)
    assert [(line.person, needed(line)) for line in lines] == [
        (DSL, ["C1", "C2", "C3"]),
        (TEACHER, ["C3"]),
    ]


@pytest.mark.parametrize(
    ("done", "standing", "due"),
    [
        ("22/11/2025", TrainingStanding.DUE_SOON, date(2026, 11, 22)),
        ("21/11/2025", TrainingStanding.OVERDUE, date(2026, 11, 21)),
        ("20/12/2025", TrainingStanding.DUE_SOON, date(2026, 12, 20)),
        ("21/12/2025", TrainingStanding.IN_DATE, date(2026, 12, 21)),
        ("11/2025", TrainingStanding.DUE_SOON, date(2026, 11, 30)),
        ("10/2025", TrainingStanding.OVERDUE, date(2026, 10, 31)),
        ("29/2/24", TrainingStanding.OVERDUE, date(2025, 2, 28)),
        ("1/9/2024\n1/9/2026", TrainingStanding.IN_DATE, date(2027, 9, 1)),
        ("1/9/2024\n1/9/2027", TrainingStanding.OVERDUE, date(2025, 9, 1)),
        ("1/9/2027", TrainingStanding.BOOKED, None),
        ("", TrainingStanding.NOT_YET, None),
        ("no", TrainingStanding.NOT_YET, None),
        ("Awaiting dates", TrainingStanding.NOT_YET, None),
        ("yes", TrainingStanding.AS_TYPED, None),
        ("10/12", TrainingStanding.AS_TYPED, None),
        ("with the cluster", TrainingStanding.AS_TYPED, None),
        ("31/2/26", TrainingStanding.AS_TYPED, None),
    ],
)
def test_an_attendance_counts_for_the_courses_months(
    done: str, standing: TrainingStanding, due: date | None
) -> None:
    """From the last day that the text can mean; what can't be told is not judged."""
    workbook = school(Training("TR1", "P2", "C3", done))
    found = cell(workbook, TEACHER, UPDATE)
    assert (found.standing, found.due, found.done) == (standing, due, done)


@pytest.mark.parametrize(
    ("done", "standing"),
    [
        ("10/3/16", TrainingStanding.DONE),
        ("2016", TrainingStanding.DONE),
        ("yes", TrainingStanding.DONE),
        ("Completed online (due to Covid)", TrainingStanding.AS_TYPED),
        ("TBC", TrainingStanding.NOT_YET),
        ("12/2026", TrainingStanding.BOOKED),
    ],
)
def test_a_course_without_months_never_runs_out(done: str, standing: TrainingStanding) -> None:
    """The briefing is attended once."""
    found = cell(school(Training("TR1", "P1", "C1", done)), DSL, ONCE)
    assert (found.standing, found.due) == (standing, None)


def test_the_last_attendance_counts() -> None:
    """An old row stays as a record."""
    workbook = school(
        Training("TR1", "P2", "C3", "1/9/2026"),
        Training("TR2", "Ruth Adeyemi", "safeguarding update", "1/9/2024"),
        Training("TR3", "R Adeyemi", "C3", "with the cluster"),
    )
    found = cell(workbook, TEACHER, UPDATE)
    assert found.attendance
    assert (found.attendance.row, found.attendance.field) == ("TR1", "done")


def test_the_forms_own_table_is_read_by_its_headings() -> None:
    """Whoever is listed there needs what its columns record."""
    workbook = school(rows=(("R Adeyemi", "5/2026", ""), ("", "", ""), ("Sam Stone", "", "yes")))
    found = cell(workbook, TEACHER, PART_A)
    assert found.standing is TrainingStanding.DONE
    assert found.attendance
    assert (found.attendance.kind, found.attendance.row) == (Kind.ROWS, "2-R01")
    assert cell(workbook, TEACHER, LOGIN).standing is TrainingStanding.NOT_YET
    stranger = training_table(workbook, TODAY)[-1]
    assert (stranger.person, needed(stranger)) == (Person("", "Sam Stone"), ["C4", "C5"])


def test_what_is_due_comes_with_the_longest_overdue_first() -> None:
    """And what has no date last, as nobody can say how late it is."""
    workbook = school(
        Training("TR1", "P1", "C3", "10/12/2025"),
        Training("TR2", "P2", "C3", "1/8/2025"),
        Training("TR3", "P1", "C2", "1/9/2024"),
        courses=(ONCE, CPD, UPDATE),
    )
    assert [
        (due.person, due.course, due.due, due.state) for due in training_due(workbook, TODAY)
    ] == [
        (TEACHER, UPDATE, date(2026, 8, 1), DueState.OVERDUE),
        (DSL, CPD, date(2026, 9, 1), DueState.OVERDUE),
        (DSL, UPDATE, date(2026, 12, 10), DueState.DUE_SOON),
        (DSL, ONCE, None, DueState.NEEDS_A_DATE),
    ]


def test_what_runs_out_and_has_no_date_needs_one() -> None:
    """Otherwise it would never be told again."""
    workbook = school(Training("TR1", "P2", "C3", "with the cluster"), courses=(UPDATE,))
    assert [(due.person, due.state) for due in training_due(workbook, TODAY)] == [
        (DSL, DueState.NEEDS_A_DATE),
        (TEACHER, DueState.NEEDS_A_DATE),
    ]


@pytest.mark.parametrize(
    ("done", "words"),
    [
        ("10/12/2025", "10/12/2025, due soon: by 10 December 2026"),
        ("1/9/2025", "1/9/2025, overdue since 1 September 2026"),
        ("1/9/2026", "1/9/2026, in date until 1 September 2027"),
        ("1/9/2027", "1/9/2027, booked"),
        ("with the cluster", "with the cluster, no date"),
        ("", "not yet"),
    ],
)
def test_a_place_is_said_in_words(done: str, words: str) -> None:
    """The date as typed, and what it means."""
    assert (
        training_in_words(cell(school(Training("TR1", "P2", "C3", done)), TEACHER, UPDATE)) == words
    )


def test_an_unknown_course_is_answered_with_those_there_are() -> None:
    """A name is soon mistyped."""
    assert the_course(school(), "safeguarding cpd") == CPD
    with pytest.raises(NotFound, match="'CPD' is no course; the courses are: C1 What is"):
        the_course(school(), "CPD")


@pytest.mark.parametrize("months", ["", " ", "0", "once", "never"])
def test_a_course_without_an_interval_is_done_for_good(months: str) -> None:
    """Whoever has been needs not go again."""
    course = Course("C1", "Prevent", "all", months)
    workbook = school(Training("TR1", "P2", "C1", "1/9/2020"), courses=(course,))
    assert cell(workbook, TEACHER, course).standing is TrainingStanding.DONE


@pytest.mark.parametrize(
    ("months", "due"),
    [
        ("24", date(2022, 9, 1)),
        ("24 months", date(2022, 9, 1)),
        ("2 years", date(2022, 9, 1)),
        ("every two years", date(2022, 9, 1)),
        ("every other year", date(2022, 9, 1)),
        ("2-yearly", date(2022, 9, 1)),
        ("annually", date(2021, 9, 1)),
        ("Yearly ", date(2021, 9, 1)),
        ("twelve months", date(2021, 9, 1)),
        ("6 monthly", date(2021, 3, 1)),
        ("termly", date(2021, 1, 1)),
    ],
)
def test_an_interval_is_read_as_people_write_it(months: str, due: date) -> None:
    """It counts as often as it says, not as never."""
    course = Course("C1", "Prevent", "all", months)
    workbook = school(Training("TR1", "P2", "C1", "1/9/2020"), courses=(course,))
    found = cell(workbook, TEACHER, course)
    assert (found.standing, found.due) == (TrainingStanding.OVERDUE, due)


@pytest.mark.parametrize("months", ["-3", "²", "99999", "1.5 years", "often", "2 or 3 years"])
def test_an_interval_that_cannot_be_read_is_not_never(months: str) -> None:
    """It needs somebody to say, and does not stop the table."""
    course = Course("C1", "Prevent", "all", months)
    workbook = school(Training("TR1", "P2", "C1", "1/9/2020"), courses=(course,))
    found = cell(workbook, TEACHER, course)
    assert found.standing is TrainingStanding.UNCLEAR
    assert training_in_words(found) == "1/9/2020, how often it is due can't be read"
    assert DueState.NEEDS_A_DATE in [due.state for due in training_due(workbook, TODAY)]


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, 120))
def test_some_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    """As everybody counts months."""
    then = months_later(day, months)
    assert (then.year - day.year) * 12 + then.month - day.month == months
    assert then.day == min(day.day, monthrange(then.year, then.month)[1])


@given(st.text(), st.text(), st.text(), st.text(), st.text())
def test_any_register_of_training_can_be_read(
    person: str, course: str, done: str, whom: str, months: str
) -> None:
    """Every one of these is free text in a file."""
    workbook = school(
        Training("TR1", person, course, done), courses=(Course("C1", course, whom, months, done),)
    )
    for due in training_due(workbook, TODAY):
        assert training_in_words(due.cell)
