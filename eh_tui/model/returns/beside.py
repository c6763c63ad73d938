"""What a lead wrote for the school: comments on cells, and texts where the form has no place."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.evidence import evidence_texts
from eh_tui.model.form.columns import Of
from eh_tui.model.returns.finding import BesideRow
from eh_tui.model.returns.known_rows import KnownRows, MatchedRow
from eh_tui.model.returns.observed import tidy
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
        yield BesideRow(id, cell.said.text, cell.where)


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
            if cell.where not in read and tidy(cell.said.text) not in known:
                yield BesideRow("", cell.said.text, cell.where)


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
        if said.struck:
            yield BesideRow(matched.id, f"struck through: {''.join(said.struck)}", cell.where)
        known_here = (tidy(each.get(matched.id, "")) for each in evidence)
        if cell.column == found.headings.evidence and tidy(said.text) not in known_here:
            yield BesideRow(matched.id, f"evidence: {said.text}", cell.where)
        covered = set(range(cell.column, cell.column + cell.columns))
        if said.text.strip() and not covered & used:
            yield BesideRow(matched.id, said.text, cell.where)
