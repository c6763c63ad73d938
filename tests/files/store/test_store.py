"""A change reaches the file whole or not at all, and never over somebody else's."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from eh_tui.errors import BrokenFile, Conflict, EhError, NotFound, NotSaved, Refused
from eh_tui.files.store import journal, new_workbook
from eh_tui.files.store.identity import identity_of
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.lock import lock_of
from eh_tui.files.store.new_workbook import create
from eh_tui.files.store.store import Store
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.edits import Add, Set, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, with_value
from eh_tui.model.journal.record import Event
from eh_tui.session import Session


def put(store: Store, id: str, field: str, new: str) -> None:
    """Commit a new value for a field of an action."""
    store.commit([set_field(store.workbook, Kind.ACTIONS, id, field, new)])


def read(path: Path, id: str, field: str) -> str:
    """Return a field of an action as the file has it."""
    actions = Store(path).workbook.actions
    return str(getattr(next(action for action in actions if action.id == id), field))


def test_a_change_is_in_the_file_when_commit_returns(path: Path) -> None:
    """What is acknowledged is saved."""
    put(Store(path), "4-07", "when", "termly")
    assert read(path, "4-07", "when") == "termly"


def test_a_change_that_was_refused_is_in_the_history_and_says_who_was_first(path: Path) -> None:
    """What somebody typed is kept, and they learn whom to ask."""
    mine, other = Store(path, "rf"), Store(path, "dw")
    wanted = set_field(mine.workbook, Kind.ACTIONS, "4-07", "when", "weekly")
    put(other, "4-07", "when", "termly")
    with pytest.raises(Conflict) as refused:
        mine.commit([wanted], "4-07 when")
    conflict = mine.records[-1]
    assert (conflict.event, conflict.by, conflict.edits) == (Event.CONFLICT, "rf", (wanted,))
    assert (refused.value.by, refused.value.at) == ("dw", mine.records[-2].at)
    assert refused.value.wanted == (wanted,)
    assert read(path, "4-07", "when") == "termly"


@pytest.mark.parametrize("looked", [True, False])
def test_a_history_begins_with_what_stood_before_somebody_edited_the_file(
    path: Path, looked: bool
) -> None:
    """A row deleted in an editor, while the workbook was open here, can be brought back."""
    session = Session(path)
    before, text = session.workbook, path.read_text()
    row = text[text.index('[[actions]]\nid = "1-03"') :].split("\n\n", 1)[0]
    path.write_text(text.replace(f"{row}\n\n", ""))
    if looked:
        assert [one.event for one in session.refresh()] == [Event.BASE, Event.OUTSIDE]
        assert Store(path).journal.lines.count == 2
    session.apply("1-02 When", set_field(session.workbook, Kind.ACTIONS, "1-02", "when", "now"))

    session.bring_back("1-03")
    assert row in path.read_text()
    assert before.actions[2] == session.workbook.actions[2]


def test_a_file_written_in_place_is_noticed_by_its_bytes(path: Path) -> None:
    """Also where its size and its time are as they were: the next change replaces nothing."""
    store = Store(path)
    put(store, "1-03", "who", "Mine")
    was, written = path.stat(), path.read_bytes().replace(b'"Mine"', b'"Hers"')
    with path.open("r+b") as file:
        file.write(written)
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
    put(store, "4-07", "when", "termly")
    assert b'"Hers"' in path.read_bytes()
    assert [record.event for record in store.records][-2:] == [Event.OUTSIDE, Event.CHANGE]


def test_who_only_looks_begins_no_history(path: Path) -> None:
    """Nothing is written where nobody has changed anything."""
    store = Store(path)
    os.utime(path, (1, 1))
    assert store.refresh() == ()
    assert not history_of(path).exists()


def test_only_what_others_did_is_news(path: Path) -> None:
    """A screen tells its user of a colleague's change, and never of their own."""
    mine, other = Store(path, "rf"), Store(path, "dw")
    put(mine, "4-07", "when", "weekly")
    mine.mark("Governors")
    assert [record.event for record in mine.refresh()] == [Event.BASE]
    put(other, "4-07", "who", "NK")
    put(mine, "4-07", "when", "termly")
    assert [record.by for record in mine.refresh()] == ["dw"]
    assert mine.refresh() == ()
    assert [record.by for record in other.refresh()] == ["rf"] * 4


MEETING = """
[[meetings]]
id = "M1"
date = "5 October 2026"

[[discussed]]
id = "M1-4-07"
meeting = "M1"
action = "4-07"
decision = "Ask again"
"""


def test_a_meeting_written_by_hand_is_in_the_history_with_its_rows(path: Path) -> None:
    """The history says all that an editor, git or a sync tool brought."""
    put(Store(path), "4-07", "when", "termly")
    path.write_text(path.read_text(encoding="utf-8") + MEETING, encoding="utf-8")
    record = Store(path).records[-1]
    assert record.event is Event.OUTSIDE
    assert [edit.id for edit in record.edits] == ["M1", "M1-4-07"]
    again = path.read_text(encoding="utf-8").replace(MEETING, MEETING.replace('"M1"', '"M7"', 1))
    path.write_text(again, encoding="utf-8")
    assert {edit.id for edit in Store(path).records[-1].edits} == {"M1", "M7"}


def test_a_row_written_by_hand_where_the_form_has_no_room_is_in_the_history(path: Path) -> None:
    """An outcome of one's own is no field of the audit, and not passed over either."""
    put(Store(path), "4-07", "when", "termly")
    more = '\n[[outcomes]]\nid = "4.Z"\ncommitment = "4"\n'
    more += '\n[[actions]]\nid = "4-90"\noutcome = "4.Z"\n'
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert [edit.id for edit in Store(path).records[-1].edits] == ["4.Z", "4-90"]


@pytest.mark.parametrize("mode", [0o640, 0o664, 0o600])
def test_the_files_mode_is_kept(path: Path, mode: int) -> None:
    """A colleague in the group can go on editing, whatever one's own umask says."""
    path.chmod(mode)
    put(Store(path), "4-07", "when", "termly")
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_symbolic_link_stays_and_its_target_changes(path: Path) -> None:
    """Schools keep the file on a share and link to it."""
    link = path.with_name("link.toml")
    link.symlink_to(path)
    put(Store(link), "4-07", "when", "termly")
    assert link.is_symlink()
    assert read(path, "4-07", "when") == "termly"


def test_someone_elses_change_in_another_field_survives(path: Path) -> None:
    """Two people on one audit lose nothing of each other's."""
    mine, theirs = Store(path), Store(path)
    put(theirs, "4-07", "who", "DW")
    put(mine, "4-07", "when", "termly")
    assert (read(path, "4-07", "who"), read(path, "4-07", "when")) == ("DW", "termly")


def test_someone_elses_change_in_the_same_field_is_not_overwritten(path: Path) -> None:
    """The second of two says what the first wrote, and keeps it."""
    mine, theirs = Store(path), Store(path)
    put(theirs, "4-07", "when", "weekly")
    with pytest.raises(Conflict, match="it now says 'weekly'"):
        put(mine, "4-07", "when", "termly")
    assert read(path, "4-07", "when") == "weekly"


def test_a_save_between_our_reading_and_our_writing_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last look before the replacement sees it, and the edit is made anew on top."""
    store, fsync = Store(path), os.fsync
    moments: list[str] = []

    def someone_saves(descriptor: int) -> None:
        if not moments:
            moments.append("saved")
            path.write_bytes(path.read_bytes().replace(b'who = "DW"', b'who = "Dana"', 1))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", someone_saves)
    put(store, "4-07", "when", "termly")
    assert b'who = "Dana"' in path.read_bytes()
    assert read(path, "4-07", "when") == "termly"
    assert leftovers(path) == []


def test_several_edits_are_made_together_or_not_at_all(path: Path) -> None:
    """One Enter is one change of the file."""
    before = path.read_bytes()
    store = Store(path)
    good = set_field(store.workbook, Kind.ACTIONS, "4-07", "when", "termly")
    with pytest.raises(Conflict):
        store.commit([good, Set(Kind.ACTIONS, "4-08", "who", "not what it says", "DW")])
    assert path.read_bytes() == before


CALLS = ("open", "fchmod", "fsync", "pread")
REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EACCES: "you have no right to write there",
    errno.EROFS: "the disk is read-only",
}


def failing(code: int) -> Callable[..., object]:
    """Return a call of the system that fails."""

    def fail(*_: object, **__: object) -> object:
        raise OSError(code, os.strerror(code))

    return fail


def leftovers(path: Path) -> list[str]:
    """Return the names of what else is in a file's folder, its history and lock aside."""
    history = history_of(path)
    known = (path.name, history.name, lock_of(history).name)
    return [other.name for other in path.parent.iterdir() if other.name not in known]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("code", REASONS)
def test_a_disk_that_refuses_leaves_the_old_file_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    """Whichever call fails: one sentence, the old bytes, nothing half-written left behind."""
    before, store = path.read_bytes(), Store(path)
    with monkeypatch.context() as broken:
        broken.setattr(os, call, failing(code))
        with pytest.raises(NotSaved, match=f"Not saved: {REASONS[code]}") as caught:
            put(store, "4-07", "when", "termly")
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before
    assert leftovers(path) == []
    put(store, "4-07", "when", "termly")
    assert read(path, "4-07", "when") == "termly"


def test_a_change_counts_once_its_line_is_on_disk_and_the_file_follows(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that refuses the very last step loses nothing: the next session takes it."""
    before, store = path.read_bytes(), Store(path)
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", failing(errno.EIO))
        put(store, "4-07", "when", "termly")
    assert path.read_bytes() == before
    assert Store(path).workbook == store.workbook
    assert read(path, "4-07", "when") == "termly"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_disk_that_fills_up_while_writing_leaves_the_old_file_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here the write itself fails, as it does in life."""
    before, store, really_open = path.read_bytes(), Store(path), os.open

    def full_for_new_files(name: Path, flags: int, *mode: int) -> int:
        if str(name).endswith(".new"):
            return really_open("/dev/full", os.O_WRONLY)
        return really_open(name, flags, *mode)

    with monkeypatch.context() as broken:
        broken.setattr(os, "fchmod", lambda *_: None)
        broken.setattr(os, "fchown", lambda *_: None)
        broken.setattr(os, "open", full_for_new_files)
        with pytest.raises(NotSaved, match="the disk is full"):
            put(store, "4-07", "when", "termly")
    assert path.read_bytes() == before
    assert leftovers(path) == []


def test_a_folder_that_cannot_be_synced_does_not_make_a_saved_file_unsaved(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some shares refuse it; the new file is in place by then, and can be undone."""
    store = Store(path)
    with monkeypatch.context() as broken:
        broken.setattr(journal, "sync_folder", failing(errno.EINVAL))
        undo = store.commit([set_field(store.workbook, Kind.ACTIONS, "4-07", "when", "termly")])
    assert read(path, "4-07", "when") == "termly"
    assert len(undo) == 1


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    """A pipe planted in a shared folder would be waited on, a device read for ever."""
    fifo, folder, link = tmp_path / "fifo.toml", tmp_path / "folder.toml", tmp_path / "zero.toml"
    os.mkfifo(fifo)
    folder.mkdir()
    link.symlink_to("/dev/zero")
    for path in (fifo, folder, link):
        with pytest.raises(Refused, match="is not a regular file"):
            Store(path)


def test_links_that_lead_nowhere_or_in_a_circle_are_said(tmp_path: Path) -> None:
    """Neither makes up a new file."""
    dangling, circle = tmp_path / "dangling.toml", tmp_path / "circle.toml"
    dangling.symlink_to(tmp_path / "gone.toml")
    circle.symlink_to(circle)
    with pytest.raises(NotFound, match="is missing"):
        Store(dangling)
    with pytest.raises(NotFound, match="lead in a circle"):
        Store(circle)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"a = 1\n", r"holds no \[\[commitments\]\]"),
        (b"a = ", r"school\.toml, line 1, column"),
    ],
)
def test_what_is_no_workbook_is_said_and_left_alone(
    path: Path, content: bytes, sentence: str
) -> None:
    """Nothing is made up and nothing is written."""
    path.write_bytes(content)
    with pytest.raises(BrokenFile, match=sentence):
        Store(path)
    assert path.read_bytes() == content


def test_a_file_that_goes_away_is_not_made_up_again(path: Path) -> None:
    """Somebody moved it; a new one in its place would be a second truth."""
    store = Store(path)
    path.unlink()
    with pytest.raises(NotFound, match="is missing; put it back"):
        put(store, "4-07", "when", "termly")
    assert not path.exists()


def test_a_workbook_of_a_newer_program_can_be_read_only(path: Path) -> None:
    """What this program does not know it could destroy."""
    path.write_bytes(path.read_bytes().replace(b"schema = 1", b"schema = 3"))
    before, store = path.read_bytes(), Store(path)
    assert "newer eh-tui" in store.view_only
    with pytest.raises(Refused, match="newer eh-tui"):
        put(store, "4-07", "when", "termly")
    assert path.read_bytes() == before


def test_a_change_on_disk_is_noticed_once(path: Path) -> None:
    """The screen is drawn anew where the file says something new, and only there."""
    store = Store(path)
    assert not store.refresh()
    put(Store(path), "4-07", "when", "termly")
    assert store.refresh()
    assert not store.refresh()


def test_a_half_saved_file_leaves_what_was_read_last(path: Path) -> None:
    """An editor writes in several steps; the screen goes on showing the audit."""
    store = Store(path)
    shown = store.workbook
    path.write_bytes(path.read_bytes()[:5000] + b'"')
    with pytest.raises(EhError):
        store.refresh()
    assert store.workbook == shown


def test_a_new_workbook_is_the_form_with_the_schools_name(tmp_path: Path) -> None:
    """Its folder is made; all else is the form's, but for an id of its own."""
    path = tmp_path / "a" / "b" / "school.toml"
    assert create(path, form_file(), "Example Primary").workbook.school.name == "Example Primary"
    text = path.read_text(encoding="utf-8")
    own = text[text.index("# By this an Excel file") : text.index("[[commitments]]")]
    assert identity_of(text) is not None
    assert "key" not in own
    named = (
        form_file().read_text(encoding="utf-8").replace('name = ""', 'name = "Example Primary"', 1)
    )
    assert text.replace(own, "", 1) == named


def test_making_a_workbook_never_replaces_one(path: Path) -> None:
    """A link counts as well, wherever it leads."""
    before = path.read_bytes()
    link = path.with_name("link.toml")
    link.symlink_to("gone.toml")
    for taken in (path, link):
        with pytest.raises(Refused, match="exists already"):
            create(taken, form_file(), "Example Primary")
    assert path.read_bytes() == before


def test_a_workbook_that_cannot_be_made_is_said(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left where it would have been."""
    monkeypatch.setattr(new_workbook, "write_new", failing(errno.EROFS))
    with pytest.raises(NotSaved, match="was not made: the disk is read-only"):
        create(path.with_name("new.toml"), form_file(), "Example Primary")
    assert leftovers(path) == []


def test_a_number_is_not_given_again_once_its_row_was_taken_out_in_an_editor(path: Path) -> None:
    """A merge, and the history, would take the new row for the one that is gone."""
    store = Store(path)
    put(store, "4-07", "when", "termly")
    *_, last = (action for action in store.workbook.actions if action.id.startswith("4-"))
    parent = last.outcome
    text = path.read_text(encoding="utf-8")
    start = text.rindex("[[actions]]", 0, text.index(f'id = "{last.id}"'))
    end = text.find("\n[[", start + 1)
    path.write_text(text[:start] + (text[end + 1 :] if end > 0 else ""), encoding="utf-8")
    os.utime(path, (0, 0))
    store.refresh()
    assert last.id not in {action.id for action in store.workbook.actions}
    for opened in (store, Store(path)):
        assert new_row(opened.workbook, Kind.ACTIONS, parent).id > last.id


def test_a_step_never_lands_in_a_row_that_got_its_number_meanwhile(path: Path) -> None:
    """Git merged another version under an open session, in which 4-07 is somebody else's row."""
    store = Store(path)
    put(store, "4-07", "when", "termly")
    wanted = set_field(store.workbook, Kind.ACTIONS, "4-07", "note", "of the row that I saw")
    text = path.read_text(encoding="utf-8")
    path.write_text(f'renumbered = ["4-07 -> 4-99 abc123"]\n{text}', encoding="utf-8")
    with pytest.raises(Refused, match="4-07 may be another row by now"):
        store.commit([wanted])
    assert read(path, "4-07", "note") != wanted.new
    put(store, "4-07", "note", "looked at again")
    assert read(path, "4-07", "note") == "looked at again"


def test_a_change_that_somebody_else_finishes_is_in_the_history_for_good_first(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its writer died before the line was on disk: a power cut would leave a file ahead of it."""
    store = Store(path)
    put(store, "4-07", "when", "termly")
    before, history = path.read_bytes(), history_of(path)
    put(store, "4-07", "when", "weekly")
    history.write_bytes(b"\n".join(history.read_bytes().split(b"\n")[:-2]) + b"\n")
    path.write_bytes(before)
    done: list[str] = []
    sync, replace = os.fsync, os.replace
    names = {history.stat().st_ino: "the history is on disk"}

    def synced(file: int) -> None:
        done.append(names.get(os.fstat(file).st_ino, ""))
        sync(file)

    def replaced(old: str, new: str) -> None:
        done.append("the file follows")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    assert read(path, "4-07", "when") == "weekly"
    assert list(filter(None, done)) == ["the history is on disk", "the file follows"]


def test_a_new_row_never_takes_the_number_of_one_that_came_and_went_meanwhile(path: Path) -> None:
    """Somebody who still has that one on screen would write into the new one."""
    mine, other = Store(path, "rf"), Store(path, "dw")
    put(mine, "4-07", "when", "termly")
    other.refresh()
    wanted = Add(Kind.ACTIONS, new_row(mine.workbook, Kind.ACTIONS, "4.C"), Place("4.C"))
    other.commit([wanted])
    other.commit([remove_row(other.workbook, Kind.ACTIONS, wanted.id)])
    with pytest.raises(Refused, match=f"{wanted.id} was another row meanwhile"):
        mine.commit([wanted])
    assert new_row(mine.workbook, Kind.ACTIONS, "4.C").id > wanted.id


def test_a_row_is_not_put_back_under_a_number_that_another_one_had_meanwhile(path: Path) -> None:
    """Git brought one in under it, and the file of before came back: nobody can mean both."""
    mine, other = Store(path, "rf"), Store(path, "dw")
    blank = new_row(mine.workbook, Kind.ACTIONS, "4.C")
    wanted = Add(
        Kind.ACTIONS, with_value(mine.workbook, blank, "text", "Ring the hub"), Place("4.C")
    )
    mine.commit([wanted])
    mine.commit([remove_row(mine.workbook, Kind.ACTIONS, wanted.id)])
    other.refresh()
    row = f'\n[[actions]]\nid = "{wanted.id}"\noutcome = "4.C"\ntext = "Print a card"\n'
    without = path.read_text()
    for text, note in ((without + row, "it is there"), (without, "it is gone")):
        path.write_text(text)
        other.refresh()
        put(other, "4-07", "note", note)
    with pytest.raises(Refused, match=f"{wanted.id} was another row meanwhile"):
        mine.commit([wanted])


def test_a_step_never_lands_in_a_row_that_took_the_place_of_the_one_that_was_seen(
    path: Path,
) -> None:
    """Another version was put there, in which 4-07 is about something else."""
    store = Store(path)
    put(store, "4-07", "when", "termly")
    action = next(action for action in store.workbook.actions if action.id == "4-07")
    wanted = set_field(store.workbook, Kind.ACTIONS, "4-07", "note", "of the row that I saw")
    text = path.read_text(encoding="utf-8")
    text = text.replace(action.text, "Something else").replace('"termly"', '"yearly"')
    path.write_text(text.replace(f'"{action.who}"', '"others"'), encoding="utf-8")
    os.utime(path, (0, 0))
    with pytest.raises(Refused, match="4-07 may be another row by now"):
        store.commit([wanted])
    put(store, "4-07", "note", "looked at again")
    assert read(path, "4-07", "note") == "looked at again"


def test_an_empty_file_beside_a_history_that_fails_is_told_of_in_words(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails at that very moment is no reason for a traceback."""
    put(Store(path), "4-07", "when", "termly")
    path.write_bytes(b"")
    os.utime(path, (0, 0))
    really, asked = os.stat, str(history_of(path))

    def stat_(name: str | Path, *given: object, **named: object) -> os.stat_result:
        if str(name) == asked:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return really(name, *given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", stat_)
    with pytest.raises(BrokenFile, match="is empty"):
        Store(path)


def test_a_lost_change_is_not_made_again_where_an_editor_did_the_same(path: Path) -> None:
    """The history would say that a value was changed which was gone already."""
    store = Store(path)
    put(store, "4-07", "note", "no longer wanted")
    put(store, "4-07", "note", "")
    history = history_of(path)
    history.write_bytes(b"\n".join(history.read_bytes().split(b"\n")[:-2]) + b"\n")
    with path.open("a", encoding="utf-8") as file:  # a row that has no number yet
        file.write('\n[[actions]]\noutcome = "4.C"\ntext = "By hand"\n')
    os.utime(path, (0, 0))
    assert [one.event for one in Store(path).records[-2:]] == [Event.CHANGE, Event.OUTSIDE]


def test_a_read_only_disk_is_told_before_anything_is_typed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the file's own name: there is no place to save it elsewhere."""
    real = os.statvfs(path)
    values = (*real[:8], real.f_flag | os.ST_RDONLY, *real[9:])
    monkeypatch.setattr(os, "statvfs", lambda _: os.statvfs_result(values))
    store = Store(path)
    assert store.view_only == (
        "school.toml can be read here, and not changed: the disk that it is on is read-only; "
        "ask who looks after it."
    )
    with pytest.raises(Refused, match="is read-only"):
        put(store, "4-07", "when", "termly")


def test_a_disk_that_refuses_is_told_by_the_workbooks_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody sees the file that is the lock."""
    store = Store(path)

    def refuse(*_: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("eh_tui.files.store.lock._made", refuse)
    with pytest.raises(NotSaved) as why:
        put(store, "4-07", "when", "termly")
    assert str(why.value) == (
        "Not saved: the disk is read-only; ask who looks after it (school.toml)."
    )
