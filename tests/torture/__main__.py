"""The long forms, with their figures: `python -m tests.torture [kill] [disk] [merges] ...`."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.torture import faults, histories, kill, merges, weak_disk
from tests.torture.sessions import chance

KILLS, KILLS_BY_HAND = 1000, 300
PAIRS, PAIRS_IN_GIT = 2000, 60
"""Histories merged by eh-tui itself; git takes a second for each pair, so it gets fewer."""


def _kill() -> tuple[str, list[str]]:
    came = kill.run(KILLS)
    said = f"{came.kills} kills, {came.acknowledged} acknowledged edits, {came.reads} reads"
    return f"{said}, {came.conflicts} conflicts", came.faults


def _hand() -> tuple[str, list[str]]:
    came = kill.run(KILLS_BY_HAND, by_hand=True, seconds=20)
    said = f"{came.hand_saves} savings by hand, {came.kills} kills"
    return f"{said}, {came.acknowledged} acknowledged edits", came.faults


def _disk() -> tuple[str, list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        states, lost = weak_disk.losses(Path(folder) / "x", faults.WORKBOOK)
    return f"{states} states of a weak disk", lost


def _faults() -> tuple[str, list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder) / "school"
        calls = faults.run(here, faults.Disk(0)).calls
        disks = [
            faults.Disk(nth, code, way)
            for nth in range(1, calls + 1)
            for code in faults.CODES
            for way in faults.WAYS
        ]
        found = [
            f"call {disk.nth} ({disk.failed[:1]}) {way}: {fault}"
            for disk in disks
            for way in (disk.way,)
            for fault in faults.run(here, disk).faults
        ]
    return f"{calls} disk calls, {len(disks)} ways to fail", found


def _merges() -> tuple[str, list[str]]:
    found = [
        f"pair {seed}: {fault}"
        for seed in range(PAIRS)
        for fault in merges.faults(histories.pair(chance(seed)))
    ]
    return f"{PAIRS} pairs of histories, {PAIRS * merges.WAYS} merges", found


def _git() -> tuple[str, list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        found = merges.faults_of_git(Path(folder), chance(0), PAIRS_IN_GIT)
    return f"{PAIRS_IN_GIT} pairs of histories merged and rebased by git", found


FORMS: dict[str, Callable[[], tuple[str, list[str]]]] = {
    "kill": _kill,
    "hand": _hand,
    "disk": _disk,
    "faults": _faults,
    "merges": _merges,
    "git": _git,
}


def main(arguments: list[str]) -> int:
    """Run the forms named, or all, and return 1 where anything was lost."""
    code = 0
    for name in [name for name in arguments if name in FORMS] or FORMS:
        began = time.monotonic()
        figures, found = FORMS[name]()
        took = time.monotonic() - began
        lines = [f"{name}: {figures}, {len(found)} faults, {took:.0f} s", *found[:20]]
        sys.stdout.write("\n  ".join(lines) + "\n")
        code = code or int(bool(found))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
