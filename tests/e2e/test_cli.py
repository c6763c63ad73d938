"""The commands: what they print, what they leave in the file, and how they end."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from eh_tui.cli import main
from eh_tui.cli.table import NAMES
from eh_tui.files.store.store import Store
from tests.e2e.conftest import Said, action
from tests.support import CHECKOUT

SLOW_TO_IMPORT = {"textual", "rich", "openpyxl", "docx", "lxml", "tomlkit"}


def process(*arguments: str | bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Return how a real `eh-tui` ended, with nothing to read."""
    return subprocess.run(
        [sys.executable, "-m", "eh_tui", *arguments],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def without(stream: int, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Return how a real `eh-tui` ended of which a stream is closed: 0 or 1."""
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {stream}>&-', "sh", sys.executable, "-m", "eh_tui", *arguments],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        check=False,
    )


class TestShow:
    def test_prints_the_audit_from_top_to_bottom(self, path: Path, said: Said) -> None:
        """For a screen reader, a printer, or a line too slow for the screens."""
        lines = said("show", path).splitlines()
        assert "School: Example Primary School" in lines
        assert lines.index("Summary") < lines.index("1-02. Action: " + action(path, "1-02").text)

    def test_json_is_the_audit_as_other_programs_read_it(self, path: Path, said: Said) -> None:
        """The JSON is ASCII, so no locale and no control character can spoil it."""
        printed = said("show", path, "--json")
        first = json.loads(printed)["commitments"][0]["outcomes"][0]["actions"][0]
        assert printed.isascii()
        assert (first["id"], first["text"]) == ("1-01", action(path, "1-01").text)

    def test_nothing_typed_reaches_the_terminal_as_a_command(self, path: Path, said: Said) -> None:
        """Whoever sends a workbook must not be able to steer its reader's terminal."""
        said("set", path, "4-07", "who=\x1b]0;owned\x07\x9b2J\u202e")
        for printed in (said("show", path), said("show", path, "--json")):
            assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(printed)
        assert "Who?: ␛]0;owned␇�2J�" in said("show", path)


class TestSet:
    def test_changes_fields_and_prints_old_and_new(self, path: Path, said: Said) -> None:
        """Each field has a line."""
        said("set", path, "4-07", "when=ongoing", "rag=red")
        printed = said("set", path, "4-07", "when=10/3/16\n11/6/20", "RAG rating=on track")
        assert printed == (
            '4-07 when: "ongoing" -> "10/3/16 ↵ 11/6/20"\n4-07 rag: "red" -> "amber"\n'
        )
        assert action(path, "4-07").when == "10/3/16\n11/6/20"

    @pytest.mark.parametrize("word", ["green", "G", "completed / ongoing", "GREEN"])
    def test_takes_a_rating_by_name_letter_or_label(
        self, path: Path, said: Said, word: str
    ) -> None:
        """People say it in the form's words."""
        said("set", path, "4-07", f"rag={word}")
        assert action(path, "4-07").rag == "green"

    def test_none_takes_a_rating_back(self, path: Path, said: Said) -> None:
        """Not rated is not red."""
        said("set", path, "4-07", "rag=red")
        said("set", path, "4-07", "rag=none")
        assert action(path, "4-07").rag == "none"

    def test_sets_a_cell_of_outcomes_achieved_by_its_heading(self, path: Path, said: Said) -> None:
        """Columns are called what the form calls them."""
        said("set", path, "3-R01", "Complete?=Yes ", "review date=29/04/2027")
        (row,) = (row for row in Store(path).workbook.rows if row.id == "3-R01")
        assert row.cells[1::2] == ("Yes ", "29/04/2027")

    def test_sets_the_school_and_who_signs(self, path: Path, said: Said) -> None:
        """They are rows like any other."""
        said("set", path, "school", "audit_date=1 May 2026")
        said("set", path, "S1", "signed=2 May 2026")
        workbook = Store(path).workbook
        assert workbook.school.audit_date == "1 May 2026"
        assert workbook.signatories[0].signed == "2 May 2026"

    def test_says_so_where_nothing_changes(self, path: Path, said: Said) -> None:
        """A script may set what is set."""
        said("set", path, "4-07", "when=termly")
        before = path.read_bytes()
        printed = said("set", path, "4-07", "when=termly")
        assert printed == '4-07 when: already "termly", nothing changed\n'
        assert path.read_bytes() == before

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["4-07", "when=termly", "rag=purple"], "not a rating"),
            (["4-07", "when=termly", "deadline=1"], "its fields are: text, when, who, rag, note"),
            (["4-07", "when=termly", "who"], "not FIELD=VALUE"),
            (["4-07", "when=termly", "By When=weekly"], "given twice"),
            (["4-99", "when=termly"], "no row '4-99'"),
            (["4", "title=x"], "part of the form"),
            (["4-07", "when=half\udca3"], "half a character"),
        ],
    )
    def test_sets_all_or_nothing(
        self, path: Path, refused: Said, arguments: list[str], words: str
    ) -> None:
        """A slip in the second pair must not leave the first one made."""
        before = path.read_bytes()
        assert words in refused("set", path, *arguments)
        assert path.read_bytes() == before


class TestAddAndRemove:
    def test_an_action_is_added_last_in_its_outcome(self, path: Path, said: Said) -> None:
        """The printed id is what the next command names it by."""
        id = said("add", path, "4.B", "--text", "Ask parents", "--when=6/27", "--rag=a").strip()
        added = action(path, id)
        assert (added.text, added.when, added.rag) == ("Ask parents", "6/27", "amber")
        ids = [other.id for other in Store(path).workbook.actions if other.outcome == "4.B"]
        assert ids[-1] == id == "4-16"

    def test_an_action_is_added_after_another(self, path: Path, said: Said) -> None:
        """Actions stand in the order of the work."""
        said("add", path, "4.B", "--text", "Ask parents", "--after", "4-06")
        ids = [other.id for other in Store(path).workbook.actions if other.outcome == "4.B"]
        assert ids[:3] == ["4-06", "4-16", "4-07"]

    def test_a_person_is_added_to_the_training_table(self, path: Path, said: Said) -> None:
        """The one table of the form that is as long as it needs to be."""
        id = said("add", path, "2.R1", "--text", "N Kaur").strip()
        (row,) = (row for row in Store(path).workbook.rows if row.id == id)
        assert row.cells == ("N Kaur", "", "", "")

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["1.R1", "--text=x"], "part of the form"),
            (["4-07", "--text=x"], "no outcome and no table"),
            (["4.B", "--text=x", "--after=4-01"], "no row of 4.B"),
            (["4.B", "--text=x", "--rag=blue"], "not a rating"),
            (["2.R1", "--text=x", "--when=y"], "no field 'when'"),
            (["4.B"], "--text"),
            (["4.B", "--text="], "text is empty"),
            (["2.R1", "--text= ", "--after=2-R01"], "text is empty"),
        ],
    )
    def test_what_cannot_be_added_is_said(
        self, path: Path, refused: Said, arguments: list[str], words: str
    ) -> None:
        """The file stays as it was."""
        before = path.read_bytes()
        assert words in refused("add", path, *arguments)
        assert path.read_bytes() == before

    def test_a_removed_action_comes_back_with_the_command_that_is_printed(
        self, path: Path, said: Said
    ) -> None:
        """Undo ends with the process, so the way back is printed."""
        said("set", path, "4-07", "text=Don't\n$(ask)", "rag=red", "note= twice")
        removed = action(path, "4-07")
        printed = said("remove", path, "4-07")
        assert '4-07 text: "Don\'t ↵ $(ask)"' in printed
        _, *command = shlex.split(printed[printed.index("eh-tui add") :])
        again = action(path, said(*command).strip())
        assert (again.text, again.when, again.who, again.rag, again.note) == (
            (removed.text, removed.when, removed.who, removed.rag, removed.note)
        )

    def test_rows_of_the_form_are_not_removed(self, path: Path, refused: Said) -> None:
        """Outcomes and what was achieved are compared with the authority's own form."""
        for id in ("4.B", "1-R01", "2.R1"):
            assert "part of the form" in refused("remove", path, id)


class TestNewAndExport:
    def test_new_makes_a_workbook_that_is_whole(self, path: Path, said: Said) -> None:
        """Its folder is made, and .toml is added where no ending was given."""
        made = path.parent / "2027" / "school.toml"
        assert said("new", made.with_suffix(""), "--school", "St Mary's\x1b") == (
            f"Made {made} for St Mary's␛.\n"
        )
        assert Store(made).workbook.school.name == "St Mary's\x1b"
        assert said("check", made) == f"{made}: nothing is broken; 25 actions.\n"

    def test_new_never_replaces_a_file(self, path: Path, refused: Said) -> None:
        """A year's work must not go by a repeated command."""
        before = path.read_bytes()
        assert "exists already" in refused("new", path, "--school", "X")
        assert path.read_bytes() == before

    def test_new_needs_a_school_and_a_form_that_is_there(self, path: Path, refused: Said) -> None:
        """Nothing is made otherwise."""
        assert "--school" in refused("new", "other.toml")
        assert "no name" in refused("new", "other.toml", "--school", " ")
        assert "no form ../x" in refused("new", "other.toml", "--school", "X", "--form=../x")
        assert list(path.parent.iterdir()) == [path]

    def test_export_prints_where_the_file_is(
        self, path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Beside the workbook wherever one stands, in a folder, or as it was named."""
        folder = path.parent / "out"
        folder.mkdir()
        monkeypatch.chdir(folder)
        here = Path(said("export", path).strip())
        assert here.parent == path.parent
        assert here.name.startswith("Example Primary School - school - Early Help audit 20")
        assert said("export", path, "-o", folder).strip() == str(folder / here.name)
        assert said("export", path, "-o", ".").strip() == here.name
        named = path.parent / "named.xlsx"
        assert said("export", path, "-o", named).strip() == str(named)
        for exported in (here, folder / here.name, named):
            assert exported.read_bytes().startswith(b"PK")

    def test_export_never_replaces_what_a_lead_has_written_in(
        self, path: Path, said: Said, refused: Said, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A name that was asked for is refused, the usual one gets a number and says so."""
        usual = Path(said("export", path).strip())
        assert said("export", path).strip() == str(usual)
        edited = usual.read_bytes() + b"\0"
        named = usual.with_name("named.xlsx")
        for file in (usual, named):
            file.write_bytes(edited)
        second = usual.with_name(f"{usual.stem} (2).xlsx")
        assert main(["export", str(path)]) == 0
        out, err = capsys.readouterr()
        assert out == f"{second}\n"
        assert err.startswith(f"{usual.name} is not as eh-tui last wrote it, so it stays")
        assert "--force" in refused("export", path, "-o", named)
        assert usual.read_bytes() == named.read_bytes() == edited
        assert said("export", path, "-o", named, "--force") == f"{named}\n"
        assert named.read_bytes() == second.read_bytes()

    def test_export_makes_no_folder(self, path: Path, refused: Said) -> None:
        """A folder that is missing is a slip in its name."""
        assert "the folder does not exist" in refused("export", path, "-o", "no/a.xlsx")
        assert "make the folder first" in refused("export", path, "-o", "no/")
        assert list(path.parent.iterdir()) == [path]

    def test_export_never_writes_over_a_workbook(self, path: Path, refused: Said) -> None:
        """`-o school.toml` is a slip, and would be the end of the audit."""
        before = path.read_bytes()
        assert "let it end in .xlsx" in refused("export", path, "-o", path)
        assert path.read_bytes() == before


class TestCheck:
    def test_faults_have_their_place_and_the_exit_code_one(
        self, path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """An editor understands FILE:LINE:COLUMN, a script the code."""
        path.write_text("schema = 1\n[[commitments]]\nid = 1\n", encoding="utf-8")
        assert main(["check", str(path)]) == 1
        assert capsys.readouterr().out == (
            f'{path}:3:1: "id" holds the number 1 where a text belongs; '
            "put quotation marks around it.\n"
        )

    def test_a_file_that_cannot_be_opened_can_be_checked(
        self, path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """This is when it is needed most."""
        path.write_bytes(b"a = 1\n<<<<<<< HEAD\n")
        assert main(["check", str(path)]) == 1
        assert "school.toml:2:1: a conflict that a git merge left" in capsys.readouterr().out


class TestBadInput:
    @pytest.mark.parametrize("command", ["show", "check", "export"])
    def test_a_missing_file_is_answered_with_how_to_make_it(
        self, path: Path, refused: Said, command: str
    ) -> None:
        """It names the file as a shell takes it; no other one of the folder can be meant."""
        path.unlink()
        assert "eh-tui new 'my school.toml' --school NAME" in refused(command, "my school.toml")

    @pytest.mark.parametrize(
        "command",
        [("show",), ("check",), ("set", "1-01", "when=May"), ("person", "DW"), ("log",), ("walk",)],
        ids=lambda command: command[0],
    )
    @pytest.mark.parametrize("typed", ["shcool.toml", "my school.toml", "School", "./scool.tml"])
    def test_a_mistyped_name_is_answered_with_the_one_that_was_meant(
        self, path: Path, refused: Said, command: tuple[str, ...], typed: str
    ) -> None:
        """Nobody is led to make a new, empty audit beside the one that lies there."""
        path.with_name("elsewhere.toml").write_bytes(path.read_bytes())
        sentence = refused(command[0], typed, *command[1:])
        assert "did you mean school.toml?" in sentence
        assert "eh-tui new" not in sentence

    def test_the_only_workbook_of_the_folder_is_named_for_any_other_name(
        self, path: Path, refused: Said
    ) -> None:
        """A file of another program is none, nor is the copy of a sync tool another one."""
        only = path.rename(path.with_name("Nether Vale 2026.toml"))
        only.with_name("Nether Vale 2026 (1).toml").write_bytes(only.read_bytes())
        sentence = refused("show", "audit.toml")
        assert "did you mean 'Nether Vale 2026.toml', the only workbook there?" in sentence
        assert "eh-tui new" not in sentence
        only.write_text("[tool]\nname = 1\n", encoding="utf-8")
        assert "'eh-tui new audit.toml --school NAME' makes one" in refused("show", "audit.toml")

    def test_a_mistyped_document_is_answered_with_the_one_that_was_meant(
        self, path: Path, refused: Said
    ) -> None:
        """It is told from the workbook of the same name, and by its folder."""
        (path.parent / "sent").mkdir()
        (path.parent / "sent" / "school.xlsx").touch()
        assert "did you mean sent/school.xlsx?" in refused("sent/shcool.xlsx")

    def test_a_missing_file_is_not_opened_either(self, path: Path, refused: Said) -> None:
        """A mistyped name must not become a new, empty audit."""
        assert "There is no shcool.toml" in refused("shcool.toml")
        assert list(path.parent.iterdir()) == [path]

    @pytest.mark.parametrize("command", sorted({*NAMES} - {"due", "forms"}))
    def test_a_command_without_its_arguments_is_one_sentence(
        self, refused: Said, command: str
    ) -> None:
        """It says what is missing and where to read on."""
        assert f"'eh-tui {command} --help'" in refused(command)

    def test_two_files_are_one_too_many(self, path: Path, refused: Said) -> None:
        """One workbook at a time."""
        assert "unrecognized arguments: other.toml" in refused(path, "other.toml")

    def test_a_name_that_starts_with_a_dash_goes_after_two(self, path: Path, said: Said) -> None:
        """As with every other command."""
        path.rename("-odd.toml")
        assert "25 actions" in said("check", "--", "-odd.toml")

    def test_a_file_named_like_a_command_is_opened_by_its_path(
        self, path: Path, refused: Said
    ) -> None:
        """`eh-tui show` is the command; `eh-tui ./show` gets as far as the missing terminal."""
        path.rename("show")
        assert "FILE" in refused("show")
        assert "need a terminal" in refused("./show")

    def test_a_name_with_control_characters_is_shown_with_symbols(self, refused: Said) -> None:
        """Names of files come from others too."""
        assert "There is no a␛[2J ↵ b�;" in refused("show", "a\x1b[2J\nb\udca3")


class TestScreens:
    @pytest.fixture
    def opened(self, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path | None, bool]]:
        """Return what the screens were opened with, in a terminal that is none."""
        calls: list[tuple[Path | None, bool]] = []
        app = ModuleType("eh_tui.ui.start")

        def run(path: Path | None, _: Path | None, *, mouse: bool, begin: str) -> int:
            assert begin == ""
            calls.append((path, mouse))
            return 7

        app.run = run  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "eh_tui.ui.start", app)
        for stream in (sys.stdin, sys.stdout):
            monkeypatch.setattr(stream, "isatty", lambda: True)
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("SSH_CONNECTION", raising=False)
        monkeypatch.setenv("ESCDELAY", "")  # so that it is put back, whatever it becomes
        monkeypatch.delenv("ESCDELAY")
        return calls

    @pytest.mark.usefixtures("path")
    def test_any_other_word_is_a_workbook_to_open(
        self, opened: list[tuple[Path | None, bool]]
    ) -> None:
        """Without one the list of workbooks opens; the screens' exit code is passed on."""
        assert [main([]), main(["school.toml"]), main(["--mouse", "--", "school.toml"])] == [7] * 3
        assert opened == [(None, False), (Path("school.toml"), False), (Path("school.toml"), True)]

    @pytest.mark.parametrize("term", ["dumb", ""])
    def test_a_terminal_that_can_do_nothing_is_told_of_the_commands(
        self,
        opened: list[tuple[Path | None, bool]],
        monkeypatch: pytest.MonkeyPatch,
        refused: Said,
        term: str,
    ) -> None:
        """Escape sequences would be printed as rubbish."""
        monkeypatch.setenv("TERM", term)
        assert "'eh-tui show'" in refused()
        assert opened == []

    @pytest.mark.usefixtures("opened")
    def test_over_ssh_an_escape_key_is_waited_for_longer(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A slow line parts an arrow key's bytes; what the user has set stays."""
        monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
        main([])
        assert os.environ["ESCDELAY"] == "400"
        monkeypatch.setenv("ESCDELAY", "50")
        main([])
        assert os.environ["ESCDELAY"] == "50"

    def test_an_interrupt_ends_without_a_traceback(
        self, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """130 is what shells expect of Ctrl-C."""

        def interrupted(_: Path) -> bool:
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "lstat", interrupted)
        assert main(["show", str(path)]) == 130
        assert capsys.readouterr() == ("", "")


class TestFirstWord:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            (("exprot", "school.toml", "-o", "x.xlsx"), "export"),
            (("Set", "school.toml", "1-01", "who=x"), "set"),
            (("lgo",), "log"),
            (("merge_copies", "school.toml"), "merge-copies"),
            (("histroy", "redact", "school.toml", "1-01"), "history redact"),
            (("handover", "school.toml", "A", "B"), "hand-over"),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
    )
    def test_a_misspelt_command_is_asked_about(
        self, typed: tuple[str, ...], meant: str, refused: Said
    ) -> None:
        """Nobody meant to make a workbook called exprot."""
        assert f"did you mean 'eh-tui {meant}'?" in refused(*typed)

    def test_a_workbook_that_is_missing_is_no_misspelt_command(self, refused: Said) -> None:
        """Its name may be like one."""
        assert "eh-tui new minutes.toml" in refused("minutes.toml")
        assert "eh-tui new oakfield" in refused("oakfield")

    def test_a_folder_lists_its_workbooks(self, path: Path, said: Said) -> None:
        """Where there is no terminal to show the list on; nothing is written."""
        path.with_name("other.toml").write_text("a =", encoding="utf-8")
        path.with_name("school (1).toml").write_bytes(path.read_bytes())
        other, school, copy = said(path.parent).splitlines()
        assert other.startswith(f"{path.with_name('other.toml')}: other.toml, line 1")
        assert "., changed" not in other
        assert school.startswith(f"{path}: Example Primary School, 25 actions, changed ")
        assert copy == f"{path.with_name('school (1).toml')}: a copy that a sync tool made"
        said("new", "offer.toml", "--form", "early-help-offer", "--school", "Oak")
        offer = next(line for line in said(path.parent).splitlines() if "/offer.toml" in line)
        assert "Oak, Early Help offer, 126 items: 126 not decided, changed " in offer
        (path.parent / "empty").mkdir()
        assert said(path.parent / "empty") == f"There is no workbook in {path.parent}/empty.\n"


class TestProcess:
    def test_without_a_terminal_it_says_so_at_once(self, path: Path) -> None:
        """In a script or a scheduled job nobody could press a key."""
        done = process(str(path), TERM="xterm-256color")
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.count(b"\n") == 1
        assert b"'eh-tui show'" in done.stderr

    def test_a_closed_pipe_ends_it_quietly(self, path: Path) -> None:
        """`eh-tui show school.toml | head` is no error."""
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            [sys.executable, "-m", "eh_tui", "show", str(path)],
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(writer)
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
    def test_an_output_that_is_full_is_said(self, path: Path) -> None:
        """`eh-tui show > copy.txt` must not end well with half a copy."""
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "eh_tui", "show", str(path)],
                env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == 2
        assert done.stderr.startswith(b"eh-tui: The output can't be written: the disk is full")
        assert done.stderr.endswith(b"'eh-tui log' tells whether it did.\n")  # not done twice
        assert done.stderr.count(b"\n") == 1

    def test_where_the_output_is_closed_nothing_is_done(self, path: Path) -> None:
        """Half a command, of which nobody hears, would be the worst of both."""
        before = path.read_bytes()
        done = without(1, "set", str(path), "4-07", "when=termly")
        assert (done.returncode, path.read_bytes()) == (2, before)
        assert done.stderr.startswith(b"eh-tui: The output is closed, so nothing was done")
        assert done.stderr.count(b"\n") == 1

    @pytest.mark.parametrize("talk", ["walk", "meeting run"])
    def test_lines_end_where_the_input_is_closed(self, path: Path, talk: str) -> None:
        """As where the line is cut: nobody is there, and nothing is at fault."""
        process("meeting", "start", str(path))
        done = without(0, *talk.split(), "--lines", str(path))
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.splitlines()[-1].startswith(b"Left; ")

    def test_a_closed_input_empties_no_text(self, path: Path) -> None:
        """`note=-` reads what is to stand there; of nothing that can be read, nothing is taken."""
        process("set", str(path), "4-07", "note=Rang twice")
        before = path.read_bytes()
        done = without(0, "set", str(path), "4-07", "note=-")
        assert (done.returncode, path.read_bytes()) == (2, before)
        assert b"Standard input is closed" in done.stderr

    def test_an_ascii_locale_loses_no_word(self, path: Path) -> None:
        """What it can't write is written as an escape, never dropped, never a crash."""
        ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        done = process("show", str(path), **ascii_only)
        assert (done.returncode, done.stderr) == (0, b"")
        assert rb"attended \u2018What is Early Help\u2019 briefing" in done.stdout

    def test_the_screens_start_anew_in_utf8(self) -> None:
        """Textual would stop at the first é of an ASCII locale."""
        code = (
            "import sys, types\n"
            "from eh_tui.cli import main\n"
            "app = sys.modules['eh_tui.ui.start'] = types.ModuleType('app')\n"
            "app.run = lambda *_, **__: print(sys.stdout.encoding, chr(233)) or 7\n"
            "sys.stdin.isatty = sys.stdout.isatty = lambda: True\n"
            "sys.exit(main([]))\n"
        )
        ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        done = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": str(CHECKOUT), "TERM": "xterm", **ascii_only},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (7, b"")
        assert done.stdout.decode() == "utf-8 é\n"

    def test_a_name_that_is_not_utf8_can_be_used_and_shown(self, path: Path) -> None:
        """Old file servers have them."""
        odd = b"sch\xa3.toml"
        path.rename(os.fsdecode(odd))
        assert process("set", odd, "4-07", "when=termly").returncode == 0
        done = process("check", odd)
        assert done.returncode == 0
        assert done.stdout.decode().startswith("sch�.toml: nothing is broken; 25 actions.\n")

    def test_version_and_help_end_well(self) -> None:
        """The list of commands is the table of commands."""
        assert process("--version").stdout.startswith(b"eh-tui ")
        helped = process("--help").stdout.decode()
        for command in NAMES:
            assert f"eh-tui {command} " in helped
            assert process(command, "--help").returncode == 0

    @pytest.mark.parametrize("command", ["show", "check"])
    def test_reading_loads_neither_screens_nor_writers(self, path: Path, command: str) -> None:
        """A command over a slow line answers at once."""
        code = (
            "import sys; from eh_tui.cli import main; main(sys.argv[1:]); "
            "print('modules:', *sys.modules)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, command, str(path)],
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
            capture_output=True,
            text=True,
            check=True,
        )
        modules = done.stdout[done.stdout.index("modules:") :].split()
        assert not SLOW_TO_IMPORT & set(modules)


@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_help_of_a_group_tells_its_commands(asked: str, said: Said) -> None:
    """And no others, each with what it does."""
    out = said("meeting", asked)
    assert "  eh-tui meeting approve   approve the minutes of the last meeting that ended\n" in out
    assert all(line.startswith("  eh-tui meeting ") for line in out.splitlines()[1:-2])
