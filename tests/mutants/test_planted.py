"""The list of planted faults is of the program as it is; `make mutants` plants them."""

from collections import Counter

import pytest

from tests.mutants.planted import MUTANTS, Mutant
from tests.support import CHECKOUT


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.does)
def test_a_fault_can_be_planted_and_its_tests_are_there(mutant: Mutant) -> None:
    """A piece of the program that moved would leave a fault that nobody looks for."""
    text = (CHECKOUT / "eh_tui" / mutant.file).read_text(encoding="utf-8")
    assert text.count(mutant.old) == 1
    compile(text.replace(mutant.old, mutant.new), mutant.file, "exec")
    for name in mutant.tests.split():
        file, _, test = name.partition("::")
        assert (CHECKOUT / file).exists()
        assert not test or f"def {test}(" in (CHECKOUT / file).read_text(encoding="utf-8")


def test_there_are_forty_of_them_in_all_that_keeps_work_together() -> None:
    """Store, journal, undo, edits, difference and merge."""
    assert len(MUTANTS) >= 40
    assert Counter(mutant.does for mutant in MUTANTS).most_common(1)[0][1] == 1
