"""A draft's points as lines of a list, and the document's rows beside one of them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from textual.content import Content

from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.drafting.paper_lines import PaperLine
from eh_tui.model.drafting.points import DraftPoint, PointKind
from eh_tui.ui.lists.list_screen import Listed
from eh_tui.ui.text import content, wrap

_HEADINGS = {
    PointKind.DOUBT: "To settle",
    PointKind.FORM: "The form",
    PointKind.WORD: "What it calls its parts",
    PointKind.LEVEL: "Its levels",
    PointKind.COLUMN: "Its columns",
    PointKind.SECTION: "Its sections and tables",
    PointKind.SIGNATORY: "Who signs",
    PointKind.UNREAD: "Not in the form",
}
_MOST_SHOWN = 200
"""Rows of the document that are shown beside a point."""


def listed_points(points: Sequence[DraftPoint]) -> Iterator[Listed]:
    """Yield the lines of a list: a heading above each kind of points, and a line for each."""
    for heading, group in groupby(points, _heading):
        each = tuple(group)
        number = f": {len(each)}" if heading == _HEADINGS[PointKind.DOUBT] else ""
        yield Listed((f"{heading}{number}",))
        yield from map(_listed, each)


def _heading(point: DraftPoint) -> str:
    """Return what a point stands below: a section and its other tables below one heading."""
    is_table = point.kind is PointKind.TABLE
    return _HEADINGS[PointKind.SECTION if is_table else point.kind]


def _listed(point: DraftPoint) -> Listed:
    if point.kind in (PointKind.DOUBT, PointKind.UNREAD):
        where, said = point.texts
        mark = "?" if point.kind is PointKind.DOUBT else "–"
        return Listed((f"{mark} {said}",), point.identity, ": ".join(filter(None, (where, said))))
    table = point.table
    ratings = {0: str(table.values["colour"])} if table and point.kind is PointKind.LEVEL else {}
    detail = "  ".join(filter(None, point.texts))
    return Listed(point.texts, point.identity, detail, ratings=ratings)


def paper_text(lines: Sequence[PaperLine], width: int) -> Content:
    """Return rows of the document as a text of some width; a mark shows which one is meant."""
    parts = []
    for line in lines[:_MOST_SHOWN]:
        mark = "▸ " if line.is_meant else "  "
        style = "bold" if line.is_heading or line.is_meant else ""
        said = " │ ".join(map(shown_on_one_line, line.texts))
        wrapped = wrap(said, max(8, width - len(mark)))
        parts.append(content("\n".join(f"{mark}{part}" for part in wrapped), style))
    if len(lines) > _MOST_SHOWN:
        parts.append(content(f"  ... and {len(lines) - _MOST_SHOWN} rows more"))
    return Content("\n").join(parts)
