"""A round and its returns: whose each is, which counts, and what all add up to."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.model.audit.summary import count, count_all
from eh_tui.model.core.form_rows import School
from eh_tui.model.form.form import COUNTED, Scoring
from eh_tui.model.form.levels import TRAFFIC_LIGHTS, Level
from eh_tui.model.partnership.collated import Collated, State, collate
from eh_tui.model.partnership.questions import questions_to
from eh_tui.model.partnership.returned import ReturnedSchool, returned_from, row_digests
from eh_tui.model.partnership.round import (
    ChangeRequested,
    ExpectedSchool,
    Round,
    asked_again,
    changes_requested,
    plain_name,
    return_closed,
)
from eh_tui.model.partnership.round_text import round_text, state_in_words, steps_in_words
from eh_tui.model.partnership.tables import (
    commitment_table,
    matrix_table,
    missing_table,
    problem_table,
    question_table,
    school_table,
)
from eh_tui.model.submitting import ReturnState
from tests.support.partnership import (
    ASH,
    ELM,
    NOT_APPLICABLE,
    OAK,
    ROUND,
    TODAY,
    blank,
    filled,
    row,
)


def states(collated: Collated) -> list[tuple[str, str, str]]:
    """Return what each line says: the school, its state and the file."""
    return [(line.school, line.state.value, line.file) for line in collated.lines]


def test_a_school_of_which_nothing_came_is_missing() -> None:
    """Whom to chase is the first thing a lead wants to know."""
    found = collate(ROUND, blank(), [row(OAK)])
    assert states(found) == [
        (OAK.name, "returned", f"{OAK.name}.toml"),
        (ELM.name, "missing", ""),
        (ASH.name, "missing", ""),
    ]
    assert not found.is_complete


def test_a_return_is_known_by_its_number_whatever_it_calls_itself() -> None:
    """Schools are renamed; their numbers stay."""
    renamed = row(replace(OAK, name="Oakfield Academy"), number="100 001")
    line = collate(ROUND, blank(), [renamed]).lines[0]
    assert line.returned == renamed
    assert line.why == "It calls itself Oakfield Academy."


def test_a_name_that_only_leaves_words_out_is_not_remarked_on() -> None:
    """Half of all schools write their name without "School"."""
    short = row(replace(OAK, name="Oakfield Primary"), number=OAK.number)
    assert not collate(ROUND, blank(), [short]).lines[0].why


def test_a_missing_school_names_the_file_that_may_be_its_own() -> None:
    """Above a school's own file, "Nothing came" sends the lead asking for what lies there."""
    doubtful = row(ELM, number=OAK.number, file="sent.xlsx")
    oak, elm, *_ = collate(ROUND, blank(), [doubtful]).lines
    for line in (oak, elm):
        assert line.state is State.MISSING
        assert line.why.startswith("sent.xlsx may be its, and nobody can say.")


@pytest.mark.parametrize("number", ["100001.0", " 100 001 ", "100001.00"])
def test_a_number_is_the_same_however_a_program_wrote_it(number: str) -> None:
    """A list of schools has often been through a program that takes it for a quantity."""
    known = replace(ROUND, schools=(replace(OAK, number=number), ELM))
    found = collate(known, blank(), [row(replace(OAK, name="Another name"), number="100001")])
    assert found.lines[0].state is State.RETURNED


@pytest.mark.parametrize(
    "name", ["ST ASHS RC SCHOOL", " st. ash’s  R.C. School", "St Ash's RC school"]
)
def test_without_a_number_the_name_is_enough_however_it_is_spelt(name: str) -> None:
    """Nobody types a school's dots and apostrophes alike twice."""
    found = collate(ROUND, blank(), [row(replace(ASH, name=name))])
    assert found.number_of(State.RETURNED) == 1


def test_a_name_that_merely_looks_alike_is_asked_about_and_never_taken() -> None:
    """Oakfield Primary may be another school than Oakfield Primary School."""
    line = collate(ROUND, blank(), [row(replace(OAK, name="Oakfield Primary"))]).lines[-1]
    assert (line.state, line.expected) == (State.PROBLEM, None)
    assert line.why == "No school Oakfield Primary is expected."
    assert line.what_to_do.startswith("If it is Oakfield Primary School, ")


@pytest.mark.parametrize(
    ("name", "number", "why"),
    [
        (ELM.name, OAK.number, "It has the number of Oakfield Primary School and the name of Elm"),
        (ELM.name, "999999", "It has the name of Elm Street School, but the number 999999"),
        ("", "", "It names no school."),
    ],
)
def test_where_number_and_name_disagree_nobody_guesses(name: str, number: str, why: str) -> None:
    """A figure under another school's name is worse than none."""
    lines = collate(ROUND, blank(), [row(replace(ELM, name=name), number=number)]).lines
    line = next(line for line in lines if line.file)
    assert line.state is State.PROBLEM
    assert line.why.startswith(why)


def test_two_expected_schools_of_one_name_need_their_numbers() -> None:
    """A county has several St Mary's."""
    twins = Round(schools=(OAK, replace(OAK, number="100009")))
    by_name = collate(twins, blank(), [row(OAK)])
    assert by_name.lines[-1].why == f"Several expected schools have the name {OAK.name}."
    by_number = collate(twins, blank(), [row(OAK, number="100009")])
    assert [line.state for line in by_number.lines] == [State.MISSING, State.RETURNED]


def test_a_newer_return_with_fewer_ratings_is_told_beside_the_older_one() -> None:
    """An old export that is saved again is newer than the audit that was finished since."""
    full = row(OAK, "red", "red", "green", "green", file="full.toml")
    thin = row(OAK, "red", "none", "none", "none", came=2, file="thin.xlsx")
    new, old, *_ = collate(ROUND, blank(), [full, thin]).lines
    assert new.why == "It supersedes, and does not rate: 3 rows that full.toml rates."
    assert old.why == "thin.xlsx is newer, but does not rate 3 rows that this one rates."


def test_two_halves_of_one_audit_are_told_beside_each_other() -> None:
    """Two people of a school sent half of it each, and the older half is not in the counts."""
    first = row(OAK, "red", "red", "none", "none", file="first.docx")
    second = row(OAK, "none", "none", "green", "green", came=2, file="second.docx")
    new, old, *_ = collate(ROUND, blank(), [first, second]).lines
    assert new.why == "It supersedes, and does not rate: 2 rows that first.docx rates."
    assert old.why == "second.docx is newer, but does not rate 2 rows that this one rates."


def test_the_schools_of_the_heading_add_up() -> None:
    """A lead who adds them up must not find a school too few; files are counted apart."""
    bad = row(ELM, number=ELM.number, form="another")
    good = row(OAK, came=2, file="b.toml")
    found = collate(ROUND, blank(), [good, replace(bad, file="c.toml"), bad])
    assert state_in_words(found) == (
        "3 expected: 1 returned, 1 can't be counted, 1 missing; 2 files with problems"
    )


def test_what_is_odd_in_a_return_that_counts_is_told_wherever_problems_are() -> None:
    """A lead who reads the print must not know less than one who reads the screen."""
    odd = replace(row(OAK), remark="The audit sheet counts.")
    found = collate(ROUND, blank(), [odd])
    assert any("The audit sheet counts." in line for line in round_text(found))
    assert [line[3] for line in problem_table(found).rows] == ["The audit sheet counts."]


def test_the_matrix_and_the_missing_say_of_every_school_how_it_stands() -> None:
    """A table of eleven of fifteen schools looks like a table of all."""
    found = collate(ROUND, blank(), [row(OAK)])
    assert [line[0] for line in matrix_table(found, None).rows] == [OAK.name, ELM.name, ASH.name]
    assert [line[-1] for line in missing_table(found).rows] == ["Nothing came.", "Nothing came."]


def test_a_rating_of_another_scale_is_told_by_its_name() -> None:
    """A school's grade is no row that nobody has rated."""
    sound = Level("sound", "Sound", "S", scale="grade")
    form = blank(*TRAFFIC_LIGHTS, sound)
    graded = returned_from(filled(OAK, "red", "red", "sound", "sound", form=form), "a.toml", TODAY)
    found = collate(ROUND, form, [graded])
    said = list(round_text(found))
    assert "2  Two: 2 sound" in said
    heads, *_, every = (commitment_table(found).headings, *commitment_table(found).rows)
    levels = every[1 : heads.index("Rows")]
    assert sum(map(int, map(str, levels))) == every[heads.index("Rows")]
    assert any(head.casefold() == "2 sound" for head in matrix_table(found, None).headings)


def test_a_newer_return_supersedes_an_older_one_and_both_are_seen() -> None:
    """Schools send again what they have mended; the lead sees that they did."""
    old, new = row(OAK, came=1, file="a.toml"), row(OAK, came=2, file="b.toml")
    lines = collate(ROUND, blank(), [old, new]).lines
    assert [(line.state, line.file) for line in lines[:2]] == [
        (State.RETURNED, "b.toml"),
        (State.SUPERSEDED, "a.toml"),
    ]
    assert lines[1].why == "b.toml is newer."


def test_a_newer_file_that_can_not_be_added_up_supersedes_nothing() -> None:
    """What the school returned before still counts; the other is told with its reason."""
    good = row(OAK, came=1, file="good.toml")
    other = replace(row(OAK, came=2, file="other.toml"), version="2019")
    lines = collate(ROUND, blank(), [good, other]).lines
    assert [(line.state, line.file) for line in lines[:2]] == [
        (State.RETURNED, "good.toml"),
        (State.PROBLEM, "other.toml"),
    ]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"form": "another"}, "It is the form “Another”, and “Small” was asked for."),
        ({"version": "2"}, "It is version 2 of the form, which is not the one asked for."),
        ({"shape": "x"}, "Its levels or commitments are not those of the form"),
        ({"year": "2025-26"}, "It is of 2025-26, and 2026/27 was asked for."),
        ({"is_empty": True}, "Nothing is rated or written in it."),
        ({"trouble": "It is empty."}, "It is empty."),
    ],
)
def test_what_can_not_be_added_up_is_told_with_its_reason_and_what_to_do(
    changes: dict[str, str], why: str
) -> None:
    """Versions are never mixed silently, and no file ends in an error nobody understands."""
    bad = replace(row(OAK), **changes)  # type: ignore[arg-type]  # names are fields
    found = collate(replace(ROUND, year="2026/27"), blank(), [bad])
    line = next(line for line in found.lines if line.state is State.PROBLEM)
    assert line.why.startswith(why)
    assert line.what_to_do
    assert not found.current


@pytest.mark.parametrize(
    ("file", "advice"), [("elm.toml", "ask the school to."), ("elm.docx", "--from-document FILE'.")]
)
def test_a_return_of_another_version_is_told_a_way_that_its_kind_of_file_can_go(
    file: str, advice: str
) -> None:
    """Only a workbook is moved; of an Excel file or a document one is made first."""
    found = collate(ROUND, blank(), [replace(row(ELM), version="2019", file=file)])
    (line,) = (line for line in found.lines if line.file)
    assert line.what_to_do.endswith(advice)


def test_a_year_is_the_same_however_it_is_written() -> None:
    """2026/27, 2026-27 and 2026-2027 are one school year."""
    found = collate(replace(ROUND, year="2026/27"), blank(), [replace(row(OAK), year="2026-2027")])
    assert found.lines[0].state is State.RETURNED


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("10 October 2025", State.PROBLEM),
        ("10/10/25", State.PROBLEM),
        ("10 October 2026", State.RETURNED),
        ("7 July 2026", State.RETURNED),
        ("10 October", State.RETURNED),
        ("", State.RETURNED),
    ],
)
def test_where_no_year_is_said_the_date_of_the_audit_tells_it(said: str, state: State) -> None:
    """Last year's audit has last year's date; one of the summer may be the next year's."""
    audit = filled(OAK, "red", "amber", "green", "none")
    audit = replace(audit, school=replace(audit.school, audit_date=said))
    found = collate(replace(ROUND, year="2026-27"), blank(), [returned_from(audit, "a", TODAY)])
    assert found.lines[0].state is state
    if state is State.PROBLEM:
        assert found.lines[0].why.startswith("It is of 2025-26 by its audit date, and 2026-27 was")


_ratings = st.tuples(*[st.sampled_from(("red", "amber", "green", "none"))] * 4)


@given(st.lists(_ratings, max_size=6), st.randoms())
def test_what_the_page_says_is_the_sum_of_what_schools_say_in_any_order(
    given_ratings: list[tuple[str, ...]], chance: object
) -> None:
    """Neither the order nor the names of files matter, and no row is lost or counted twice."""
    schools = [ExpectedSchool(f"School {at}", f"{at}") for at in range(len(given_ratings))]
    known = replace(ROUND, schools=tuple(schools))
    books = [filled(school, *each) for school, each in zip(schools, given_ratings, strict=True)]
    rows = [
        replace(returned_from(book, f"{at}.toml", TODAY), is_empty=False)
        for at, book in enumerate(books)
    ]
    found = collate(known, blank(), rows)
    for home in blank().commitments:
        ratings = [
            action.rag
            for book in books
            for action in book.actions
            if action.outcome.startswith(f"{home.id}.")
        ]
        assert found.counts[home.id] == count(blank().form, ratings)
    assert found.all_counts.numbers == sum(
        (Counter(count_all(b).numbers) for b in books), Counter()
    )
    files = [each.file for each in rows]
    chance.shuffle(rows)  # type: ignore[attr-defined]
    chance.shuffle(files)  # type: ignore[attr-defined]
    shuffled = [replace(each, file=file) for each, file in zip(rows, files, strict=True)]
    again = collate(known, blank(), shuffled)
    assert (again.counts, again.overdue, again.no_date) == (
        found.counts,
        found.overdue,
        found.no_date,
    )


@pytest.mark.parametrize(("policy", "percent"), [("", 50), (COUNTED, 25)])
def test_what_is_not_applicable_is_left_out_or_counted_as_the_form_says(
    policy: str, percent: int
) -> None:
    """A form says once what N/A means for a share; the partnership's page holds to it."""
    form = blank(*TRAFFIC_LIGHTS, NOT_APPLICABLE)
    scoring = Scoring(not_applicable=policy) if policy else Scoring()
    form = replace(form, form=replace(form.form, scoring=scoring))
    book = filled(OAK, "green", "red", "na", "na", form=form)
    found = collate(ROUND, form, [returned_from(book, "a.toml", TODAY)])
    assert found.all_counts.percent("green") == percent == count_all(book).percent("green")


def test_dates_that_have_passed_and_rows_without_one_add_up() -> None:
    """What is overdue is what `eh-tui due` says of each workbook."""
    late = returned_from(filled(OAK, *["red"] * 4, when="6/2017"), "a.toml", TODAY)
    undated = returned_from(filled(ELM, *["red"] * 4), "b.toml", TODAY)
    found = collate(ROUND, blank(), [late, undated])
    assert (late.overdue, undated.no_date) == ({"1": 2, "2": 2}, {"1": 2, "2": 2})
    assert (found.overdue, found.no_date) == (4, 4)


def test_a_return_goes_from_asked_to_closed() -> None:
    """The state travels in the files: the school's own and the round's."""
    submitted = replace(row(OAK), standing="submitted")
    closed = replace(ELM, closed="2026-11-21")
    found = collate(replace(ROUND, schools=(OAK, closed, ASH)), blank(), [submitted, row(ELM)])
    assert [line.step for line in found.lines] == [
        ReturnState.SUBMITTED,
        ReturnState.CLOSED,
        ReturnState.ASKED,
    ]
    assert collate(ROUND, blank(), [row(ELM)]).lines[1].step is ReturnState.DRAFT


def test_what_was_asked_to_be_changed_is_answered_by_what_comes_later() -> None:
    """A school that sends again must not be told for ever that it has something to change."""
    day = datetime(2026, 11, 20, tzinfo=UTC)
    asked = replace(OAK, requested=(ChangeRequested("1-01", "By when?", "2026-11-20"),))
    known = replace(ROUND, schools=(asked,))
    for moment, step in (
        (day, ReturnState.CHANGES_REQUESTED),
        (day + timedelta(1), ReturnState.SUBMITTED),
    ):
        came = replace(row(OAK, came=int(moment.timestamp() * 1e9)), standing="submitted")
        assert collate(known, blank(), [came]).lines[0].step is step


def test_what_was_asked_of_one_return_is_answered_by_another() -> None:
    """Also on the same day, and whatever the clocks say; taken is taken until more is asked."""
    first, second = (replace(row(OAK), standing="submitted", digest=x * 64) for x in "ab")
    known = replace(ROUND, schools=(return_closed(ROUND, OAK, "a" * 64, TODAY).schools[0],))
    assert collate(known, blank(), [first]).lines[0].step is ReturnState.CLOSED
    asked = ChangeRequested("1-01", "By when?", "2026-11-28", "a" * 64)
    known = changes_requested(known, known.schools[0], [asked])
    assert collate(known, blank(), [first]).lines[0].step is ReturnState.CHANGES_REQUESTED
    assert collate(known, blank(), [second]).lines[0].step is ReturnState.SUBMITTED


def test_each_row_that_was_asked_about_is_answered_by_itself() -> None:
    """A school mends one row of two and submits: the other is still to be changed, and told."""
    first = submitted(digest="a" * 64)
    said = row_digests(first)
    rows = [action.id for action in blank().actions][:2]
    asked = [ChangeRequested(id, "Why?", "2026-11-20", first.digest, said[id]) for id in rows]
    known = changes_requested(ROUND, OAK, asked)
    for ratings, step, words in (
        (("green", "red"), ReturnState.CHANGES_REQUESTED, "2 of 2 not changed since you asked"),
        (("red", "red"), ReturnState.SUBMITTED, "1 of 2 not changed since you asked"),
        (("red", "green"), ReturnState.SUBMITTED, ""),
    ):
        line = collate(known, blank(), [submitted(*ratings, digest="b" * 64)]).lines[0]
        assert line.step is step
        assert line.stands.notes.get("with rows not changed since you asked", "") == words
    line = collate(known, blank(), [submitted("red", "red", digest="b" * 64)]).lines[0]
    assert [line.stands.in_words(each) for each in line.requested] == [
        f"To be changed in {rows[1]}: Why? (20 November 2026) Not changed since."
    ]


def test_what_nobody_submitted_is_called_so_and_the_whole_school_is_no_row() -> None:
    """The program's "draft" tells a lead nothing, and "school" is the name of no row."""
    asked = (ChangeRequested("school", "The date?"), ChangeRequested("1-01", "Who?"))
    line = collate(ROUND, blank(), [row(OAK)]).lines[0]
    assert line.stands.words == "not submitted"
    assert [line.stands.in_words(each) for each in asked] == [
        "To be changed in the school as a whole: The date?",
        "To be changed in 1-01: Who?",
    ]


def test_the_plain_page_says_what_each_school_is_still_to_change() -> None:
    """Who has no screen asks for it just the same, and nothing more of a school that is closed."""
    first = submitted(digest="a" * 64)
    known = changes_requested(ROUND, OAK, [ChangeRequested("1-01", "Who?", digest=first.digest)])
    text = list(round_text(collate(known, blank(), [first])))
    at = text.index("Still to be changed:")
    assert text[at + 1] == f"  {OAK.name} {OAK.number}: To be changed in 1-01: Who?"
    closed = return_closed(known, known.schools[0], first.digest, TODAY)
    assert "Still to be changed:" not in list(round_text(collate(closed, blank(), [first])))


def test_rows_left_as_they_were_for_a_reason_are_submitted() -> None:
    """A school may disagree: it says why, and the lead reads it."""
    first = submitted(digest="a" * 64)
    id = blank().actions[0].id
    asked = ChangeRequested(id, "Why?", "2026-11-20", first.digest, row_digests(first)[id])
    known = changes_requested(ROUND, OAK, [asked])
    again = replace(submitted(digest="b" * 64), because="It is so.")
    line = collate(known, blank(), [again]).lines[0]
    assert line.step is ReturnState.SUBMITTED
    assert line.stands.in_full.endswith("1 of 1 not changed since you asked, 2 of 4 not rated")
    reason = "Not all rated, because: It is so."
    assert line.stands.reason == reason
    table = question_table(collate(known, blank(), [again]), {})
    assert [row[2:] for row in table.rows] == [
        (id, "changes requested", line.stands.in_words(line.requested[0])),
        ("", "submitted", reason),
    ]


def test_what_a_school_leaves_out_or_changes_after_submitting_is_told() -> None:
    """A return of which much is not rated, or that was changed since, does not look complete."""
    late = replace(submitted("green", "red", "red", "red"), is_changed=True)
    assert collate(ROUND, blank(), [late]).lines[0].stands.in_full == "submitted, changed since"
    half = collate(ROUND, blank(), [submitted()])
    assert half.lines[0].stands.in_full == "submitted, 2 of 4 not rated"
    assert steps_in_words(half) == "1 submitted; 1 submitted with rows not rated"


def test_what_comes_after_a_return_was_taken_is_told() -> None:
    """A closed school's numbers would be others, and nobody would know why."""
    first = submitted(digest="a" * 64)
    known = return_closed(ROUND, OAK, first.digest, TODAY)
    stands = collate(known, blank(), [first]).lines[0].stands
    assert stands.notes.keys() == {"closed with rows not rated"}
    found = collate(known, blank(), [submitted("red", "red", digest="b" * 64)])
    assert found.lines[0].step is ReturnState.CLOSED
    assert "but this came after it was closed" in found.lines[0].stands.in_full
    asked = ChangeRequested("1-01", "Why?", "2026-11-20", first.digest)
    closed = return_closed(
        changes_requested(ROUND, OAK, [asked]),
        changes_requested(ROUND, OAK, [asked]).schools[0],
        first.digest,
        TODAY,
    )
    assert collate(closed, blank(), [first]).lines[0].stands.awaited == ()
    assert "1 came after the school was closed" in steps_in_words(found)


def submitted(*ratings: str, digest: str = "") -> ReturnedSchool:
    """Return what a school has submitted, green and red unless something else is given."""
    every = (*(ratings or ("green", "red")), "none", "none")[:4]
    book = filled(OAK, *every)
    return replace(returned_from(book, "a.toml", TODAY), standing="submitted", digest=digest)


def test_asking_again_is_kept_once_a_day() -> None:
    """Who presses the key twice has asked once."""
    once = asked_again(ROUND, ELM, TODAY)
    asked = once.school_called("100002")
    assert asked.last_chased == "2026-11-28"
    assert asked_again(once, asked, TODAY) == once


def test_a_place_where_a_pupil_seems_to_be_named_is_not_handed_on() -> None:
    """The page of a partnership is passed round; the school itself can look where it is."""
    book = filled(OAK, "green", "red", "none", "none", note="born on 12/03/2015")
    asked = questions_to(book, TODAY)
    pupil = [each for each in asked if each.check == "a pupil's data"]
    assert [(each.row, each.field) for each in pupil] == [("", "")]
    assert all("2015" not in each.sentence for each in asked)


def test_a_workbook_of_no_school_is_a_problem_and_not_lost() -> None:
    """A blank form that was put beside the returns is named, so that somebody takes it away."""
    nobody: ReturnedSchool = returned_from(replace(blank(), school=School()), "blank.toml", TODAY)
    line = collate(ROUND, blank(), [nobody]).lines[-1]
    assert (line.state, line.file, line.why) == (State.PROBLEM, "blank.toml", "It names no school.")


@given(st.text(max_size=30))
def test_a_name_is_compared_alike_however_often_it_is_folded(name: str) -> None:
    """Else two spellings of one school would depend on which came first."""
    assert plain_name(plain_name(name)) == plain_name(name)


def test_each_expected_school_is_in_the_table_and_what_does_not_count_says_so() -> None:
    """A school whose file is wrong is neither left out nor shown with figures of another form."""
    wrong = replace(row(ELM), version="2019")
    older = replace(row(OAK), came=0, file="older.toml", digest="older")
    table = school_table(collate(ROUND, blank(), [row(OAK), older, wrong]), None)
    at = table.headings.index("State")
    assert [line[0] for line in table.rows] == [OAK.name, ELM.name, ASH.name]
    assert [line[at] for line in table.rows] == ["not submitted", "problem", "missing"]
    assert set(table.rows[1][at + 2 : -1]) == {"problem"}


@pytest.mark.parametrize(
    ("said", "may_be"),
    [
        ("hope nursery", ["Hope Nursery School"]),
        (
            "St Mary's School",
            ["St Mary's C of E School", "St Mary's RC School"],
        ),
        ("School", []),
        ("Somewhere else", []),
    ],
)
def test_a_shortened_name_is_told_with_all_whose_it_may_be(said: str, may_be: list[str]) -> None:
    """None of them is told that nothing came, and none is guessed to be it."""
    names = (
        "Hope Nursery School",
        "St Mary's C of E School",
        "St Mary's RC School",
        "Elm Grove School",
    )
    known = Round(schools=tuple(ExpectedSchool(name, str(n)) for n, name in enumerate(names)))
    lines = collate(known, blank(), [row(replace(OAK, name=said), number="")]).lines
    (came,) = (line for line in lines if line.file)
    assert came.state is State.PROBLEM
    assert sorted(school.name for school in came.may_be) == may_be
    assert all(name in came.what_to_do for name in may_be)


def test_what_the_form_prints_in_a_row_is_nothing_that_a_school_wrote() -> None:
    """A blank form with numbers of its own came back, and its school would count with nothing."""
    form = blank()
    outcomes = tuple(replace(each, cells=(("ref", "A1"),)) for each in form.outcomes)
    form = replace(form, outcomes=outcomes)
    came = replace(form, school=School(name=OAK.name))
    assert returned_from(came, "blank.toml", TODAY, form).is_empty
    actions = (replace(came.actions[0], who="DSL"), *came.actions[1:])
    assert not returned_from(replace(came, actions=actions), "a.toml", TODAY, form).is_empty
