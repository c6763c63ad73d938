"""Edits as the values of a line of the history."""

from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any, TypeVar, cast

from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set, Source, inverse
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import Place
from eh_tui.model.core.schema import PARENTS
from eh_tui.model.core.workbook import Row, type_of_kind
from eh_tui.model.form.cells import Cells

_Value = TypeVar("_Value")

_TOO_FAR = 10**7
"""More pieces than a file of 20 MB can have."""


def edit_to_json(edit: Edit, undo: Edit | None = None) -> dict[str, Any]:
    """Return an edit as JSON's values, with what undoing it will need."""
    known: dict[str, Any] = {"op": type(edit).__name__.lower(), "kind": edit.kind.value}
    if isinstance(edit, Add | Remove) and isinstance(undo, Add | Remove):
        edit = replace(edit, place=undo.place)  # where it was found, not where it was seen
    match edit:
        case Set(_, id, field, old, new):
            known |= {"id": id, "field": field, "old": old, "new": new}
        case Add(_, row, place):
            known |= {"id": row.id, "row": _row(row), "place": _place(place)}
        case Remove(_, row, place):
            known |= {"id": row.id, "row": _row(row), "place": _place(place)}
        case Move(_, id, old_place, new_place):
            known |= {"id": id, "old": _place(old_place), "new": _place(new_place)}
    match edit, undo:
        case (Remove(), Add(source=Source(text, gap))) | (Add(source=Source(text, gap)), _):
            known |= {"lines": text, "gap": gap}
        case Move(gap=gap), Move(gap=back):
            known |= {"gap": gap, "back": back}
    if isinstance(edit, Add) and edit.renumbered:
        known["renumbered"] = edit.renumbered
    return known


def edit_from_json(known: dict[str, Any]) -> Edit:
    """Return the edit that a line of the history tells of.

    Raises `KeyError`, `TypeError` or `ValueError` for what no line of ours holds.
    """
    kind = Kind(known["kind"])
    match known["op"]:
        case "set":
            texts = (typed(known[name], str) for name in ("id", "field", "old", "new"))
            return Set(kind, *texts)
        case "add":
            row, place = _row_from(kind, known["row"]), _place_from(known["place"])
            renumbered = typed(known.get("renumbered", ""), str)
            return Add(kind, row, place, _source(known), renumbered)
        case "remove":
            return Remove(kind, _row_from(kind, known["row"]), _place_from(known["place"]))
        case "move":
            places = _place_from(known["old"]), _place_from(known["new"])
            return Move(kind, typed(known["id"], str), *places, _gap(known.get("gap")))
    raise ValueError(known["op"])


def undo_from_json(known: dict[str, Any]) -> Edit:
    """Return the edit that undoes the one that a line of the history tells of."""
    match inverse(edit_from_json(known)):
        case Add() as edit:
            return replace(edit, source=_source(known))
        case Move() as edit:
            return replace(edit, gap=_gap(known.get("back")))
        case edit:
            return edit


def _place(place: Place) -> list[str]:
    return [place.parent, place.after]


def _place_from(known: object) -> Place:
    parent, after = (typed(text, str) for text in typed(known, list))
    return Place(parent, after)


def typed(value: object, type_: type[_Value]) -> _Value:
    """Return a value that is of a type and of no other; raises `TypeError`."""
    if type(value) is not type_:
        raise TypeError(f"{value!r:.40} is not of the type {type_.__name__}")
    return value


def _gap(value: object) -> int | None:
    if value is None:
        return None
    gap = typed(value, int)
    if not 0 <= gap < _TOO_FAR:
        raise ValueError(gap)
    return gap


def _row(row: Row) -> dict[str, Any]:
    values = {field.name: getattr(row, field.name) for field in fields_of(row)}
    return {name: value for name, value in values.items() if value not in ("", (), False)}


def _row_from(kind: Kind, known: dict[str, Any]) -> Row:
    shape = type_of_kind[kind]
    names = {field.name: field.type for field in fields_of(shape)}
    values: dict[str, Any] = {
        name: _value_of(names[name], value) for name, value in known.items() if name in names
    }
    for field, _ in PARENTS.values():
        if field in names:
            values.setdefault(field, "")
    return cast(Row, shape(**values))


def _value_of(type_: object, value: object) -> object:
    """Return a field's value as its row has it."""
    if type_ == Cells:
        pairs = (typed(pair, list) for pair in typed(value, list))
        return tuple((typed(key, str), typed(text, str)) for key, text in pairs)
    if type_ in (str, bool):
        return typed(value, str if type_ is str else bool)
    return tuple(typed(text, str) for text in typed(value, list))


def _source(known: dict[str, Any]) -> Source | None:
    if "lines" not in known:
        return None
    return Source(typed(known["lines"], str), _gap(known.get("gap", 0)))
