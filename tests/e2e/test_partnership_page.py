"""The page of a round from the command line, and in a real terminal."""

from pathlib import Path

import pytest

from eh_tui.cli import main
from tests.e2e.conftest import SMALL
from tests.support.pty_terminal import Terminal, eh_tui
from tests.support.round_folder import new_round, put


def test_a_folder_without_a_round_says_how_one_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before the screen is cleared for it."""
    assert main(["partnership", str(tmp_path)]) == 2
    assert "'eh-tui partnership new" in capsys.readouterr().err


def test_without_a_terminal_the_page_says_what_works(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every task has a plain command."""
    assert main(["partnership", str(new_round(tmp_path / "round"))]) == 2
    assert "'eh-tui collate' gives the same without one" in capsys.readouterr().err


@pytest.mark.pty
def test_a_return_appears_by_itself_in_a_real_terminal(tmp_path: Path) -> None:
    """From the first picture to a file that comes while the lead looks on."""
    folder = new_round(tmp_path / "round")
    put(folder / "one.toml", "Example Primary School")
    with Terminal(eh_tui("partnership", folder), SMALL, env={"HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("3 expected: 1 returned")
        put(folder / "two.toml", "Elm Street School")
        terminal.wait_for("3 expected: 2 returned")
        terminal.send(b"q")
        assert terminal.wait_end() == 0
