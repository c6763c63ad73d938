"""A step that was thought of before numbers of rows came to mean something else."""

from collections.abc import Iterable, Iterator, Sequence

from eh_tui.errors import Refused
from eh_tui.model.core.edits import Add, Edit, Remove
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import single_rows
from eh_tui.model.core.schema import GROWABLE
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.journal.record import Event, Record
from eh_tui.model.merge.numbering import ABOUT, ids_of, is_alike
from eh_tui.model.merge.references import REFERENCES


def stop_if_other_rows(
    seen: Workbook, now: Workbook, edits: Iterable[Edit], news: Sequence[Record]
) -> None:
    """Raise `Refused` where the numbers in a step stand for other rows than its maker saw.

    That is where a merge gave a row that it names another number, where the row of a number
    is about something else since somebody saved the file from outside, and where a row that is
    new, or put back, would get the number of another one that came and went meanwhile: others
    may still mean that one.
    `news` is what the history holds since then.
    """
    steps, from_outside = tuple(edits), any(one.event is Event.OUTSIDE for one in news)
    named = dict.fromkeys(each for edit in steps for each in _named(edit))
    unsure = {id for line in {*seen.renumbered} ^ {*now.renumbered} for id in ids_of(line)}
    for kind, id in named:
        if id in unsure or (from_outside and _is_another(seen, now, kind, id)):
            raise Refused(
                f"{id} may be another row by now: two versions were merged, or the file was saved "
                "without eh-tui. Nothing was changed; look at it and do it again."
            )
    gone = {*now.retired} - {*seen.retired}
    met = [one for record in news for one in record.edits if isinstance(one, Add | Remove)]
    for edit in steps:
        if (
            isinstance(edit, Add)
            and edit.source is None
            and (edit.id in gone or any(_has_its_number(one, edit) for one in met))
        ):
            raise Refused(
                f"{edit.id} was another row meanwhile, and no number is given twice. Nothing was "
                "changed; do it again."
            )


def _has_its_number(met: Add | Remove, added: Add) -> bool:
    """Say whether a row that others had meanwhile has the number of one to add, and is another."""
    has_number = (met.kind, met.id) == (added.kind, added.id)
    return has_number and _is_about_another(met.kind, met.row, added.row)


def _is_another(seen: Workbook, now: Workbook, kind: Kind, id: str) -> bool:
    """Say whether a number stands for another row than it did, or for one of another row's."""
    was, stands = single_rows(seen, kind).get(id), single_rows(now, kind).get(id)
    if was is None or stands is None:
        return False
    of_others = (
        (other, str(getattr(stands, reference.field)))
        for reference in REFERENCES.get(kind, ())
        if reference.field in ABOUT.get(kind, ()) and not reference.between
        for other in reference.to
        if other in GROWABLE
    )
    return _is_about_another(kind, was, stands) or any(
        _is_another(seen, now, other, named) for other, named in of_others
    )


def _is_about_another(kind: Kind, was: Row, stands: Row) -> bool:
    if is_alike(kind, was, stands):
        return False
    typed = ((str(getattr(was, name, "")), str(getattr(stands, name, ""))) for name in _TYPED)
    as_before = [before for before, after in typed if before.strip() and before == after]
    return len(as_before) < _ENOUGH


_TYPED = ("when", "who", "note", "date", "decision", "email", "initials")
"""Fields that somebody typed: a row that was only worded otherwise has them as they were."""

_ENOUGH = 2
"""Of them must be as they were: one alone, such as DSL in Who, two rows may well share."""


def _named(edit: Edit) -> Iterator[tuple[Kind, str]]:
    """Yield the rows that an edit names, by kind and id."""
    if edit.kind in GROWABLE:
        yield edit.kind, edit.id
    if isinstance(edit, Add):
        for reference in REFERENCES.get(edit.kind, ()):
            id = "" if reference.between else str(getattr(edit.row, reference.field)).strip()
            yield from ((kind, id) for kind in reference.to if kind in GROWABLE)
