"""Files for others: what somebody has changed is theirs, whatever is written after it."""

import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eh_tui.errors import NotSaved, Refused
from eh_tui.files.system import handed_out
from eh_tui.files.system.durable import Staged, stage
from eh_tui.files.system.file_names import file_name
from eh_tui.files.system.handed_out import LIST_NAME, HandedOut, InTheWay, hand_out

NUMBER, REFUSE, REPLACE = InTheWay


def written(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder but for the note."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != LIST_NAME}


def test_what_is_as_it_was_written_is_replaced(tmp_path: Path) -> None:
    """Nobody wants a new file for each try; that holds for a name that was asked for too."""
    path = tmp_path / "minutes.docx"
    for content, in_the_way in ((b"1", NUMBER), (b"2", NUMBER), (b"3", REFUSE), (b"4", REFUSE)):
        assert hand_out(path, content, in_the_way) == HandedOut(path)
    assert written(tmp_path) == {"minutes.docx": b"4"}


def test_a_file_is_called_by_its_name_where_it_lies_beside_the_workbook(tmp_path: Path) -> None:
    """A whole path would fill the screen; where it lies elsewhere, it has to be told."""
    written = hand_out(tmp_path / "minutes.docx", b"x")
    assert written.called(tmp_path / "school.toml") == "minutes.docx"
    assert written.called(tmp_path / "away" / "school.toml") == str(tmp_path / "minutes.docx")


def test_what_differs_by_a_byte_stays_and_the_new_one_gets_a_number(tmp_path: Path) -> None:
    """The clerk has worked on it: the whole point of sending a Word file."""
    path = tmp_path / "minutes.docx"
    hand_out(path, b"first")
    path.write_bytes(b"First")
    second = hand_out(path, b"second")
    assert second == HandedOut(tmp_path / "minutes (2).docx", path)
    assert second.remark == (
        "minutes.docx is not as eh-tui last wrote it, so it stays as it is; "
        "the new one is minutes (2).docx."
    )
    assert hand_out(path, b"third").path == second.path
    second.path.write_bytes(b"Third")
    assert hand_out(path, b"fourth").path == tmp_path / "minutes (3).docx"
    assert written(tmp_path) == {
        "minutes.docx": b"First",
        "minutes (2).docx": b"Third",
        "minutes (3).docx": b"fourth",
    }


def test_a_file_that_was_there_before_is_somebodys(tmp_path: Path) -> None:
    """Also an empty one, and one that an earlier eh-tui wrote, which noted nothing."""
    for name, content in (("a.md", b""), ("b.md", b"x")):
        (tmp_path / name).write_bytes(content)
        assert hand_out(tmp_path / name, b"ours").spared == tmp_path / name
        assert (tmp_path / name).read_bytes() == content


def test_what_says_the_same_already_needs_no_number(tmp_path: Path) -> None:
    """Nothing is lost by it, and from then on it is known."""
    path = tmp_path / "a.md"
    path.write_bytes(b"same")
    assert hand_out(path, b"same").path == path
    assert hand_out(path, b"other", REFUSE).path == path


def test_an_earlier_state_that_was_put_back_is_not_what_was_last_written(tmp_path: Path) -> None:
    """Whoever takes it from a backup wants it."""
    path = tmp_path / "a.md"
    hand_out(path, b"old")
    hand_out(path, b"new")
    path.write_bytes(b"old")
    assert hand_out(path, b"newer").path == tmp_path / "a (2).md"


def test_a_name_that_was_asked_for_is_refused_and_can_be_forced(tmp_path: Path) -> None:
    """One sentence says so, and with which option."""
    path = tmp_path / "a.md"
    path.write_bytes(b"theirs")
    with pytest.raises(Refused, match=r"a\.md is not as eh-tui last wrote it.*--force"):
        hand_out(path, b"ours", REFUSE)
    assert written(tmp_path) == {"a.md": b"theirs"}
    assert hand_out(path, b"ours", REPLACE) == HandedOut(path)
    assert hand_out(path, b"ours, again", REFUSE).path == path


def test_what_another_account_wrote_is_known_in_a_folder_that_was_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is known of a file lies beside it, not in somebody's home."""
    (tmp_path / "a").mkdir()
    hand_out(tmp_path / "a" / "x.md", b"1")
    (tmp_path / "a").rename(tmp_path / "b")
    monkeypatch.setenv("HOME", str(tmp_path / "another"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    assert hand_out(tmp_path / "b" / "x.md", b"2", REFUSE).path == tmp_path / "b" / "x.md"
    assert not (tmp_path / "another").exists()


@pytest.mark.parametrize("note", [b"", b"{", b"[]", b'{"a.md": 3}', b'{"b.md": "x"}', b"[" * 9999])
def test_a_note_that_says_nothing_spares_the_file(tmp_path: Path, note: bytes) -> None:
    """It may be half synced, or somebody may have edited it."""
    hand_out(tmp_path / "a.md", b"1")
    (tmp_path / LIST_NAME).write_bytes(note)
    assert hand_out(tmp_path / "a.md", b"2").path == tmp_path / "a (2).md"
    assert hand_out(tmp_path / "a.md", b"3").path == tmp_path / "a (2).md"


def test_a_note_that_cannot_be_written_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is there; it only counts as somebody's from then on."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(handed_out, "write_durably", full)
    assert hand_out(tmp_path / "a.md", b"1").path == tmp_path / "a.md"
    assert hand_out(tmp_path / "a.md", b"2").path == tmp_path / "a (2).md"


def test_the_note_knows_only_what_is_there(tmp_path: Path) -> None:
    """A folder of ten years has not ten years of names in it."""
    hand_out(tmp_path / "a.md", b"1")
    hand_out(tmp_path / "é\n\udcff.md", b"1")
    (tmp_path / "a.md").unlink()
    hand_out(tmp_path / "b.md", b"1")
    assert set(json.loads((tmp_path / LIST_NAME).read_text())) == {"é\n\udcff.md", "b.md"}
    assert hand_out(tmp_path / "é\n\udcff.md", b"2", REFUSE).spared is None


def test_what_is_saved_at_the_last_moment_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at it and its replacement, or where there was nothing a moment ago."""
    path = tmp_path / "a.md"
    hand_out(path, b"1")

    def slow(target: Path, content: bytes, like: Path | None) -> Staged:
        staged = stage(target, content, like)
        if target == path:
            path.write_bytes(b"theirs")
        return staged

    monkeypatch.setattr(handed_out, "stage", slow)
    assert hand_out(path, b"2").path == tmp_path / "a (2).md"
    assert written(tmp_path) == {"a.md": b"theirs", "a (2).md": b"2"}


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    """A folder or a pipe of that name is somebody's; no force makes a file of it."""
    folder, pipe = tmp_path / "a.md", tmp_path / "b.md"
    folder.mkdir()
    os.mkfifo(pipe)
    for path in (folder, pipe):
        for in_the_way in (REFUSE, REPLACE):
            with pytest.raises(Refused, match="not a file that can be replaced"):
                hand_out(path, b"x", in_the_way)
        assert hand_out(path, b"x").spared == path
    assert folder.is_dir()
    assert pipe.is_fifo()


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    """Somebody may have planted it at a name that can be guessed, to have a file overwritten."""
    (tmp_path / "share").mkdir()
    theirs = tmp_path / "share" / "b.md"
    theirs.write_bytes(b"theirs")
    (tmp_path / LIST_NAME).symlink_to(theirs)
    for name in ("a.md", "dangling.md"):
        link = tmp_path / name
        link.symlink_to(theirs if name == "a.md" else "gone.md")
        for in_the_way in (REFUSE, REPLACE):
            with pytest.raises(Refused, match="is a symbolic link, which is not followed"):
                hand_out(link, b"ours", in_the_way)
        assert hand_out(link, b"ours").spared == link
        assert link.is_symlink()
    assert written(tmp_path / "share") == {"b.md": b"theirs"}
    assert not (tmp_path / "gone.md").exists()


def test_a_folder_that_is_a_link_is_where_one_asked_for_it(tmp_path: Path) -> None:
    """Links to the folders of a share are common; only the last part of a path is never one."""
    (tmp_path / "share").mkdir()
    (tmp_path / "here").symlink_to(tmp_path / "share")
    hand_out(tmp_path / "here" / "a.md", b"1", REFUSE)
    hand_out(tmp_path / "here" / "a.md", b"2", REFUSE)
    assert written(tmp_path / "share") == {"a.md": b"2"}


@pytest.mark.parametrize("in_the_way", InTheWay)
def test_a_full_disk_leaves_what_was_there_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_the_way: InTheWay
) -> None:
    """Last week's is better than half of today's, and the sentence says what to do."""
    path = tmp_path / "a.xlsx"
    hand_out(path, b"last week's")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    for call in ("write", "fsync"):
        with monkeypatch.context() as patched:
            patched.setattr(os, call, full)
            with pytest.raises(NotSaved, match=r"a\.xlsx.*the disk is full"):
                hand_out(path, b"today's", in_the_way)
        assert written(tmp_path) == {"a.xlsx": b"last week's"}


def test_a_missing_folder_is_refused_and_not_made(tmp_path: Path) -> None:
    """It is a slip in a path as a rule."""
    with pytest.raises(NotSaved, match="the folder does not exist; make it first"):
        hand_out(tmp_path / "no" / "a.md", b"x")
    assert list(tmp_path.iterdir()) == []


def test_two_workbooks_of_one_school_have_names_of_their_own() -> None:
    """So do two whose names differ only in what no file's name can hold, or far behind."""
    names = ["a.toml", "b.toml", "a.txt", "A.toml", "a:b.toml", "a b.toml", "a  b.toml", ".toml"]
    names += [f"{'x' * 200}{end}.toml" for end in "12"]
    made = [file_name("Oak", Path(name), "Minutes M1", ".docx") for name in names]
    assert made[0] == "Oak - a - Minutes M1.docx"
    assert len(set(made)) == len(made)


@given(st.text(max_size=300), st.text(st.characters(exclude_characters="/\0"), min_size=1))
@example("😀" * 100, "😀" * 60)
@example("\udcff", "\udcff" * 200)
def test_any_school_and_any_workbook_give_a_name_that_a_disk_can_hold(
    school: str, workbook: str
) -> None:
    """Linux holds 255 bytes, and a number may have to follow."""
    name = file_name(school, Path("folder") / workbook, "x" * 300, ".docx")
    assert len(name.encode()) <= 245
    assert not set('<>:"/\\|?*\n\t\0') & set(name)
