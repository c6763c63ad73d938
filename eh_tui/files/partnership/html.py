"""The one page of a round as one HTML file that asks nothing of anybody: no script, no request."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path as File
from typing import Any

from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.sanitize import shown
from eh_tui.model.form.form import Form
from eh_tui.model.form.palette import shade_of
from eh_tui.model.partnership.changed import Changed
from eh_tui.model.partnership.collated import Collated
from eh_tui.model.partnership.page_text import (
    changed_in_words,
    counts_in_words,
    state_in_words,
    title_of,
)
from eh_tui.model.partnership.tables import Changes, PageTable, Questions, page_tables

_HERE = File(__file__).parent
_NOTHING = "–"
"""Stands in an empty cell, which a reader of the screen would pass over."""


def html_of(collated: Collated, changes: Changes | None, questions: Questions) -> bytes:
    """Return the page; nothing in it is told by colour alone, and its tables have headings."""
    about = "Nothing is compared with a round before."
    if changes is not None:
        about = f"{changed_in_words(sum(changes.values(), Changed()), len(changes))}."
    rendered = _environment().render_template(
        "page.html",
        title=_line(title_of(collated)),
        state=state_in_words(collated),
        about=about,
        levels=[
            {"name": name, **shade_of(level.colour)._asdict()}
            for level, name in zip(collated.form.ratings, _names(collated.form), strict=True)
        ],
        bars=list(_bars(collated)),
        tables=[_table(table) for table in page_tables(collated, changes, questions)],
    )
    return str(rendered).encode("utf-8", "replace")


@cache
def _environment() -> Any:
    from markupsafe import escape
    from minijinja import Environment, safe

    environment = Environment(
        templates={"page.html": (_HERE / "page.html").read_text(encoding="utf-8")},
        undefined_behavior="strict",
        finalizer=escape,  # its own would also write every "/" as a number
    )
    style = (_HERE / "page.css").read_text(encoding="utf-8").strip()
    environment.add_global("style", safe(style))
    return environment


def _names(form: Form) -> list[str]:
    return [f"level-{at}" for at, _ in enumerate(form.ratings)]


def _bars(collated: Collated) -> Iterator[dict[str, Any]]:
    for home in collated.commitments:
        yield _bar(collated.form, f"{home.id} {home.title}".strip(), collated.counts[home.id])


def _bar(form: Form, title: str, counts: Counts) -> dict[str, Any]:
    parts = [
        {"name": name, "letter": level.letter, "width": f"{100 * n / counts.total:.2f}"}
        for level, name in zip(form.ratings, _names(form), strict=True)
        if (n := counts.of(level.id))
    ]
    return {"title": _line(title), "words": counts_in_words(form, counts), "parts": parts}


def _table(table: PageTable) -> dict[str, Any]:
    return {
        "title": table.title,
        "note": table.note,
        "none": table.none,
        "folded": table.is_long,
        "headings": [_line(heading) for heading in table.headings],
        "rows": [[_line(str(cell)) or _NOTHING for cell in row] for row in table.rows],
    }


def _line(text: str) -> str:
    return " ".join(shown(text).split())
