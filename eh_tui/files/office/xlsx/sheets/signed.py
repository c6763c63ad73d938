"""What is known of the signatures, as rows below the counts: by whom, how, and changed since."""

from collections.abc import Iterator

from eh_tui.files.office.xlsx.layout.strips import Grid, Strip, make_strip
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.signing import received, standing_of_signatures

_WHO = (1, 2)
"""The columns of who; what is said has the others."""


def signed_rows(workbook: Workbook, grid: Grid) -> tuple[Strip, ...]:
    """Return a heading, a row for each who signs and one for each body that received it.

    Nothing where nobody does.
    """
    title = workbook.sign_off or "Signatures"
    heading = make_strip(grid.span(1, len(grid.widths), title, "band", "sign_off"), least=22)
    rows = tuple(
        make_strip(
            grid.span(*_WHO, who, "count name", about),
            grid.span(_WHO[1] + 1, len(grid.widths), said, "count name", about),
            least=22,
        )
        for who, said, about in _pairs(workbook)
    )
    return (heading, *rows) if rows else ()


def _pairs(workbook: Workbook) -> Iterator[tuple[str, str, str]]:
    """Yield who signs, how that stands, and what the row is called in warnings."""
    for stands in standing_of_signatures(workbook):
        said = "\n".join((stands.sentence, *stands.details))
        yield stands.who, said, f"{stands.signatory.id} on the sheet Summary"
    for row in workbook.received:
        yield "Received by", received(row), f"{row.id} on the sheet Summary"
