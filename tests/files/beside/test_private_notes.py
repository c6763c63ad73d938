"""The chair's private notes: kept for one account, and never beside the workbook."""

import stat
from pathlib import Path

import pytest

from eh_tui.files.beside.private_notes import PrivateNotes
from eh_tui.files.system.paths import private_notes_folder


def test_a_note_is_there_for_the_next_session_and_for_nobody_else(tmp_path: Path) -> None:
    """In the account's own folder, which only the account may read."""
    workbook = tmp_path / "school.toml"
    workbook.write_text("")
    assert PrivateNotes(workbook).write("1-04", "Ask gently.\nNot today.") == ""
    assert PrivateNotes(workbook).of("1-04") == "Ask gently.\nNot today."
    assert [path.name for path in tmp_path.iterdir()] == ["school.toml"]
    kept = list(private_notes_folder().iterdir())
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}


def test_an_emptied_note_is_none(tmp_path: Path) -> None:
    """And leaves nothing on the disk."""
    notes = PrivateNotes(tmp_path / "other.toml")
    notes.write("1-04", "Ask gently.")
    notes.write("1-04", "", "Ask gently.")
    assert notes.ids == ()
    assert PrivateNotes(tmp_path / "other.toml").of("1-04") == ""


def test_a_note_that_can_not_be_kept_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no secret that is lost in silence."""
    (tmp_path / "state").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert PrivateNotes(tmp_path / "x.toml").write("1-04", "Ask").startswith("What you type can't")


def test_a_note_that_another_window_wrote_is_shown_and_never_replaced_unseen(
    tmp_path: Path,
) -> None:
    """The chair has the meeting open on two screens."""
    one, two = PrivateNotes(tmp_path / "x.toml"), PrivateNotes(tmp_path / "x.toml")
    assert one.write("1-04", "Ask gently.") == ""
    assert "meanwhile: Ask gently." in two.write("1-04", "Not today.")
    assert two.of("1-04") == one.of("1-04") == "Ask gently."
    assert two.write("1-04", "Not today.", two.of("1-04")) == ""
    assert one.of("1-04") == "Not today."


def test_those_who_share_an_account_have_each_their_own(tmp_path: Path) -> None:
    """The colleague whom a note is about sits at the same account."""
    workbook = tmp_path / "x.toml"
    mine, theirs = PrivateNotes(workbook, "SJ"), PrivateNotes(workbook, "TO")
    assert mine.write("1-02", "Tom is late again.") == ""
    assert (theirs.of("1-02"), theirs.own("1-02"), theirs.ids) == ("", "", ())
    assert theirs.write("1-02", "Ask for a day.") == ""
    assert PrivateNotes(workbook, "SJ").of("1-02") == "Tom is late again."
    assert PrivateNotes(workbook, "TO").of("1-02") == "Ask for a day."
    assert PrivateNotes(workbook).ids == ()


def test_what_was_noted_without_initials_is_shown_to_all_of_them_and_said_so(
    tmp_path: Path,
) -> None:
    """Nobody knows whose it is; it is neither lost, nor becomes whoever writes next's."""
    workbook = tmp_path / "x.toml"
    assert PrivateNotes(workbook).write("1-02", "Ring the parents.") == ""
    one = PrivateNotes(workbook, "SJ")
    told = (
        "Noted without initials, so that everybody who uses this account reads it:\n"
        "Ring the parents."
    )
    assert (one.of("1-02"), one.own("1-02"), one.ids) == (told, "", ("1-02",))
    assert one.write("1-02", "On Monday.") == ""
    assert one.of("1-02") == f"On Monday.\n\n{told}"
    assert PrivateNotes(workbook, "TO").of("1-02") == told
    assert PrivateNotes(workbook).of("1-02") == "Ring the parents."
