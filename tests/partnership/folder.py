"""A lead's folder, with what came of a round."""

import os
from collections import Counter
from pathlib import Path
from random import Random

from tests.partnership.audits import blank
from tests.partnership.returns import FAULTS, Sender, good
from tests.partnership.schools import InventedSchool, as_csv, invented_schools

SCHOOLS = "SCHOOLS.csv"
FEWEST_FOR_ALL = 2 * len(FAULTS)
"""How many schools there must be for every fault to be there: each second one has one."""


def make_partnership(folder: Path, number: int = FEWEST_FOR_ALL, seed: int = 1) -> Counter[str]:
    """Write a list of schools into a folder, and their returns into `returns` below it.

    Returns how many schools returned in which way. The same number and seed give the same
    files; those of a larger number are the same and some more.
    """
    schools = tuple(invented_schools(number))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SCHOOLS).write_text(as_csv(schools), encoding="utf-8")
    form, ways = blank(), Counter[str]()
    for at, school in enumerate(schools):
        way = FAULTS[at // 2 % len(FAULTS)] if at % 2 else good
        ways[way.__name__] += 1
        _put(folder / "returns", Sender(form, school, _chance(seed, school)), way)
    return ways


def _put(folder: Path, sender: Sender, way: object) -> None:
    assert callable(way)
    for file in way(sender):
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        os.utime(path, (file.came, file.came))


def _chance(seed: int, school: InventedSchool) -> Random:
    return Random(f"{seed} {school.number}")  # noqa: S311  # the same returns for the same seed
