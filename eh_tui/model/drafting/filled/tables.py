"""The rows of an Outcomes Achieved table of a document, put into the form's."""

from eh_tui.model.core.edits import Set
from eh_tui.model.core.form_rows import AchievedTable, Commitment
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_last
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import cell_keys, row_of, value
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.drafting.filled.filling import Filling
from eh_tui.model.drafting.filled.pairing import pairs
from eh_tui.model.paper.found import FoundRow, FoundTable
from eh_tui.model.paper.words import folded_words

_ALIKE = 0.85


def fill_achieved(filling: Filling, home: Commitment | None, table: FoundTable) -> None:
    """Take a table's rows into the form's table that it is; where it is none, nothing is taken."""
    known = _known(filling.workbook, home, table)
    if known is None:
        return
    columns = _columns(known, table)
    rows = [row for row in table.rows if not row.is_blank]
    there = [row for row in filling.workbook.rows if row.table == known.id]
    paired = pairs([row.text(0) for row in rows], [row.cells[0] for row in there], _ALIKE)
    blank = [row.id for row in there if not any(map(str.strip, row.cells))]
    for number, row in enumerate(rows):
        if number in paired:
            _fill(filling, there[paired[number]].id, columns, row)
        elif blank:
            _fill(filling, blank.pop(0), columns, row)
        elif known.growable:
            _fill(filling, _added(filling, known), columns, row)


def _known(workbook: Workbook, home: Commitment | None, table: FoundTable) -> AchievedTable | None:
    """Return the form's table with the most of these headings and rows, its own section's first."""
    return max(
        (each for each in workbook.achieved if _score(workbook, each, table) >= 0.5),
        key=lambda each: (
            home is not None and each.commitment == home.id,
            _score(workbook, each, table),
        ),
        default=None,
    )


def _score(workbook: Workbook, known: AchievedTable, table: FoundTable) -> float:
    headings = [column.heading for column in table.columns]
    same = len(pairs(headings, known.columns, _ALIKE)) + ("" in map(folded_words, headings[:1]))
    texts = [
        row.cells[0] for row in workbook.rows if row.table == known.id and row.cells[0].strip()
    ]
    rows = len(pairs([row.text(0) for row in table.rows], texts, _ALIKE))
    return max(same / max(len(known.columns), len(headings)), rows / len(texts) if texts else 0.0)


def _columns(known: AchievedTable, table: FoundTable) -> dict[int, int]:
    """Return for the table's columns those of the form: by heading, then the first as the first."""
    found = pairs([column.heading for column in table.columns], known.columns, _ALIKE)
    if 0 not in found and 0 not in found.values():
        found[0] = 0
    return found


def _added(filling: Filling, known: AchievedTable) -> str:
    """Add a row below the table's last and return its id."""
    row = new_row(filling.workbook, Kind.ROWS, known.id)
    filling.make(add_last(filling.workbook, Kind.ROWS, row))
    return row.id


def _fill(filling: Filling, id: str, columns: dict[int, int], row: FoundRow) -> None:
    """Give a row of the form what one of the document says; what was taken before stays."""
    said: list[str] = []
    for at, number in sorted(columns.items()):
        cell = row.cells[at]
        if cell is None or cell.row < row.number or cell.said.is_struck_out:
            continue
        workbook = filling.workbook
        there = row_of(workbook, Kind.ROWS, id)
        key = cell_keys(workbook, there)[number]  # type: ignore[arg-type]  # it is an AchievedRow
        old, new = value(workbook, Kind.ROWS, there, key), cell.said.text
        is_wording = number == 0 and folded_words(old) == folded_words(new)
        filling.used.add(cell.where)
        first = filling.places.setdefault((id, key), cell.where)
        if new and old != new and not is_wording:
            if number == 0 and old.strip():
                filling.leave(cell.where, f"{id} is worded otherwise here: {new.strip()!r}")
                continue
            if first != cell.where and old.strip():
                why = f"{id} was read before, and says {old!r}"
                filling.leave(cell.where, f"{new.strip()!r} is not taken: {why}")
                continue
            filling.make(Set(Kind.ROWS, id, key, old, new))
            said.append(key)
    filling.taken.append(f"{id}: {', '.join(said) or 'nothing filled in'} ({row.where})")
