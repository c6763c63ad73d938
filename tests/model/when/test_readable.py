"""Fields in which a text that can't be read would count as none: it is refused, and named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.errors import Refused
from eh_tui.model.checks.check import check
from eh_tui.model.checks.finding import Check
from eh_tui.model.core.form_rows import School, Signatory
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Course, Person
from eh_tui.model.core.review.assurance_rows import Received, Signature
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.agenda import AgendaPart
from eh_tui.model.meeting.lifecycle import start
from eh_tui.model.new_year import next_year
from eh_tui.model.signing import How, receive, sign
from eh_tui.model.when.interval import months_of_interval
from eh_tui.model.when.readable import stop_if_impossible, stop_if_unreadable, why_unreadable

TODAY = date(2026, 11, 28)

READABLE = [
    (Kind.SCHOOL, "year", "2026-27"),
    (Kind.SCHOOL, "year", "2026/2027"),
    (Kind.SCHOOL, "year", "26/27"),
    (Kind.SCHOOL, "terms_a_year", "6"),
    (Kind.SCHOOL, "keep_history_years", "6"),
    (Kind.COURSES, "months", "every 3 years"),
    (Kind.PEOPLE, "left", "July 2026"),
    (Kind.PEOPLE, "left", "end of Summer term 2026"),
    (Kind.SIGNATORIES, "signed", "12/9/26"),
    (Kind.SIGNATURES, "date", "12 September 2026"),
    (Kind.MEETINGS, "date", "Saturday 28 November 2026"),
    (Kind.RECEIVED, "date", "2026-11-28"),
    (Kind.ACTIONS, "when", "whenever"),
]

UNREADABLE = [
    (Kind.SCHOOL, "year", "2026"),
    (Kind.SCHOOL, "year", "2026-28"),
    (Kind.SCHOOL, "terms_a_year", "three-ish"),
    (Kind.SCHOOL, "terms_a_year", "4"),
    (Kind.SCHOOL, "keep_history_years", "six"),
    (Kind.SCHOOL, "keep_history_years", "0"),
    (Kind.COURSES, "months", "now and then"),
    (Kind.PEOPLE, "left", "soon"),
    (Kind.PEOPLE, "left", "July"),
    (Kind.PEOPLE, "left", "next Friday"),
    (Kind.SIGNATORIES, "signed", "yes"),
    (Kind.SIGNATORIES, "signed", "31/2/26"),
    (Kind.SIGNATURES, "date", "10/12"),
    (Kind.MEETINGS, "date", "12/13/26"),
    (Kind.RECEIVED, "date", "at the last meeting"),
]

EDITED_BY_HAND = Workbook(
    school=School(year="this year", terms_a_year="five"),
    people=(Person("P1", "Ann Bell", left="gone"), Person("P2", "Ben Cole", left="31/8/26")),
    courses=(Course("C1", "Prevent", months="sometimes"), Course("C2", "CPD", months="2 years")),
    signatories=(Signatory("S1", signed="x"),),
    meetings=(Meeting("M1", "Tuesday"),),
    signatures=(Signature("SG1", date="?"),),
    received=(Received("RC1", "last week"),),
)


@pytest.mark.parametrize(("kind", "field", "text"), READABLE)
def test_what_can_be_read_is_taken(kind: Kind, field: str, text: str) -> None:
    """However people write it; and so is an empty field."""
    stop_if_unreadable(kind, field, text)
    stop_if_unreadable(kind, field, " ")


@pytest.mark.parametrize(("kind", "field", "text"), UNREADABLE)
def test_what_cannot_be_read_is_refused_and_says_how_it_is_written(
    kind: Kind, field: str, text: str
) -> None:
    """A date without its year too, since it would be another one next year."""
    with pytest.raises(Refused, match="write"):
        stop_if_unreadable(kind, field, text)


def test_a_check_names_them_in_a_file_that_was_edited_by_hand() -> None:
    """The file is read all the same, and nothing in it is changed."""
    found = [each.finding for each in check(EDITED_BY_HAND, TODAY)]
    named = {(each.id, each.field) for each in found if each.check is Check.UNREADABLE}
    assert named == {
        *(("school", "year"), ("school", "terms_a_year"), ("P1", "left"), ("C1", "months")),
        *(("S1", "signed"), ("M1", "date"), ("SG1", "date"), ("RC1", "date")),
    }


def test_no_verb_takes_a_date_that_is_none() -> None:
    """Whoever signs, meets, receives or begins a year is told at once."""
    book = EDITED_BY_HAND
    for verb in (
        lambda: sign(book, "S1", name="Ann Bell", date="today", how=How.INK),
        lambda: receive(book, date="last week", body="Governors", minute=""),
        lambda: start(
            Workbook(), date="Tuesday", kind="Review", present="", parts=(AgendaPart.AT_RISK,)
        ),
        lambda: next_year(book, year="2027", follows="", clear=()),
    ):
        with pytest.raises(Refused):
            verb()


@given(st.text(), st.sampled_from(READABLE))
def test_any_text_is_read_or_named(text: str, place: tuple[Kind, str, str]) -> None:
    """Neither the check nor the refusal ever fails."""
    kind, field, _ = place
    assert isinstance(why_unreadable(kind, field, text), str)
    months = months_of_interval(text)
    assert months is None or months >= 0


@pytest.mark.parametrize(
    ("place", "text", "why"),
    [
        ((Kind.SIGNATORIES, "signed"), "1/1/2031", "“1/1/2031” is still to come"),
        ((Kind.SIGNATURES, "date"), "29 November 2026", "is still to come"),
        ((Kind.RECEIVED, "date"), "1/2027", "is still to come"),
        ((Kind.EVIDENCE, "seen"), "12/9/2031", "is still to come"),
        ((Kind.MEETINGS, "approved"), "1/1/2031", "is still to come"),
        ((Kind.MEETINGS, "next_date"), "12 March 2025", "“12 March 2025” is over"),
        ((Kind.MEETINGS, "next_date"), "soon", "is no date"),
        ((Kind.SCHOOL, "name"), " ", "The school needs its name"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    place: tuple[Kind, str], text: str, why: str
) -> None:
    """The same on screen and by a command; papers would carry it."""
    with pytest.raises(Refused, match=why):
        stop_if_impossible(*place, text, date(2026, 11, 28), before="Oakfield")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ((Kind.SIGNATORIES, "signed"), "28/11/2026"),
        ((Kind.SIGNATORIES, "signed"), "2026"),
        ((Kind.EVIDENCE, "seen"), ""),
        ((Kind.MEETINGS, "next_date"), "28 November 2026"),
        ((Kind.MEETINGS, "next_date"), ""),
        ((Kind.ACTIONS, "when"), "1/1/2031"),
    ],
)
def test_what_can_be_is_taken(place: tuple[Kind, str], text: str) -> None:
    """Today is neither over nor to come, and nothing typed means nothing yet."""
    stop_if_impossible(*place, text, date(2026, 11, 28), before="12/9/2026")


def test_a_school_without_a_name_need_not_get_one_at_once() -> None:
    """Only a name that stood there is kept from going."""
    stop_if_impossible(Kind.SCHOOL, "name", "", date(2026, 11, 28))
