"""Every merge of two people's files keeps all that they did, and the test would see a loss."""

import shutil
from pathlib import Path

import pytest

from eh_tui.model.merge import numbering, references
from tests.torture import histories, merges
from tests.torture.sessions import chance

pytestmark = pytest.mark.real_disk

SEEDS = range(40)


def found(seeds: range = SEEDS) -> list[str]:
    """Return what is wrong in the merges of some pairs of histories."""
    return [
        f"{seed}: {fault}"
        for seed in seeds
        for fault in merges.faults(histories.pair(chance(seed)))
    ]


def test_nothing_is_lost_and_every_reference_holds_in_any_merge() -> None:
    """Both ways, a second time, and after either side has gone on."""
    assert found() == []


def test_without_a_renaming_references_go_astray(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: rows that refer to others by their old numbers are seen."""
    monkeypatch.setattr(references, "_followed", lambda text, *_: text)
    assert found()


def test_without_a_memory_of_it_a_later_merge_goes_astray(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a later merge would write into the wrong row."""
    monkeypatch.setattr(numbering, "_families", lambda *_: {})
    assert found()


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_git_merges_and_rebases_as_the_driver_does(tmp_path: Path) -> None:
    """Two clones of a folder, merged by git, and one rebased onto the other."""
    assert merges.faults_of_git(tmp_path, chance(1), 3) == []
