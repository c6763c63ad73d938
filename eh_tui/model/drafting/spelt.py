"""What is corrected in a draft as it is typed: what it is about, a field and a value."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.drafting.corrections import (
    BlankGiven,
    Correction,
    DoubtsSettled,
    LevelGiven,
    LevelRemoved,
    OfGiven,
    RoleGiven,
    SignatoryRemoved,
    TablesGiven,
    TicksGiven,
    TitleGiven,
    TypeGiven,
    WordGiven,
    WordingGiven,
    added_level,
)
from eh_tui.model.drafting.form_draft import DraftTable, FormDraft
from eh_tui.model.drafting.paper_lines import columns_beside
from eh_tui.model.drafting.points import DraftPoint, PointKind, alike, draft_points
from eh_tui.model.form.columns import ColumnType, Of, Role
from eh_tui.model.form.levels import COLOURS

_Word = TypeVar("_Word", bound=StrEnum)

Meant = Callable[[FormDraft, DraftPoint, str], Correction]
"""What a value means in a field of a point; it raises `Refused` for one that means nothing."""


def named_points(draft: FormDraft) -> dict[str, DraftPoint]:
    """Return what can be corrected in a draft by its name: "column:Deadline", "level:red"."""
    found: dict[str, DraftPoint] = {}
    for point in draft_points(draft):
        if name := _name(point):
            kind, number, first = point.kind, 2, name
            if kind is PointKind.DOUBT:
                name = f"{kind}:{sum(key.startswith(f'{kind}:') for key in found) + 1}"
            while name in found:
                name, number = f"{first}:{number}", number + 1
            found[name] = point
    return found


def correction_typed(draft: FormDraft, name: str, field: str, text: str) -> Correction:
    """Return the correction that a value means in a field of what is called `name`.

    Raises `NotFound` where nothing is called so, and `Refused` for a field that it does not have
    and for a value that means nothing in it.
    """
    points = named_points(draft)
    if name not in points:
        raise NotFound(f"Nothing in the draft is called {name!r}; without a name all are listed.")
    fields = TYPED_FIELDS[points[name].kind]
    if field not in fields:
        raise Refused(f"{name} has no field {field!r}; it has {', '.join(fields)}.")
    return fields[field](draft, points[name], text)


def _name(point: DraftPoint) -> str:
    match point.kind:
        case PointKind.FORM:
            return "form"
        case PointKind.UNREAD:
            return ""
        case PointKind.DOUBT:
            return "doubt"
        case PointKind.WORD:
            return f"word:{point.texts[0]}"
    keys = {PointKind.COLUMN: "heading", PointKind.SIGNATORY: "role"}
    key = keys.get(point.kind, "id")
    return f"{point.kind}:{shown_on_one_line(str(_table(point).values[key]).strip())}"


def _table(point: DraftPoint) -> DraftTable:
    if point.table is None:
        raise Refused("This is about nothing in the form's file.")
    return point.table


def _one_of(words: Mapping[str, _Word], text: str) -> _Word:
    if (meant := words.get(text.strip().casefold())) is None:
        raise Refused(f"{text!r} is none of {', '.join(words)}.")
    return meant


def _yes(text: str) -> bool:
    known = {"yes": True, "no": False}
    if (meant := known.get(text.strip().casefold())) is None:
        raise Refused(f"{text!r} is neither yes nor no.")
    return meant


def _role(_: FormDraft, point: DraftPoint, text: str) -> Correction:
    role = _one_of({each.value: each for each in Role}, text)
    return RoleGiven(_table(point).source.columns, role)


def _type(_: FormDraft, point: DraftPoint, text: str) -> Correction:
    if _table(point).values["role"] == Role.RATING:
        raise Refused("Below a rating stand its levels; for anything else, say its role.")
    types = {each.value: each for each in ColumnType if each is not ColumnType.LEVEL}
    return TypeGiven(_table(point).source.columns, _one_of(types, text))


def _of(draft: FormDraft, point: DraftPoint, text: str) -> Correction:
    if _table(point).values["role"] in (Role.OUTCOME, Role.ACTION):
        raise Refused("A column of outcomes or actions is of these; say its role.")
    if not any(table.values.get("role") == Role.ACTION for table in draft.tables):
        raise Refused("This form has no column of actions, so all are the outcome's.")
    return OfGiven(_table(point).source.columns, _one_of({each.value: each for each in Of}, text))


def _texts(_: FormDraft, point: DraftPoint, text: str) -> Correction:
    if text not in ("form", "school"):
        raise Refused(f"{text!r} is neither form nor school.")
    return WordingGiven(_table(point).source.columns, text == "form")


def _ticks(draft: FormDraft, point: DraftPoint, text: str) -> Correction:
    names = tuple(columns_beside(draft, _table(point).source.columns))
    number = int(text) if text.isascii() and text.isdecimal() else 0
    if not 2 <= number <= len(names):
        raise Refused(
            f"{text!r} is no number of columns to tick: from 2 to {len(names)}, this one included."
        )
    return TicksGiven(names[:number])


def _level(field: str) -> Meant:
    def meant(_: FormDraft, point: DraftPoint, text: str) -> Correction:
        value = text if field == "label" else _yes(text)
        return LevelGiven(str(_table(point).values["id"]), field, value)

    return meant


def _colour(_: FormDraft, point: DraftPoint, text: str) -> Correction:
    if text not in COLOURS:
        raise Refused(f"{text!r} is none of {', '.join(COLOURS)}.")
    return LevelGiven(str(_table(point).values["id"]), "colour", text)


def _out(_: FormDraft, point: DraftPoint, text: str) -> Correction:
    if not _yes(text):
        raise Refused("A level stays by itself; out=yes takes it out.")
    return LevelRemoved(str(_table(point).values["id"]))


def _signs_not(_: FormDraft, point: DraftPoint, text: str) -> Correction:
    if not _yes(text):
        raise Refused("Whoever signs stays by itself; out=yes takes it out.")
    return SignatoryRemoved(str(_table(point).values["role"]))


def _below(draft: FormDraft, point: DraftPoint, text: str) -> Correction:
    ids = [str(table.values["id"]) for table in draft.tables if table.name == "levels"]
    own = _table(point).values.get("id") if point.kind is PointKind.LEVEL else ""
    return added_level(ids, _words(text), str(own or ""))


def _words(text: str) -> str:
    if not text.strip():
        raise Refused("Type the words first.")
    return text


def _title(_: FormDraft, point: DraftPoint, text: str) -> Correction:
    return TitleGiven(_table(point).source.where, text)


def _section(_: FormDraft, point: DraftPoint, text: str) -> Correction:
    if not _table(point).source.tables:
        raise Refused("This section has no table to be worked on.")
    return TablesGiven(_table(point).source.tables, _yes(text))


def _right(_: FormDraft, point: DraftPoint, text: str) -> Correction:
    if not _yes(text):
        raise Refused("What is not right is corrected where it stands.")
    return DoubtsSettled((point.doubt,))


def _all_right(draft: FormDraft, point: DraftPoint, text: str) -> Correction:
    if not _yes(text):
        raise Refused("What is not right is corrected where it stands.")
    doubts: Iterator[str] = (each.doubt for each in draft_points(draft) if each.doubt)
    return DoubtsSettled(tuple(one for one in doubts if alike(one) == alike(point.doubt)))


TYPED_FIELDS: dict[PointKind, dict[str, Meant]] = {
    PointKind.FORM: {
        "title": _title,
        "blank": lambda _, __, text: BlankGiven(_yes(text)),
        "first_level": _below,
    },
    PointKind.WORD: {"word": lambda _, point, text: WordGiven(point.texts[0], text.strip())},
    PointKind.LEVEL: {
        "label": _level("label"),
        "colour": _colour,
        **{field: _level(field) for field in ("done", "best", "counts")},
        "below": _below,
        "out": _out,
    },
    PointKind.COLUMN: {"role": _role, "type": _type, "of": _of, "ticks": _ticks, "texts": _texts},
    PointKind.SECTION: {"title": _title, "section": _section},
    PointKind.TABLE: {"section": _section},
    PointKind.SIGNATORY: {"out": _signs_not},
    PointKind.DOUBT: {"right": _right, "all_right": _all_right},
    PointKind.UNREAD: {},
}
"""The fields of each kind of point, as they are typed."""
