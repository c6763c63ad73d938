"""The text of a workbook in another version of its form."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.errors import Refused
from eh_tui.files.store.store import Store
from eh_tui.files.system.paths import form_file
from eh_tui.files.toml.blocks import cut, joined_text
from eh_tui.files.toml.text import WorkbookText
from eh_tui.files.toml.upgraded import upgraded
from eh_tui.model.core.diff import diff
from eh_tui.model.core.edits import Add, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place
from eh_tui.model.meeting.discussion import Snapshot, discussed_in, ratings_of, stands_after
from eh_tui.model.meeting.lifecycle import discuss
from eh_tui.session import Session
from tests.support.forms import OTHER_FORMS
from tests.support.meetings import begun, ended, made

_SMALL = """\
form = "small"
version = "2026"

[[commitments]]
id = "1"

[[outcomes]]
id = "1.A"
commitment = "1"

"""


_LED = """\
[[columns]]
heading = "Outcome"
role = "outcome"
of = "outcome"

[[columns]]
heading = "By when"
role = "when"
of = "outcome"

[[columns]]
heading = "Lead"
role = "who"
of = "outcome"

[[columns]]
heading = "Remark"
role = "note"
of = "outcome"

"""


def read(name: str) -> WorkbookText:
    """Return a shipped file's text."""
    return WorkbookText.parse(form_file(name).read_bytes())


def next_version(name: str, text: str = "") -> WorkbookText:
    """Return a form's next version, or one of another text."""
    text = text or read(name).text
    return WorkbookText.parse(text.replace('version = "2026"', 'version = "2027"').encode())


@pytest.mark.parametrize("name", OTHER_FORMS)
def test_only_the_version_changes_where_the_form_did_not(name: str) -> None:
    """To the byte, comments and order included."""
    ours = read(f"example-{name}")
    made, _ = upgraded(ours, next_version(name))
    assert made.text == ours.text.replace('version = "2026"', 'version = "2027"')


def test_leicesters_form_is_moved_to_the_byte() -> None:
    """It says neither version nor columns; tables of people and training stay where they are."""
    ours = read("example-primary")
    named = 'form = "leicester-early-help"\n'
    form = read("leicester-early-help").text.replace(named, f'{named}version = "2027"\n')
    made, _ = upgraded(ours, WorkbookText.parse(form.encode()))
    assert made.text == ours.text.replace(named, f'{named}version = "2027"\n')


@pytest.mark.parametrize("name", OTHER_FORMS)
def test_a_note_on_an_outcome_goes_on(name: str) -> None:
    """A form has no column for it, and it may be all that a school wrote there."""
    ours = read(f"example-{name}")
    first = ours.workbook.outcomes[0].id
    ours, _ = ours.edited([set_field(ours.workbook, Kind.OUTCOMES, first, "note", "Ask Jo")])
    made, _ = upgraded(ours, next_version(name))
    assert made.workbook.outcomes[0].note == "Ask Jo"
    assert made.text == ours.text.replace('version = "2026"', 'version = "2027"')


def test_by_when_and_who_leads_an_outcome_goes_on() -> None:
    """Where the form asks that of outcomes, as of actions elsewhere."""
    form = next_version("", _SMALL.replace("[[commitments]]", f"{_LED}[[commitments]]"))
    known = form.text.replace("2027", "2026")
    written = 'when = "May half term"\nwho = "Jo"\nnote = "soon"\n'
    ours = WorkbookText.parse(f"{known.rstrip()}\n{written}\n".encode())
    made, _ = upgraded(ours, form)
    row = made.workbook.outcomes[0]
    assert (row.when, row.who, row.note) == ("May half term", "Jo", "soon")
    assert made.text == ours.text.replace("2026", "2027")


def test_comments_and_unknown_tables_stay() -> None:
    """They are the school's as much as any other text."""
    ours = read("example-development-plan").text
    ours = ours.replace('id = "1.B"\n', 'id = "1.B"\n# ask at the May meeting\n')
    ours += '\n[our_own]\nshelf = "office"\n'
    form = next_version("development-plan")
    made, _ = upgraded(WorkbookText.parse(ours.encode()), form)
    assert "# ask at the May meeting" in made.text
    assert made.text.endswith('[our_own]\nshelf = "office"\n')


@pytest.mark.parametrize("row", ["", 'text = "Ask"\n', "id = true\n", "id = 2026-01-09\n"])
def test_a_row_that_says_no_number_is_taken_along(row: str) -> None:
    """An editor that was killed while it wrote leaves such a row, and so does a hand."""
    ours = WorkbookText.parse(f"{_SMALL}[[actions]]\n{row}".encode())
    made, _ = upgraded(ours, WorkbookText.parse(_SMALL.replace('"2026"', '"2027"').encode()))
    assert made.workbook.actions == ours.workbook.actions
    assert all(f'id = "{action.id}"\n' in made.text for action in ours.workbook.actions)


def test_a_row_that_a_school_added_stays_with_its_first_cell_alone() -> None:
    """In a table to grow, a name is the school's and no wording of the form's."""
    table = '[[achieved]]\nid = "1.R1"\ncommitment = "1"\ncolumns = ["Name", "Date"]\n'
    small = f"{_SMALL}{table}growable = true\n"
    row = '\n[[rows]]\nid = "1-R02"\ntable = "1.R1"\nName = "Tom Ede"\n'
    ours = WorkbookText.parse(f"{small}{row}".encode())
    made, _ = upgraded(ours, WorkbookText.parse(small.replace('"2026"', '"2027"').encode()))
    assert made.workbook.rows == ours.workbook.rows


def test_rows_in_a_list_are_refused_and_it_is_said_whose() -> None:
    """Blocks are moved, and such rows are none."""
    ours = WorkbookText.parse(_SMALL.encode())
    listed = WorkbookText.parse(
        b'form = "small"\nversion = "2027"\noutcomes = [{ id = "1.A", commitment = "1" }]\n'
        b'[[commitments]]\nid = "1"\n'
    )
    with pytest.raises(Refused, match="The outcomes of the form's file are written as"):
        upgraded(ours, listed)
    with pytest.raises(Refused, match="The outcomes of this file are written as"):
        upgraded(listed, ours)


def test_meetings_go_on_telling_of_what_is_called_anew() -> None:
    """A level, a column and an outcome with other ids: what was rated and discussed stays so."""
    ours = read("example-standards-self-assessment")
    workbook, meeting = begun(ours.workbook)
    scored = set_field(workbook, Kind.OUTCOMES, "1.C", "moderated", "3")
    workbook = made(workbook, discuss(workbook, meeting, "1.C", scored))
    workbook, meeting = ended(workbook, meeting)
    ours, _ = ours.edited(diff(ours.workbook, workbook).every)
    form = next_version("standards-self-assessment").text
    form = form.replace('[[levels]]\nid = "', '[[levels]]\nid = "l')
    form = form.replace('key = "moderated"', 'key = "second"')
    form = form.replace('"1.C"', '"1.Z"')
    after, _ = upgraded(ours, WorkbookText.parse(form.encode()))
    (held,) = after.workbook.meetings
    row = discussed_in(after.workbook, held)["1.Z"]
    left = stands_after(after.workbook.form, row)
    assert left == Snapshot("l1", "", "", (("second", "l3"),))
    was = ratings_of(ours.workbook.form, meeting)
    assert len(was) > 10
    assert ratings_of(after.workbook.form, held) == {
        id.replace("1.C", "1.Z"): rag if rag == "none" else f"l{rag}" for id, rag in was.items()
    }


@given(st.sampled_from(OTHER_FORMS), st.randoms(use_true_random=False))
def test_no_text_of_a_school_is_lost(name: str, chance: random.Random) -> None:
    """Whatever a form leaves out, words otherwise or puts in another order."""
    ours = read(f"example-{name}")
    blocks = cut(read(name).text)
    rows = [block for block in blocks if block.name in ("outcomes", "commitments", "columns")]
    gone = [block for block in rows if chance.random() < 0.2 and block.name != "columns"]
    blocks = [block for block in blocks if block not in gone]
    places = [at for at, block in enumerate(blocks) if block.name == "outcomes"]
    shuffled = chance.sample(places, len(places))
    moved = dict(zip(places, shuffled, strict=True))
    text = joined_text([blocks[moved.get(at, at)] for at in range(len(blocks))])
    if chance.random() < 0.3:
        text = text.replace('key = "evidence"', 'key = "proof"').replace('"Evidence', '"Proof')
    made, _ = upgraded(ours, next_version(name, text))
    outcomes, actions = ours.workbook.outcomes, ours.workbook.actions
    cells = (*(row.cells for row in outcomes), *(row.cells for row in actions))
    written = [text for those in cells for _, text in those]
    written += [text for row in actions for text in (row.text, row.when, row.who) if text]
    for text in written:
        assert text in made.text
    assert {row.id for row in ours.workbook.actions} <= {row.id for row in made.workbook.actions}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return a school's development plan."""
    path = tmp_path / "plan.toml"
    path.write_bytes(form_file("example-development-plan").read_bytes())
    return path


def test_it_is_one_step_that_undo_takes_back(plan: Path) -> None:
    """And redo makes again; to the byte."""
    before = plan.read_bytes()
    form = next_version("development-plan")
    Store(plan).rewrite(lambda text: upgraded(text, form)[0], "version 2027 of the form")
    after = plan.read_bytes()
    assert b'version = "2027"' in after
    assert Session(plan).undo() == "version 2027 of the form"
    assert plan.read_bytes() == before
    Session(plan).redo()
    assert plan.read_bytes() == after


def test_those_who_have_it_open_go_on_with_it(plan: Path) -> None:
    """What they type next is kept beside it."""
    other = Session(plan)
    form = next_version("development-plan")
    Store(plan).rewrite(lambda text: upgraded(text, form)[0], "version 2027 of the form")
    assert other.refresh()[-1].label == "version 2027 of the form"
    assert other.workbook.form.version == "2027"


def test_a_change_that_came_after_it_is_not_taken_back_with_it(plan: Path) -> None:
    """It has to be taken back first, by whoever made it."""
    from eh_tui.errors import Refused
    from eh_tui.model.core.edits import set_field
    from eh_tui.model.core.kinds import Kind

    mine = Session(plan)
    form = next_version("development-plan")
    mine.store.rewrite(lambda text: upgraded(text, form)[0], "version 2027 of the form")
    other = Session(plan, "somebody")
    other.apply("1-01 who", set_field(other.workbook, Kind.ACTIONS, "1-01", "who", "TB"))
    mine.refresh()
    with pytest.raises(Refused, match="can't be taken back any more, since other changes"):
        mine.undo()
    assert 'who = "TB"' in plan.read_text()


def test_a_number_that_was_given_in_between_is_not_given_again(plan: Path) -> None:
    """The earlier text comes back, and must go on to tell which rows came and went."""
    mine, form = Session(plan), next_version("development-plan")
    mine.store.rewrite(lambda text: upgraded(text, form)[0], "version 2027 of the form")
    other = Session(plan, "somebody")
    outcome = other.workbook.outcomes[0].id
    row = new_row(other.workbook, Kind.ACTIONS, outcome)
    other.apply("added", Add(Kind.ACTIONS, row, Place(outcome)))
    other.apply("removed", remove_row(other.workbook, Kind.ACTIONS, row.id))
    mine.refresh()
    mine.undo()
    assert row.id in WorkbookText.parse(plan.read_bytes()).workbook.retired


def test_the_file_tells_which_rows_were_left_out(plan: Path) -> None:
    """Whoever has the file without its history gives no number a second time either."""
    mine, form = Session(plan), next_version("development-plan")
    blank = new_row(mine.workbook, Kind.SIGNATORIES)
    mine.apply("added", Add(Kind.SIGNATORIES, blank, Place()))
    mine.store.rewrite(lambda text: upgraded(text, form)[0], "version 2027 of the form")
    assert blank.id in WorkbookText.parse(plan.read_bytes()).workbook.retired
    mine.undo()
    undone = WorkbookText.parse(plan.read_bytes()).workbook
    assert blank in undone.signatories
    assert blank.id not in undone.retired
