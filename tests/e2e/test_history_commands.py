"""The history from the command line: who changed what, back and forth, and what must go."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from eh_tui.files.beside.drafts import Drafts
from eh_tui.files.beside.private_notes import PrivateNotes
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.lines import history_text
from eh_tui.files.store.own_marks import OwnMarks
from eh_tui.files.store.store import Store
from eh_tui.files.system.user import user_name
from eh_tui.model.core.edits import Set
from eh_tui.model.core.kinds import Kind
from tests.e2e.conftest import Said, action
from tests.support import CHECKOUT

ME = user_name()


def dated(path: Path) -> None:
    """Give each record a day of September 2026, the same as its number."""
    records = Store(path).records
    days = [replace(record, at=f"2026-09-{record.n:02}T10:00:00.000Z") for record in records]
    history_of(path).write_bytes(history_text(days, [records[-1].n]))
    OwnMarks(path).path.unlink()


def without_times(printed: str) -> list[str]:
    """Return the lines of a log without who and when."""
    return [line.split("  ", 2)[2] for line in printed.splitlines()]


class TestLog:
    def test_tells_the_newest_first_with_who_and_when(self, path: Path, said: Said) -> None:
        """A line a change, old to new."""
        said("set", path, "4-07", "when=termly", "who=DW")
        said("set", path, "4-08", "rag=green")
        dated(path)
        first, *others = said("log", path).splitlines()
        assert first.startswith("3 Sept 2026 ")
        assert f'  {ME}  4-08 rag: "none" -> "green"' in first
        assert [line.split("  ", 2)[2] for line in others] == [
            '4-07 who: "D Whitfield" -> "DW"',
            '4-07 when: "ongoing" -> "termly"',
            "the history begins",
        ]

    def test_tells_of_one_row(self, path: Path, said: Said, refused: Said) -> None:
        """A row without changes is said to be one; a row that never was is a slip."""
        said("set", path, "4-07", "when=termly")
        said("set", path, "4-08", "when=termly")
        assert without_times(said("log", path, "4-07")) == ['4-07 when: "ongoing" -> "termly"']
        assert said("log", path, "4-01") == "Nothing was changed in 4-01.\n"
        assert "no row '9-99'" in refused("log", path, "9-99")

    def test_tells_of_a_row_that_is_gone(self, path: Path, said: Said) -> None:
        """That is when it is asked for."""
        said("remove", path, "3-02")
        (line,) = without_times(said("log", path, "3-02"))
        assert line.startswith('3-02 removed: "Get your schools Early help List signed off; ')

    def test_names_what_came_from_outside_and_what_was_not_made(
        self, path: Path, said: Said
    ) -> None:
        """A change that was wanted and not made must not read like one that was."""
        said("set", path, "4-07", "when=termly")
        path.write_bytes(path.read_bytes().replace(b'"termly"', b'"weekly"'))
        store = Store(path)
        with pytest.raises(Exception, match="changed meanwhile"):
            store.commit([Set(Kind.ACTIONS, "4-07", "when", "termly", "daily")])
        conflict, outside, *_ = said("log", path).splitlines()
        assert outside.endswith('  outside  4-07 when: "termly" -> "weekly"')
        assert conflict.endswith(f'  {ME}  conflict, not written: 4-07 when: "termly" -> "daily"')

    def test_since_a_mark_each_field_is_told_once(
        self, path: Path, said: Said, refused: Said
    ) -> None:
        """What the governors ask: what is different from the last time."""
        said("set", path, "4-07", "when=May 2027")
        said("mark", path, "Governors 12 September")
        said("set", path, "4-07", "when=June 2027")
        said("set", path, "4-07", "when=July 2027")
        said("set", path, "4-08", "who=X")
        said("undo", path)
        id = said("add", path, "4.B", "--text", "Ask parents").strip()
        said("remove", path, "3-02")
        removed, added, changed = without_times(
            said("log", path, "--since", "governors 12 SEPTEMBER")
        )
        assert removed.startswith('3-02 removed: "Get your')
        assert (added, changed) == (
            f'{id} added: "Ask parents"',
            '4-07 when: "May 2027" -> "July 2027"',
        )
        assert 'the marks are: "Governors 12 September"' in refused("log", path, "--since", "Heads")

    def test_since_a_date_is_the_day_here(self, path: Path, said: Said, refused: Said) -> None:
        """As people write it, and from its first moment on the reader's clock."""
        for number in range(3):
            said("set", path, "4-07", f"when={number + 1}/9/2031")
        dated(path)
        for day in ("2026-09-03", "3/9/2026", "03.09.26"):
            (line,) = without_times(said("log", path, "--since", day))
            assert line == '4-07 when: "1/9/2031" -> "3/9/2031"'
        assert said("log", path, "--since", "2026-09-05") == "Nothing was changed.\n"
        assert "no date" in refused("log", path, "--since", "2026-13-45")

    def test_json_is_the_log_as_other_programs_read_it(self, path: Path, said: Said) -> None:
        """In ASCII, with the time as it was written."""
        said("set", path, "4-07", "note=ständig")
        said("mark", path, "Governors")
        printed = said("log", path, "--json")
        assert printed.isascii()
        mark, change, base = json.loads(printed)
        at = change.pop("at")
        assert at.endswith("Z")
        assert change == {
            "n": 2,
            "by": ME,
            "event": "tx",
            "id": "4-07",
            "field": "note",
            "old": "",
            "new": "ständig",
            "label": "4-07 note",
        }
        assert (mark["event"], mark["label"], base["event"]) == ("mark", "Governors", "base")

    def test_nothing_typed_reaches_the_terminal_as_a_command(self, path: Path, said: Said) -> None:
        """The history holds what everybody typed."""
        said("set", path, "4-07", "who=\x1b]0;owned\x07\x9b2J\u202e\nx")
        said("mark", path, "\x1b[2J")
        for printed in (said("log", path), said("log", path, "--json")):
            assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(printed)
        assert len(said("log", path).splitlines()) == 3

    def test_the_history_of_a_broken_file_can_be_read(self, path: Path, said: Said) -> None:
        """This is when it is needed most."""
        said("set", path, "4-07", "when=termly")
        path.write_bytes(b"a = \n")
        assert without_times(said("log", path))[0] == '4-07 when: "ongoing" -> "termly"'

    @pytest.mark.parametrize("command", [["log"], ["check"]])
    def test_reading_loads_neither_screens_nor_writers(
        self, path: Path, said: Said, command: list[str]
    ) -> None:
        """A command over a slow line answers at once."""
        said("set", path, "4-07", "when=termly")
        code = (
            "import sys; from eh_tui.cli import main; main(sys.argv[1:]); "
            "print('modules:', *sys.modules)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, *command, str(path)],
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
            capture_output=True,
            text=True,
            check=True,
        )
        modules = done.stdout[done.stdout.index("modules:") :].split()
        assert not {"textual", "rich", "openpyxl", "lxml", "tomlkit"} & set(modules)


class TestUndo:
    def test_takes_my_last_step_back_and_makes_it_again(self, path: Path, said: Said) -> None:
        """Each command is a session of its own: the history remembers."""
        before = action(path, "4-07")
        said("set", path, "4-07", "when=termly", "who=DW")
        assert said("undo", path) == (
            '4-07 who: "DW" -> "D Whitfield" (undone)\n4-07 when: "termly" -> "ongoing" (undone)\n'
        )
        assert action(path, "4-07") == before
        assert "(made again)" in said("redo", path)
        assert action(path, "4-07").who == "DW"

    def test_a_removed_row_comes_back_with_its_notes(self, path: Path, said: Said) -> None:
        """In its old place, under its old number."""
        before = path.read_text(encoding="utf-8").splitlines()
        said("remove", path, "4-07")
        said("undo", path)
        after = path.read_text(encoding="utf-8").splitlines()
        assert [line for line in after if not line.startswith("retired")] == before

    def test_what_somebody_changed_since_is_not_overwritten(
        self, path: Path, said: Said, refused: Said
    ) -> None:
        """It says what stands there now."""
        said("set", path, "4-07", "when=termly")
        path.write_bytes(path.read_bytes().replace(b'"termly"', b'"weekly"'))
        assert "it now says 'weekly'" in refused("undo", path)
        assert action(path, "4-07").when == "weekly"

    def test_where_there_is_nothing_it_says_so(self, path: Path, refused: Said) -> None:
        """A script sees it by the code."""
        assert "nothing of yours to undo" in refused("undo", path)
        assert "nothing of yours to make again" in refused("redo", path)

    def test_a_mark_needs_a_name(self, path: Path, said: Said, refused: Said) -> None:
        """A nameless one could never be asked for."""
        assert "no name" in refused("mark", path, " ")
        assert said("mark", path, "Governors").startswith('Marked "Governors"')


class TestCheck:
    def test_names_the_lines_of_the_history_that_are_damaged(self, path: Path, said: Said) -> None:
        """And those that were altered; a script sees it by the code."""
        said("set", path, "4-07", "when=June 2027")
        said("set", path, "4-07", "when=July 2027")
        history = history_of(path)
        history.write_bytes(
            history.read_bytes().replace(b'"new":"June 2027"', b'"new":"June 2026"') + b"?\n"
        )
        altered, damaged = said("check", path, code=1).splitlines()
        assert f"{path}: record 2 of the history does not follow" in altered
        assert damaged == f"{path}: record 4 of the history is damaged and was passed over."

    def test_names_the_copies_that_a_sync_tool_left(self, path: Path, said: Said) -> None:
        """With the command that brings them together."""
        path.with_name("school (1).toml").write_bytes(path.read_bytes())
        (line,) = said("check", path, code=1).splitlines()
        assert "school (1).toml is a copy" in line
        assert "merge-copies" in line


class TestCopies:
    def test_are_brought_together_and_set_aside(self, path: Path, said: Said) -> None:
        """What clashes is told, and its copy stays."""
        said("set", path, "4-07", "when=Summer term 2027")
        forked = path.read_bytes()
        said("set", path, "4-08", "who=TB")
        clean, clashing = path.with_name("school (1).toml"), path.with_name("school (2).toml")
        clean.write_bytes(forked.replace(b'who = "AO / PL"', b'who = "AO"'))
        assert said("merge-copies", path) == (
            "school (1).toml: 1 change taken over.\n"
            "1 value in it stood here earlier; what stands here now is kept.\n"
        )
        other = Store(path)
        clashing.write_bytes(forked.replace(b'when = "Summer term 2027"', b'when = "daily"'))
        first, _, second, third = said("merge-copies", path, code=1).splitlines()
        assert first == "school (2).toml: nothing taken over."
        assert re.fullmatch(
            rf'4-07 when: "Summer term 2027" \({ME}, .* \d\d:\d\d\) stays; '
            r'"daily" \(school \(2\)\.toml, .* \d\d:\d\d\) is left out\.',
            second,
        )
        assert "school (2).toml is left where it is" in third
        assert (clean.exists(), clashing.exists()) == (False, True)
        assert (action(path, "3-02").who, action(path, "4-08").who) == ("AO", "TB")
        assert other.workbook == Store(path).workbook

    def test_where_there_are_none_it_says_so(self, path: Path, said: Said) -> None:
        """Nothing is written."""
        assert "No sync tool left a copy" in said("merge-copies", path)


class TestRewriting:
    def test_the_texts_of_a_row_are_taken_out(self, path: Path, said: Said) -> None:
        """By name, with what is left of it told plainly."""
        said("set", path, "4-07", "who=Zebedee-Quill")
        said("set", path, "4-07", "who=DW")
        printed = said("history", "redact", path, "4-07", code=1)
        assert printed.startswith("Removed the texts of 4-07 from the history: 2 records.\n")
        assert "still in the workbook" in printed
        assert b"Zebedee-Quill" not in history_of(path).read_bytes()
        assert "nothing is broken" in said("check", path)
        assert without_times(said("log", path, "4-07"))[0] == '4-07 who: "[removed]" -> "[removed]"'

    def test_what_a_meeting_made_of_it_goes_too_and_is_named(self, path: Path, said: Said) -> None:
        """Whoever asks for it must know where it still stands."""
        said("meeting", "start", path)
        said("meeting", "discuss", path, "4-07", "--decision", "Zebedee-Quill will ask")
        printed = said("history", "redact", path, "4-07", code=1)
        assert "With it went what meetings decided and left of it: M1-4-07." in printed
        assert "4-07, M1-4-07 are still in the workbook" in printed
        said("set", path, "M1-4-07", "decision=")
        said("history", "redact", path, "4-07", code=1)
        assert b"Zebedee-Quill" not in history_of(path).read_bytes()

    def test_marks_labels_and_drafts_go_too_and_repetitions_are_named(
        self, path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A text is repeated in a lock's reason, a mark or what is half typed as soon as not."""
        monkeypatch.setenv("XDG_STATE_HOME", str(path.parent / "state"))
        said("add", path, "4.B", "--text", "Zebedee-Quill asks")
        said("mark", path, "after Zebedee-Quill asks")
        said("set", path, "4-08", "note=Zebedee-Quill asks, they said")
        said("lock", path, "--because", "Zebedee-Quill asks too much")
        said("unlock", path)
        for typed in ("Zebedee-Quill wan", "Zebedee-Quill sa"):  # in two windows
            drafts = Drafts(path)
            drafts.keep(("4-16", "note"), typed)
            drafts.save()
        PrivateNotes(path).write("4-16", "Zebedee-Quill again")
        said("remove", path, "4-16")
        printed = said("history", "redact", path, "4-16", code=1)
        assert "what was typed here and not saved" in printed
        assert "what was noted here privately" in printed
        assert not drafts.path.exists()
        assert (Drafts(path).texts, PrivateNotes(path).ids) == ({}, ())
        assert re.findall("another row says the same: (.*)[.]", printed) == [
            "4-08 note",
            *(f"change {n} of the history" for n in (4, 5, 6)),
        ]
        assert b"after Zebedee" not in history_of(path).read_bytes()

    def test_what_is_gone_from_the_workbook_ends_well(self, path: Path, said: Said) -> None:
        """Then nothing is left to be done."""
        said("add", path, "4.B", "--text", "Zebedee-Quill asks")
        said("remove", path, "4-16")
        assert "Not reached: copies, backups" in said("history", "redact", path, "4-16")

    def test_the_rule_on_how_long_it_is_kept_is_reminded_of(self, path: Path, said: Said) -> None:
        """With the command that follows it."""
        said("set", path, "school", "keep_history_years=6")
        said("set", path, "4-07", "when=termly")
        assert "history compact" not in said("check", path)
        records = [replace(each, at="2001-01-01T10:00:00Z") for each in Store(path).records]
        history_of(path).write_bytes(history_text(records, [3]))
        OwnMarks(path).path.unlink()
        (line,) = (line for line in said("check", path).splitlines() if "history compact" in line)
        command = re.search(r"'eh-tui (history compact .*)'", line)
        assert command
        said(*command[1].split())
        assert "history compact" not in said("check", path)

    def test_what_is_older_is_put_together(self, path: Path, said: Said, refused: Said) -> None:
        """The date is the first day that is kept."""
        for number in range(4):
            said("set", path, "4-07", f"when={number + 1}/9/2031")
        dated(path)
        assert said("history", "compact", path, "--before", "4/9/2026") == (
            "Put one text in place of 3 records before 4/9/2026.\n"
        )
        assert without_times(said("log", path)) == [
            '4-07 when: "3/9/2031" -> "4/9/2031"',
            '4-07 when: "2/9/2031" -> "3/9/2031"',
            "3 records before this were put together",
        ]
        assert "nothing is broken" in said("check", path)
        assert "holds nothing" in said("history", "compact", path, "--before", "2000-01-01")
        assert "no date" in refused("history", "compact", path, "--before", "soon")

    def test_an_empty_file_gets_its_last_text_back(
        self, path: Path, said: Said, refused: Said
    ) -> None:
        """`> school.toml` is soon typed."""
        said("set", path, "4-07", "when=termly")
        whole = path.read_bytes()
        path.write_bytes(b"")
        assert "history restore" in refused("show", path)
        said("history", "restore", path)
        assert path.read_bytes() == whole

    def test_half_a_command_is_said(self, refused: Said) -> None:
        """It is no workbook called "history"."""
        assert "redact, compact, restore, sign." in refused("history")
        assert "redact, compact, restore, sign." in refused("history", "forget")
