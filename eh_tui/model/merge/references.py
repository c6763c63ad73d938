"""Which fields name other rows, and what they say once those rows have other ids.

Stated here once: whatever gives a row another id passes through `renamed`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from eh_tui.model.audit.signed_content import with_hashes_after
from eh_tui.model.core.kinds import SINGLE, Kind
from eh_tui.model.core.rows import in_form_order
from eh_tui.model.core.schema import PARENTS
from eh_tui.model.core.workbook import Row, Workbook

Renumbered = Mapping[str, str]
"""The new id of each row that gets one, by its old id."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that names a row by its id."""

    field: str
    to: tuple[Kind, ...]
    """The kinds of row that it may name; a text that is no id is left as it is."""
    between: str = ""
    """Where it holds many: the characters between two of them."""
    is_needed: bool = True
    """Whether the row says nothing once the other is gone."""
    has_words: bool = False
    """Whether a word follows each of many: how that row stood at a moment that has passed."""

    def ids(self, text: str) -> Iterator[str]:
        """Yield the ids that a text of the field names now."""
        if not self.has_words:
            pieces = re.split(f"[{self.between}]", text) if self.between else [text]
            yield from (piece.strip() for piece in pieces)


_PARENTS = {
    kind: (Reference(field, (parent_kind,)),) for kind, (field, parent_kind) in PARENTS.items()
}
_TIERS = Reference("tiers", (Kind.TIERS,), ",", is_needed=False)
REFERENCES: dict[Kind, tuple[Reference, ...]] = {
    **_PARENTS,
    Kind.ROWS: (
        *_PARENTS[Kind.ROWS],
        Reference("outcome", (Kind.OUTCOMES,), is_needed=False),
    ),
    Kind.TRAINING: (Reference("person", (Kind.PEOPLE,)), Reference("course", (Kind.COURSES,))),
    Kind.MEETINGS: (Reference("ratings", (Kind.ACTIONS,), "\n", is_needed=False, has_words=True),),
    Kind.STANDING: (Reference("under", (Kind.STANDING,), is_needed=False),),
    Kind.MATTERS: (
        *_PARENTS[Kind.MATTERS],
        Reference("under", (Kind.MATTERS,), is_needed=False),
    ),
    Kind.DISCUSSED: (
        *_PARENTS[Kind.DISCUSSED],
        Reference("action", (Kind.ACTIONS,), is_needed=False),
        Reference("made_on", (Kind.ACTIONS, Kind.MATTERS), is_needed=False),
    ),
    Kind.AMENDMENTS: (
        *_PARENTS[Kind.AMENDMENTS],
        Reference("about", (Kind.ACTIONS, Kind.MATTERS), is_needed=False),
    ),
    Kind.SIGNATURES: (
        Reference("signatory", (Kind.SIGNATORIES,), is_needed=False),
        Reference("rows", tuple(Kind), ",\n", is_needed=False, has_words=True),
    ),
    Kind.KNOWN: (Reference("row", tuple(Kind), is_needed=False),),
    Kind.REQUESTS: (*_PARENTS[Kind.REQUESTS], Reference("row", tuple(Kind), is_needed=False)),
    Kind.ITEMS: (*_PARENTS[Kind.ITEMS], _TIERS),
    Kind.CONTACTS: (_TIERS,),
}
"""The fields of each kind that name another row, its parent first."""


def renamed(workbook: Workbook, names: Renumbered) -> Workbook:
    """Return a workbook in which some rows have other ids, with all that refers to them.

    A signature still tells which rows were changed since it was given.
    """
    if not names:
        return workbook
    rows: dict[str, Any] = {
        kind.value: tuple(
            replace(referring(kind, row, names), **cast(Any, {"id": names.get(row.id, row.id)}))
            for row in workbook.of_kind(kind)
        )
        for kind in Kind
        if kind not in SINGLE
    }
    after = in_form_order(replace(workbook, **rows))
    return with_hashes_after(workbook, after, names)


def referring(kind: Kind, row: Row, names: Renumbered) -> Row:
    """Return a row that names others by their new ids; its own id stays."""
    values = {
        reference.field: _followed(str(getattr(row, reference.field)), names, reference)
        for reference in REFERENCES.get(kind, ())
    }
    return replace(row, **cast(Any, values)) if values else row


def referred_to(kind: Kind, row: Row, *, only_needed: bool = False) -> Iterator[str]:
    """Yield the ids that a row names, or only those without which it says nothing."""
    for reference in REFERENCES.get(kind, ()):
        if reference.is_needed or not only_needed:
            yield from reference.ids(str(getattr(row, reference.field)))


def rows_naming(workbook: Workbook, id: str) -> tuple[str, ...]:
    """Return the ids of the rows that are about another one, or lie under it, in form order.

    What tells of the past, such as a signature, goes on to do so and does not count.
    """
    return tuple(
        row.id
        for kind, references in REFERENCES.items()
        for row in workbook.of_kind(kind)
        for reference in references
        if (reference.is_needed or reference.between)
        and id.casefold() in map(str.casefold, reference.ids(str(getattr(row, reference.field))))
    )


def _followed(text: str, names: Renumbered, reference: Reference) -> str:
    def renamed_piece(match: re.Match[str]) -> str:
        known = match[0].strip()
        id, space, word = known.rpartition(" ") if reference.has_words else (known, "", "")
        new = names.get(id) or (None if reference.has_words else folded.get(id.casefold()))
        return match[0].replace(known, f"{new}{space}{word}") if new else match[0]

    if not reference.between:
        return names.get(text.strip(), text)
    folded = {old.casefold(): new for old, new in names.items()}
    return re.sub(f"[^{reference.between}]+", renamed_piece, text)
