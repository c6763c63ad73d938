"""The one page of a round as one HTML file that asks nothing of anybody: no script, no request."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path as File
from typing import Any

from eh_tui.files.templates import template_in
from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.days import in_short
from eh_tui.model.core.sanitize import shown
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import Level
from eh_tui.model.form.palette import shade_of
from eh_tui.model.partnership.changed import Changed
from eh_tui.model.partnership.collated import Collated
from eh_tui.model.partnership.own_tables import own_tables, withheld_in_words
from eh_tui.model.partnership.returned import ReturnedSchool
from eh_tui.model.partnership.round_text import (
    changed_in_words,
    due_and_steps,
    levels_in_words,
    other_levels,
    state_in_words,
    title_of,
)
from eh_tui.model.partnership.spread import OwnCopy
from eh_tui.model.partnership.tables import (
    Cell,
    ChangesByFile,
    PageTable,
    QuestionsByFile,
    day_it_came,
    page_tables,
)

_HERE = File(__file__).parent
_SHORT = 10
"""Rows that are printed on one page, with their heading."""
_NOTHING = "–"
"""Stands in an empty cell, which a reader of the screen would pass over."""


def html_of(collated: Collated, changes: ChangesByFile | None, questions: QuestionsByFile) -> bytes:
    """Return the page; nothing in it is told by colour alone, and its tables have headings."""
    about = "Nothing is compared with a round before."
    if changes is not None:
        about = f"{changed_in_words(sum(changes.values(), Changed()), len(changes))}."
    bars = _bars(collated, collated.counts)
    tables = page_tables(collated, changes, questions)
    lines = (state_in_words(collated), due_and_steps(collated), about)
    return _page(collated, title_of(collated), lines, bars, tables)


def own_html(collated: Collated, copy: OwnCopy, questions: QuestionsByFile) -> bytes:
    """Return a school's own copy of the page, in which no other school is told of alone."""
    row = copy.line.returned or ReturnedSchool("")
    title = f"{copy.line.school}: {title_of(collated)}"
    lines = (
        f"Returned {day_it_came(copy.line)}, {copy.line.stands.words}. {copy.line.stands.reason}",
        withheld_in_words(copy),
    )
    bars = _bars(collated, collated.counts_of(row))
    return _page(collated, title, lines, bars, own_tables(collated, copy, questions))


def _page(
    collated: Collated,
    title: str,
    lines: tuple[str, ...],
    bars: Iterable[dict[str, Any]],
    tables: Iterable[PageTable],
) -> bytes:
    rendered = template_in(_HERE).render_template(
        "page.html",
        title=_line(title),
        lines=[line for line in lines if line],
        levels=[
            {"name": name, **shade_of(level.colour)._asdict()}
            for level, name in _named_levels(collated.form)
        ],
        bars=list(bars),
        tables=[_table(table) for table in tables],
    )
    return str(rendered).encode("utf-8", "replace")


def _named_levels(form: Form) -> Iterator[tuple[Level, str]]:
    """Yield the levels of all scales in the order of a bar, each with what its style is called."""
    for at, level in enumerate((*form.levels, *other_levels(form), form.not_rated)):
        yield level, f"level-{at}"


def _bars(collated: Collated, counts: Mapping[str, Counts]) -> Iterator[dict[str, Any]]:
    for at, home in enumerate(collated.commitments):
        title = f"{home.id} {home.title}".strip()
        yield _bar(collated.form, at, title, counts.get(home.id, Counts()))


def _bar(form: Form, at: int, title: str, counts: Counts) -> dict[str, Any]:
    parts = [
        {
            "name": name,
            "id": f"bar-{at}-{name}",
            "letter": level.letter,
            "width": f"{100 * n / counts.total:.2f}",
        }
        for level, name in _named_levels(form)
        if (n := counts.of(level.id))
    ]
    return {"title": _line(title), "words": levels_in_words(form, counts), "parts": parts}


def _table(table: PageTable) -> dict[str, Any]:
    return {
        "title": table.title,
        "note": table.note,
        "none": table.none,
        "folded": table.is_long,
        "short": len(table.rows) <= _SHORT,
        "headings": [_line(heading) for heading in table.headings],
        "rows": [[_line(_cell(cell)) or _NOTHING for cell in row] for row in table.rows],
    }


def _cell(cell: Cell) -> str:
    return in_short(cell) if isinstance(cell, date) else str(cell)


def _line(text: str) -> str:
    return " ".join(shown(text).split())
