"""A member of staff asks what is kept of them, or to be taken out."""

from pathlib import Path

import pytest

from eh_tui.files.beside.drafts import Drafts
from eh_tui.files.beside.private_notes import PrivateNotes
from eh_tui.files.store.journal import history_of
from tests.e2e.conftest import Said


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep drafts in a folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_everything_that_is_kept_of_them_is_printed(path: Path, said: Said) -> None:
    """The workbook, its comments, its history and what is half typed; and where it can't look."""
    said("set", path, "4-07", "note=Ask Mrs Whitfield")
    said("set", path, "4-07", "note=")
    said("mark", path, "DW away")
    for typed in ("Dana sa", "Dana wan"):  # in two windows
        drafts = Drafts(path)
        drafts.keep(("4-08", "note"), typed)
        drafts.save()
    PrivateNotes(path).write("4-09", "Dana is off on Friday")
    before = path.read_bytes(), history_of(path).read_bytes()
    printed = said("person", path, "DW", "--all")
    for line in (
        '1-01 who: "D Whitfield"\n',
        'P1 role: "Family Support Worker"\n',
        'TR5 done: "2/9/2026"\n',
        'a comment: "# Dana rings the authority',
        '4-07 note: "" -> "Ask Mrs Whitfield"\n',
        'mark "DW away"\n',
        "holds the whole file as it was",
        'typed here and not saved, 4-08 note: "Dana sa"\n',
        'typed here and not saved, 4-08 note: "Dana wan"\n',
        'noted here privately, 4-09 private: "Dana is off on Friday"\n',
        "Not looked at: copies, backups, git",
    ):
        assert line in printed
    assert "Tomasz Berg" not in printed
    assert (path.read_bytes(), history_of(path).read_bytes()) == before
    assert "Ask Mrs Whitfield" not in said("person", path, "DW")


def test_they_are_taken_out_and_what_is_left_is_named(path: Path, said: Said) -> None:
    """It ends with 1 while a person has something to look at, and with 0 after that."""
    said("set", path, "4-08", "note=Dana Whitfield rings")
    for typed in ("Dana Whitfield sa", "ask Dana Whitfield"):  # in two windows
        drafts = Drafts(path)
        drafts.keep(("4-08", "note"), typed)
        drafts.save()
    PrivateNotes(path).write("4-09", "Dana Whitfield is off")
    printed = said("person", path, "DW", "--erase", code=1)
    assert "May still speak of them, not changed: line " in printed
    assert "Not reached: copies, backups, git" in printed
    assert Drafts(path).every == (
        (("4-08", "note"), "ask Family Support Worker"),
        (("4-08", "note"), "Family Support Worker sa"),
    )
    assert "Dana" not in drafts.path.read_text()
    assert PrivateNotes(path).of("4-09") == "Family Support Worker is off"
    path.write_bytes(path.read_bytes().replace(b"# Dana rings", b"# Somebody rings"))
    assert b"Whitfield" not in path.read_bytes() + history_of(path).read_bytes()
    assert "nothing is broken" in said("check", path)


def test_last_years_workbook_is_named(path: Path, said: Said, refused: Said) -> None:
    """It is another file, with a history of its own."""
    said("set", path, "school", "follows=last.toml")
    assert "last year's workbook, last.toml" in said("person", path, "DW")
    assert "nobody in the register" in refused("person", path, "Zebedee")


def test_asked_again_it_takes_out_what_came_back_and_says_so(
    path: Path, said: Said, refused: Said
) -> None:
    """Another window saves its text only now; a comment and a note were mended by hand.

    What it says the first time is done word by word, and nothing of them is left then.
    """
    said("set", path, "4-08", "note=Dana said so")
    first = said("person", path, "DW", "--erase", code=1)
    assert "May still speak of them, not changed: 4-08 note." in first
    assert "change it by hand; 'eh-tui history redact school.toml ID' takes out" in first.replace(
        str(path.parent) + "/", ""
    )
    assert "person school.toml 'Dana Whitfield' --erase" in first.replace(f"{path.parent}/", "")
    drafts = Drafts(path)
    drafts.keep(("4-07", "note"), "Dana Whitfield wants it")
    drafts.save()
    PrivateNotes(path).write("4-09", "Dana Whitfield is off")
    path.write_bytes(path.read_bytes().replace(b"# Dana rings", b"# Somebody rings"))
    said("set", path, "4-08", "note=They said so")
    said("history", "redact", path, "4-08", code=1)
    told = said("person", path, "Dana Whitfield")
    assert 'typed here and not saved, 4-07 note: "Dana Whitfield wants it"' in told
    again = said("person", path, "dana  whitfield", "--erase")
    assert ", 2 typed and not saved or noted privately" in again
    assert Drafts(path).texts == {("4-07", "note"): "a member of staff wants it"}
    assert PrivateNotes(path).of("4-09") == "a member of staff is off"
    assert not any(
        word in path.read_bytes() + history_of(path).read_bytes()
        for word in (b"Dana", b"Whitfield")
    )
    assert "0 changed in the history." in said("person", path, "Dana Whitfield", "--erase")
    assert "Nothing here speaks of Dana Whitfield." in said("person", path, "Dana Whitfield")
    assert "nothing is broken" in said("check", path)


@pytest.mark.parametrize("name", ["Online", "Head Teacher", "Early Help", "P1"])
def test_asked_again_by_what_is_no_full_name_it_changes_nothing(
    path: Path, said: Said, refused: Said, name: str
) -> None:
    """A word or a role stands in many texts; nor may a slip in a name look like a success."""
    assert "nobody in the register" in refused("person", path, "Nobody Atall", "--erase")
    said("person", path, "DW", "--erase", code=1)
    before = path.read_bytes(), history_of(path).read_bytes()
    assert "nobody in the register" in refused("person", path, name, "--erase")
    assert (path.read_bytes(), history_of(path).read_bytes()) == before
