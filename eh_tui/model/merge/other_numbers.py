"""A step that was thought of before a merge gave rows other numbers."""

from collections.abc import Iterable, Iterator

from eh_tui.errors import Refused
from eh_tui.model.core.edits import Add, Edit
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.merge.numbering import ids_of
from eh_tui.model.merge.references import referred_to


def stop_if_renumbered(seen: Workbook, now: Workbook, edits: Iterable[Edit]) -> None:
    """Raise `Refused` where a row that edits name may be another one than its maker saw.

    Git, or an older file put back, may change what a number stands for between two looks.
    """
    unsure = {id for line in {*seen.renumbered} ^ {*now.renumbered} for id in ids_of(line)}
    if unsure and (named := sorted(unsure & {*_named(edits)})):
        raise Refused(
            f"Rows have other numbers since two versions were merged: {named[0]} may be another "
            "row by now. Nothing was changed; look at it and do it again."
        )


def _named(edits: Iterable[Edit]) -> Iterator[str]:
    for edit in edits:
        yield edit.id
        if isinstance(edit, Add):
            yield from referred_to(edit.kind, edit.row)
