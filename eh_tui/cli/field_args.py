"""What was typed on a command line, as the edits that it means."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from eh_tui.cli.output import warn
from eh_tui.cli.typed_in import given_text
from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.address import Address
from eh_tui.model.core.edits import Add, Edit, Set, set_field
from eh_tui.model.core.entered import meant_in_column
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import field_named
from eh_tui.model.core.offer import schema as offer_schema
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, fields, locate, siblings, value, with_value
from eh_tui.model.core.schema import PARENTS
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.when.readable import stop_if_impossible

ADDABLE = (
    *(Kind.SIGNATORIES, Kind.PEOPLE, Kind.TERMS, Kind.COURSES, Kind.TRAINING),
    *offer_schema.OFFER_LISTS,
)
"""The lists that stand in no table of the form, and take rows by their own name."""


def assignments(workbook: Workbook, id: str, pairs: Sequence[str]) -> tuple[Set, ...]:
    """Return the edits that FIELD=VALUE pairs mean for a row, the values exactly as typed.

    Somebody's old name is kept as an alias, unless the aliases are given too.
    """
    kind, row = locate(workbook, id)
    values = _values(workbook, kind, row, [_pair(text) for text in pairs])
    edits = tuple(set_field(workbook, kind, id, field, text) for field, text in values.items())
    if kind is not Kind.PEOPLE or "aliases" in values:
        return edits
    from eh_tui.model.people.renaming import with_old_name

    return tuple(each for edit in edits for each in with_old_name(workbook, edit))


def warn_of_unclear_dates(workbook: Workbook, edits: Iterable[Edit]) -> None:
    """Print how each date that some edits put into a workbook is read, where that is as no one.

    It is stored as typed all the same; on a screen the same words stand beside it.
    """
    from eh_tui.model.dated import not_understood

    for edit in edits:
        kind, row = locate(workbook, edit.id)
        names = (edit.field,) if isinstance(edit, Set) else fields(workbook, kind, row)
        for name in names:
            if said := not_understood(workbook, Address(kind, row.id, name), date.today()):
                warn(f"{row.id} {name}: {said}")


def addition(
    workbook: Workbook,
    parent_id: str,
    values: Mapping[str, str],
    pairs: Sequence[str] = (),
    *,
    after: str = "",
) -> Add:
    """Return the edit that adds a row to an outcome or a table, last or after another row.

    `ADDABLE` are named in place of an id, and "A1/measures" for what is not usually added to a
    row; "text" is the first field of whatever is added, and `pairs` are more fields, each
    FIELD=VALUE. Raises `Refused` for a blank text, since a row begins with it.
    """
    kind, parent = _family(workbook, parent_id)
    if not values.get("text", "").strip():
        raise Refused("The text is empty; say with --text what is to be added.")
    row = new_row(workbook, kind, parent)
    is_listed = kind in (*ADDABLE, Kind.FIGURES)
    first = fields(workbook, kind, row)[0] if is_listed else "text"
    named = [(first if name == "text" else name, text) for name, text in values.items()]
    named += [_pair(text) for text in pairs]
    if is_listed and first in (name for name, _ in named[len(values) :]):
        raise Refused(f"--text says the {first} of such a row; leave {first}= out.")
    for field, text in _values(workbook, kind, row, named).items():
        row = with_value(workbook, row, field, text)
    family = [sibling.id for sibling in siblings(workbook, kind, parent)]
    if after and after not in family:
        raise NotFound(f"{after} is no row of {parent_id}; it holds {', '.join(family) or 'none'}.")
    return Add(kind, row, Place(parent, after or (family[-1] if family else "")))


def _family(workbook: Workbook, parent_id: str) -> tuple[Kind, str]:
    """Return the kind of row that is added to something, and the id of that."""
    if parent_id in ADDABLE:
        return Kind(parent_id), ""
    parent_id, _, wanted = parent_id.partition("/")
    parent_kind, parent = locate(workbook, parent_id)
    usual = {Kind.OUTCOMES: Kind.ACTIONS, Kind.ACHIEVED: Kind.ROWS, **offer_schema.CHILDREN}
    children = [kind for kind, (_, its_parent) in PARENTS.items() if its_parent is parent_kind]
    kind = next((kind for kind in children if kind == wanted), None)
    if not wanted:
        kind = usual.get(parent_kind)
    if kind is None:
        what = f"no {wanted} can" if wanted else "nothing can"
        no_outcome = workbook.form.words.said("is no outcome and no table")
        raise Refused(f"{parent.id} {no_outcome}, so {what} be added to it.")
    return kind, parent.id


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise Refused(f"{text!r} is not FIELD=VALUE, as in when=termly.")
    return name, given_text(value)


def _values(
    workbook: Workbook, kind: Kind, row: Row, named: Sequence[tuple[str, str]]
) -> dict[str, str]:
    """Return what each field of a row is to hold, by the field's own name."""
    found: dict[str, str] = {}
    for name, text in named:
        known = fields(workbook, kind, row)
        is_first = name == "text" and name not in known and kind in (*ADDABLE, Kind.FIGURES)
        field = known[0] if is_first else field_named(workbook, kind, row, name)
        if field in found:
            raise Refused(f"{field} is given twice; give it once.")
        found[field] = _meant(workbook, kind, row, field, text)
    return found


def _meant(workbook: Workbook, kind: Kind, row: Row, field: str, text: str) -> str:
    """Return what a field is to hold: a text as typed, a rating or another row by its name."""
    if (kind, field) == (Kind.TRAINING, "person"):
        from eh_tui.model.people.register import person_named, register_of

        return person_named(register_of(workbook), text).id
    if (kind, field) == (Kind.TRAINING, "course"):
        from eh_tui.model.training.attendance import the_course

        return the_course(workbook, text).id
    if (kind, field) == (Kind.ITEMS, "offered"):
        from eh_tui.model.offer.areas import as_offered

        return as_offered(text).value
    before = value(workbook, kind, row, field)
    stop_if_impossible(kind, field, text, date.today(), before=before)
    return meant_in_column(workbook, row, field, text)
