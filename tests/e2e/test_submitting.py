"""A return by plain commands: what the school says, what the lead asks, and what the file holds."""

import json
from datetime import date
from pathlib import Path

import pytest

from eh_tui.cli import main
from eh_tui.files.store.store import Store
from eh_tui.model.core.days import day_in_words

TODAY = day_in_words(date.today())


@pytest.fixture
def made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a new workbook of a school whose place in its partnership is known."""
    path = tmp_path / "oak.toml"
    place = ["--number", "123456", "--phase", "Primary", "--locality", "North"]
    assert main(["new", str(path), "--school", "Oak Primary", *place]) == 0
    capsys.readouterr()
    return path


def test_number_phase_and_locality_are_in_the_file_and_shown(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By them a return is matched, whatever its file is called."""
    assert main(["show", str(made), "--json"]) == 0
    school = json.loads(capsys.readouterr().out)["school"]
    assert school == {
        "name": "Oak Primary",
        "audit_date": "",
        "number": "123456",
        "phase": "Primary",
        "locality": "North",
    }
    assert main(["show", str(made)]) == 0
    assert "\nNumber: 123456\nPhase: Primary\nLocality: North\n" in capsys.readouterr().out


def test_submit_refuses_unrated_rows_until_told_why(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A lead should not have to count what was never looked at."""
    before = made.read_bytes()
    assert main(["submit", str(made)]) == 2
    err = capsys.readouterr().err
    assert "25 actions are not rated: 1-01" in err
    assert "say why with --because" in err
    assert made.read_bytes() == before
    assert main(["submit", str(made), "--because", "We begin in spring."]) == 0
    (step,) = Store(made).workbook.returns
    assert (step.state, step.date, step.because) == ("submitted", TODAY, "We begin in spring.")


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_who_exports_is_told_that_it_is_not_submitted(
    made: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    """Else the school thinks that it is done, and the lead waits; once it is, nothing is said."""
    out = made.with_name(f"out.{ending}")
    assert main(["export", str(made), "-o", str(out)]) == 0
    assert "It is exported, not submitted; 'eh-tui submit'" in capsys.readouterr().err
    main(["submit", str(made), "--because", "New."])
    assert main(["export", str(made), "-o", str(out)]) == 0
    assert "submitted" not in capsys.readouterr().err


def test_last_years_number_goes_on_and_is_not_asked_twice(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A school keeps its number; its steps as a return are last year's."""
    main(["submit", str(made), "--because", "New."])
    new = made.with_name("next.toml")
    assert main(["new", str(new), "--from", str(made), "--number", "9"]) == 2
    assert main(["new", str(new), "--from", str(made)]) == 0
    workbook = Store(new).workbook
    assert (workbook.school.number, workbook.returns) == ("123456", ())
