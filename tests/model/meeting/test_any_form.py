"""Meetings on a form of its own: each rating is kept, and all is told in the form's words."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.minutes.file import handout_name, minutes_name
from eh_tui.files.minutes.markdown import minutes_markdown
from eh_tui.files.minutes.paper import paper_markdown
from eh_tui.files.system.paths import form_file
from eh_tui.files.toml.read import read_workbook
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.audit.rated import every_rating
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.words import Words
from eh_tui.model.meeting.agenda import PARTS
from eh_tui.model.meeting.diary import diary
from eh_tui.model.meeting.discussion import (
    discussed_in,
    stands_after,
    stood_before,
    with_written,
    written_in,
)
from eh_tui.model.meeting.lifecycle import discuss, lost_with, start
from eh_tui.model.meeting.matters import standing_items
from eh_tui.model.meeting.minutes.stands import ratings_after, stand_lines
from eh_tui.model.meeting.minutes.wording import TASKS
from eh_tui.model.meeting.papers.handouts import mail_text, page_for_governors, pages_for_people
from eh_tui.model.meeting.papers.pack import agenda_pack
from tests.support.any_form import DrawnFile, drawn_files
from tests.support.forms import OTHER_FORMS, example, example_file
from tests.support.meetings import TODAY, begun, ended, made
from tests.support.minutes import minutes

LEICESTERS = re.compile(r"(?i:\b(?:actions?|commitments?|outcomes?))\b|\b(?:When|Who|RAG)\b")


def moderated() -> tuple[Workbook, Meeting]:
    """Return an audit in which a meeting has changed a moderated score and nothing else."""
    workbook, meeting = begun(example("standards-self-assessment"))
    edit = set_field(workbook, Kind.OUTCOMES, "1.C", "moderated", "3")
    return made(workbook, discuss(workbook, meeting, "1.C", edit)), meeting


@pytest.mark.parametrize("is_over", [False, True])
def test_minutes_say_which_rating_changed(is_over: bool) -> None:
    """A moderator's score is no change of our own, during the meeting and once it is over."""
    workbook, meeting = moderated()
    if is_over:
        workbook, meeting = ended(workbook, meeting)
    (one,) = minutes(workbook, meeting).changed
    said = {line.label: line.words for line in stand_lines(workbook.form, one)}
    assert said["Our score"] == "1 Not met"
    assert said["Moderated score"] == "Not scored yet → 3 Fully met"
    assert "When" not in said
    assert ratings_after(workbook.form, one) == "Our score: 1 Not met\nModerated score: 3 Fully met"
    told = minutes_markdown(minutes(workbook, meeting))
    assert "* Moderated score: Not scored yet → 3 Fully met" in told
    assert "## Ratings before and after: Our score" in told


SUCCESS = "At most 8 %\nby July: see C:\\new, “all” of it"


@pytest.mark.parametrize("is_over", [False, True])
def test_minutes_tell_what_was_written_in_a_column_of_the_forms_own(is_over: bool) -> None:
    """Letter for letter, under its heading, each column's last text; not one of before."""
    workbook, meeting = begun(example("development-plan"))
    for text in ("Half of it", SUCCESS):
        edit = set_field(workbook, Kind.OUTCOMES, "1.A", "success", text)
        workbook = made(workbook, discuss(workbook, meeting, "1.A", edit))
    edit = set_field(workbook, Kind.ACTIONS, "1-01", "text", "Ring every family")
    workbook = made(workbook, discuss(workbook, meeting, "1-01", edit))
    edit = set_field(workbook, Kind.ACTIONS, "1-01", "cost", "")
    workbook = made(workbook, discuss(workbook, meeting, "1-01", edit))
    if is_over:
        workbook, meeting = ended(workbook, meeting)
        later = set_field(workbook, Kind.OUTCOMES, "1.A", "success", "Something else")
        workbook = made(workbook, (later,))
    told = minutes(workbook, meeting)
    assert [one.written for one in told.changed] == [
        (("Success criteria", SUCCESS),),
        (("Action", "Ring every family"), ("Cost (£)", "")),
    ]
    shown = minutes_markdown(told)
    assert "* Success criteria: At most 8 %" in shown
    assert "* Cost (£): –" in shown


@given(st.lists(st.tuples(st.sampled_from(("text", "success", "cost")), st.text())))
def test_each_columns_last_text_is_kept_letter_for_letter(texts: list[tuple[str, str]]) -> None:
    """Whatever is written, in whatever order, and however many lines it has."""
    lines = ""
    for field, text in texts:
        lines = with_written(lines, field, text)
    row = Discussed("M1-1.A", "M1", "1.A", written=lines)
    assert dict(written_in(example("development-plan").form, row)) == dict(texts)


def test_a_text_of_two_copies_of_a_meeting_is_told_once() -> None:
    """As its note is, where a merge has brought both together."""
    workbook, meeting = begun(example("development-plan"))
    edit = set_field(workbook, Kind.OUTCOMES, "1.A", "success", "Half")
    workbook = made(workbook, discuss(workbook, meeting, "1.A", edit))
    (row,) = workbook.discussed
    both = replace(workbook, discussed=(row, replace(row, id="M1-1.A-2")))
    assert minutes(both, meeting).changed[0].written == (("Success criteria", "Half"),)


@pytest.mark.parametrize("name", OTHER_FORMS)
def test_every_title_is_the_forms_own(name: str) -> None:
    """Early Help is what Leicester's audit is about; each other form says what its own is."""
    workbook, meeting = begun(example(name))
    told = minutes(workbook, meeting)
    title = workbook.title
    assert f"# Minutes of the meeting: {title}" in minutes_markdown(told).splitlines()
    assert mail_text(told).startswith(f"Subject: Minutes of the meeting: {title}, ")
    assert page_for_governors(workbook, told).title == f"{title}: a page for governors"
    assert agenda_pack(workbook, (), TODAY).title == f"Agenda of the meeting: {title}"
    dates = [each.title for each in diary(workbook, TODAY) if each.id.startswith("M")]
    assert dates == [f"Meeting: {title}: {meeting.kind}"]
    named = (
        minutes_name(workbook, Path("x.toml"), meeting),
        handout_name(workbook, Path("x.toml"), meeting, "governors"),
    )
    assert all(title.split(":")[0] in each and "Early Help" not in each for each in named)


def test_what_was_rated_later_changes_no_minutes_of_before() -> None:
    """They are made of what the meeting wrote down, of each rating."""
    workbook, meeting = ended(*moderated())
    then = minutes_markdown(minutes(workbook, meeting))
    edit = set_field(workbook, Kind.OUTCOMES, "1.C", "moderated", "1")
    assert minutes_markdown(minutes(made(workbook, (edit,)), meeting)) == then


def test_a_meeting_of_before_its_rows_told_of_each_rating_invents_no_change() -> None:
    """What nobody wrote down is neither what it was nor what it became."""
    workbook, meeting = moderated()
    rows = tuple(replace(row, ratings_before="") for row in workbook.discussed)
    (one,) = minutes(replace(workbook, discussed=rows), meeting).discussed
    assert one.is_unchanged


@pytest.mark.parametrize("key", ["second\\nscore", "a\\\\n b", "n"])
def test_a_rating_is_kept_whatever_its_column_is_called(key: str) -> None:
    """A heading may be of several lines, and then its column's key is too."""
    text = form_file("example-standards-self-assessment").read_text(encoding="utf-8")
    named = text.replace('key = "moderated"', f'key = "{key}"')
    rows = re.sub("(?m)^moderated =", lambda _: f'"{key}" =', named)
    workbook, meeting = begun(read_workbook(rows).workbook)
    (field,) = {one.column.field for one in every_rating(workbook)} - {"rag"}
    edit = set_field(workbook, Kind.OUTCOMES, "1.C", field, "3")
    workbook, meeting = ended(made(workbook, discuss(workbook, meeting, "1.C", edit)), meeting)
    row = discussed_in(workbook, meeting)["1.C"]
    before, after = stood_before(workbook.form, row), stands_after(workbook.form, row)
    told = [stand and stand.others for stand in (before, after)]
    assert told == [((field, "none"),), ((field, "3"),)]


@given(drawn_files())
def test_a_meeting_keeps_every_rating_of_every_form(drawn: DrawnFile) -> None:
    """As it found them and as it left them, and a file holds them all."""
    workbook, meeting = begun(read_workbook(drawn.filled).workbook)
    wanted: dict[str, list[tuple[str, str]]] = {}
    for one in every_rating(workbook):
        if one.turn:
            wanted.setdefault(one.row.id, []).append((one.column.field, one.level))
    for id in wanted:
        workbook = made(workbook, discuss(workbook, meeting, id))
    workbook, meeting = ended(workbook, meeting)
    rows = discussed_in(workbook, meeting)
    for id, ratings in wanted.items():
        before, after = (stands(workbook.form, rows[id]) for stands in (stood_before, stands_after))
        assert before
        assert after
        assert list(before.others) == list(after.others) == ratings


def reworded(workbook: Workbook) -> Workbook:
    """Return a workbook in which no word of Leicester's stands, in the form or its rows."""
    form = workbook.form
    words = Words("Strand", "", "Aim", "", "Step", "", "Marks", "No mark yet")
    columns = tuple(
        replace(column, heading=f"Heading {number}") for number, column in enumerate(form.columns)
    )
    return replace(
        workbook,
        form=replace(form, words=words, columns=columns),
        outcomes=tuple(replace(row, text="Some aim") for row in workbook.outcomes),
        actions=tuple(replace(row, text="Some step") for row in workbook.actions),
    )


@pytest.mark.parametrize("name", OTHER_FORMS)
def test_papers_use_the_forms_words(name: str) -> None:
    """Leicester's are said nowhere: not in minutes, packs, pages, mails, items, or the diary."""
    workbook, meeting = begun(reworded(example(name)))
    told = lost_with(workbook, meeting)
    ids = [row.id for some in (workbook.outcomes, workbook.actions) for row in some[:2]]
    for id in ids:
        workbook = made(workbook, discuss(workbook, meeting, id, decision="Ring them"))
    workbook, meeting = ended(workbook, meeting)
    found = minutes(workbook, meeting)
    papers = (
        agenda_pack(workbook, (), TODAY),
        pages_for_people(found),
        page_for_governors(workbook, found),
    )
    told += minutes_markdown(found) + mail_text(found)
    told += "".join(map(paper_markdown, papers))
    told += " ".join(item.title for item in standing_items(workbook))
    told += " ".join(label for each in diary(workbook, TODAY) for label, _ in each.facts)
    assert LEICESTERS.findall(told.replace(TASKS, "")) == []
    assert "Heading" in told
    assert "aim" in told


def test_nobody_is_missing_where_the_form_asks_for_nobody() -> None:
    """A requirement has neither lead nor deadline, so none is said to be missing."""
    workbook, meeting = ended(*moderated())
    found = minutes(workbook, meeting)
    assert all(one.id != "1.C" for block in found.tasks for one in block.tasks)
    page = paper_markdown(page_for_governors(workbook, found))
    assert "1.C" in page
    assert "Nobody yet" not in page
    assert "nobody does it yet" not in page


def test_a_file_tells_of_further_ratings_where_there_are_any() -> None:
    """A meeting on Leicester's form is written as ever."""
    for path, id in ((example_file(), "1-01"), (form_file("example-development-plan"), "1.A")):
        text = WorkbookText.parse(path.read_bytes())
        edits = start(text.workbook, date="28 November 2026", kind="", present="", parts=PARTS)
        text, _ = text.edited(edits)
        (meeting,) = text.workbook.meetings
        text, _ = text.edited(discuss(text.workbook, meeting, id))
        assert ("ratings_before" in text.text) is (id == "1.A")


def test_leicesters_own_words_are_as_ever() -> None:
    """Whatever puts a form's words in place of ours leaves them alone there."""
    sentence = "An action of an outcome, all Actions and Outcomes of a commitment."
    assert Words().said(sentence) == sentence
    reform = Words("Area", "", "Goal", "", "Thing to do", "Things to do")
    assert reform.said(sentence) == (
        "A thing to do of a goal, all Things to do and Goals of an area."
    )
