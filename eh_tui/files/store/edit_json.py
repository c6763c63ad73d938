"""Edits as the values of a line of the history."""

from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any, cast

from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set, Source, inverse
from eh_tui.model.core.rows import PARENTS, Place
from eh_tui.model.core.workbook import Kind, Rag, Row, type_of_kind


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
    """Return the edit that a line of the history tells of; raises `KeyError`, `ValueError`."""
    kind = Kind(known["kind"])
    match known["op"]:
        case "set":
            return Set(kind, known["id"], known["field"], known["old"], known["new"])
        case "add":
            row, place = _row_from(kind, known["row"]), Place(*known["place"])
            return Add(kind, row, place, _source(known), known.get("renumbered", ""))
        case "remove":
            return Remove(kind, _row_from(kind, known["row"]), Place(*known["place"]))
        case "move":
            places = Place(*known["old"]), Place(*known["new"])
            return Move(kind, known["id"], *places, known.get("gap"))
    raise ValueError(known["op"])


def undo_from_json(known: dict[str, Any]) -> Edit:
    """Return the edit that undoes the one that a line of the history tells of."""
    match inverse(edit_from_json(known)):
        case Add() as edit:
            return replace(edit, source=_source(known))
        case Move() as edit:
            return replace(edit, gap=known.get("back"))
        case edit:
            return edit


def _place(place: Place) -> list[str]:
    return [place.parent, place.after]


def _row(row: Row) -> dict[str, Any]:
    values = {field.name: getattr(row, field.name) for field in fields_of(row)}
    return {name: value for name, value in values.items() if value not in ("", (), False)}


def _row_from(kind: Kind, known: dict[str, Any]) -> Row:
    shape = type_of_kind[kind]
    names = {field.name for field in fields_of(shape)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in known.items()
        if name in names
    }
    if "rag" in values:
        values["rag"] = Rag(values["rag"])
    for field, _ in PARENTS.values():
        if field in names:
            values.setdefault(field, "")
    return cast(Row, shape(**values))


def _source(known: dict[str, Any]) -> Source | None:
    return Source(known["lines"], known.get("gap", 0)) if "lines" in known else None
