"""`eh-tui form`: a lead drafts a form from their own document and is told what is still open."""

import subprocess
import sys
from pathlib import Path

import docx

from tests.support import CHECKOUT
from tests.support.documents import add_table, saved


def eh_tui(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command as its users run it."""
    command = [sys.executable, "-m", "eh_tui", *map(str, arguments)]
    return subprocess.run(
        command, cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=60
    )


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
    broken = eh_tui("form", "check", tmp_path / "broken.toml")
    assert broken.returncode == 1
    assert "broken.toml:2:" in broken.stdout
    assert eh_tui("form", "draft", tmp_path / "none.docx").returncode == 2
