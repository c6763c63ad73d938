"""What the sheet is made of: boxes of text, and the blocks in which they are laid out."""

from collections.abc import Iterator
from dataclasses import dataclass

from eh_tui.model.core.address import Address
from eh_tui.ui.text import wrap


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of wrapped text, placed within its block."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    look: str
    address: Address | None = None
    text: str = ""
    """The text before it was wrapped."""


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """A stretch of the sheet that is laid out on its own."""

    boxes: tuple[Box, ...]
    height: int
    rows: tuple[tuple[Address, ...], ...] = ()
    """The cells that the cursor meets, row by row."""
    section: str = ""
    """The commitment it belongs to."""
    above: Address | None = None
    """The cell that stands over its rows like a heading, and is to the left of each of them."""


def box_of(
    span: tuple[int, int], y: int, text: str, look: str = "cell", address: Address | None = None
) -> Box:
    """Return the box of a text that is wrapped to a span: its column and its width in cells."""
    x, width = span
    lines = wrap(text, width)
    return Box(x, y, width, len(lines), lines, look, address, text)


def level(boxes: list[Box], height: int | None = None) -> list[Box]:
    """Return boxes that stand side by side, all down to one line, the lowest.

    A box with a remark below it keeps its own height.
    """
    top = min(box.y for box in boxes)
    bottom = top + (height or max(box.y + box.height for box in boxes) - top)
    remarked = {box.x for box in boxes if box.look == REMARK}
    return [
        Box(
            box.x,
            box.y,
            box.width,
            box.height if box.x in remarked and box.look != REMARK else bottom - box.y,
            box.lines,
            box.look,
            box.address,
            box.text,
        )
        for box in boxes
    ]


REMARK = "remark"
"""The look of what the program says below a cell's own text; it begins with an arrow."""


def with_remark(box: Box, words: str) -> Iterator[Box]:
    """Return a cell's box, and below it the box of what is said of the cell."""
    yield box
    if words:
        yield box_of((box.x, box.width), box.y + box.height, f"→ {words}", REMARK)


def rule_at(x: int, width: int, y: int) -> Box:
    """Return a line from left to right."""
    return Box(x, y, width, 1, ("─" * width,), "rule")


def walls(boxes: list[Box], right: int) -> Iterator[Box]:
    """Return the lines that stand between boxes of one row."""
    for box in boxes:
        wall = box.x + box.width
        if wall < right:
            yield Box(wall, box.y, 1, box.height, ("│",) * box.height, "rule")
