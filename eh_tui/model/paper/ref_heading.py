"""What an export calls the column of the ids, by which rows are known when they come back."""

import re
from collections.abc import Iterator
from itertools import count

from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.paper.words import folded_words

REF = "Ref"
"""Its heading in every form that has no column called so."""
_BESIDE_REF = "Row ref"
_OURS = re.compile(r"(row )?ref( \d+)?")


def ref_heading(workbook: Workbook) -> str:
    """Return the heading of the ids, which is none of the form's own."""
    taken = set(map(folded_words, _headings(workbook)))
    if folded_words(REF) not in taken:
        return REF
    numbered = (f"{_BESIDE_REF} {number}" for number in count(2))
    names = (_BESIDE_REF, *(next(numbered) for _ in taken))
    return next(name for name in names if folded_words(name) not in taken)


def is_ref_heading(text: str) -> bool:
    """Say whether an export may have called the ids so, by itself or beside a form's own Ref."""
    return len(text) <= len(_BESIDE_REF) + 4 and bool(_OURS.fullmatch(folded_words(text)))


def _headings(workbook: Workbook) -> Iterator[str]:
    for home in workbook.commitments:
        for column in columns_of(workbook, home):
            yield column.heading if column.heading.strip() else column.key
    for table in workbook.achieved:
        yield from table.columns
