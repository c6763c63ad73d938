"""A fault of the program ends with one sentence and a private file, and shows nobody's texts."""

import shutil
import stat
import sys
import threading
from pathlib import Path

import pytest

from eh_tui.cli import main, show
from eh_tui.files.beside.drafts import Drafts
from eh_tui.files.system.crash import keep_off_the_terminal
from eh_tui.files.system.paths import crashes_folder
from tests.support import CHECKOUT
from tests.support.pty_terminal import Terminal

TYPED = "Zebedee-Quill"

BROKEN = f"""
import sys
from eh_tui.ui.sheet.screen import SheetScreen

def broken(self):
    typed = "{TYPED[:4]}" + "{TYPED[4:]}"
    raise LookupError(typed)

SheetScreen.action_undo = broken
from eh_tui.cli import main
sys.exit(main())
"""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the account's state folder."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def broken(path: Path) -> None:
    """Fail as only the program itself can."""
    typed = f"{TYPED} {path}"
    try:
        raise KeyError(typed)
    except KeyError:
        raise RuntimeError(typed) from None


def report() -> str:
    """Return the one report, which only the account may read."""
    (path,) = crashes_folder().iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    return path.read_text(encoding="utf-8")


def test_a_command_ends_with_one_sentence_and_3(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names the kind of the fault and the file; neither holds what somebody typed."""
    monkeypatch.setattr(show, "looked_at", broken)
    assert main(["show", str(path)]) == 3
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith("eh-tui: A fault of the program itself ended it (RuntimeError); ")
    (file,) = crashes_folder().iterdir()
    assert str(file) in err
    noted = report()
    for kind in ("RuntimeError", "KeyError"):
        assert kind in noted
    assert "in broken" in noted
    assert TYPED not in noted + err


def test_where_nothing_can_be_noted_it_is_still_one_sentence(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], state: Path
) -> None:
    """A full disk, an account without a home."""
    state.write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(show, "looked_at", broken)
    assert main(["show", str(path)]) == 3
    err = capsys.readouterr().err
    assert "could not be noted" in err
    assert err.count("\n") == 1


def test_the_screens_end_with_one_sentence_and_the_terminal_as_it_was(
    workbook: Path, tmp_path: Path, state: Path
) -> None:
    """Textual's own picture of a fault shows what every variable holds."""
    program = tmp_path / "broken.py"
    program.write_text(BROKEN, encoding="utf-8")
    env = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(state), "PYTHONPATH": str(CHECKOUT)}
    with Terminal([sys.executable, program, workbook], env=env, cwd=CHECKOUT) as terminal:
        terminal.wait_for("1-01 Action")
        terminal.wait_for_screens()
        terminal.send(b"u")
        assert terminal.wait_end() == 3
        assert terminal.modes == terminal.first_modes
        shown, sent = terminal.screen(), terminal.output
    assert "A fault of the program itself ended it (LookupError)" in " ".join(shown.split())
    assert b"Traceback" not in sent
    assert TYPED.encode() not in sent
    assert TYPED not in report()


def test_a_program_that_is_replaced_while_it_is_open_says_so_and_keeps_what_was_typed(
    workbook: Path, tmp_path: Path, state: Path
) -> None:
    """An update in the middle of the day; the parts that were not loaded yet are gone."""
    place = tmp_path / "program"
    for part in ("eh_tui", "styles", "workbooks"):
        shutil.copytree(CHECKOUT / part, place / part)
    shutil.copy(CHECKOUT / "pyproject.toml", place)
    env = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(state), "PYTHONPATH": str(place)}
    with Terminal([sys.executable, "-m", "eh_tui", workbook], env=env, cwd=place) as terminal:
        terminal.wait_for("1-01 Action")
        terminal.wait_for_screens()
        terminal.send(b"\r")
        terminal.wait_for("Enter save")
        terminal.send(TYPED.encode())
        terminal.wait_for(TYPED)
        terminal.send(b"\x1b")
        terminal.wait_for("1 draft")
        shutil.rmtree(place / "eh_tui" / "ui" / "history")
        terminal.send(b"H")
        assert terminal.wait_end() == 3
        shown, sent = terminal.screen(), terminal.output
    assert "it was replaced while it ran" in " ".join(shown.split())
    assert b"Traceback" not in sent
    assert b"ModuleNotFoundError" not in sent
    (draft,) = Drafts(workbook).texts.values()
    assert TYPED in draft


def test_a_fault_of_a_thread_is_noted_and_not_printed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Python would print it over the screens."""
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    keep_off_the_terminal()
    thread = threading.Thread(target=broken, args=(Path("school.toml"),))
    thread.start()
    thread.join()
    assert capfd.readouterr() == ("", "")
    assert "in broken" in report()
