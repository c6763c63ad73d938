"""A year ends and another begins, by plain commands."""

import shlex
from datetime import date
from pathlib import Path

import pytest

from eh_tui.files.store.store import Store
from eh_tui.model.core.days import day_in_words
from tests.e2e.conftest import Ran
from tests.support.forms import example_file
from tests.support.rag import Rag

TODAY = day_in_words(date.today())


@pytest.fixture
def last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return last year's workbook, a copy of the invented school's, in the current folder."""
    monkeypatch.chdir(tmp_path)
    copy = Path("2025.toml")
    text = example_file().read_text(encoding="utf-8")
    copy.write_text(text.replace("audit_date", 'year = "2025-26"\naudit_date', 1), encoding="utf-8")
    return copy


def test_a_new_year_goes_on_from_last_and_closes_it(last: Path, run: Ran) -> None:
    """One command, and last year's is safe from a slip of the finger."""
    assert run("new", "2026.toml", "--from", last) == (
        "Made 2026.toml, the audit of 2026-27 for Example Primary School.\n"
        "25 actions, 7 people, 6 terms, 8 courses and 9 trainings carried over, "
        "without the ratings, dates, details and notes of last year.\n"
        "Locked 2025.toml; 'eh-tui unlock 2025.toml' lets it be changed again.\n"
    )
    new = Store(Path("2026.toml")).workbook
    assert (new.school.name, new.school.year) == ("Example Primary School", "2026-27")
    assert {action.rag for action in new.actions} == {Rag.NONE}
    assert Store(last).workbook.school.locked == (
        f"The audit of 2025-26 was closed on {TODAY}; it goes on in 2026.toml."
    )


def test_what_is_chosen_is_kept_and_last_years_left_open(last: Path, run: Ran) -> None:
    """Each school begins its year in its own way."""
    run("new", "n", "--from", last, "--keep", "ratings", "--keep", "notes", "--leave-open")
    old, new = Store(last).workbook, Store(Path("n.toml")).workbook
    assert [(row.rag, row.note) for row in new.actions] == [(r.rag, r.note) for r in old.actions]
    assert {action.when for action in new.actions} == {""}
    assert old.school.locked == ""


def test_a_new_year_is_begun_once_and_not_in_a_meeting(last: Path, run: Ran) -> None:
    """One sentence says which file it goes on in, or that the meeting is to be ended first."""
    run("meeting", "start", last, "--date", "1/9/2026")
    for command in (("new", "2026.toml", "--from", last), ("lock", last)):
        assert run(*command, code=2) == ""
        assert "is still going on" in run.err
    assert not Path("2026.toml").exists()
    run("meeting", "end", last)
    run("new", "2026.toml", "--from", last)
    for options in ((), ("--year", "2027-28"), ("--leave-open",)):
        assert run("new", "again.toml", "--from", last, *options, code=2) == ""
        assert run.err.startswith("eh-tui: 2025.toml goes on in 2026.toml already: open that; ")
    assert not Path("again.toml").exists()
    assert "it goes on in 2026.toml" in Store(last).workbook.school.locked


def test_a_locked_audit_is_read_and_exported_and_not_changed(last: Path, run: Ran) -> None:
    """Until somebody unlocks it, and that is in the log."""
    assert run("lock", last) == f"Locked 2025.toml: This audit was closed on {TODAY}.\n"
    for command in (
        ("set", last, "4-07", "rag=red"),
        ("add", last, "3.B", "--text", "x"),
        ("remove", last, "4-07"),
        ("sign", last, "S1", "--name", "x"),
        ("receive", last, "--body", "x"),
    ):
        assert run(*command, code=2) == ""
        assert run.err.startswith("eh-tui: 2025.toml is locked: This audit was closed on ")
        assert "'eh-tui unlock 2025.toml'" in run.err
    for read in (("show", last), ("check", last), ("log", last), ("signatures", last)):
        assert run(*read)
    assert run("export", last, "-o", "audit.xlsx") == "audit.xlsx\n"
    assert run("lock", last, code=2) == ""
    assert run("unlock", last) == "2025.toml can be changed again.\n"
    run("set", last, "4-07", "rag=red")
    assert "Locked: This audit was closed" in run("log", last)


def test_a_lock_has_the_reason_that_is_given(last: Path, run: Ran) -> None:
    """In the school's own words."""
    run("lock", last, "--because", "Signed by all four")
    assert run("set", last, "4-07", "rag=red", code=2) == ""
    assert "is locked: Signed by all four. 'eh-tui unlock" in run.err


def test_the_way_to_unlock_it_can_be_typed_as_it_is_printed(last: Path, run: Ran) -> None:
    """Names of files have spaces."""
    spaced = last.rename("our audit.toml")
    run("lock", spaced)
    run("set", spaced, "4-07", "rag=red", code=2)
    command = run.err.split("'eh-tui ", 1)[1].rsplit("' lets", 1)[0]
    run(*shlex.split(command))
    assert Store(spaced).workbook.school.locked == ""


def test_last_years_ratings_stand_beside_this_years(last: Path, run: Ran) -> None:
    """The first question of a review is how it stood last time."""
    run("new", "2026.toml", "--from", last)
    run("add", "2026.toml", "3.B", "--text", "New this year")
    lines = run("show", "2026.toml", "--last-year").splitlines()
    at = lines.index("3-03. Action: Agree a review date")
    assert "  Last year: On track (amber), 6/2025" in lines[at : at + 7]
    at = lines.index("3-06. Action: New this year")
    assert "  Last year: not in last year's audit" in lines[at : at + 7]
    assert "Last year" not in run("show", "2026.toml")


def test_a_first_audit_has_no_last_year_and_a_lost_one_is_said(last: Path, run: Ran) -> None:
    """One sentence, and the audit itself is not in danger."""
    run("show", last, "--last-year", code=2)
    assert "is the first audit" in run.err
    run("new", "2026.toml", "--from", last)
    last.unlink()
    run("show", "2026.toml", "--last-year", code=2)
    assert "2025.toml is missing" in run.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2025.toml", "--from", "2025.toml"), "exists already"),
        (("new.toml", "--from", "gone.toml"), "There is no gone.toml"),
        (("new.toml", "--from", "2025.toml", "--school", "Another"), "leave --school out"),
        (("new.toml", "--school", "A", "--keep", "dates"), "go with --from"),
        (("new.toml", "--from", "2025.toml", "--keep", "all"), "invalid choice"),
        (("new.toml",), "The school has no name"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_made_or_locked(
    last: Path, run: Ran, arguments: tuple[str, ...], said: str
) -> None:
    """One sentence each."""
    before = last.read_bytes()
    run("new", *arguments, code=2)
    assert said in run.err
    assert run.err.count("\n") == 1
    assert last.read_bytes() == before
    assert not Path("new.toml").exists()


def test_a_year_is_asked_for_where_last_years_is_not_known(last: Path, run: Ran) -> None:
    """Nothing is guessed."""
    run("set", last, "school", "year=")
    run("new", "a.toml", "--from", last, "--leave-open")
    Path("aside").mkdir()
    moved = Path("a.toml").rename("aside/a.toml")
    run("new", "b.toml", "--from", last, "--year", "2026-27")
    assert [Store(path).workbook.school.year for path in (moved, Path("b.toml"))] == [
        "",
        "2026-27",
    ]
    assert Store(last).workbook.school.locked.startswith("This audit was closed on")
