"""Unfinished texts on disk: whose they are, who may read them, and that no disk stops a writer."""

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from eh_tui.files.beside import drafts_file as drafts_module
from eh_tui.files.beside.drafts import Drafts
from eh_tui.files.system.paths import drafts_folder

WHEN, WHO = ("1-01", "when"), ("1-01", "who")
TEXTS = ("half a sent", "two\nlines\r\n", "\x1b[31m\x00\x9b", "👩🏽‍🏫 \ud800", "x" * 65536, " ")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return where drafts are, in a home of their own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return drafts_folder()


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return a workbook's path; no draft looks into the file."""
    return tmp_path / "school.toml"


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_a_text_is_there_again_character_for_character(text: str, workbook: Path) -> None:
    """After a lost line it is another program that reads it."""
    drafts = Drafts(workbook)
    drafts.keep(WHEN, text)
    assert drafts.save() == ""

    assert Drafts(workbook).get(WHEN) == text
    assert Drafts(workbook).get(WHO) is None


def test_what_is_not_saved_is_only_remembered(workbook: Path) -> None:
    """Not every letter is worth a wait for the disk."""
    drafts = Drafts(workbook)
    drafts.keep(WHEN, "half")

    assert drafts.get(WHEN) == "half"
    assert Drafts(workbook).get(WHEN) is None


def test_only_its_owner_may_read_it(folder: Path, workbook: Path) -> None:
    """A draft names children sooner than the saved text does."""
    mask = os.umask(0)
    try:
        drafts = Drafts(workbook)
        drafts.keep(WHEN, "half")
        drafts.save()
    finally:
        os.umask(mask)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()] == [0o600]


@pytest.mark.parametrize("emptied", [False, True])
def test_what_is_saved_or_emptied_leaves_no_file(
    emptied: bool, folder: Path, workbook: Path
) -> None:
    """What is in the workbook need not lie about elsewhere."""
    drafts = Drafts(workbook)
    drafts.keep(WHEN, "half")
    drafts.save()
    if emptied:
        drafts.keep(WHEN, "")
    else:
        drafts.drop(WHEN, "half")
    drafts.save()

    assert list(folder.iterdir()) == []
    assert Drafts(workbook).get(WHEN) is None


def test_a_save_without_a_draft_touches_no_disk(folder: Path, workbook: Path) -> None:
    """Each Enter ends a draft that was mostly never on disk."""
    drafts = Drafts(workbook)
    drafts.keep(WHEN, "h")
    drafts.drop(WHEN, "h")

    assert drafts.save() == ""
    assert not folder.exists()


def test_two_workbooks_never_mix(tmp_path: Path, workbook: Path) -> None:
    """Schools of one family of forms have the same ids; a link is the file that it leads to."""
    other, link = tmp_path / "other" / "school.toml", tmp_path / "link.toml"
    link.symlink_to(workbook)
    drafts = Drafts(workbook)
    drafts.keep(WHEN, "this school's")
    drafts.save()

    assert Drafts(other).get(WHEN) is None
    assert Drafts(link).get(WHEN) == "this school's"


def test_two_sessions_of_one_workbook_keep_each_others(workbook: Path) -> None:
    """A server that goes down ends both at once."""
    one, two = Drafts(workbook), Drafts(workbook)
    one.keep(WHEN, "one's")
    two.keep(WHO, "two's")
    one.save()
    two.save()
    two.drop(WHO, "two's")
    two.save()

    assert (Drafts(workbook).get(WHEN), Drafts(workbook).get(WHO)) == ("one's", None)


def test_a_session_that_is_held_up_takes_nothing_from_one_that_waited_in_vain(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped in the middle of keeping a text, it goes on when the other has written."""
    one, two = Drafts(workbook), Drafts(workbook)
    one.keep(WHEN, "one's")
    two.keep(WHO, "two's")
    really = os.fsync
    monkeypatch.setattr(drafts_module, "_PATIENCE", 0.0)

    def held_up(descriptor: int) -> None:
        monkeypatch.setattr(os, "fsync", really)
        assert two.save() == ""
        really(descriptor)

    monkeypatch.setattr(os, "fsync", held_up)
    assert one.save() == ""
    assert Drafts(workbook).texts == {WHEN: "one's", WHO: "two's"}
    assert [path.name for path in drafts_folder().iterdir()] == [one.path.name]


@pytest.mark.parametrize("is_killed", [False, True])
def test_one_that_waited_in_vain_loses_nothing_to_the_one_that_is_held_up(
    workbook: Path, monkeypatch: pytest.MonkeyPatch, is_killed: bool
) -> None:
    """Also where that is stopped right before it puts its own file in place, or killed after."""
    one, two = Drafts(workbook), Drafts(workbook)
    one.keep(WHEN, "one's")
    two.keep(WHO, "two's")
    really, sweeps = os.replace, Path.unlink
    monkeypatch.setattr(drafts_module, "_PATIENCE", 0.0)

    def held_up(source: Path, target: Path) -> None:
        monkeypatch.setattr(os, "replace", really)
        assert two.save() == ""
        really(source, target)

    monkeypatch.setattr(os, "replace", held_up)
    assert one.save() == ""
    assert Drafts(workbook).texts == {WHEN: "one's", WHO: "two's"}

    if is_killed:
        monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    two.keep(WHO, "two's, later")
    assert two.save() == ""
    monkeypatch.setattr(Path, "unlink", sweeps)
    assert Drafts(workbook).texts == {WHEN: "one's", WHO: "two's, later"}
    assert len([*drafts_folder().iterdir()]) == (2 if is_killed else 1)


@pytest.mark.alone
def test_many_sessions_ended_at_once_keep_all(workbook: Path) -> None:
    """Eight windows on one server, one lost line."""
    code = (
        "import sys; from pathlib import Path; from eh_tui.files.beside.drafts import Drafts\n"
        "drafts = Drafts(Path(sys.argv[1])); drafts.keep(('1-01', sys.argv[2]), 'half')\n"
        "sys.stdin.read(); sys.exit(bool(drafts.save()))"
    )
    command = [sys.executable, "-c", code, str(workbook)]
    writers = [
        subprocess.Popen([*command, str(number)], stdin=subprocess.PIPE) for number in range(8)
    ]
    for writer in writers:
        assert writer.stdin
        writer.stdin.close()
    assert [writer.wait(30) for writer in writers] == [0] * 8

    kept = Drafts(workbook)
    assert [kept.get(("1-01", str(number))) for number in range(8)] == ["half"] * 8


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT])
@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
def test_a_failing_disk_is_told_and_tried_again(
    call: str, number: int, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text stays in memory meanwhile, and what was on disk before stays there."""
    drafts = Drafts(workbook)
    drafts.keep(WHO, "before")
    drafts.save()
    drafts.keep(WHEN, "half")

    def fails(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(os, call, fails)
        assert drafts.save().startswith("What you type can't be kept as a draft: ")
    assert drafts.get(WHEN) == "half"
    assert Drafts(workbook).get(WHO) == "before"

    assert drafts.save() == ""
    assert Drafts(workbook).get(WHEN) == "half"


def test_what_is_dropped_here_takes_no_text_that_another_window_has_kept_since(
    workbook: Path,
) -> None:
    """The first one's text is saved in the workbook, and its draft forgotten; not the other's."""
    one, two = Drafts(workbook), Drafts(workbook)
    one.keep(WHEN, "saved")
    assert one.save() == ""
    two.keep(WHEN, "typed since")
    assert two.save() == ""
    one.drop(WHEN, "saved")
    assert one.save() == ""
    assert Drafts(workbook).every == ((WHEN, "typed since"),)
    two.drop(WHEN, "typed since")
    assert two.save() == ""
    assert Drafts(workbook).get(WHEN) is None


def test_a_look_takes_up_what_others_kept_and_keeps_what_is_only_here(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever opens a cell finds the draft that another window of theirs has left."""
    one, two = Drafts(workbook), Drafts(workbook)
    one.keep(WHEN, "one's", "over")
    assert one.save() == ""
    two.keep(WHO, "two's")
    two.look()
    assert two.texts == {WHEN: "one's", WHO: "two's"}
    assert two.take(WHEN) == ("one's", "over")
    one.drop(WHEN, "one's")
    assert one.save() == ""
    two.look()
    assert two.texts == {WHO: "two's"}

    def fails(*_: object) -> dict[tuple[str, str], str]:
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(drafts_module, "_read_or_raise", fails)
    two.look()
    assert two.texts == {WHO: "two's"}


def test_a_text_that_could_not_be_kept_in_time_stands_beside_a_later_one(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two windows, one field: the first one's disk failed, and it tries again afterwards."""
    one, two = Drafts(workbook), Drafts(workbook)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    one.keep(WHEN, "earlier")
    with monkeypatch.context() as broken:
        broken.setattr(drafts_module, "_stage", full)
        assert "the disk is full" in one.save()
    two.keep(WHEN, "later")
    assert two.save() == ""
    one.keep(WHO, "one's")
    assert one.save() == ""
    both = {(WHEN, "earlier"), (WHEN, "later"), (WHO, "one's")}
    assert {*Drafts(workbook).every} == both
    one.keep(WHEN, "later still")
    assert one.save() == ""
    assert {*Drafts(workbook).every} == both - {(WHEN, "earlier")} | {(WHEN, "later still")}


def test_a_disk_that_fails_once_does_not_cost_what_was_kept_before(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read as nothing, the file would be written anew with the latest text alone."""
    drafts = Drafts(workbook)
    drafts.keep(WHO, "before")
    drafts.save()
    drafts.keep(WHEN, "half")
    really = os.open

    def fails(path: str | Path, *given: int, **named: int) -> int:
        if str(path) == str(drafts.path):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return really(path, *given, **named)

    with monkeypatch.context() as broken:
        broken.setattr(os, "open", fails)
        assert drafts.save().startswith("What you type can't be kept as a draft: ")
    assert Drafts(workbook).get(WHO) == "before"
    assert drafts.save() == ""
    assert Drafts(workbook).texts == {WHO: "before", WHEN: "half"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\x00",
        b"[1]",
        b'{"drafts": 3}',
        b'{"drafts": [{"id": 1}]}',
        b'{"drafts": [{"id": [], "field": {}, "text": 1}]}',
        b"[" * 100_000,
    ],
    ids=lambda content: ascii(content[:24]),
)
def test_a_damaged_file_holds_nothing_and_is_replaced(
    content: bytes, folder: Path, workbook: Path
) -> None:
    """A power cut may leave anything; it must not keep the workbook shut."""
    folder.mkdir(parents=True)
    drafts = Drafts(workbook)
    drafts.path.write_bytes(content)

    drafts = Drafts(workbook)
    assert drafts.get(WHEN) is None
    drafts.keep(WHEN, "half")
    assert drafts.save() == ""
    assert json.loads(drafts.path.read_text())["workbook"] == str(workbook)
    assert Drafts(workbook).get(WHEN) == "half"


def test_without_a_home_there_is_a_sentence(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service's account has none."""
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", "/proc/nonexistent")
    drafts = Drafts(workbook)
    drafts.keep(WHEN, "half")

    assert "can't be kept" in drafts.save()
    assert drafts.get(WHEN) == "half"
