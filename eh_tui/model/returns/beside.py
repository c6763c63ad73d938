"""What a lead wrote for the school: comments on cells, and texts where the form has no place."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.evidence import evidence_texts
from eh_tui.model.form.columns import Of
from eh_tui.model.paper.hues import is_strong
from eh_tui.model.paper.source import SourceCell
from eh_tui.model.returns.finding import BesideRow, struck_beside
from eh_tui.model.returns.known_rows import KnownRows, MatchedRow
from eh_tui.model.returns.observed import ticked_rating
from eh_tui.model.returns.observed_cell import tidy
from eh_tui.model.returns.sheet_rows import SheetContent, SheetRow
from eh_tui.model.returns.sign_off import signed_cells


def beside_rows(
    known: KnownRows, content: SheetContent, matched: Sequence[MatchedRow]
) -> Iterator[BesideRow]:
    """Yield what stands with each row of a sheet and is no cell of the form."""
    ids = [each.id for each in matched]
    evidence = [evidence_texts(workbook) for workbook in (known.now, known.base.workbook)]
    for each in matched:
        yield from _with_row(known, each, evidence)
    for cell in content.others:
        if cell.said.comment:
            yield BesideRow("", cell.said.comment, cell.where, is_comment=True)
    for cell, after in content.loose:
        id = next((id for id in reversed(ids[:after]) if id), "")
        yield from _beside_tables(id, cell)


def beside_around(
    workbook: Workbook, contents: Sequence[SheetContent], own: Collection[str]
) -> Iterator[BesideRow]:
    """Yield what somebody wrote above the first section of an audit sheet or where people sign.

    `own` is what such a sheet says there by itself.
    """
    known = set(map(tidy, own))
    for content in contents:
        read = {cell.where for _, _, cell in signed_cells(workbook, content)}
        for cell in content.others if content.has_sections else ():
            is_known = tidy(cell.said.text) in known
            if cell.where not in read and not is_known:
                yield from _beside_tables("", cell)
            elif cell.said.struck_at:
                yield struck_beside("", cell.said, cell.where)


def _beside_tables(id: str, cell: SourceCell) -> Iterator[BesideRow]:
    """Yield a text that stands in no table, and what of it is struck through."""
    if cell.said.live.strip():
        yield BesideRow(id, cell.said.live, cell.where)
    if cell.said.struck_at:
        yield struck_beside(id, cell.said, cell.where)


def untaken_cells(known: KnownRows, found: SheetRow) -> Iterator[BesideRow]:
    """Yield what stands in the form's columns of a row that is none of its, a colour of it too.

    What stands in other columns is told with any row. A line of the form's own that stands alone,
    as a program leaves it whose merged areas have moved, says nothing.
    """
    headings = found.headings
    levels = {at: word for ticks in headings.ticks.values() for at, word in ticks}
    own = {headings.section, *headings.added}
    cells = [
        cell
        for cell in dict.fromkeys(found.cells.values())
        if cell.row == found.number and cell.column not in own
    ]
    if len([cell for cell in cells if cell.said.text.strip()]) == 1 and _is_line_of(known, cells):
        return
    for cell in cells:
        text, colour = cell.said.live, cell.said.shading
        if cell.column not in used_columns(known, found):
            continue
        if text.strip():
            level = levels.get(cell.column)
            yield BesideRow("", f"{level}: {text}" if level else text, cell.where)
        elif (
            is_strong(colour)
            and not cell.said.text.strip()
            and colour != found.place(cell.column).ground
        ):
            yield BesideRow("", f"the cell colour {colour}", cell.where)


def _is_line_of(known: KnownRows, cells: Iterable[SourceCell]) -> bool:
    """Say whether a cell holds a title of the form's, or what a level means for a row."""
    titles = {tidy(home.title) for home in known.now.commitments}
    levels = tuple(f"{level.words}: " for level in known.now.form.every_level)
    texts = [tidy(cell.said.text) for cell in cells]
    return any(text in titles or text.startswith(levels) for text in texts if text.strip())


def used_columns(known: KnownRows, found: SheetRow) -> frozenset[int]:
    """Return the columns of a sheet that hold what the form or the export has in a row."""
    key = id(found.headings), found.section
    if key not in known.used:
        known.used[key] = frozenset(_used_columns(known, found))
    return known.used[key]


def _used_columns(known: KnownRows, found: SheetRow) -> set[int]:
    headings = found.headings
    used = {headings.section, *headings.added}
    used |= {at for ticks in headings.ticks.values() for at, _ in ticks}
    if headings.table is not None:
        used |= set(headings.keys_of(headings.table).values())
    else:
        homes = (
            [known.homes[found.section]] if found.section in known.homes else known.homes.values()
        )
        for home in homes:
            whole = columns_of(known.now, home)
            for of in Of:
                used |= {at for _, at in known.columns_of_section(found, whole, of)}
    return {at for at in used if at is not None}


def _with_row(
    known: KnownRows, matched: MatchedRow, evidence: Sequence[Mapping[str, str]]
) -> Iterator[BesideRow]:
    found = matched.found
    used = used_columns(known, found)
    for cell in dict.fromkeys(found.cells.values()):
        if cell.row != found.number:
            continue
        said = cell.said
        if said.comment:
            yield BesideRow(matched.id, said.comment, cell.where, is_comment=True)
        if said.struck_at:
            yield struck_beside(matched.id, said, cell.where)
        known_here = (tidy(each.get(matched.id, "")) for each in evidence)
        if cell.column == found.headings.evidence and tidy(said.text) not in known_here:
            yield BesideRow(matched.id, f"evidence: {said.text}", cell.where)
        covered = set(range(cell.column, cell.column + cell.columns))
        if said.live.strip() and not covered & used:
            yield BesideRow(matched.id, said.live, cell.where)
    yield from _among_ticks(known, matched)


def _among_ticks(known: KnownRows, matched: MatchedRow) -> Iterator[BesideRow]:
    """Yield what is written in columns to be ticked and is no answer; a doubt tells it itself."""
    found, home = matched.found, known.section_of(matched.found)
    whole = columns_of(known.now, home) if home else ()
    for of in Of:
        for column, at in known.columns_of_section(found, whole, of):
            if column.is_level and (ticks := found.headings.ticks.get(at)):
                rating = ticked_rating(known.now.form, column, ticks, found)
                for cell in rating.beside if rating.level or rating.doubt else ():
                    if cell.row == found.number:
                        yield BesideRow(matched.id, cell.said.live, cell.where)
