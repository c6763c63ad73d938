"""Whatever a disk forgets or refuses, an acknowledged edit is there and the file is whole."""

import itertools
from pathlib import Path

import pytest

from tests.torture import faults, weak_disk

pytestmark = pytest.mark.real_disk


def test_a_power_cut_at_any_moment_loses_no_acknowledged_edit(tmp_path: Path) -> None:
    """In every state that a disk may show of what it was not told to sync."""
    states, lost = weak_disk.losses(tmp_path / "x", faults.WORKBOOK)
    assert states > 50
    assert lost == []


@pytest.mark.parametrize("left_out", ["files_sync", "folders_sync"])
def test_without_syncing_a_power_cut_loses_edits(tmp_path: Path, left_out: str) -> None:
    """The control: both kinds of fsync are needed, and the test above can fail."""
    _, lost = weak_disk.losses(tmp_path / "x", faults.WORKBOOK, **{left_out: False})
    assert lost


@pytest.mark.parametrize("way", faults.WAYS)
def test_each_disk_call_may_fail_and_nothing_is_lost(tmp_path: Path, way: str) -> None:
    """One sentence, the file whole, the same edit once the fault is gone; call after call."""
    calls = faults.run(tmp_path / "school", faults.Disk(0)).calls
    assert calls > 200
    for nth, code in zip(range(1, calls + 1), itertools.cycle(faults.CODES)):
        disk = faults.Disk(nth, code, way)
        assert faults.run(tmp_path / "school", disk).faults == [], (nth, disk.failed)
        assert way == "half" or disk.failed
