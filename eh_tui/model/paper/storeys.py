"""Headings of two storeys: groups, and below each of them the names of its columns."""

from collections.abc import Sequence
from dataclasses import replace

from eh_tui.model.form.columns import Role
from eh_tui.model.paper.source import SourceCell
from eh_tui.model.paper.words import folded_words, heading_role

_SHORT = 80
"""The letters that a heading has at most."""


def with_groups(upper: Sequence[SourceCell], lower: Sequence[SourceCell]) -> list[SourceCell]:
    """Return the cells of a row of headings, each group as wide as the names below it.

    A group is merged over its names, or has blank cells beside it up to the next text:
    "Autumn", "", "Spring", "" above "RAG", "Comment", "RAG", "Comment". [] where there is none.
    """
    over = [cell for cell in upper if cell.said.text.strip()]
    names = [cell for cell in lower if cell.said.text.strip()]
    too_long = any(len(cell.said.text) > _SHORT for cell in over)
    if not over or too_long or not _are_names(names):
        return []
    ends = [cell.column for cell in over[1:]] + [max(cell.column for cell in names) + 1]
    wide = [_over_its_names(cell, end, names) for cell, end in zip(over, ends, strict=True)]
    return wide if any(one is not cell for one, cell in zip(wide, over, strict=True)) else []


def _over_its_names(cell: SourceCell, end: int, names: Sequence[SourceCell]) -> SourceCell:
    """Return a heading as wide as what it stands over up to `end`, as it is where that is one."""
    end = cell.column + cell.columns if cell.columns > 1 else end
    below = [name.column for name in names if cell.column <= name.column < end]
    is_group = len(below) > 1 and below[0] == cell.column
    return replace(cell, columns=end - cell.column) if is_group else cell


def _are_names(cells: Sequence[SourceCell]) -> bool:
    """Return whether texts name columns: several by words of headings, or the same ones again."""
    found = (heading_role(cell.said.text) for cell in cells)
    roles = [each.role for each in found if each.is_sure and each.role is not Role.PLAIN]
    is_short = all(len(cell.said.text) <= _SHORT for cell in cells)
    are_again = 2 * len({folded_words(cell.said.text) for cell in cells}) <= len(cells)
    are_known = len(set(roles)) > 1 and len(roles) * 2 >= len(cells)
    return is_short and (are_known or (are_again and bool(roles)))
