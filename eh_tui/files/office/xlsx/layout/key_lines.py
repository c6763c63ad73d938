"""The key to the ratings as rows of the audit sheet, which dropdowns and colours refer to."""

from typing import NamedTuple

from eh_tui.files.office.xlsx.sheet import CellArea
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import TRAFFIC_LIGHTS, Level

FIRST_KEY_ROW = 5
"""The row of the first of a form's own levels, or of all three of Leicester's."""
_LIGHTS = tuple(level.id for level in TRAFFIC_LIGHTS)


class KeyLine(NamedTuple):
    """A row of the key: a level, or what the levels below it are for."""

    level: Level | None
    caption: str = ""


def is_side_by_side(form: Form) -> bool:
    """Say whether the key is Leicester's: three colours side by side, their words below."""
    return not form.columns and tuple(level.id for level in form.every_level) == _LIGHTS


def scales_used(form: Form) -> dict[str, str]:
    """Return the scales that the form's columns use, each with the headings of these."""
    if not form.columns:
        return {"": ""}
    used: dict[str, list[str]] = {}
    for column in form.columns:
        if column.is_level:
            scale = "" if form.is_main(column.scale) else column.scale
            used.setdefault(scale, []).append(" ".join(column.heading.split()))
    return {scale: ", ".join(filter(None, dict.fromkeys(used[scale]))) for scale in sorted(used)}


def key_lines(form: Form) -> tuple[KeyLine, ...]:
    """Return the rows of the key from `FIRST_KEY_ROW` on, a level in each."""
    scales = scales_used(form)
    lines: list[KeyLine] = []
    for scale, headings in scales.items():
        if len(scales) > 1:
            lines.append(KeyLine(None, headings))
        lines += [KeyLine(level) for level in form.levels_of(scale)]
    return tuple(lines)


def key_cell(form: Form, level: Level) -> CellArea:
    """Return the cell of the audit sheet that holds a level's words."""
    if is_side_by_side(form):
        place = _LIGHTS.index(level.id) + 1
        return CellArea(FIRST_KEY_ROW, place, FIRST_KEY_ROW, place)
    at = next(place for place, line in enumerate(key_lines(form)) if line.level == level)
    return CellArea(FIRST_KEY_ROW + at, 1, FIRST_KEY_ROW + at, 1)


def key_cells(form: Form, scale: str) -> CellArea:
    """Return the cells of the audit sheet that hold the words of a scale that is used."""
    levels = form.levels_of(scale)
    first, last = key_cell(form, levels[0]), key_cell(form, levels[-1])
    return CellArea(first.top, first.left, last.bottom, last.right)
