"""A new year's file: complete or not there, and last year's is never locked without it."""

import errno
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eh_tui.errors import NotSaved, Refused
from eh_tui.files.beside.next_year import begin_next_year, close, stop_if_not_to_be_closed
from eh_tui.files.store.identity import identity_of, with_identity
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.store import Store
from eh_tui.files.system import durable
from eh_tui.files.system.durable import write_new
from eh_tui.model.core.edits import remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.locking import lock, unlock
from eh_tui.model.journal.record import Event
from eh_tui.model.meeting.agenda import PARTS
from eh_tui.model.meeting.lifecycle import start
from eh_tui.model.new_year import CarriedPart, next_year
from eh_tui.model.signing import How, receive, sign
from eh_tui.session import Session
from tests.support.forms import example_file

ALL = frozenset(CarriedPart)
DAY = date(2026, 11, 22)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return last year's workbook, signed and received, a row of it taken out."""
    path = tmp_path / "last.toml"
    path.write_text(with_identity(example_file().read_text(encoding="utf-8")), encoding="utf-8")
    store = Store(path)
    store.commit([set_field(store.workbook, Kind.SCHOOL, "school", "year", "2025-26")])
    store.commit([remove_row(store.workbook, Kind.ACTIONS, "4-15")])
    store.commit(sign(store.workbook, "S1", name="Amara Okafor", date="1/9/26", how=How.INK))
    store.commit(receive(store.workbook, date="2/9/26", body="Governors", minute="7"))
    return path


def made(path: Path, name: str = "next.toml", **choices: Any) -> Store:
    """Return the workbook of the year after."""
    wanted = {"year": "2026-27", "clear": ALL} | choices
    return begin_next_year(path.with_name(name), Store(path), **wanted)


def files_beside(path: Path) -> set[str]:
    """Return the names of all that lies in a file's folder."""
    return {other.name for other in path.parent.iterdir()}


@pytest.mark.parametrize("clear", [ALL, frozenset[CarriedPart](), frozenset([CarriedPart.DATES])])
def test_the_new_file_holds_what_goes_on_and_last_years_is_as_it_was(
    path: Path, clear: frozenset[CarriedPart]
) -> None:
    """Whatever is kept, the file says exactly what the rules say."""
    before = path.read_bytes(), history_of(path).read_bytes()
    last = Store(path).workbook
    new = made(path, clear=clear)
    wanted = next_year(last, year="2026-27", follows="last.toml", clear=clear)
    assert new.workbook == wanted
    assert new.workbook.retired == last.retired == ("4-15",)
    assert (path.read_bytes(), history_of(path).read_bytes()) == before


def test_notes_and_unknown_keys_go_on(path: Path) -> None:
    """The file is the school's own, and so are its comments."""
    with path.open("a", encoding="utf-8") as file:
        file.write('\n[ours]\ncolour = "teal"  # as agreed\n')
    text = made(path).text.text
    assert "# Dana rings the authority about this one every month\n[[actions]]" in text
    assert "# check: who is TB's deputy?" in text
    assert 'colour = "teal"  # as agreed' in text
    assert "SG1" not in text


def test_an_excel_file_of_last_year_is_not_taken_for_one_of_this(path: Path) -> None:
    """A return that comes late must not change the wrong audit."""
    old, new = identity_of(Store(path).text.text), identity_of(made(path).text.text)
    assert old is not None
    assert new is not None
    assert old.id != new.id
    assert old.key != new.key


def test_windows_line_ends_and_a_bom_do_not_stand_in_the_way(path: Path) -> None:
    """The file may have been saved in Notepad."""
    text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    new = made(path).path.read_bytes()
    assert new.count(b"\r\n") == new.count(b"\n")


def test_the_new_history_begins_with_its_text_and_last_years_is_not_touched(path: Path) -> None:
    """Undo in the new one must not reach into the old."""
    new = made(path)
    (beginning,) = new.records
    assert (beginning.event, beginning.text) == (Event.BASE, new.text.text)
    assert Session(new.path).undo() == ""


def test_the_lock_is_one_step_that_says_where_the_audit_goes_on(path: Path) -> None:
    """Whoever opens the old one reads it; a stray undo does not open it again."""
    new = made(path)
    close(Store(path), new.path, DAY)
    assert Store(path).workbook.school.locked == (
        "The audit of 2025-26 was closed on 22 November 2026; it goes on in next.toml."
    )
    with pytest.raises(Refused, match="eh-tui unlock"):
        Session(path).undo()


def test_a_lock_that_is_there_already_stays(path: Path) -> None:
    """It may say more than we know."""
    store = Store(path)
    store.commit([lock(store.workbook, "Closed by the head.")])
    new = made(path)
    close(store, new.path, DAY)
    assert Store(path).workbook.school.locked == "Closed by the head."
    assert new.workbook.school.locked == ""


def test_a_new_year_is_begun_once(path: Path) -> None:
    """Two audits of one year would each hold a part of what the school does."""
    made(path)
    before = files_beside(path)
    with pytest.raises(Refused) as begun:
        made(path, "other.toml", year="2027-28")
    assert str(begun.value) == (
        "last.toml goes on in next.toml already: open that; to begin the year anew, move "
        "next.toml out of the folder first."
    )
    close(Store(path), path.with_name("next.toml"), DAY)
    with pytest.raises(Refused, match=r"folder and run 'eh-tui unlock last\.toml' first"):
        made(path, "other.toml")
    assert files_beside(path) == before


def test_what_goes_on_elsewhere_by_now_is_not_begun_again(path: Path) -> None:
    """The new file was moved, or was begun in another folder; it may be in use there."""
    new = made(path).path
    close(Store(path), new, DAY)
    new.unlink()
    with pytest.raises(Refused, match=r"already, in next\.toml, which is not beside it any more"):
        made(path, "other.toml")
    elsewhere = Store(path)
    elsewhere.commit([unlock(elsewhere.workbook)], "unlocked")
    close(elsewhere, path.parent / "new" / "next.toml", DAY)
    with pytest.raises(Refused, match="already, in another folder: open that"):
        made(path, "other.toml")
    elsewhere.commit([unlock(elsewhere.workbook)], "unlocked")
    history_of(new).unlink()
    assert made(path).path == new


def test_no_new_year_is_begun_in_the_middle_of_a_meeting(path: Path) -> None:
    """It could not be ended in a workbook that is closed."""
    store = Store(path)
    store.commit(start(store.workbook, date="1/9/2026", kind="", present="", parts=PARTS))
    with pytest.raises(Refused, match=r"Meeting M1.* is still going on in last\.toml; end it"):
        stop_if_not_to_be_closed(store)
    made(path)  # it can be ended where last year's is left open


def test_a_file_that_exists_is_never_replaced(path: Path) -> None:
    """Neither a workbook, nor a link, nor what came at the last moment."""
    taken = path.with_name("next.toml")
    taken.write_text("mine")
    link = path.with_name("link.toml")
    link.symlink_to("gone.toml")
    for name in ("next.toml", "link.toml", "last.toml"):
        with pytest.raises(Refused, match="exists already"):
            made(path, name)
    with pytest.raises(FileExistsError):
        write_new(taken, b"theirs")
    assert taken.read_text() == "mine"
    assert not list(path.parent.glob(".eh-tui*.new"))


def test_a_disk_without_hard_links_does_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A school's share may be one."""

    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refused)
    assert made(path).workbook.school.follows == "last.toml"
    with pytest.raises(FileExistsError):
        write_new(path, b"theirs")


def test_the_history_of_an_earlier_file_of_that_name_is_not_taken_over(path: Path) -> None:
    """It tells of another audit, and undo would reach into it."""
    history_of(path.with_name("next.toml")).write_text("")
    with pytest.raises(Refused, match=r"history of an earlier next\.toml"):
        made(path)


def test_what_fails_before_the_new_file_stands_leaves_the_old_one_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash leaves nothing new, and last year's as it was."""

    def failing(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(durable, "write_all", failing)
    with pytest.raises(NotSaved, match="was not made: the disk is full"):
        made(path)
    assert files_beside(path) == {"last.history.jsonl", "last.toml", ".eh-tui.last.lock"}
    assert Store(path).workbook.school.locked == ""


def test_what_fails_after_it_leaves_a_complete_new_file_and_the_old_one_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never a locked audit that goes on nowhere."""
    new = made(path)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    last = Store(path)
    monkeypatch.setattr(Store, "commit", killed)
    with pytest.raises(KeyboardInterrupt):
        close(last, new.path, DAY)
    assert Store(path).workbook.school.locked == ""
    assert Store(new.path).workbook == new.workbook


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ('form = "leicester', 'export = {id = "a", key = "b"}\nform = "leicester'),
        ('[[signatories]]\nid = "S2"', '[[signatories]]\nid = "S1"'),
    ],
    ids=["export in one line", "two rows of one id"],
)
def test_what_cannot_be_carried_over_is_refused_and_nothing_made(
    path: Path, written: str, instead: str
) -> None:
    """Better a sentence than an audit that lacks something."""
    text = path.read_text(encoding="utf-8")
    text = text[: text.index("# By this")] + text[text.index("[[commitments]]") :]
    assert written in text
    path.write_text(text.replace(written, instead, 1), encoding="utf-8")
    with pytest.raises(Refused, match="can't be carried over"):
        made(path)
    assert not path.with_name("next.toml").exists()


def test_signatures_in_a_list_are_refused(path: Path) -> None:
    """They would be taken over with the new audit, which nobody signed."""
    text = path.read_text(encoding="utf-8")
    head = text.index("[[signatures]]")
    listed = 'signatures = [{id = "SG1", signatory = "S1"}]\n' + text[:head]
    path.write_text(listed, encoding="utf-8")
    with pytest.raises(Refused, match="can't be carried over"):
        made(path)


def test_neither_file_tells_where_in_another_folder_the_other_is(path: Path) -> None:
    """Whoever reads the one need not know, nor be led to, what somebody keeps elsewhere."""
    new = begin_next_year(path.parent / "private" / "next.toml", Store(path), year="", clear=ALL)
    assert new.workbook.school.follows == ""
    close(Store(path), new.path, DAY)
    assert Store(path).workbook.school.locked.endswith("was closed on 22 November 2026.")
    for file in (path, new.path, history_of(path)):
        assert b"private" not in file.read_bytes()


class TestLastYear:
    def test_is_read_beside_this_years(self, path: Path) -> None:
        """Its values stand beside this year's, on every screen that asks the session."""
        session = Session(made(path).path)
        assert session.last_year.workbook == Store(path).workbook
        assert session.last_year is session.last_year

    def test_reading_it_leaves_its_folder_as_it_was(self, path: Path) -> None:
        """It may belong to somebody else by now."""
        session = Session(made(path).path)
        history_of(path).unlink()
        before = files_beside(path)
        assert session.last_year.workbook is not None
        assert files_beside(path) == before

    def test_a_first_audit_has_none_and_no_trouble(self, path: Path) -> None:
        """Nothing is missing."""
        found = Session(path).last_year
        assert (found.workbook, found.trouble) == (None, "")

    @pytest.mark.parametrize(
        ("follows", "said"),
        [
            ("gone.toml", "gone.toml is missing"),
            ("broken.toml", "broken.toml, line 1, column 6"),
            (".", "is no other file"),
            ("folder.toml", "is not a regular file"),
            ("pipe.toml", "is not a regular file"),
            ("link.toml", "is a symbolic link"),
            ("../last.toml", "is not in the folder of next.toml"),
            ("/etc/passwd", "is not in the folder of next.toml"),
            ("other.toml", "is of another school"),
            ("private.toml", "fewer people may read private.toml than next.toml"),
            ("next.toml", "is no other file"),
            ("a\0b", "is no other file"),
            ("x" * 5000, "the name is too long"),
        ],
    )
    def test_what_cannot_be_read_is_a_sentence(self, path: Path, follows: str, said: str) -> None:
        """This year's audit goes on without it."""
        path.with_name("broken.toml").write_text("this is not TOML")
        path.with_name("folder.toml").mkdir()
        os.mkfifo(path.with_name("pipe.toml"))
        path.with_name("link.toml").symlink_to(path)
        text = path.read_bytes()
        path.with_name("private.toml").write_bytes(text)
        path.with_name("private.toml").chmod(0o600)
        name = Store(path).workbook.school.name.encode()
        path.with_name("other.toml").write_bytes(text.replace(name, b"Elsewhere"))
        new = made(path)
        new.commit([set_field(new.workbook, Kind.SCHOOL, "school", "follows", follows)])
        found = Session(new.path).last_year
        assert found.workbook is None
        assert said in found.trouble
