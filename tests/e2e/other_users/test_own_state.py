"""What an account keeps for itself is out of everybody else's reach, whatever its umask."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from tests.e2e.other_users.conftest import Person, School


def state_of(person: Person) -> Path:
    """Return where a person's programs keep what is for them alone."""
    return person.home / ".local/state/eh-tui"


@pytest.fixture
def at_work(school: School) -> School:
    """Return the school after Dana changed and exported, under an umask that gives all."""
    for command in (("set", school.workbook, "1-01", "who=NK"), ("export", school.workbook)):
        assert school.dana.runs(*command).returncode == 0
    return school


def test_no_folder_on_the_way_to_it_is_for_anybody_else(at_work: School) -> None:
    """Who may write a folder can put another file in the place of one that is private."""
    state = state_of(at_work.dana)
    assert (state / "recorded").is_dir()
    for each in (state.parent.parent, state.parent, state, *state.rglob("*")):
        assert not stat.S_IMODE(each.stat().st_mode) & 0o077, each


def test_a_state_folder_that_was_wide_is_narrowed(at_work: School) -> None:
    """It may have been made by an earlier version, or by a careless hand."""
    state = state_of(at_work.dana)
    for each in (state, state / "recorded"):
        each.chmod(0o777)
    assert at_work.dana.runs("set", at_work.workbook, "1-01", "who=DW").returncode == 0
    for each in (state, state / "recorded"):
        assert stat.S_IMODE(each.stat().st_mode) == 0o700


@pytest.mark.parametrize("part", ["recorded", "export.key"])
def test_what_somebody_else_put_there_counts_for_nothing(at_work: School, part: str) -> None:
    """A step would count as one's own, and a secret that a colleague knows would seal exports."""
    place = state_of(at_work.dana) / part
    shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
    if part == "recorded":
        shutil.copytree(_toms_state(at_work) / part, place)
    else:
        place.write_text("ab" * 32, encoding="ascii")
    for each in (place, *place.rglob("*")):
        os.chown(each, at_work.tom.user, at_work.tom.user)
        each.chmod(0o777)
    if part == "recorded":
        done = at_work.dana.runs("undo", at_work.workbook)
        assert (done.returncode, "no session of this account" in done.stderr) == (2, True)
    else:
        code = "from eh_tui.files.system.account_key import account_key; print(account_key())"
        assert at_work.dana.does(code) == "b''"


def _toms_state(school: School) -> Path:
    """Return Tom's state folder once it holds what he wrote into the history as Dana."""
    code = """
import sys
from pathlib import Path
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
store = Store(Path(sys.argv[1]), "user 6001")
store.commit([set_field(store.workbook, Kind.ACTIONS, "1-02", "who", "Planted")])
print("done")
"""
    assert school.tom.does(code, school.workbook) == "done"
    return state_of(school.tom)
