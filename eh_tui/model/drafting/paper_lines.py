"""The rows of the document beside a draft: those that a line of it was read from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eh_tui.model.drafting.corrections import ColumnName, column_names
from eh_tui.model.drafting.form_draft import FormDraft
from eh_tui.model.drafting.points import DraftPoint, PointKind
from eh_tui.model.form.columns import Role
from eh_tui.model.paper.found import FoundRow, FoundTable
from eh_tui.model.paper.hues import colour_name
from eh_tui.model.paper.outline import is_rated
from eh_tui.model.paper.source import SourceDocument, SourceTable

_BEFORE = 2
"""How many rows or paragraphs are shown before the one that is meant."""

_MOST = 24
"""The letters of what a row is about that are shown beside one of its cells."""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A row or a paragraph of the document."""

    where: str
    texts: tuple[str, ...]
    """Its cells, as they stand."""
    is_heading: bool = False
    is_meant: bool = False
    """Whether it is the one in question, and not only near it."""


def paper_lines(document: SourceDocument, draft: FormDraft, point: DraftPoint) -> list[PaperLine]:
    """Return what of a document is to be shown beside a point of its draft."""
    source = point.table.source if point.table else None
    if source and source.columns:
        return list(_below(draft, source.columns))
    if source and source.tables and not point.doubt:
        return list(_rows(draft, source.tables))
    if point.kind is PointKind.LEVEL or (point.table and point.table.name == "levels"):
        return list(_levels(draft))
    where = source.where if source else point.texts[0]
    return list(_around(document, where))


def _tables(draft: FormDraft) -> Iterator[FoundTable]:
    for section in draft.found.sections:
        yield from section.tables


def columns_beside(draft: FormDraft, names: Sequence[ColumnName]) -> Iterator[ColumnName]:
    """Yield the columns that may be levels to tick: some column, and those right of it.

    They stand below the same group of headings.
    """
    for table in _tables(draft):
        known = column_names(table)
        if names and names[0] in known:
            yield from _of_one_group(known, table, known.index(names[0]))
            return


def _of_one_group(
    known: Sequence[ColumnName], table: FoundTable, first: int
) -> Iterator[ColumnName]:
    for name, column in zip(known[first:], table.columns[first:], strict=True):
        if column.group != table.columns[first].group:
            return
        yield name


def _below(draft: FormDraft, names: Sequence[ColumnName]) -> Iterator[PaperLine]:
    """Yield the headings of some columns and what stands below them, row by row.

    What a row is about stands before it, so that a person knows which one it is.
    """
    for table in _tables(draft):
        known = column_names(table) if is_rated(table) else []
        at = [known.index(name) for name in names if name in known]
        if not at:
            continue
        first = table.column(Role.OUTCOME) or table.column(Role.ACTION) or 0
        beside = [] if first in at else [first]
        headings = [table.columns[nth].heading for nth in (*beside, *at)]
        yield PaperLine(table.where, tuple(map(_short, headings)), is_heading=True)
        for row in table.rows:
            begin = [_short(row.text(nth)) for nth in beside]
            yield PaperLine(row.where, (*begin, *(_with_looks(row, nth) for nth in at)))


def _with_looks(row: FoundRow, at: int) -> str:
    """Return a text with what the looks of its cell say besides: a colour, a tick."""
    cell = row.cells[at]
    if cell is None:
        return ""
    hue = colour_name(cell.said.shading) or colour_name(cell.said.highlight)
    ticks = ["x" if tick else " " for tick in cell.said.ticks]
    return " ".join(
        filter(None, (cell.said.text, *(f"[{look}]" for look in (*ticks, hue) if look)))
    )


def _short(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"


def _rows(draft: FormDraft, places: Sequence[str]) -> Iterator[PaperLine]:
    """Yield the rows of the tables at some places, each below its headings."""
    for table in _tables(draft):
        if table.place in places:
            headings = tuple(column.heading for column in table.columns)
            yield PaperLine(table.where, headings, is_heading=True)
            for row in table.rows:
                yield PaperLine(row.where, tuple(map(row.text, range(len(headings)))))


def _levels(draft: FormDraft) -> Iterator[PaperLine]:
    """Yield the key, or what stands below the headings of ratings where there is none."""
    if draft.found.key_texts:
        for text in draft.found.key_texts:
            yield PaperLine(text.where, (text.text,))
        return
    names = [
        name
        for table in _tables(draft)
        for name, column in zip(column_names(table), table.columns, strict=True)
        if column.role is Role.RATING
    ]
    yield from _below(draft, list(dict.fromkeys(names)))


def _around(document: SourceDocument, where: str) -> Iterator[PaperLine]:
    """Yield the rows and paragraphs from a little before a place on; all where it is none."""
    lines = list(_lines(document))
    at = next((nth for nth, (_, places) in enumerate(lines) if where in places), None)
    for nth, (line, places) in list(enumerate(lines))[max(0, (at or 0) - _BEFORE) :]:
        is_meant = at is not None and nth == at
        yield PaperLine(line.where, line.texts, is_meant=is_meant and where in places)


def _lines(document: SourceDocument) -> Iterator[tuple[PaperLine, frozenset[str]]]:
    """Yield each row and paragraph with the places that it is called by."""
    for block in document.blocks:
        if not isinstance(block, SourceTable):
            if block.said.text.strip():
                yield PaperLine(block.where, (block.said.text,)), frozenset((block.where,))
            continue
        is_first = True
        for number, cells in block.by_row():
            begun = [cell for cell in cells if cell.row == number]
            if not any(cell.said.text.strip() for cell in begun):
                continue
            places = {cell.where for cell in begun} | ({block.where} if is_first else set())
            texts = tuple(cell.said.text for cell in begun)
            yield PaperLine(begun[0].where, texts), frozenset(places)
            is_first = False
