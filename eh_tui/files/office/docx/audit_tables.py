"""A section's tables as a form prints them: merged outcomes, rated cells, columns to tick."""

from collections.abc import Iterator, Sequence

from eh_tui.files.office.docx.grid import GridCell, WordGrid
from eh_tui.files.office.docx.writing import word_line
from eh_tui.files.office.xlsx.named_styles import HEADING
from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import value
from eh_tui.model.core.sections import AchievedGroup, OutcomeGroup, Section
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column, ColumnType, Of, Role
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED, Level
from eh_tui.model.form.palette import shade_of
from eh_tui.model.form.words import STATUTORY

_TICK = "✓"
_SHARES = {Role.OUTCOME: 4.4, Role.ACTION: 5.2, Role.WHEN: 2.1, Role.WHO: 2.6, Role.RATING: 2.6}
_SHARE, _SHORT_SHARE, _TICK_SHARE = 3.4, 2.2, 1.6
"""How wide columns are beside each other, in centimetres where there is just room for all."""


def printed_columns(workbook: Workbook, section: Section) -> int:
    """Return how many columns the table of a section has on paper."""
    columns = columns_of(workbook, section.commitment)
    printed = sum(len(_ticked(workbook.form, column)) or 1 for column in columns)
    return printed + has_statutory(section)


def has_statutory(section: Section) -> bool:
    """Return whether the law asks for anything in a section, which a column of its own says."""
    is_asked = any(group.outcome.statutory for group in section.outcomes)
    return is_asked or any(action.statutory for action in section.actions)


def rated_table(workbook: Workbook, section: Section, width: float) -> WordGrid:
    """Return the outcomes and actions of a section, `width` centimetres wide."""
    columns = columns_of(workbook, section.commitment)
    rows = [row for group in section.outcomes for row in _group(workbook, columns, group)]
    headings = _headings(workbook.form, columns)
    shares = [share for column in columns for share in _shares(workbook.form, column)]
    if has_statutory(section):
        lawful = [text for group in section.outcomes for text in _statutory(group)]
        rows = [(*row, _text(text)) for row, text in zip(rows, lawful, strict=True)]
        first = (*headings[0], _heading(STATUTORY, rows=len(headings)))
        headings = (first, *headings[1:])
        shares.append(_SHORT_SHARE)
    return WordGrid(_fitted(shares, width), (*headings, *rows), len(headings))


def achieved_table(group: AchievedGroup, width: float) -> WordGrid:
    """Return a table of what was achieved, `width` centimetres wide."""
    columns = len(group.table.columns)
    headings = tuple(_heading(text) for text in group.table.columns)
    rows = (tuple(_text(text) for text in row.cells) for row in group.rows)
    return WordGrid(_fitted([2.0, *[1.0] * (columns - 1)], width), (headings, *rows))


def key_table(levels: Sequence[Level], width: float) -> WordGrid:
    """Return what each level is called and means, in its colour."""
    rows = tuple((_level(level), _text(level.meaning)) for level in levels)
    if any(level.meaning for level in levels):
        return WordGrid(_fitted([1.0, 3.0], width), rows, 0)
    return WordGrid(_fitted([1.0] * len(levels), width), (tuple(map(_level, levels)),), 0)


def _headings(form: Form, columns: Sequence[Column]) -> tuple[tuple[GridCell, ...], ...]:
    """Return a row of headings; two where levels are ticked, which stand below theirs."""
    ticked = [_ticked(form, column) for column in columns]
    storeys = 2 if any(ticked) else 1
    first = tuple(
        _heading(column.heading, columns=len(levels) or 1, rows=1 if levels else storeys)
        for column, levels in zip(columns, ticked, strict=True)
    )
    if storeys == 1:
        return (first,)
    return first, tuple(_heading(level.words) for levels in ticked for level in levels)


def _group(
    workbook: Workbook, columns: Sequence[Column], group: OutcomeGroup
) -> Iterator[tuple[GridCell, ...]]:
    actions: tuple[Action | None, ...] = group.actions or (None,)
    for number, action in enumerate(actions):
        cells: list[GridCell] = []
        for column in columns:
            if column.of is Of.ACTION:
                said = value(workbook, Kind.ACTIONS, action, column.field) if action else ""
                cells += _cells(workbook.form, column, said, 1)
            elif number == 0:
                said = value(workbook, Kind.OUTCOMES, group.outcome, column.field)
                cells += _cells(workbook.form, column, said, len(actions))
        yield tuple(cells)


def _statutory(group: OutcomeGroup) -> Iterator[str]:
    """Yield for each row of an outcome whether the law asks for it."""
    for number, action in enumerate(group.actions or (None,)):
        is_so = (number == 0 and group.outcome.statutory) or (action and action.statutory)
        yield STATUTORY if is_so else ""


def _cells(form: Form, column: Column, said: str, rows: int) -> Iterator[GridCell]:
    """Yield what is said in a column: a text, a level in its colour, or a tick below it."""
    if levels := _ticked(form, column):
        for level in levels:
            ground = shade_of(level.colour).ground if level.id == said else ""
            words = _TICK if level.id == said else ""
            yield GridCell((word_line("Tick", words),), rows=rows, ground=ground)
    elif column.is_level and said not in ("", NOT_RATED):
        yield _level(form.level(said))._replace(rows=rows)
    else:
        yield _text("" if column.is_level else said)._replace(rows=rows)


def _ticked(form: Form, column: Column) -> tuple[Level, ...]:
    return form.levels_of(column.scale) if column.ticks and column.is_level else ()


def _level(level: Level) -> GridCell:
    ground = shade_of(level.colour).ground
    return GridCell((word_line("Rating Cell", level.words),), ground=ground)


def _text(text: str) -> GridCell:
    return GridCell((word_line("Cell", text),))


def _heading(text: str, columns: int = 1, rows: int = 1) -> GridCell:
    return GridCell((word_line("Cell Heading", text),), columns, rows, HEADING)


def _shares(form: Form, column: Column) -> list[float]:
    if levels := _ticked(form, column):
        return [_TICK_SHARE] * len(levels)
    is_short = column.type in (ColumnType.DATE, ColumnType.NUMBER, ColumnType.CHOICE)
    return [_SHARES.get(column.role, _SHORT_SHARE if is_short else _SHARE)]


def _fitted(shares: Sequence[float], width: float) -> tuple[float, ...]:
    return tuple(width * share / sum(shares) for share in shares)
