"""A folder of returns read one after the other, as a lead's computer does on one afternoon."""

import gc
from pathlib import Path
from typing import Any

from tests.support.returns import SentOut, cell_of


def test_nothing_of_a_return_is_kept_once_it_is_read(tmp_path: Path) -> None:
    """After a few, one more adds no object, so a hundred need the room of one."""
    sent = SentOut(tmp_path)

    def read(first: int, last: int) -> int:
        for number in range(first, last):

            def edit(book: Any, number: int = number) -> None:
                cell_of(book["Audit tool"], "2-01", "Who").value = f"Person {number}"
                book["Audit tool"].cell(4, 20).value = f"{number} " * 1000

            (found,) = sent.review(sent.edited(edit, f"returned-{number}.xlsx")).findings
            assert found.returned == f"Person {number}"
        gc.collect()
        return len(gc.get_objects())

    after_a_few = read(0, 4)
    assert abs(read(4, 12) - after_a_few) < 50
