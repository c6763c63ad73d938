"""The top of the audit sheet: whose audit, of which form, and the key to its ratings."""

from collections.abc import Iterator

from eh_tui.files.office.xlsx.layout.form_grid import FormGrid
from eh_tui.files.office.xlsx.layout.key_lines import KeyLine, is_side_by_side, key_lines
from eh_tui.files.office.xlsx.layout.pages import SPACER
from eh_tui.files.office.xlsx.layout.ratings import rating_text
from eh_tui.files.office.xlsx.layout.strips import Strip, make_strip
from eh_tui.model.core.form_rows import School
from eh_tui.model.core.names import in_its_partnership
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form

_LEICESTERS_KEY = ((1, 1), (2, 2), (3, 6))
_WORDS_WIDTH = 24.0
"""How wide a level's words stand before what they mean, at least."""


def front_strips(workbook: Workbook, grid: FormGrid) -> tuple[Strip, ...]:
    """Return title, introduction and the key to the ratings; the first is on every page."""
    school = f"{workbook.school.name or 'School:'}\nAudit date: {workbook.school.audit_date}"
    (_, left), (right, last) = grid.halves
    sheet, form = grid.sheet, workbook.form
    about = (
        make_strip(
            sheet.span(1, left, workbook.title, "title", "title"),
            sheet.span(right, last, school.rstrip(), "school", "school"),
            least=32,
        ),
        make_strip(sheet.span(1, last, workbook.intro, "intro", "intro")),
        *_in_partnership(workbook.school, grid),
    )
    heading = make_strip(
        sheet.span(1, last, form.words.rating, "section", "rag, heading"), least=22
    )
    if is_side_by_side(form):
        return (*about, *_issued(form, grid), heading, *_side_by_side(form, grid), SPACER)
    issued = _issued(form, grid) or (SPACER,)
    lines = key_lines(form)
    key = (heading, *(_line(form, grid, line) for line in lines)) if lines else ()
    return (*about, *issued, *key, SPACER)


def form_in_words(form: Form) -> str:
    """Return which form it is in a sentence: its name, version and issuer as far as given."""
    version = f", version {form.version}" if form.version else ""
    issuer = f", issued by {form.issuer}" if form.issuer else ""
    return f"Form: {form.id}{version}{issuer}" if version or issuer else ""


def _in_partnership(school: School, grid: FormGrid) -> tuple[Strip, ...]:
    """Return where the school stands in its partnership, nothing where that is not given."""
    words = in_its_partnership(school)
    if not words:
        return ()
    return (make_strip(grid.sheet.span(1, grid.ref, words, "sheet note", "school, place")),)


def _issued(form: Form, grid: FormGrid) -> tuple[Strip, ...]:
    words = form_in_words(form)
    if not words:
        return ()
    return (make_strip(grid.sheet.span(1, grid.ref, words, "sheet note", "version")),)


def _side_by_side(form: Form, grid: FormGrid) -> Iterator[Strip]:
    """Yield Leicester's key: three colours, and below them their words."""

    def row(look: str, words: list[str]) -> Strip:
        return make_strip(
            *(
                grid.sheet.span(*place, text, look or f"key {level.colour}", f"rag, {level.id}")
                for place, text, level in zip(_LEICESTERS_KEY, words, form.every_level, strict=True)
            )
        )

    yield row("", [level.id.capitalize() for level in form.every_level])
    yield row("key label", [rating_text(form, level.id) for level in form.every_level])


def _line(form: Form, grid: FormGrid, line: KeyLine) -> Strip:
    """Return a level's words in its colour and what they mean, or what levels are for."""
    sheet, last = grid.sheet, grid.ref
    if line.level is None:
        return make_strip(sheet.span(1, last, line.caption, "caption", "rag, a heading"))
    level, end = line.level, _end_of_words(grid)
    words = rating_text(form, level.id)
    spans = [sheet.span(1, end, words, f"key {level.colour}", f"rag, {level.id}")]
    if any(one.meaning for one in form.every_level):
        spans.append(sheet.span(end + 1, last, level.meaning, "meaning", f"rag, {level.id}"))
    return make_strip(*spans)


def _end_of_words(grid: FormGrid) -> int:
    """Return the last column of the levels' words, which leaves the most to their meaning."""
    width = 0.0
    for column, its in enumerate(grid.sheet.widths[: grid.ref - 1], 1):
        width += its
        if width >= _WORDS_WIDTH:
            return column
    return grid.ref - 1
