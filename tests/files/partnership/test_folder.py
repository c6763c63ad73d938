"""A round's folder: what lies in it is read, known again, and never written to."""

import os
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from eh_tui.errors import BrokenFile, NotFound
from eh_tui.files.folder.peek import peek
from eh_tui.files.partnership.cache import CACHE_FILE
from eh_tui.files.partnership.folder import FolderReading, questions_for, read_folder
from eh_tui.files.partnership.round_file import ROUND_FILE
from eh_tui.model.audit.summary import count_all
from eh_tui.model.partnership.collated import State
from eh_tui.model.partnership.held import without_marks
from tests.support.round_folder import FORM, SCHOOLS, new_round, put

TODAY = date(2026, 11, 28)
EXAMPLE, ELM, ASH = (school.name for school in SCHOOLS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a round's folder with the return of one school."""
    new_round(tmp_path / "round")
    put(tmp_path / "round" / "a.toml", EXAMPLE)
    return tmp_path / "round"


def as_if_old(path: Path, seconds: int = 100) -> None:
    """Let a file look as if it had been written some time ago."""
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - seconds * 10**9))


def by_file(reading: FolderReading) -> dict[str, tuple[State, str]]:
    """Return the state and the reason of each file."""
    return {line.file: (line.state, line.why) for line in reading.collated.lines if line.file}


def test_returns_in_folders_below_count_as_well_under_any_name(folder: Path) -> None:
    """Leads put returns into a folder of each school."""
    put(folder / "b" / "c" / "Copy of AUDIT final (2).toml", ELM)
    found = read_folder(folder, TODAY)
    assert found.collated.number_of(State.RETURNED) == 2
    assert "b/c/Copy of AUDIT final (2).toml" in found.files


def test_a_broken_file_is_of_the_school_that_it_names(folder: Path) -> None:
    """Else the school is asked again for what it has sent, and never hears that it is broken."""
    put(folder / "b.toml", ELM)
    text = (folder / "b.toml").read_text()
    (folder / "b.toml").write_text(f"{text}\nwhat is this = = \n")
    lines = read_folder(folder, TODAY).collated.lines
    assert [line.state for line in lines if line.school == ELM] == [State.PROBLEM]


def test_what_the_page_says_is_what_the_workbook_says(folder: Path) -> None:
    """One road of reading, one truth."""
    put(folder / "b.toml", ELM, "red", "red")
    books = [peek(folder / name).workbook for name in ("a.toml", "b.toml")]
    counts = read_folder(folder, TODAY).collated.all_counts
    assert counts == count_all(books[0]) + count_all(books[1])


def test_nothing_is_written_but_the_cache(folder: Path) -> None:
    """What schools sent is theirs; not even a history is begun beside it."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    reading = read_folder(folder, TODAY)
    questions_for(reading, reading.collated.current, TODAY)
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert after.pop(folder / CACHE_FILE)
    assert after == before


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "It is empty."),
        (b"x = [\n", "Line 2, column 1: "),
        (b"schema = 1\n", "It holds no [[commitments]], so it is not a workbook."),
        (b"\xff\xfe", "Line 1: not UTF-8 "),
    ],
)
def test_what_can_not_be_read_says_why_and_hides_no_other(
    folder: Path, content: bytes, why: str
) -> None:
    """One broken file of a hundred must not end the page."""
    (folder / "bad.toml").write_bytes(content)
    found = by_file(read_folder(folder, TODAY))
    assert found["bad.toml"][0] is State.PROBLEM
    assert found["bad.toml"][1].startswith(why)
    assert found["a.toml"] == (State.RETURNED, "")


@pytest.mark.parametrize(
    "name", ["scan.pdf", "photo.JPG", "a.heic", "readme.txt", "list.csv", "b.gif", "audit"]
)
def test_a_file_that_nothing_reads_is_named_and_not_passed_over(folder: Path, name: str) -> None:
    """A return that is silently left out makes its school look late."""
    (folder / name).write_bytes(b"not read")
    line = next(x for x in read_folder(folder, TODAY).collated.lines if x.file == name)
    assert line.state is State.PROBLEM
    assert line.what_to_do.startswith("Ask the school for its workbook, an Excel file or ")


def test_the_leads_own_list_of_schools_is_no_return(folder: Path) -> None:
    """The round is made from it, and it lies best beside what was made."""
    (folder / "Schools.CSV").write_text("URN;School name;Cluster\n990001;Ash Infant;North\n")
    assert "Schools.CSV" not in by_file(read_folder(folder, TODAY))


@pytest.mark.parametrize("name", ["empty.xlsx", "empty.docx", "empty.jpg", "empty.toml"])
def test_an_empty_file_is_called_empty_whatever_its_kind(folder: Path, name: str) -> None:
    """That it is no Excel file would send the school looking in the wrong place."""
    (folder / name).write_bytes(b"")
    assert by_file(read_folder(folder, TODAY))[name] == (State.PROBLEM, "It is empty.")


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("a.zip", b"PK", "Save the audit that is in it into the folder, and take this file out."),
        ("b.toml", b"x = [", "Ask the school for it again, or mend the file."),
        ("c.xlsx", b"PK cut off", "Ask the school for it again."),
    ],
)
def test_what_to_do_never_contradicts_the_reason(
    folder: Path, name: str, content: bytes, advice: str
) -> None:
    """Nobody can mend a cut-off file, and a .zip need not be sent again."""
    (folder / name).write_bytes(content)
    lines = read_folder(folder, TODAY).collated.lines
    assert next(line.what_to_do for line in lines if line.file == name) == advice


def test_a_link_and_a_pipe_are_neither_followed_nor_waited_for(folder: Path) -> None:
    """Whoever may put files into the folder must not lead the program elsewhere."""
    (folder / "link.toml").symlink_to(folder / "a.toml")
    os.mkfifo(folder / "pipe.toml")
    found = by_file(read_folder(folder, TODAY))
    assert found["link.toml"][1] == "It is a symbolic link, which is not followed here."
    assert found["pipe.toml"][0] is State.PROBLEM


def test_what_office_programs_keep_beside_an_open_file_is_no_return(folder: Path) -> None:
    """A lock file is gone tomorrow, and was never sent."""
    kept = ("~$a.xlsx", ".~lock.a.ods", ".hidden.toml", "a.history.jsonl", "Thumbs.db", "b.xlsx~")
    for name in kept:
        (folder / name).write_text("x")
    assert set(read_folder(folder, TODAY).files) == {"a.toml"}


def test_an_unchanged_file_is_not_read_again(folder: Path) -> None:
    """A hundred schools open at once the second time."""
    assert read_folder(folder, TODAY).number_read == 1
    again = read_folder(folder, TODAY)
    assert again.number_read == 0
    assert again.collated.number_of(State.RETURNED) == 1


def _rewrite_in_place(path: Path) -> None:
    """Change a file, keeping its size, its inode and its time: what no stamp of mtime tells."""
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b'rag = "green"', b'rag = "amber"'))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _replace(path: Path) -> None:
    put(path.with_name("new"), EXAMPLE, "red", "red", "red").rename(path)


@pytest.mark.parametrize("change", [_rewrite_in_place, _replace, Path.unlink])
def test_the_cache_is_never_wrong(folder: Path, change: Callable[[Path], None]) -> None:
    """What is shown is what lies there, however it came to lie there."""
    read_folder(folder, TODAY)
    change(folder / "a.toml")
    with_cache = read_folder(folder, TODAY).collated
    (folder / CACHE_FILE).unlink()
    assert with_cache == read_folder(folder, TODAY).collated


def test_a_new_day_is_another_reading(folder: Path) -> None:
    """What was due yesterday is overdue today, with no file changed."""
    read_folder(folder, TODAY)
    later = TODAY + timedelta(4000)
    found = read_folder(folder, later)
    assert found.number_read == 1
    (folder / CACHE_FILE).unlink()
    assert found.collated == read_folder(folder, later).collated


@pytest.mark.parametrize(
    "spoilt", [b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 4096]
)
def test_a_spoilt_cache_is_made_anew(folder: Path, spoilt: bytes) -> None:
    """A disk or a sync tool may have cut it; it holds nothing that is not in the files."""
    (folder / CACHE_FILE).write_bytes(spoilt)
    assert read_folder(folder, TODAY).collated.number_of(State.RETURNED) == 1
    assert read_folder(folder, TODAY).number_read == 0


def test_a_spoilt_entry_is_read_anew(folder: Path) -> None:
    """A row that nobody can read is as good as none."""
    read_folder(folder, TODAY)
    with sqlite3.connect(folder / CACHE_FILE) as base:
        base.execute("UPDATE files SET row = '[]'")
    assert read_folder(folder, TODAY).number_read == 1


def test_a_link_in_place_of_the_cache_is_left_alone(folder: Path, tmp_path: Path) -> None:
    """Nobody may have another file of the lead's overwritten."""
    target = tmp_path / "precious"
    target.write_text("mine")
    (folder / CACHE_FILE).symlink_to(target)
    found = read_folder(folder, TODAY)
    assert found.trouble
    assert found.collated.number_of(State.RETURNED) == 1
    assert target.read_text() == "mine"


def test_a_run_that_is_killed_leaves_what_it_has_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """24,000 workbooks take minutes on a slow share; the second run goes on from there."""
    for at in range(4):
        put(folder / f"more{at}.toml", ELM)
    monkeypatch.setattr("eh_tui.files.partnership.steps._STEP", 2)

    def killed(read: int, _all: int) -> None:
        if read == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_folder(folder, TODAY, killed)
    assert read_folder(folder, TODAY).number_read == 1


def test_two_leads_read_one_folder_at_once(folder: Path) -> None:
    """The share is one; the cache of one must not stand in the other's way."""
    seen = []

    def other_lead(read: int, _all: int) -> None:
        if read == 0:
            seen.append(read_folder(folder, TODAY).collated)

    assert read_folder(folder, TODAY, other_lead).collated == seen[0]


def test_what_is_asked_of_a_school_is_kept_while_its_file_stays(folder: Path) -> None:
    """The checks cost more than the reading."""
    reading = read_folder(folder, TODAY)
    asked = questions_for(reading, reading.collated.current, TODAY)
    assert asked["a.toml"]
    assert questions_for(reading, reading.collated.current, TODAY) == asked


def test_who_will_ask_has_each_file_read_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And is told what the others are told."""
    as_if_old(folder / "a.toml")
    apart = read_folder(folder, TODAY)
    asked = questions_for(apart, apart.collated.current, TODAY)
    (folder / CACHE_FILE).unlink()
    monkeypatch.setattr("eh_tui.files.partnership.cache.RACY", -(10**9))
    reading = read_folder(folder, TODAY, asking=True)
    assert reading.collated == apart.collated
    monkeypatch.setattr("eh_tui.files.partnership.folder.read_in_steps", lambda *_, **__: ())
    assert questions_for(reading, reading.collated.current, TODAY) == asked


def test_who_needs_no_marks_has_none_and_leaves_them_to_others(folder: Path) -> None:
    """Also while a file is so new that it is looked at again each time."""
    whole = read_folder(folder, TODAY).collated
    (folder / CACHE_FILE).unlink()
    for _ in range(3):
        (row,) = read_folder(folder, TODAY, with_marks=False).collated.current
        assert row == without_marks(whole.current[0]) != whole.current[0]
    as_if_old(folder / "a.toml")
    assert read_folder(folder, TODAY).collated.current[0].marks == whole.current[0].marks


def test_a_folder_without_a_round_says_how_one_is_made(tmp_path: Path) -> None:
    """A lead may have named the wrong folder."""
    with pytest.raises(NotFound, match=r"holds no partnership\.toml; 'eh-tui partnership new"):
        read_folder(tmp_path, TODAY)


def test_a_form_that_is_nowhere_is_asked_for(tmp_path: Path) -> None:
    """Without its form nothing could be told apart from another version."""
    new_round(tmp_path)
    path = tmp_path / ROUND_FILE
    path.write_text(path.read_text().replace(FORM, "nowhere"))
    with pytest.raises(NotFound, match="asks for a form nowhere"):
        read_folder(tmp_path, TODAY)


def test_a_round_that_can_not_be_read_names_the_line(tmp_path: Path) -> None:
    """A lead edits it by hand."""
    new_round(tmp_path)
    path = tmp_path / ROUND_FILE
    path.write_text(path.read_text() + "x = [\n")
    with pytest.raises(BrokenFile, match=r"partnership\.toml: line \d+"):
        read_folder(tmp_path, TODAY)
