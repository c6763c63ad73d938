"""What there is to look at in a draft, line by line: what is in doubt first, then all the rest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from eh_tui.model.core.numbers import how_many
from eh_tui.model.drafting.form_draft import DraftTable, FormDraft
from eh_tui.model.drafting.form_words import CALLED
from eh_tui.model.form.words import Words


class PointKind(StrEnum):
    """What a line of a draft is about."""

    DOUBT = "doubt"
    FORM = "form"
    WORD = "word"
    LEVEL = "level"
    COLUMN = "column"
    SECTION = "section"
    TABLE = "table"
    SIGNATORY = "signatory"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class DraftPoint:
    """A line of a draft."""

    kind: PointKind
    texts: tuple[str, ...]
    """What is said of it, side by side."""
    table: DraftTable | None = None
    """What of the form it is about; None where it is about nothing in it."""
    doubt: str = ""
    """What is in doubt, with its place, "" where nothing is."""

    @property
    def identity(self) -> tuple[str, ...]:
        """What stays the same of it when something about it is corrected."""
        if self.kind is PointKind.WORD:
            return (self.kind, *self.texts[:1])
        if self.doubt or self.table is None:
            return (self.kind, self.doubt, *self.texts)
        source = self.table.source
        named = {PointKind.LEVEL: "id", PointKind.SIGNATORY: "role"}.get(self.kind, "")
        name = str(self.table.values.get(named, ""))
        columns = (f"{heading}\n{nth}" for heading, nth in source.columns)
        sections = self.table.values.get("section", "")
        return (self.kind, name, source.where, str(sections), *columns, *source.tables)


KIND_OF = {
    "": PointKind.FORM,
    "levels": PointKind.LEVEL,
    "columns": PointKind.COLUMN,
    "commitments": PointKind.SECTION,
    "achieved": PointKind.TABLE,
    "signatories": PointKind.SIGNATORY,
}


def draft_points(draft: FormDraft) -> tuple[DraftPoint, ...]:
    """Return the lines of a draft: its doubts, then what it says, then what was not read."""
    return (*_doubts(draft), *_said(draft), *_unread(draft))


def _doubts(draft: FormDraft) -> Iterator[DraftPoint]:
    asked = set()
    for table in draft.tables:
        for said in table.doubts:
            doubt = f"{table.source.where}: {said}"
            if doubt not in asked:
                asked.add(doubt)
                yield DraftPoint(PointKind.DOUBT, (table.source.where, said), table, doubt)
    for doubt in draft.unsure:
        if doubt not in asked:
            asked.add(doubt)
            where, _, said = doubt.partition(": ")
            yield DraftPoint(PointKind.DOUBT, (where, said), None, doubt)


def _said(draft: FormDraft) -> Iterator[DraftPoint]:
    for table in draft.tables:
        if kind := KIND_OF.get(table.name):
            texts = tuple(_texts(kind, table, is_blank=draft.is_blank))
            yield DraftPoint(kind, texts, table)
        if not table.name:
            yield from _words(draft)


def _words(draft: FormDraft) -> Iterator[DraftPoint]:
    """Yield what the form calls its parts, also where that is our own word."""
    table = next((each for each in draft.tables if each.name == "words"), None)
    for name in CALLED:
        word = table and table.values.get(name)
        yield DraftPoint(PointKind.WORD, (name, str(word or getattr(Words(), name))))


def _unread(draft: FormDraft) -> Iterator[DraftPoint]:
    for sentence in draft.unread:
        where, _, said = sentence.partition(": ")
        yield DraftPoint(PointKind.UNREAD, (where, said) if said else ("", sentence))


def _texts(kind: PointKind, table: DraftTable, *, is_blank: bool) -> Iterator[str]:
    values = table.values
    match kind:
        case PointKind.FORM:
            yield from ("title", str(values["title"]))
        case PointKind.LEVEL:
            yield f"{values['letter']} {values['colour']}"
            said = [word for word in ("done", "best") if values.get(word)]
            said += ["does not apply"] if values.get("counts") is False else []
            yield ", ".join(said)
            yield str(values["label"])
        case PointKind.COLUMN:
            yield str(values["role"])
            is_left_out = is_blank and not table.source.is_wording
            yield f"{_type_and_of(table)}{', left out' if is_left_out else ''}"
            own = values.get("section", ())
            sections = _sections(own) if isinstance(own, tuple) else ""
            yield f"{_named(values['heading'], '(no heading)')}{sections}"
        case PointKind.SECTION:
            tables = how_many(len(table.source.tables), "table")
            yield from (f"section {values['id']}", tables, _named(values["title"], "(no title)"))
        case PointKind.TABLE:
            columns = values["columns"]
            named = columns if isinstance(columns, tuple) else ()
            heading = str(values["heading"]) or " | ".join(named)
            yield from (f"table {values['id']}", "as it stands", heading)
        case PointKind.SIGNATORY:
            yield from ("signs", str(values["role"]))


def _type_and_of(table: DraftTable) -> str:
    """Return the type of a column, how it is printed, and whose it is where that is unusual."""
    ticks = " (ticks)" if table.values.get("ticks") else ""
    of = f" of the {table.values['of']}" if "of" in table.values else ""
    return f"{type_of_column(table)}{ticks}{of}"


def _sections(ids: tuple[object, ...]) -> str:
    name = "section" if len(ids) == 1 else "sections"
    return f"  ({name} {', '.join(map(str, ids))})" if ids else ""


def _named(text: object, otherwise: str) -> str:
    return str(text) if str(text).strip() else otherwise


def type_of_column(table: DraftTable) -> str:
    """Return the type of a column: as the file says, or as goes without saying."""
    usual = {"when": "date", "rating": "level"}.get(str(table.values["role"]), "text")
    usual = "choice" if "choices" in table.values else usual
    return str(table.values.get("type", usual))


_NAMED = re.compile(r"'[^']*'|\"[^\"]*\"")


def alike(doubt: str) -> str:
    """Return what a doubt asks, whatever place and words it asks it of."""
    return _NAMED.sub("…", doubt.partition(": ")[2])
