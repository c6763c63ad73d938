"""The invented partnership holds what its users rely on: every fault, and the same each time."""

from datetime import date
from pathlib import Path

import pytest

from eh_tui.errors import BrokenFile
from eh_tui.files.partnership.folder import read_folder
from eh_tui.files.partnership.round_file import write_new_round
from eh_tui.files.partnership.schools_csv import read_schools
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.partnership.collated import State
from eh_tui.model.partnership.round import Round
from tests.partnership.audits import YEAR
from tests.partnership.folder import FEWEST_FOR_ALL, SCHOOLS, make_partnership
from tests.partnership.returns import FAULTS
from tests.support.round_folder import FORM


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a partnership in which every fault is."""
    made = tmp_path_factory.mktemp("partnership") / "round"
    ways = make_partnership(made)
    assert set(ways) == {way.__name__ for way in FAULTS} | {"good"}
    return made


def test_the_same_seed_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    """A figure or a picture of it can be made again."""
    make_partnership(tmp_path / "round", 12)
    some = [path for path in (tmp_path / "round" / "returns").rglob("*") if path.is_file()]
    assert some
    for path in some:
        same = folder / path.relative_to(tmp_path / "round")
        assert path.read_bytes() == same.read_bytes()
        assert path.stat().st_mtime == same.stat().st_mtime


def test_another_seed_gives_other_answers(folder: Path, tmp_path: Path) -> None:
    """Two rounds must differ for a change between them to be seen."""
    make_partnership(tmp_path / "round", 1, seed=2)
    (one,) = (tmp_path / "round" / "returns").iterdir()
    assert one.read_bytes() != (folder / "returns" / one.name).read_bytes()


def test_what_should_be_read_is_read_and_what_is_broken_is_not(folder: Path) -> None:
    """A generator whose good files were broken would prove nothing."""
    refused = []
    for path in sorted((folder / "returns").rglob("*.toml")):
        try:
            held = WorkbookText.parse(path.read_bytes()).workbook
        except BrokenFile:
            refused.append(path.name)
        else:
            assert held.is_form or not path.stat().st_size
    assert len(refused) == 1
    listed = (folder / SCHOOLS).read_text(encoding="utf-8").splitlines()
    assert len(listed) == FEWEST_FOR_ALL + 1


SEEN = {
    "missing": (State.MISSING, "Nothing came."),
    "broken": (State.PROBLEM, "Line "),
    "no_bytes": (State.MISSING, "Nothing came."),
    "a_scan": (State.MISSING, "Nothing came."),
    "zipped_up": (State.MISSING, "Nothing came."),
    "nothing_filled_in": (State.PROBLEM, "Nothing is rated or written in it."),
    "another_form": (
        State.PROBLEM,
        "It is the form “4. Early Help Commitments Audit Tool” (county",
    ),
    "another_version": (State.PROBLEM, "It is version 2019 of the form"),
    "another_year": (State.PROBLEM, "It is of 2025-26"),
    "free_text": (State.PROBLEM, "Audit tool!E13: 'nearly there, see the minutes' is not a rating"),
    "changed_in_one_sheet": (
        State.RETURNED,
        "The audit sheet counts; another sheet, which may only be older, says otherwise",
    ),
}
"""What a lead sees first of a school that returned in some way; every other way just counts."""


def test_each_way_of_returning_is_seen_as_what_it_is(folder: Path) -> None:
    """What counts is counted, and what does not says why: in every kind of file."""
    listed = read_schools(folder / SCHOOLS).schools
    write_new_round(folder / "returns", Round(form=FORM, year=YEAR, schools=listed))
    lines: dict[str, list[tuple[State, str]]] = {}
    for line in read_folder(folder / "returns", date(2026, 11, 28)).collated.lines:
        if line.expected:
            lines.setdefault(line.number, []).append((line.state, line.why))
    for at, school in enumerate(listed):
        way = FAULTS[at // 2 % len(FAULTS)].__name__ if at % 2 else "good"
        state, why = SEEN.get(way, (State.RETURNED, ""))
        found = lines[school.number][0]
        assert (way, found[0]) == (way, state)
        assert found[1].startswith(why), way
