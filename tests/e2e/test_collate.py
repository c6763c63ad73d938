"""`eh-tui partnership new` and `eh-tui collate`: what a lead and a program get, and how it ends."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from eh_tui.cli.output import say_as_json_with
from eh_tui.cli.rounds import collate
from eh_tui.files.folder.peek import peek
from eh_tui.files.partnership.folder import FolderReading, questions_for
from eh_tui.files.partnership.round_file import read_round
from eh_tui.model.audit.summary import count_all
from eh_tui.model.partnership.returned import ReturnedSchool
from tests.e2e.conftest import Ended
from tests.support.round_folder import SCHOOLS, new_round, put


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a round's folder in which one school is missing, and one file is broken."""
    folder = new_round(tmp_path / "round")
    put(folder / "a.toml", SCHOOLS[0].name)
    put(folder / "b.toml", SCHOOLS[1].name, "red", "red", "green")
    (folder / "broken.toml").write_text("x = [\n")
    return folder


def test_a_round_is_begun_from_a_list_of_schools(tmp_path: Path, ended: Ended) -> None:
    """The list is one that the partnership has anyway."""
    path = tmp_path / "schools.csv"
    path.write_text("name,number,head\nOak,1,x\nElm,2,y\n")
    where = tmp_path / "autumn"
    code, out, err = ended("partnership", "new", where, "--schools", path, "--due", "11/12/2026")
    assert (code, out) == (0, f"Made {where}/partnership.toml: 2 schools are asked.\n")
    assert err == f"Not taken from {path}: head.\n"
    assert 'due = "2026-12-11"' in (where / "partnership.toml").read_text()


def test_a_day_that_is_no_single_day_is_asked(tmp_path: Path, ended: Ended) -> None:
    """Nobody guesses which day of the autumn term was meant."""
    path = tmp_path / "schools.csv"
    path.write_text("name\nOak\n")
    code, _, err = ended("partnership", "new", tmp_path / "x", "--schools", path, "--due", "6/2027")
    assert code == 2
    assert "--due '6/2027' is no single day" in err
    assert not (tmp_path / "x").exists()


def test_json_has_a_line_for_each_file_and_each_missing_school(folder: Path, ended: Ended) -> None:
    """Its keys are an interface."""
    code, out, _ = ended("collate", folder, "--json")
    said = json.loads(out)
    assert code == 1
    assert [(each["file"], each["state"]) for each in said["schools"]] == [
        ("a.toml", "returned"),
        ("b.toml", "returned"),
        ("", "missing"),
        ("broken.toml", "problem"),
    ]
    assert set(said) == {"round", "schools", "totals"}
    assert set(said["schools"][0]) == {
        *("school", "number", "phase", "locality", "file", "state", "why"),
        *("counts", "overdue", "no_date", "changed", "questions"),
    }
    wanted = Counter[str]()
    for name in ("a.toml", "b.toml"):
        wanted += Counter(count_all(peek(folder / name).workbook).numbers)
    got = Counter[str]()
    for levels in said["totals"]["counts"].values():
        got.update(levels)
    assert +got == +wanted


@pytest.mark.parametrize("together", [1, 2, 500])
def test_json_is_printed_school_by_school_and_is_one_object_all_the_same(
    together: int, folder: Path, ended: Ended, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All England's questions are never held at once; a program sees nothing of that."""
    asked = []

    def questions(reading: FolderReading, rows: Iterable[ReturnedSchool], today: date) -> object:
        asked.append(tuple(rows))
        return questions_for(reading, asked[-1], today)

    monkeypatch.setattr(collate, "_TOGETHER", together)
    monkeypatch.setattr("eh_tui.files.partnership.folder.questions_for", questions)
    _, out, _ = ended("collate", folder, "--json")
    said = json.loads(out)
    assert out == json.dumps(said, indent=2) + "\n"
    assert max(map(len, asked)) <= together
    assert sum(map(len, asked)) == said["totals"]["returned"] == 2
    assert all(line["questions"] for line in said["schools"] if line["state"] == "returned")


def test_json_of_a_round_without_schools_is_an_object_too(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A text that looks like the list's place is none."""
    value = {"name": 'x\n  "schools": []', "schools": [], "totals": 0}
    for rows in ([], [{"a": "b\n"}], [{"a": [1]}, {"b": {}}]):
        say_as_json_with(value, "schools", rows)
        assert capsys.readouterr().out == json.dumps(value | {"schools": rows}, indent=2) + "\n"


def test_json_tells_what_changed_since_the_round_before(
    folder: Path, tmp_path: Path, ended: Ended
) -> None:
    """A school that did not return then has nothing to compare."""
    before = new_round(tmp_path / "before")
    put(before / "renamed.toml", SCHOOLS[0].name, "red", "green", "green")
    _, out, _ = ended("collate", folder, "--json", "--before", before)
    first, second, *_ = json.loads(out)["schools"]
    assert first["changed"] == {"up": 1, "down": 1, "same": 0, "untouched": 23}
    assert second["changed"] is None


def test_a_round_in_which_all_have_returned_ends_well(tmp_path: Path, ended: Ended) -> None:
    """So a script knows when to stop chasing."""
    folder = new_round(tmp_path / "r", SCHOOLS[0])
    put(folder / "a.toml", SCHOOLS[0].name)
    code, out, _ = ended("collate", folder)
    assert code == 0
    assert "1 expected: 1 returned, 0 can't be counted, 0 missing; 0 files with problems" in out


def test_the_page_names_each_problem_with_what_to_do(folder: Path, ended: Ended) -> None:
    """A reason alone helps nobody."""
    _, out, _ = ended("collate", folder)
    assert "  St. Ash's R.C. School 100003: Nothing came. Ask again.\n" in out
    assert "  broken.toml: Line 2, column 1: " in out


def test_csv_holds_every_row_and_every_text_as_it_was_typed(
    folder: Path, tmp_path: Path, ended: Ended
) -> None:
    """Line breaks, quotation marks and what looks like a formula are the school's own words."""
    text = (folder / "a.toml").read_text()
    odd = '=1+1 "quoted",\\nnext; é'
    (folder / "a.toml").write_text(text.replace('who = "D Whitfield"', f"who = {json.dumps(odd)}"))
    out = tmp_path / "all.csv"
    code, said, _ = ended("collate", folder, "-o", out)
    assert (code, said) == (1, f"{out}\n")
    rows = list(csv.DictReader(io.StringIO(out.read_bytes().decode("utf-8-sig"), newline="")))
    books = [peek(folder / name).workbook for name in ("a.toml", "b.toml")]
    assert [row["row"] for row in rows] == [a.id for book in books for a in book.actions]
    assert [row["who"] for row in rows] == [a.who for book in books for a in book.actions]
    assert [row["text"] for row in rows] == [a.text for book in books for a in book.actions]


def test_a_file_is_not_written_where_it_would_count_as_a_return(folder: Path, ended: Ended) -> None:
    """The next run would ask whose it is."""
    code, _, err = ended("collate", folder, "-o", folder / "sub" / "all.csv")
    assert code == 2
    assert "where every file counts as a return" in err


def test_a_file_that_somebody_has_worked_on_is_not_replaced(
    folder: Path, tmp_path: Path, ended: Ended
) -> None:
    """A lead colours and sorts what they were given."""
    out = tmp_path / "all.csv"
    ended("collate", folder, "-o", out)
    out.write_text("mine")
    assert ended("collate", folder, "-o", out)[0] == 2
    assert out.read_text() == "mine"
    ended("collate", folder, "-o", out, "--force")
    assert out.read_text() != "mine"


def test_a_kind_of_file_that_there_is_none_of_is_said(
    folder: Path, tmp_path: Path, ended: Ended
) -> None:
    """Nothing is written under a name that promises something else."""
    code, _, err = ended("collate", folder, "-o", tmp_path / "all.pdf")
    assert code == 2
    assert "use .csv, .xlsx or .html" in err


def test_folders_for_what_is_written_are_made(ended: Ended, folder: Path, tmp_path: Path) -> None:
    """As `partnership new` makes its own: nobody should have to leave the command for it."""
    ended("collate", folder, "--copies", tmp_path / "new" / "copies")
    ended("collate", folder, "-o", tmp_path / "out" / "rows.csv")
    assert (tmp_path / "new" / "copies").is_dir()
    assert (tmp_path / "out" / "rows.csv").is_file()


def test_that_there_is_no_copy_to_write_is_said(ended: Ended, tmp_path: Path) -> None:
    """An empty folder and silence would look like a fault."""
    empty, out = new_round(tmp_path / "empty"), tmp_path / "copies"
    assert ended("collate", empty, "--copies", out)[1].startswith("No return counts yet")
    (tmp_path / "taken").write_text("x")
    for option in ("--copies", "--parquet"):
        code, _, complaint = ended("collate", empty, option, tmp_path / "taken")
        assert code == 2
        assert "a file stands where a folder is to be; choose another name." in complaint


def test_schools_are_asked_again_without_the_screen(folder: Path, ended: Ended) -> None:
    """Every task is also a plain command: the day is noted, and the letters are drafted."""
    code, out, _ = ended("partnership", "ask-again", folder)
    (list_of_them,) = folder.parent.glob("round - asked again *.txt")
    assert (code, out) == (
        0,
        f"Noted for 1. Whom to ask, and what to write to each: {list_of_them.resolve()}\n",
    )
    assert "We have not received your Early Help audit" in list_of_them.read_text()
    asked = {each.name: bool(each.asked_again) for each in read_round(folder).round.schools}
    assert asked == {SCHOOLS[0].name: False, SCHOOLS[1].name: False, SCHOOLS[2].name: True}
    code, _, complaint = ended("partnership", "ask-again", folder, SCHOOLS[0].name)
    assert (code, complaint) == (
        2,
        f"eh-tui: {SCHOOLS[0].name} has returned, and nothing more is awaited of it.\n",
    )
    ended("partnership", "send-back", folder, SCHOOLS[0].name, "1-01=Who does this?")
    assert ended("partnership", "ask-again", folder, SCHOOLS[0].name)[0] == 0
    assert read_round(folder).round.schools[0].asked_again


def test_a_round_is_not_compared_with_itself(ended: Ended, folder: Path) -> None:
    """That nothing rose or fell would look like a school that does nothing."""
    code, _, complaint = ended("collate", folder, "--before", folder)
    assert code == 2
    assert "name the folder of the last round" in complaint


@pytest.mark.parametrize("year", ["2026", "26", "last"])
def test_what_is_no_school_year_is_asked_about(ended: Ended, tmp_path: Path, year: str) -> None:
    """Every return of the right year would be called one of another."""
    schools = tmp_path / "schools.csv"
    schools.write_text("name\nInvented School\n")
    new = ("partnership", "new", tmp_path / "next", "--schools", schools, "--year", year)
    code, _, complaint = ended(*new)
    assert code == 2
    assert "write it as 2026-27" in complaint
    assert not (tmp_path / "next").exists()
