"""Forms on the command line: which there are, and an audit's next version."""

import re
from pathlib import Path

import pytest

from eh_tui.files.system.paths import form_file
from tests.e2e.conftest import Said


@pytest.fixture
def audit(tmp_path: Path) -> Path:
    """Return a filled self-assessment."""
    path = tmp_path / "audit.toml"
    path.write_bytes(form_file("example-standards-self-assessment").read_bytes())
    return path


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Return the form's next version, which words one requirement otherwise."""
    path = tmp_path / "newer.toml"
    text = form_file("standards-self-assessment").read_text()
    text = text.replace('version = "2026"', 'version = "2027"')
    path.write_text(text.replace("Early help has time and money", "There is time and money"))
    return path


def test_the_forms_are_listed_with_a_line_each(said: Said) -> None:
    """Leicester's is the first."""
    lines = said("forms").splitlines()
    assert lines[0].startswith("leicester-early-help ")
    assert any(line.startswith("safeguarding-checklist ") for line in lines)


def test_a_workbook_is_begun_from_any_of_them(tmp_path: Path, said: Said) -> None:
    """By its name, or by the path of a form that a school was sent."""
    by_name, by_path = tmp_path / "one.toml", tmp_path / "two.toml"
    said("new", by_name, "--school", "Hill Top", "--form", "development-plan")
    said("new", by_path, "--school", "Hill Top", f"--form={form_file('development-plan')}")
    for path in (by_name, by_path):
        assert "Priority 1: Every child in school" in said("show", path)


def test_another_version_is_shown_before_it_is_taken(audit: Path, newer: Path, said: Said) -> None:
    """And undo takes it back, to the byte."""
    before = audit.read_bytes()
    shown = said("upgrade", audit, "--form", newer)
    assert "1.C is worded otherwise." in shown
    assert "--take takes it" in shown
    assert audit.read_bytes() == before
    assert "version 2026 to version 2027" in said("upgrade", audit, "--form", newer, "--take")
    assert "There is time and money" in said("show", audit)
    assert "Moved to version 2027 of the form" in said("log", audit)
    assert "(undone)" in said("undo", audit)
    assert audit.read_bytes() == before


def test_a_form_that_is_none_is_refused(audit: Path, refused: Said) -> None:
    """In a sentence that says which there are."""
    assert "another form" in refused("upgrade", audit, "--form", "development-plan")
    assert "already" in refused("upgrade", audit, "--form", "standards-self-assessment")
    assert "there are leicester-early-help" in refused("upgrade", audit, "--form", "nothing")


def test_what_the_form_does_not_rate_is_not_called_unrated(tmp_path: Path, said: Said) -> None:
    """An improvement has no score in this form, so no list may say that it lacks one."""
    path = tmp_path / "audit.toml"
    path.write_bytes(form_file("example-standards-self-assessment").read_bytes())
    said("set", path, "1-01", "when=1/2020")
    said("meeting", "start", path)
    said("meeting", "discuss", path, "1-01", "--decision", "We go on")
    lines = said("meeting", "agenda", path).splitlines()
    of_actions = [line for line in lines if re.match(r"\d-\d\d", line)]
    assert len(of_actions) > 5
    assert not any("scored" in line or "met" in line.split(":")[0] for line in of_actions)
    assert any(line.startswith("1-01 discussed: ") for line in of_actions)
    assert "scored" not in said("due", path, code=1)
    said("meeting", "end", path)
    said("meeting", "start", path)
    assert "(now: " not in said("meeting", "agenda", path)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("standards-self-assessment", " Does not apply"),
        ("development-plan", " Behind"),
    ],
)
def test_a_count_is_not_followed_by_a_levels_own_figure(
    name: str, words: str, tmp_path: Path, said: Said
) -> None:
    """As in "3 0 Does not apply", which reads as two numbers."""
    path = tmp_path / "audit.toml"
    path.write_bytes(form_file(f"example-{name}").read_bytes())
    said("meeting", "start", path)
    said("meeting", "end", path)
    for command in (("show",), ("meeting", "trend")):
        counted = [line for line in said(*command, path).splitlines() if words in line]
        assert len(counted) > 2
        assert not any(re.search(r"\d \d", line) for line in counted)
        assert not any("(on-course)" in line for line in counted)


def test_a_walk_begins_at_no_row_that_it_does_not_have(audit: Path, refused: Said) -> None:
    """Beginning at another one unasked would rate the wrong row."""
    for lines in ((), ("--lines",)):
        said = refused("walk", audit, *lines, "--start", "9.Z")
        assert "9.Z is no row that the walk goes through; it goes from 1.A to 6-02." in said


@pytest.mark.parametrize("name", ["return.docx", "return.xlsx"])
@pytest.mark.parametrize("command", ["upgrade", "check", "form check", "show"])
def test_a_file_of_an_office_program_is_told_from_a_workbook(
    audit: Path, newer: Path, said: Said, refused: Said, name: str, command: str
) -> None:
    """Whoever got one back must hear what can be done with it, and not of a text's coding."""
    path = audit.with_name(name)
    said("export", audit, "-o", path)
    more = ("--form", newer) if command == "upgrade" else ()
    told = refused(*command.split(), path, *more)
    assert f"{name} is an office program's file and no workbook." in told
    assert f"'eh-tui import WORKBOOK {name}'" in told
    assert f"--from-document {name}'" in told


def test_a_document_is_no_form(audit: Path, said: Said, refused: Said) -> None:
    """A form is drafted from it first."""
    path = audit.with_name("form.docx")
    said("export", audit, "-o", path)
    told = refused("upgrade", audit, "--form", path)
    assert "'eh-tui form draft form.docx' a form." in told
