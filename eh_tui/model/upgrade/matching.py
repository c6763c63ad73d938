"""Which row of a form's other version is which row of an audit."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import parent_id
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.levels import plain_words

_RowType = TypeVar("_RowType", bound=Row)
_Key = Callable[[_RowType], object]

_WORDS: dict[Kind, Callable[[Any], str]] = {
    Kind.COMMITMENTS: lambda row: row.title,
    Kind.OUTCOMES: lambda row: row.text,
    Kind.ACTIONS: lambda row: row.text,
    Kind.ACHIEVED: lambda row: " ".join((row.heading, *row.columns)),
    Kind.ROWS: lambda row: row.cells[0] if row.cells else "",
    Kind.SIGNATORIES: lambda row: row.role,
}
"""The kinds of row that a form prints, parents first, and the words that it prints of each."""

PRINTED = tuple(_WORDS)


def printed_words(kind: Kind, row: Row) -> str:
    """Return the words of a row that the form prints."""
    return _WORDS[kind](row)


@dataclass(frozen=True, slots=True)
class Pairs(Generic[_RowType]):
    """The rows of one kind that are the same in an audit and in the form."""

    both: tuple[tuple[_RowType, _RowType], ...]
    """Ours and the form's, in the form's order."""
    new: tuple[_RowType, ...]
    """The form's that are none of ours."""
    gone: tuple[_RowType, ...]
    """Ours that are none of the form's."""


def pairs_of(ours: Workbook, form: Workbook) -> dict[Kind, Pairs[Any]]:
    """Return the pairs of each kind in `PRINTED`.

    Rows are the same by id and words, else by words below the same parent, else by words
    anywhere, else by what their id has behind that of the same parent.
    """
    found: dict[Kind, Pairs[Any]] = {}
    parents: dict[str, str] = {}
    for kind in PRINTED:
        found[kind] = _pairs(kind, ours.of_kind(kind), form.of_kind(kind), parents)
        parents |= {mine.id: its.id for mine, its in found[kind].both}
    return found


def _pairs(
    kind: Kind, ours: Iterable[Any], form: Iterable[Any], parents: Mapping[str, str]
) -> Pairs[Any]:
    """Return the pairs of one kind; `parents` has the form's id of each of our parents."""

    def said(row: Row) -> str:
        return plain_words(printed_words(kind, row))

    def home(row: Row) -> str:
        return parents.get(parent_id(kind, row), "") if parent_id(kind, row) else ""

    def end(row: Row) -> str:
        return row.id.removeprefix(parent_id(kind, row))

    ways: tuple[tuple[_Key[Any], _Key[Any]], ...] = (
        (
            lambda row: said(row) and (home(row), row.id, said(row)),
            lambda row: said(row) and (parent_id(kind, row), row.id, said(row)),
        ),
        (
            lambda row: said(row) and (home(row), said(row)),
            lambda row: said(row) and (parent_id(kind, row), said(row)),
        ),
        (said, said),
        (lambda row: (home(row), end(row)), lambda row: (parent_id(kind, row), end(row))),
    )
    mine, its = list(ours), list(form)
    same: dict[str, Any] = {}
    for our_key, form_key in ways:
        here, there = _single(mine, our_key), _single(its, form_key)
        same |= {there[key].id: here[key] for key in here.keys() & there.keys()}
        taken = {row.id for row in same.values()}
        mine = [row for row in mine if row.id not in taken]
        its = [row for row in its if row.id not in same]
    both = tuple((same[row.id], row) for row in form if row.id in same)
    return Pairs(both, tuple(its), tuple(mine))


def _single(rows: Iterable[Any], key: _Key[Any]) -> dict[object, Any]:
    """Return the rows by their keys, without those that share one or have none."""
    keyed = [(known, row) for row in rows if (known := key(row))]
    number = Counter(known for known, _ in keyed)
    return {known: row for known, row in keyed if number[known] == 1}
