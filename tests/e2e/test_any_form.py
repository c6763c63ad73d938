"""Forms of other shapes, worked on by the plain commands as Leicester's is."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from eh_tui.cli import main
from eh_tui.files.system.paths import form_file
from eh_tui.files.toml.read import read_workbook
from eh_tui.model.core.columns import columns_of_row
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import locate, value
from tests.cases.forms import SHAPES, Shape

Run = pytest.CaptureFixture[str]


@pytest.fixture(params=SHAPES, ids=str)
def shape(request: pytest.FixtureRequest) -> Shape:
    """Return each shape in turn."""
    return SHAPES[request.param]


@pytest.fixture
def path(tmp_path: Path, shape: Shape) -> Path:
    """Return a file of the shape."""
    path = tmp_path / "audit.toml"
    path.write_text(shape.text, encoding="utf-8")
    return path


def ran(capsys: Run, *words: str | Path) -> str:
    """Return what a command prints that ends well."""
    capsys.readouterr()
    assert main([str(word) for word in words]) == 0, capsys.readouterr()
    return capsys.readouterr().out


def filled(capsys: Run, path: Path, shape: Shape) -> None:
    """Fill cells in by their headings."""
    for id, heading, text in shape.sets:
        ran(capsys, "set", path, id, f"{heading}={text}")


def stored(path: Path, id: str, heading: str) -> str:
    """Return what a file holds below a heading."""
    workbook = read_workbook(path.read_text(encoding="utf-8")).workbook
    kind, row = locate(workbook, id)
    for column in columns_of_row(workbook, row):
        if heading in (column.heading, column.key):
            return value(workbook, kind, row, column.field)
    raise AssertionError(heading)


def test_each_shape_is_sound(capsys: Run, path: Path) -> None:
    """A form that nothing is wrong with is told so, and none of its keys is unknown."""
    told = ran(capsys, "check", path)
    assert "nothing is broken" in told
    assert "knows no" not in told


def test_each_cell_is_set_by_its_heading_and_shown_below_it(
    capsys: Run, path: Path, shape: Shape
) -> None:
    """What is typed under a heading stands under it, and nothing else changes."""
    for id, heading, text in shape.sets:
        before = read_workbook(path.read_text(encoding="utf-8")).workbook
        ran(capsys, "set", path, id, f"{heading}={text}")
        after = read_workbook(path.read_text(encoding="utf-8")).workbook
        said = stored(path, id, heading)
        assert said
        level = after.form.level(said)
        assert text.casefold() in {
            *(said.casefold(), level.label.casefold(), level.letter.casefold()),
            level.label_alone.casefold(),
        }
        changed = [
            (row.id, column.heading)
            for kind in (Kind.OUTCOMES, Kind.ACTIONS)
            for row in after.of_kind(kind)
            for column in columns_of_row(after, row)
            if value(after, kind, row, column.field)
            != value(before, kind, locate(before, row.id)[1], column.field)
        ]
        assert [id for id, _ in changed] == [id]
        shown = ran(capsys, "show", path)
        assert f"{heading}: " in shown
        assert (level.label if level.label != said else said) in shown


def test_each_cell_is_in_the_json(capsys: Run, path: Path, shape: Shape) -> None:
    """Programs read what people read: ratings as level ids, further cells by their keys."""
    filled(capsys, path, shape)
    told = json.loads(ran(capsys, "show", path, "--json"))
    rows: dict[str, dict[str, Any]] = {}
    for commitment in told["commitments"]:
        for outcome in commitment["outcomes"]:
            rows[outcome["id"]] = outcome
            rows |= {action["id"]: action for action in outcome["actions"]}
    for id, heading, _ in shape.sets:
        texts = {**rows[id], **rows[id].get("cells", {})}
        assert stored(path, id, heading) in texts.values()


def test_each_step_is_undone(capsys: Run, path: Path, shape: Shape) -> None:
    """A slip in any column of any form is taken back as one step."""
    blank = read_workbook(path.read_text(encoding="utf-8")).workbook
    filled(capsys, path, shape)
    for _ in shape.sets:
        ran(capsys, "undo", path, "--anyway")
    assert read_workbook(path.read_text(encoding="utf-8")).workbook == blank


def test_what_two_people_write_is_merged(
    capsys: Run, tmp_path: Path, path: Path, shape: Shape
) -> None:
    """Two copies, a cell each: both are kept."""
    base, theirs = tmp_path / "base.toml", tmp_path / "theirs.toml"
    base.write_bytes(path.read_bytes())
    theirs.write_bytes(path.read_bytes())
    (id, heading, text), (other, below, said) = shape.sets[0], shape.sets[-1]
    ran(capsys, "set", path, id, f"{heading}={text}")
    ran(capsys, "set", theirs, other, f"{below}={said}")
    ran(capsys, "merge", base, path, theirs)
    assert stored(path, id, heading)
    assert stored(path, other, below)


def test_what_is_rated_is_counted(capsys: Run, path: Path, shape: Shape) -> None:
    """The summary counts what the form rates, and says nothing where it rates nothing."""
    filled(capsys, path, shape)
    workbook = read_workbook(path.read_text(encoding="utf-8")).workbook
    words = workbook.form.words.several("outcome").lower()
    told = ran(capsys, "show", path)
    summary = told.partition("Summary\n")[2].partition("\n\n")[0]
    assert (words in summary) == (shape.rates == "outcomes")
    for id, heading, _ in shape.sets:
        rag = stored(path, id, heading)
        if getattr(locate(workbook, id)[1], "rag", "") == rag and shape.rates:
            level = workbook.form.level(rag)
            assert f"1 {level.after_number(level.named)}" in summary


FORM = """\
schema = 2
[[columns]]
heading = "Aim"
role = "outcome"
[[columns]]
heading = "Step"
role = "action"
section = "1"
[[columns]]
heading = "Help from"
section = "1"
[[commitments]]
id = "1"
[[commitments]]
id = "2"
[[outcomes]]
id = "1.A"
commitment = "1"
[[outcomes]]
id = "2.A"
commitment = "2"
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a file of a form that asks for actions in one of its two sections."""
    path = tmp_path / "small.toml"
    path.write_text(FORM, encoding="utf-8")
    return path


def test_an_action_that_is_taken_out_comes_back_with_all_it_said(capsys: Run, small: Path) -> None:
    """What `remove` prints is a command that brings it back, further cells too."""
    ran(capsys, "add", small, "1.A", "--text", "Ask.", "Help from=Dana", "note=soon")
    told = ran(capsys, "remove", small, "1-01")
    command = told.splitlines()[-1].partition("number: ")[2]
    id = ran(capsys, *shlex.split(command)[1:]).strip()
    assert [stored(small, id, name) for name in ("Step", "Help from")] == ["Ask.", "Dana"]


def test_no_action_is_added_where_the_form_asks_for_none(capsys: Run, small: Path) -> None:
    """It would stand under no heading, and on no export."""
    assert main(["add", str(small), "2.A", "--text", "Ask."]) == 2
    assert "no column for actions" in capsys.readouterr().err


def test_what_the_form_does_not_ask_is_refused_by_name(capsys: Run, small: Path) -> None:
    """No When, no Who, no rating: one sentence names what there is."""
    for option in ("--when=May", "--who=DW", "--rag=red"):
        assert main(["add", str(small), "1.A", "--text", "Ask.", option]) == 2
        assert "its fields are: text, note, Help from." in capsys.readouterr().err


def test_a_question_in_words_alone_refuses_a_rating(capsys: Run, tmp_path: Path) -> None:
    """One sentence and 2, whichever of its ratings is meant; a rating there may be taken away."""
    path = tmp_path / "audit.toml"
    given = form_file("example-standards-self-assessment").read_text(encoding="utf-8")
    given = given.replace('id = "1.A"', 'id = "1.A"\nunrated = true', 1)
    path.write_text(given, encoding="utf-8")
    for heading in ("Our score", "Moderated score"):
        before = path.read_bytes()
        assert main(["set", str(path), "1.A", f"{heading}=1"]) == 2
        assert "1.A is not rated in this form" in capsys.readouterr().err
        assert path.read_bytes() == before
        ran(capsys, "set", path, "1.A", f"{heading}=")
        assert stored(path, "1.A", heading) in ("", "none")


def test_a_section_that_is_not_rated_has_no_rating_to_set(capsys: Run, tmp_path: Path) -> None:
    """An action below a scored requirement is only planned; its fields are named."""
    path = tmp_path / "audit.toml"
    path.write_bytes(form_file("example-standards-self-assessment").read_bytes())
    assert main(["set", str(path), "1-01", "rag=1"]) == 2
    assert "1-01 has no field 'rag'; its fields are" in capsys.readouterr().err


def test_the_log_tells_each_rating_in_the_forms_words(capsys: Run, tmp_path: Path) -> None:
    """By its own heading, and from "not scored" where it was blank; programs get the ids."""
    path = tmp_path / "audit.toml"
    path.write_bytes(form_file("example-standards-self-assessment").read_bytes())
    ran(capsys, "set", path, "1.C", "Our score=2", "Moderated score=3")
    told = ran(capsys, "log", path)
    assert '1.C Our score: "1 Not met" -> "2 Partly met"' in told
    assert '1.C Moderated score: "Not scored yet" -> "3 Fully met"' in told
    detail = json.loads(ran(capsys, "log", path, "--json"))
    assert ("moderated", "", "3") in {(each["field"], each["old"], each["new"]) for each in detail}
    assert 'Moderated score: "3 Fully met" -> "Not scored yet"' in ran(capsys, "undo", path)
