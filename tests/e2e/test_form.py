"""`eh-tui form`: a lead drafts a form from their own document and is told what is still open."""

import subprocess
from pathlib import Path

import docx
import pytest

from eh_tui.files.folder.peek import peek
from eh_tui.files.system.paths import form_file
from tests.e2e.conftest import Said, eh_tui
from tests.support import CHECKOUT
from tests.support.documents import add_table, saved
from tests.support.pty_terminal import Terminal, environment
from tests.support.pty_terminal import eh_tui as in_terminal


def document(path: Path) -> Path:
    """Return a small form with one thing that the draft is not sure of."""
    made = docx.Document()
    made.add_heading("Our standards", 1)
    headings = ["Standard", "Action", "By when", "Resources: staff, time", "RAG"]
    add_table(made, [headings, ["the standard", "the action", "June", "two days", "Red"]])
    return saved(made, path)


def test_a_form_is_drafted_and_what_is_open_is_told(tmp_path: Path) -> None:
    """The doubt stands at its place, is printed, and `form check` finds it until it is settled."""
    form = tmp_path / "form.toml"
    made = eh_tui("form", "draft", document(tmp_path / "form.docx"), "-o", form)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.split("\n")[0] == str(form)
    asks = "Is 'Resources: staff, time' cost? Only a part of its heading says so."
    assert f"not sure: table 1: {asks}" in made.stdout
    checked = eh_tui("form", "check", form)
    assert checked.returncode == 1
    assert f"still asks: {asks}" in checked.stdout
    lines = form.read_text().split("\n")
    form.write_text("\n".join(line for line in lines if not line.startswith("# ? ")))
    settled = eh_tui("form", "check", form)
    assert settled.returncode == 0
    assert settled.stdout.startswith(f"{form}: 1 commitment, 1 standard, 1 action")


def test_a_form_that_somebody_worked_on_is_not_replaced(tmp_path: Path) -> None:
    """A second draft gets another name or is refused; only --force replaces the first."""
    source, form = document(tmp_path / "form.docx"), tmp_path / "form.toml"
    assert eh_tui("form", "draft", source, "-o", form).returncode == 0
    form.write_text("mine")
    again = eh_tui("form", "draft", source, "-o", form)
    assert (again.returncode, form.read_text()) == (2, "mine")
    assert eh_tui("form", "draft", source, "-o", form, "--force").returncode == 0
    assert form.read_text() != "mine"


def test_what_is_no_form_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """No table and no heading, no document, a broken form."""
    empty = docx.Document()
    empty.add_paragraph("Dear lead,")
    saved(empty, tmp_path / "letter.docx")
    letter = eh_tui("form", "draft", tmp_path / "letter.docx")
    assert letter.returncode == 2
    assert "holds no table and no heading" in letter.stderr
    (tmp_path / "broken.toml").write_text('schema = 2\ntitle = "x\n')
    missing = eh_tui("form", "check", tmp_path / "missing.toml")
    assert missing.returncode == 2
    assert (
        f"'eh-tui form draft DOCUMENT -o {tmp_path / 'missing.toml'}' makes one" in missing.stderr
    )
    broken = eh_tui("form", "check", tmp_path / "broken.toml")
    assert broken.returncode == 1
    assert "broken.toml:2:" in broken.stdout
    assert eh_tui("form", "draft", tmp_path / "none.docx").returncode == 2


def test_a_workbook_begins_from_a_filled_document(tmp_path: Path) -> None:
    """What was read from where is printed, then what was left; it is one step in the history."""
    source, form, audit = (tmp_path / name for name in ("form.docx", "form.toml", "audit.toml"))
    assert eh_tui("form", "draft", document(source), "-o", form, "--blank").returncode == 0
    made = eh_tui(
        *("new", audit, "--school", "A School", "--form", form, "--from-document", source)
    )
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.split("\n")[1] == (
        "read 1-01: By when, Resources: staff, time, RAG red from the words 'Red' "
        "(table 1, row 2, column 1)"
    )
    shown = eh_tui("show", audit).stdout
    assert "June" in shown
    assert "two days" in shown
    assert eh_tui("undo", audit, "--anyway").returncode == 0
    assert "two days" not in eh_tui("show", audit).stdout


def test_a_document_in_which_nothing_counts_is_still_one_of_its_form(tmp_path: Path) -> None:
    """What it says instead is told, and nobody is sent to look for another form."""
    source, form, audit = (tmp_path / name for name in ("form.docx", "form.toml", "audit.toml"))
    assert eh_tui("form", "draft", document(source), "-o", form, "--blank").returncode == 0
    returned = docx.Document(str(source))
    for cell, text in zip(returned.tables[0].rows[1].cells[2:], ("", "", "soon"), strict=True):
        cell.text = text
    saved(returned, source)
    made = eh_tui(
        *("new", audit, "--school", "A School", "--form", form, "--from-document", source)
    )
    assert (made.returncode, audit.exists()) == (0, True)
    assert "1-01 RAG: the words 'soon' are no rating" in made.stdout


def test_a_document_of_another_form_makes_no_workbook(tmp_path: Path) -> None:
    """It is told which way leads on, and no file is left behind."""
    audit = tmp_path / "audit.toml"
    source = document(tmp_path / "form.docx")
    made = eh_tui("new", audit, "--school", "A School", "--from-document", source)
    assert (made.returncode, audit.exists()) == (2, False)
    assert "holds nothing that belongs to the form leicester-early-help" in made.stderr
    both = eh_tui("new", audit, "--from", audit, "--from-document", source)
    assert both.returncode == 2


def test_the_screen_of_a_draft_needs_a_terminal(tmp_path: Path) -> None:
    """In a pipe one sentence says what does without; nothing is written."""
    form = tmp_path / "form.toml"
    source = document(tmp_path / "form.docx")
    ended = eh_tui("form", "draft", source, "-o", form, "--screen")
    assert ended.returncode == 2
    assert "a text editor corrects it" in ended.stderr
    assert not form.exists()


@pytest.mark.pty
@pytest.mark.parametrize("colours", [{}, {"NO_COLOR": "1"}], ids=["colour", "monochrome"])
def test_a_draft_is_corrected_in_a_terminal(tmp_path: Path, colours: dict[str, str]) -> None:
    """A line that drops in the middle loses nothing; drafted again without a screen it is there."""
    form, source = tmp_path / "form.toml", document(tmp_path / "form.docx")
    command = in_terminal("form", "draft", source, "-o", form, "--screen")
    env = {"HOME": str(tmp_path), **colours}
    with Terminal(command, (80, 24), env=env, cwd=CHECKOUT) as terminal:
        terminal.wait_for("to settle")
        terminal.wait_for("form.docx, ")
        terminal.wait_quiet()
        terminal.send(b"\x1b[F")
        terminal.wait_for("section 1")
        terminal.send(b"w")
        terminal.wait_for("The title of the section")
        terminal.send(b"Standards of ours\r")
        terminal.wait_until(lambda: 'title = "Standards of ours"' in form.read_text())
    again = subprocess.run(
        [*map(str, in_terminal("form", "draft", source, "-o", form))],
        cwd=CHECKOUT,
        env={**environment(), **env},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert "corrected on screen" in again.stdout
    assert 'title = "Standards of ours"' in form.read_text()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('form = "development-plan"\n', "", "1:1: The form has no name;"),
        ('title = "School development plan"\n', "", "1:1: The form has no title;"),
        ('label = "Behind"', 'label = ""', "The level behind has no words;"),
        ("done = true", "done = true\nscore = nan", "The score nan is no number to add up."),
        ('label = "Behind"', 'label = "Behind"\nbest = true', "only one of them can be."),
        ('id = "1.A"\n', 'id = "1.A"\nweight = -2\n', "The weight -2 is below 0,"),
    ],
)
def test_what_a_form_lacks_or_cant_mean_is_told(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    """Each would be met first by a school: in an upgrade, a count or an export."""
    form, text = tmp_path / "form.toml", form_file("development-plan").read_text()
    assert eh_tui("form", "check", form_file("development-plan")).returncode == 0
    assert old in text
    form.write_text(text.replace(old, new, 1))
    checked = eh_tui("form", "check", form)
    assert said in checked.stdout
    assert checked.returncode == 1


def test_a_draft_is_corrected_without_a_screen(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What there is, each correction, and back again: the form's file has it at once."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    source, form = document(tmp_path / "form.docx"), tmp_path / "form.toml"
    listed = said("form", "correct", source)
    assert "column:By when  when, date, By when  (role, type, of, ticks, texts)\n" in listed
    told = said("form", "correct", source, "column:By when", "role=who", "of=outcome")
    assert told == f"{form}: 'By when' is who.\n{form}: 'By when' is of the outcome.\n"
    assert [row.who for row in peek(form).workbook.outcomes] == ["June"]
    said("form", "correct", source, "word:action", "word=Étape", "-o", form)
    assert peek(form).workbook.form.words.action == "Étape"
    undone = said("form", "correct", source, "--undo")
    assert undone == f"{form}: taken back: action is called 'Étape'.\n"
    assert peek(form).workbook.form.words.action == "Action"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("column:Standard",), "Say what of column:Standard is to be corrected"),
        (("column:Standard", "plain"), "'plain' is not FIELD=VALUE"),
        (("column:Standard", "colour=red"), "has no field 'colour'; it has role"),
        (("--undo",), "Nothing was corrected yet."),
    ],
)
def test_a_correction_that_is_none_is_told(
    tmp_path: Path,
    said: Said,
    refused: Said,
    monkeypatch: pytest.MonkeyPatch,
    typed: tuple[str, ...],
    sentence: str,
) -> None:
    """In one sentence, and nothing is changed."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    source = document(tmp_path / "form.docx")
    said("form", "correct", source)
    before = (tmp_path / "form.toml").read_bytes()
    assert sentence in refused("form", "correct", source, *typed)
    assert (tmp_path / "form.toml").read_bytes() == before
