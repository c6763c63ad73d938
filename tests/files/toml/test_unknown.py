"""Keys and tables that eh-tui does not know: kept, and named with their line."""

from pathlib import Path

import pytest

from eh_tui.cli import main
from eh_tui.files.system.paths import form_file
from eh_tui.files.toml.fault import Fault
from eh_tui.files.toml.read import lists_of, read_workbook
from eh_tui.files.toml.unknown import unknown
from eh_tui.model.core.workbook import Workbook
from tests.support.forms import example_file

FORM = """\
schema = 1
sign_of = "Agreed by"
[school]
name = "Example Primary School"
head = "Ann Bell"
[[commitments]]
id = "1"
[[outcomes]]
id = "1.A"
[[actions]]
id = "1-01"
  whn = "termly"
colour = "blue"
[actions.more]
x = 1
[[achieved]]
id = "1.R1"
columns = ["Name"]
[[rows]]
id = "1-R01"
Name = "Ann"
[[course]]
id = "C1"
"""


def unknown_in(text: str) -> tuple[Fault, ...]:
    """Return what a text holds that its form does not know."""
    return unknown(text, read_workbook(text).workbook)


def test_every_key_that_is_not_the_forms_is_named_with_its_line() -> None:
    """A slip in a key's name would else hide what was typed under it."""
    named = [(found.line, found.column, found.sentence) for found in unknown_in(FORM)]
    assert [(line, column) for line, column, _ in named] == [
        *((2, 1), (5, 1), (12, 3), (13, 1), (14, 1), (22, 1)),
    ]
    sentences = [sentence for _, _, sentence in named]
    assert sentences[0] == (
        'eh-tui knows no "sign_of"; it is kept, and not shown (is "sign_off" meant?).'
    )
    assert 'no "whn" in [[actions]]' in sentences[2]
    assert '(is "when" meant?)' in sentences[2]
    assert sentences[3].endswith("it is kept, and not shown.")
    assert "no table [course]" in sentences[5]


@pytest.mark.parametrize("path", [form_file(), example_file()])
def test_our_own_files_hold_nothing_unknown(path: Path) -> None:
    """What is shipped is what is read."""
    assert unknown_in(path.read_text()) == ()


def test_what_eh_tui_writes_at_the_top_of_a_file_is_known() -> None:
    """A merge remembers there which rows it renumbered; nobody need look at that."""
    head = "schema = 1\n" + "".join(f'{key} = ["M1"]\n' for key in lists_of(Workbook()))
    assert unknown_in(head) == ()


def test_check_names_them_and_holds_nothing_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are suggestions: the exit code is that of a sound file, and the file as it was."""
    path = tmp_path / "a.toml"
    main(["new", str(path), "--school", "Example Primary School"])
    text = path.read_text().replace("[school]\n", '[school]\nheadteacher = "Ann Bell"\n', 1)
    path.write_text(text.replace('months = ""', 'months = "sometimes"', 1))
    capsys.readouterr()
    assert main(["check", str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    line = text.splitlines().index('headteacher = "Ann Bell"') + 1
    assert any(f'{path}:{line}:1: eh-tui knows no "headteacher"' in each for each in lines)
    assert any("months: a value that can't be read: “sometimes”" in each for each in lines)
    assert 'headteacher = "Ann Bell"' in path.read_text()
