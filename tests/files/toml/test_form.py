"""A form in a file: what it may leave out, and what nobody could fill in."""

from pathlib import Path

import pytest

from eh_tui.cli import main
from eh_tui.errors import BrokenFile
from eh_tui.files.system.paths import form_file
from eh_tui.files.toml.faults import faults_in
from eh_tui.files.toml.read import read_workbook
from eh_tui.files.toml.unknown import unknown
from eh_tui.model.core.columns import columns_of
from eh_tui.model.form.columns import ColumnType, Of, Role
from eh_tui.model.form.levels import TRAFFIC_LIGHTS
from tests.support.forms import example_file

FORM = """\
schema = 2
form = "small"

[[levels]]
id = "1"
label = "Missed"

[[levels]]
id = "2"
label = "There"
colour = "green"

[[columns]]
heading = "Standard"
role = "outcome"

[[columns]]
heading = "Mark"
role = "rating"

[[columns]]
heading = "Rank"
choices = ["High", "Low"]

[[commitments]]
id = "1"

[[outcomes]]
id = "1.A"
commitment = "1"
"""


@pytest.mark.parametrize("path", [form_file(), example_file()])
def test_leicesters_file_is_a_form_of_five_columns_and_three_levels(path: Path) -> None:
    """It says nothing of columns, so they are known by their places, and reads as it always did."""
    workbook = read_workbook(path.read_text(encoding="utf-8")).workbook
    assert workbook.form.columns == ()
    assert [level.id for level in workbook.form.levels] == [level.id for level in TRAFFIC_LIGHTS]
    for commitment in workbook.commitments:
        columns = columns_of(workbook, commitment)
        assert tuple(column.heading for column in columns) == commitment.headings
        assert [column.field for column in columns] == ["text", "text", "when", "who", "rag"]


def test_what_a_column_leaves_out_follows_from_its_role() -> None:
    """A rating holds levels, choices make a choice; where there are no actions all is outcomes'."""
    workbook = read_workbook(FORM).workbook
    standard, mark, rank = columns_of(workbook, workbook.commitments[0])
    assert (standard.role, standard.field) == (Role.OUTCOME, "text")
    assert (mark.type, mark.field, mark.of) == (ColumnType.LEVEL, "rag", Of.OUTCOME)
    assert (rank.type, rank.field, rank.of) == (ColumnType.CHOICE, "Rank", Of.OUTCOME)


MARK, RANK = 'heading = "Mark"\nrole = "rating"', 'heading = "Rank"\nchoices = ["High", "Low"]'
WRONG = {
    "a level twice": ('id = "2"', 'id = "1"', 9, "is here twice"),
    "two levels called alike": ('label = "There"', 'label = "missed"', 10, "called 'missed'"),
    "a level called as another's id": ('label = "There"', 'label = "1"', 10, "called '1'"),
    "a level named none": ('id = "2"', 'id = "none"', 9, "stands for not rated"),
    "a level of two words": ('id = "2"', 'id = "2 b"', 9, "write one word"),
    "a colour there is none of": ('"green"', '"mauve"', 11, "no colour here"),
    "a score in words": ('colour = "green"', 'score = "two"', 11, "is no number"),
    "a switch in words": ('colour = "green"', 'done = "yes"', 11, "true or false"),
    "a letter of several": ('colour = "green"', 'letter = "GR"', 11, "more than one letter"),
    "a role there is none of": ('role = "outcome"', 'role = "aim"', 15, "role can't be 'aim'"),
    "a role twice": ('role = "rating"', 'role = "outcome"', 19, "is a second column"),
    "a choice without choices": ('choices = ["High", "Low"]', 'type = "choice"', 21, "list what"),
    "a choice twice": ('["High", "Low"]', '["High", "high"]', 23, "lists a choice twice"),
    "a rating in words": ('role = "rating"', 'role = "rating"\ntype = "text"', 20, "is level"),
    "one key for two": ('heading = "Rank"', 'heading = "R"\nkey = "rag"', 23, "stored as"),
    "a key that can't be typed": ('heading = "Rank"', 'heading = "A = B"', 21, "without ="),
    "a column twice": (MARK, RANK, 21, "of another"),
    "no heading and no key": ('heading = "Rank"', 'heading = ""', 22, "give it a key"),
    "a key of the row's own": ('heading = "Rank"', 'heading = "R"\nkey = "id"', 23, "stored as"),
    "a scale there is none of": ('role = "rating"', 'role = "rating"\nscale = "x"', 20, "scale"),
    "an aim of an action": ('role = "outcome"', 'role = "outcome"\nof = "action"', 16, "of out"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "sentence"), WRONG.values(), ids=WRONG)
def test_a_form_that_nobody_could_fill_in_is_refused_with_the_line(
    old: str, new: str, line: int, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One clear sentence and the exit code of bad input; `check` names the same place."""
    text = FORM.replace(old, new)
    assert text != FORM
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenFile) as broken:
        read_workbook(text)
    assert sentence in str(broken.value)
    assert broken.value.line == line
    assert main(["show", str(path)]) == 2
    assert f"line {line}" in capsys.readouterr().err
    (fault, *_) = faults_in(text.encode())
    assert (fault.line, sentence in fault.sentence) == (line, True)


def test_levels_in_one_bracket_are_refused() -> None:
    """There are many of them, and TOML would keep one."""
    text = 'schema = 2\n[levels]\nid = "1"\n' + FORM[FORM.index("[[columns]]") :]
    with pytest.raises(BrokenFile, match=r"line 2.*two brackets"):
        read_workbook(text)


def test_a_form_in_an_old_schema_is_told_of() -> None:
    """An older eh-tui would show the action under another column's heading."""
    (fault,) = faults_in(FORM.replace("schema = 2", "schema = 1").encode())
    assert (fault.line, "schema = 2" in fault.sentence) == (1, True)


def test_a_file_of_a_newer_schema_changes_nothing_and_is_told_with_the_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What this program does not know it could destroy."""
    path = tmp_path / "a.toml"
    path.write_text(f"# ours\n{FORM.replace('schema = 2', 'schema = 3')}", encoding="utf-8")
    assert main(["set", str(path), "1.A", "Mark=2"]) == 2
    assert "line 2" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ('commitment = "1"\n', 'commitment = "1"\nRnk = "High"\n', 31, '(is "Rank" meant?)'),
        ('id = "1"\n\n[[outcomes]]', 'id = "1"\nheadings = ["A"]\n\n[[outcomes]]', 27, "not used"),
        ('label = "Missed"', 'label = "Missed"\ncolor = "red"', 7, '(is "colour" meant?)'),
        ('heading = "Mark"', 'heading = "Mark"\nkind = "x"', 19, 'knows no "kind" in [[columns]]'),
    ],
)  # fmt: skip
def test_a_key_that_the_form_does_not_know_is_named_with_its_line(
    old: str, new: str, line: int, sentence: str
) -> None:
    """Also in a row: what stands under no column of its section is kept, and not shown."""
    text = FORM.replace(old, new)
    (found,) = unknown(text, read_workbook(text).workbook)
    assert (found.line, sentence in found.sentence) == (line, True)


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [('rag = "4"', "is no rating, so the outcome counts as not rated; use 1 or 2"),
     ('Rank = "Middling"', "is no choice of Rank; use one of High, Low"),
     ('descriptors = {9 = "x"}', "no level 9"),
     ('[outcomes.descriptors]\n9 = "x"', "no level 9"),
     ('weight = "two"', "The weight 'two' is no number")],
)  # fmt: skip
def test_what_does_not_belong_in_its_column_is_told_and_kept(cell: str, sentence: str) -> None:
    """It may be a slip of whoever edits by hand, and is nobody else's to put right."""
    (fault,) = faults_in(f"{FORM}{cell}\n".encode())
    assert (fault.line, sentence in fault.sentence) == (31, True)


def test_a_form_that_prints_no_band_has_none() -> None:
    """What Leicester calls "Actions Required" no other authority's wording."""
    assert read_workbook(FORM).workbook.commitments[0].band == ""
    leicester = read_workbook(form_file().read_text(encoding="utf-8")).workbook
    assert leicester.commitments[0].band == "Actions Required"


def test_a_heading_that_no_field_stands_below_is_told() -> None:
    """Leicester's shape has five columns by their places; a sixth would show nothing."""
    text = (
        form_file()
        .read_text(encoding="utf-8")
        .replace('"Who", "RAG rating"]', '"Who", "RAG rating", "Evidence"]')
    )
    (found,) = unknown(text, read_workbook(text).workbook)
    assert 'Nothing stands below "Evidence"' in found.sentence
