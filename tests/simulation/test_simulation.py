"""Everybody at once: nothing is lost, and each of the guards is seen to be needed."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest

from eh_tui.files.beside import private_notes
from eh_tui.files.store import store
from eh_tui.model.core import edits
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.merge import references
from tests.simulation.plan import Turn, plan
from tests.simulation.shrink import as_test, shrunk
from tests.simulation.simulate import Ran, run, run_seed
from tests.simulation.world import WORKBOOK
from tests.support import CHECKOUT

pytestmark = pytest.mark.real_disk

SEEDS = range(12)
MOST = 60
"""Seeds within which the lack of a guard has to be noticed."""


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_lost_whoever_does_what_and_whatever_fails(seed: int) -> None:
    """Sessions, commands, an editor, a sync tool and git, with kills and failing disks."""
    assert run_seed(seed).faults == ()


def test_one_seed_makes_one_run_byte_for_byte() -> None:
    """What was found can be looked at again, on another day and another machine."""
    traces = set()
    for hashing in ("1", "2"):
        code = "from tests.simulation.simulate import run_seed; print(run_seed(5).digest)"
        environment = {**os.environ, "PYTHONHASHSEED": hashing, "PYTHONPATH": str(CHECKOUT)}
        traces.add(subprocess.check_output([sys.executable, "-c", code], env=environment))
    traces.add(f"{run_seed(5).digest}\n".encode())
    assert len(traces) == 1


def failing(runs: Callable[[int], Ran]) -> int | None:
    """Return the first seed of a few that fails, None for none."""
    return next((seed for seed in range(MOST) if runs(seed).faults), None)


@pytest.mark.parametrize("guard", ["files_sync", "folders_sync"])
def test_without_a_guard_of_the_disk_something_is_lost(guard: str) -> None:
    """The controls: what is said above counts only if it can fail."""
    assert failing(lambda seed: run_seed(seed, leaving_out=[guard])) is not None


def without_locks(turns: Sequence[Turn]) -> Ran:
    """Let turns happen where nobody keeps others from writing at the same time."""
    return run(turns, ["locks"])


def all_write(seed: int) -> tuple[Turn, ...]:
    """Return a plan in which everybody changes the workbook all day."""
    return plan(seed, {who: {"set": 1} for who in ("ann", "ann again", "ben", "cleo")})


def test_without_a_lock_two_write_at_once() -> None:
    """The control of the lock: what keeps two apart who save at one moment."""
    assert failing(lambda seed: without_locks(all_write(seed))) is not None


def test_without_comparing_old_values_something_is_overwritten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control of what keeps two people's changes of one field apart."""
    really = edits._set

    def unseen(workbook: Workbook, edit: edits.Set) -> Workbook:
        seen = edits.set_field(workbook, edit.kind, edit.id, edit.field, edit.new)
        return really(workbook, seen)

    monkeypatch.setattr(edits, "_set", unseen)
    assert failing(run_seed) is not None


def test_without_the_map_of_renamed_rows_references_go_astray(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control of merges: a row that gets another number takes along all that names it."""
    merging = {
        "ann": {"staff": 1, "look": 1},
        "dora": {"merge-copies": 1},
        "sync": {"carry": 1, "leave a copy": 2},
        "gil": {"commit": 1, "work on a branch": 1, "merge": 1},
    }
    monkeypatch.setattr(references, "_followed", lambda text, *_: text)
    assert failing(lambda seed: run(plan(seed, merging, 20))) is not None


def test_without_a_memory_of_what_is_gone_a_number_is_given_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control of numbers: a file that was put back knows nothing of a row that came after."""
    coming_and_going = {
        "ann": {"staff": 2, "remove": 2},
        "ben": {"staff": 2, "undo": 1},
        "sync": {"put back": 1},
    }
    monkeypatch.setattr(store, "with_ids_given", lambda _, __, workbook: workbook)
    assert failing(lambda seed: run(plan(seed, coming_and_going, 20))) is not None


def test_without_a_place_of_their_own_private_notes_get_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control of what nobody else may see: a note kept where others read is noticed."""
    monkeypatch.setattr(private_notes, "private_notes_folder", lambda: WORKBOOK.parent / "private")
    alone = {"ann": {"note privately": 1}, "ben": {"note privately": 1}}
    assert failing(lambda seed: run(plan(seed, alone, 4))) is not None


def test_a_run_that_fails_shrinks_to_a_few_turns_and_tells_them() -> None:
    """A fault is understood by whoever can read a story, and kept as a test."""
    seed = failing(lambda seed: without_locks(all_write(seed)))
    assert seed is not None
    turns = shrunk(all_write(seed), without_locks)
    ran = without_locks(turns)
    assert ran.faults
    assert len(turns) <= 8
    assert 0 < len(ran.story) <= 20
    assert f"def test_seed_{seed}() -> None:" in as_test(seed, turns, ran.first)
