"""A folder of workbooks shared by git: `eh-tui merge` as its merge driver."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from eh_tui.cli import main
from eh_tui.cli.field_args import addition
from eh_tui.files.merge.three_way import merged_text
from eh_tui.files.store.store import Store
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import Edit, Move, remove_row, set_field
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import Place, place_of
from eh_tui.model.core.workbook import Workbook
from tests.support.forms import example_file
from tests.support.git import Repository

EXAMPLE = example_file().read_bytes()
Make = Callable[[Workbook], Edit]


def edited(*makes: Make, base: bytes = EXAMPLE) -> bytes:
    """Return a workbook's bytes after edits."""
    text = WorkbookText.parse(base)
    for make in makes:
        text, _ = text.edited([make(text.workbook)])
    return text.encode()


def put(id: str, field: str, new: str) -> Make:
    """Return the edit that gives a field of an action a new value."""
    return lambda workbook: set_field(workbook, Kind.ACTIONS, id, field, new)


def removal(id: str) -> Make:
    """Return the edit that takes an action out."""
    return lambda workbook: remove_row(workbook, Kind.ACTIONS, id)


def new_action(text: str) -> Make:
    """Return the edit that adds an action to 4.B, under the next number."""
    return lambda workbook: addition(workbook, "4.B", {"text": text})


def action(data: bytes, id: str) -> Action:
    """Return an action of a file's bytes."""
    actions = WorkbookText.parse(data).workbook.actions
    return next(action for action in actions if action.id == id)


class TestMergedText:
    def test_edits_of_both_sides_are_there_and_nothing_else_differs(self) -> None:
        """Field by field, whatever line they stand on."""
        ours = edited(put("4-07", "when", "termly"))
        theirs = edited(put("4-07", "who", "NK"), put("3-02", "rag", "green"))
        merged = merged_text(EXAMPLE, ours, theirs)
        assert merged.sentences == ()
        both = edited(
            put("4-07", "when", "termly"), put("4-07", "who", "NK"), put("3-02", "rag", "green")
        )
        assert merged.data == both

    def test_a_clash_keeps_ours_and_puts_theirs_above_the_row(self) -> None:
        """The file is a valid workbook at once; a search for "merge:" finds what is open."""
        ours, theirs = edited(put("4-07", "who", "TB")), edited(put("4-07", "who", 'N "K"\nDW'))
        merged = merged_text(EXAMPLE, ours, theirs)
        assert action(merged.data, "4-07").who == "TB"
        above = b'# merge: another version has who = "N \\"K\\"\\nDW"\n[[actions]]\nid = "4-07"\n'
        assert above in merged.data
        assert merged.sentences == ('4-07 who: "TB" stays; "N "K"\nDW" is left out.',)

    def test_a_row_we_took_out_and_they_changed_is_kept_as_a_comment(self) -> None:
        """With all its lines, its own comments included."""
        ours = edited(removal("3-02"))
        theirs = edited(put("3-02", "note", "vital"), put("3-02", "who", "NK"))
        merged = merged_text(EXAMPLE, ours, theirs)
        (sentence,) = merged.sentences
        assert (
            sentence == "3-02 was taken out in one version and changed in the other; it stays out."
        )
        tail = merged.data[merged.data.index(b"# merge: 3-02 is not here") :].decode()
        assert '# merge: id = "3-02"\n' in tail
        assert '# merge: note = "vital"\n' in tail
        assert all(line.startswith("# merge:") for line in tail.splitlines())

    def test_a_row_they_took_out_and_we_changed_stays_with_a_comment(self) -> None:
        """A person decides whether it goes."""
        merged = merged_text(EXAMPLE, edited(put("3-02", "note", "vital")), edited(removal("3-02")))
        assert action(merged.data, "3-02").note == "vital"
        above = b'# merge: another version has this row no more\n[[actions]]\nid = "3-02"'
        assert above in merged.data
        assert len(merged.sentences) == 1

    def test_a_row_that_both_moved_stays_where_ours_is(self) -> None:
        """And says where theirs was."""

        def move(to: Place) -> Make:
            return lambda workbook: Move(
                Kind.ACTIONS, "4-07", place_of(workbook, Kind.ACTIONS, "4-07"), to
            )

        ours, theirs = edited(move(Place("4.C"))), edited(move(Place("3.A")))
        merged = merged_text(EXAMPLE, ours, theirs)
        assert action(merged.data, "4-07").outcome == "4.C"
        above = b'# merge: another version has this row under 3.A, first\n[[actions]]\nid = "4-07"'
        assert above in merged.data
        assert len(merged.sentences) == 1

    def test_two_new_rows_of_one_number_are_both_there(self) -> None:
        """The second gets the next number, and its comment comes with it."""
        theirs = edited(new_action("theirs"))
        merged = merged_text(EXAMPLE, edited(new_action("ours")), theirs)
        assert merged.sentences == ()
        assert action(merged.data, "4-16").text == "ours"
        assert action(merged.data, "4-17").text == "theirs"

    def test_a_new_row_of_theirs_keeps_its_comment(self) -> None:
        """What somebody noted above it is as much theirs as its text."""
        header = b'[[actions]]\nid = "4-16"'
        theirs = edited(new_action("theirs")).replace(header, b"# ask TB first\n" + header)
        merged = merged_text(EXAMPLE, edited(put("4-07", "when", "termly")), theirs)
        assert merged.sentences == ()
        assert b"# ask TB first\n" + header in merged.data

    def test_an_id_they_took_out_is_never_given_again(self) -> None:
        """Or a number quoted in last term's minutes would mean another row."""
        theirs = edited(new_action("theirs"), removal("4-16"), put("4-07", "who", "NK"))
        merged = merged_text(EXAMPLE, edited(put("4-07", "when", "termly")), theirs)
        workbook = WorkbookText.parse(merged.data).workbook
        assert "4-16" in workbook.retired
        assert addition(workbook, "4.B", {"text": "next"}).id == "4-17"

    def test_what_they_wrote_outside_of_all_fields_is_told(self) -> None:
        """A comment, and the form's own wording: no edit of the audit brings them."""
        theirs = EXAMPLE.replace(b'[[actions]]\nid = "4-07"', b'# why?\n[[actions]]\nid = "4-07"')
        theirs = theirs.replace(b"schema = 1\n", b'schema = 1\nlocal = "our own"\n', 1)
        merged = merged_text(EXAMPLE, edited(put("4-07", "when", "termly")), theirs)
        assert b"# merge: another version also has: # why?\n" in merged.data
        assert b'# merge: another version also has: local = "our own"\n' in merged.data
        assert len(merged.sentences) == 2

    def test_without_a_base_rows_are_taken_and_what_differs_is_told(self) -> None:
        """Two people added the same file: git hands over an empty base."""
        theirs = edited(new_action("theirs"), put("4-07", "who", "NK"))
        merged = merged_text(b"", EXAMPLE, theirs)
        assert action(merged.data, "4-16").text == "theirs"
        assert b'another version has who = "NK"' in merged.data
        assert len(merged.sentences) == 1

    def test_line_endings_and_a_mark_at_the_beginning_are_kept(self) -> None:
        """A file that Notepad wrote stays one."""
        base = b"\xef\xbb\xbf" + EXAMPLE.replace(b"\n", b"\r\n")
        ours = edited(put("4-07", "who", "TB"), base=base)
        theirs = edited(put("4-07", "who", "NK"), removal("3-02"), base=base)
        merged = merged_text(base, ours, theirs)
        assert merged.data.startswith(b"\xef\xbb\xbf")
        assert merged.data.count(b"\n") == merged.data.count(b"\r\n")
        assert b'# merge: another version has who = "NK"\r\n' in merged.data

    def test_what_would_steer_a_terminal_is_escaped_in_a_comment(self) -> None:
        """TOML forbids control characters there, and a reader must not be fooled."""
        ours = edited(put("4-07", "who", "TB"))
        theirs = edited(put("4-07", "who", "\x1b]0;owned\x07\x7f\u202e"))
        merged = merged_text(EXAMPLE, ours, theirs)
        assert b'who = "\\u001b]0;owned\\u0007\\u007f\\u202e"' in merged.data


class TestCommand:
    def run(self, folder: Path, *more: str) -> int:
        """Merge the three files of a folder, as a person at the command line does."""
        return main(["merge", *(str(folder / name) for name in ("base", "ours", "theirs")), *more])

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        """Return a folder with three versions, ours and theirs apart in one field."""
        (tmp_path / "base").write_bytes(EXAMPLE)
        (tmp_path / "ours").write_bytes(edited(put("4-07", "who", "TB")))
        (tmp_path / "theirs").write_bytes(edited(put("4-07", "who", "NK")))
        return tmp_path

    def test_ours_is_written_or_the_file_that_is_named(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """One sentence for each clash, and a code that git and scripts understand."""
        ours = (folder / "ours").read_bytes()
        assert self.run(folder, "-o", str(folder / "out")) == 1
        assert capsys.readouterr().out == '4-07 who: "TB" stays; "NK" is left out.\n'
        assert (folder / "ours").read_bytes() == ours
        assert self.run(folder) == 1
        assert (folder / "ours").read_bytes() == (folder / "out").read_bytes() != ours
        assert {path.name for path in folder.iterdir()} == {"base", "ours", "theirs", "out"}

    def test_what_cannot_be_read_is_named_and_nothing_is_written(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Which of the three it is, and where in it."""
        ours = (folder / "ours").read_bytes()
        (folder / "theirs").write_bytes(b"a = ")
        assert self.run(folder) == 2
        assert "theirs, line 1, column 5" in capsys.readouterr().err
        assert (folder / "ours").read_bytes() == ours


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
class TestGit:
    @pytest.fixture
    def git(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
        """Return a way to run git in a folder of workbooks that has the merge driver."""
        monkeypatch.chdir(tmp_path)
        return Repository(tmp_path).run

    def two_branches(
        self, git: Callable[..., int], ours: bytes, theirs: bytes, base: bytes | None = EXAMPLE
    ) -> Path:
        """Commit a base, their branch and ours; stand on ours, about to merge theirs."""
        path = Path("school.toml")
        if base is not None:
            path.write_bytes(base)
        git("add", ".")
        git("commit", "-m", "base")
        git("switch", "-c", "theirs")
        path.write_bytes(theirs)
        git("add", ".")
        git("commit", "-m", "theirs")
        git("switch", "main")
        path.write_bytes(ours)
        git("add", ".")
        git("commit", "-m", "ours")
        return path

    def test_two_people_in_one_workbook_merge_without_a_word(self, git: Callable[..., int]) -> None:
        """Even in fields of one row, where git alone would ask."""
        ours = edited(put("4-07", "when", "termly"), new_action("ours"))
        theirs = edited(put("4-07", "who", "NK"), new_action("theirs"))
        path = self.two_branches(git, ours, theirs)
        assert git("merge", "theirs", "-m", "merged") == 0
        merged = path.read_bytes()
        assert (action(merged, "4-07").when, action(merged, "4-07").who) == ("termly", "NK")
        assert (action(merged, "4-16").text, action(merged, "4-17").text) == ("ours", "theirs")
        assert list(Path().glob("*history*")) == []

    def test_a_clash_stops_the_merge_with_a_valid_workbook(self, git: Callable[..., int]) -> None:
        """`git status` names the file; eh-tui opens it."""
        ours, theirs = edited(put("4-07", "who", "TB")), edited(put("4-07", "who", "NK"))
        path = self.two_branches(git, ours, theirs)
        assert git("merge", "theirs", "-m", "merged") == 1
        assert git("diff", "--quiet", "--diff-filter=U") == 1
        assert b"# merge: another version (saved by DW, " in path.read_bytes()
        assert b') has who = "NK"' in path.read_bytes()
        assert b"<<<<<<<" not in path.read_bytes()
        assert Store(path).workbook == WorkbookText.parse(ours).workbook

    def test_a_file_that_both_added_is_merged_too(self, git: Callable[..., int]) -> None:
        """Two people made the school's workbook from the same form."""
        path = self.two_branches(git, EXAMPLE, edited(new_action("theirs")), base=None)
        assert git("merge", "theirs", "-m", "merged") == 0
        assert action(path.read_bytes(), "4-16").text == "theirs"

    def test_a_file_that_cannot_be_read_is_left_to_a_person(self, git: Callable[..., int]) -> None:
        """Ours stays as it was, and git says that the merge is open."""
        ours = edited(put("4-07", "who", "TB"))
        path = self.two_branches(git, ours, EXAMPLE[:9000] + b'"')
        assert git("merge", "theirs", "-m", "merged") != 0
        assert path.read_bytes() == ours
