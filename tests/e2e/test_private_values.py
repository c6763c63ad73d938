"""Values that must stand nowhere but in the workbook, and names that are given to nobody else."""

import io
from pathlib import Path

import pytest

from eh_tui.cli import main
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.store import Store
from eh_tui.files.system.paths import settings_file
from eh_tui.files.system.user import user_name
from tests.e2e.conftest import Said


def put_in(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Let standard input hold something."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


def note(path: Path, id: str) -> str:
    """Return an action's note as the file has it."""
    return next(row.note for row in Store(path).workbook.actions if row.id == id)


@pytest.mark.parametrize(
    ("content", "stored"),
    [
        (b"Rang twice\n", "Rang twice"),
        ("Zo\u00eb\nthen nobody\n\n".encode(), "Zo\u00eb\nthen nobody\n"),
        (b"Rang\r\n", "Rang"),
    ],
)
def test_a_value_comes_from_standard_input(
    path: Path, said: Said, monkeypatch: pytest.MonkeyPatch, content: bytes, stored: str
) -> None:
    """So that it stands neither in `ps` nor in the shell's history."""
    put_in(monkeypatch, content)
    said("set", path, "4-07", "note=-")
    assert note(path, "4-07") == stored


def test_so_does_a_new_rows_text(path: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    """Likewise what is added."""
    put_in(monkeypatch, b"Ask the clerk\n")
    said("add", path, "4.B", "--text", "-")
    assert "Ask the clerk" in [row.text for row in Store(path).workbook.actions]


def test_only_one_value_can_and_only_text(
    path: Path, refused: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written of what was refused."""
    before = path.read_bytes()
    put_in(monkeypatch, b"Rang")
    assert "Only one value" in refused("set", path, "4-07", "note=-", "who=-")
    put_in(monkeypatch, b"\xff\xfe")
    assert "no UTF-8" in refused("set", path, "4-07", "note=-")
    assert path.read_bytes() == before


def test_a_shared_account_says_who_it_is(
    path: Path, said: Said, refused: Said, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """By the screens as by the commands, or "office" did everything."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("ask_initials = true\n", encoding="utf-8")
    monkeypatch.delenv("EH_INITIALS", raising=False)
    put_in(monkeypatch, b"")
    assert "EH_INITIALS=DW" in refused("set", path, "4-07", "note=x")
    monkeypatch.setenv("EH_INITIALS", "dw")
    said("set", path, "4-07", "note=x")
    assert Store(path).records[-1].by == f"{user_name()} (DW)"
    said("undo", path)
    assert note(path, "4-07") == ""
    monkeypatch.setenv("EH_INITIALS", "tb")
    assert "nothing of yours" in refused("undo", path)
    said("show", path)


def test_a_private_note_is_read_by_whose_initials_it_has(
    path: Path, said: Said, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The colleague whom it is about may use the same account."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    said("meeting", "private", path, "4-07", "--text", "From before")
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("ask_initials = true\n", encoding="utf-8")
    monkeypatch.setenv("EH_INITIALS", "sj")
    told = said("meeting", "private", path, "4-08", "--text", "Tom is late")
    assert told == "4-08: noted for SJ alone.\n"
    assert "4-08: Tom is late" in said("meeting", "private", path)
    monkeypatch.setenv("EH_INITIALS", "TO")
    read = said("meeting", "private", path)
    assert "Tom is late" not in read
    assert "everybody who uses this account reads it" in read
    assert "From before" in read
    assert said("meeting", "private", path, "4-08") == "No private note on 4-08.\n"


def test_a_mistyped_restore_leaves_nothing(path: Path, refused: Said) -> None:
    """Not even an empty history, which would be in the way of a new workbook."""
    before = sorted(path.parent.iterdir())
    assert "There is no history of scool.toml" in refused("history", "restore", "scool.toml")
    assert sorted(path.parent.iterdir()) == before
    assert not history_of(Path("scool.toml")).exists()


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ("example-primary", "is the workbook of Example Primary School and no blank form"),
        ("school.toml", "is the workbook of Example Primary School and no blank form"),
        ("../workbooks/leicester-early-help", "There is no form"),
        ("/etc/x", "There is no form"),
    ],
)
def test_only_forms_are_taken_as_a_form(
    path: Path, refused: Said, form: str, sentence: str
) -> None:
    """Another school's workbook is none, wherever it lies."""
    assert sentence in refused("new", "other", "--school", "A", "--form", form)
    assert not Path("other.toml").exists()


def test_settings_that_have_no_effect_are_told_to_who_changes_something(
    path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Else nobody is asked for initials, and nobody knows why; the change is made."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("ask_initials = yes\n", encoding="utf-8")
    assert main(["set", str(path), "4-07", "note=Rang twice"]) == 0
    assert "settings.toml is not valid TOML, so it is ignored" in capsys.readouterr().err
    assert note(path, "4-07") == "Rang twice"
