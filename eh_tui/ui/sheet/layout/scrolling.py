"""Which line of the sheet is shown first, so that what is worked on is in view."""

from eh_tui.model.core.address import Address
from eh_tui.ui.sheet.layout.places import SheetLayout

_STAY = 9
"""Lines that stay in view as the sheet scrolls."""


def headroom(layout: SheetLayout, address: Address) -> int:
    """Return the lines of headings that stand right above a cell's row, its outcome's too."""
    number = layout.block_of[address]
    if layout.blocks[number].rows[0] != layout.rows[layout.first_row[address]]:
        return 0
    lines = layout.box(address)[0] - layout.tops[number]
    section = layout.blocks[number].section
    while number and (above := layout.blocks[number - 1]).section == section and not above.rows:
        number -= 1
        lines += layout.blocks[number].height
    return lines


def offset_for(layout: SheetLayout, address: Address, page: int, offset: int) -> int:
    """Return the line to show first, so that a cell is in view on a page of some lines.

    `offset` is the line shown first now. Some lines stay to read on from, and as many come
    that most moves of the cursor repaint two cells only. Of what is further away than a
    page the surroundings are shown too.
    """
    top, box = layout.box(address)
    bottom = top + min(len(box.lines), page)
    least = bottom - page
    first = max(least, top - headroom(layout, address))
    if layout.first_row[address] == 0:
        first = 0
    step = max(page // 2, page - _STAY)
    if least > offset:
        wanted = offset + step if least <= offset + page else top - page // 4
        return min(max(least, wanted), first, layout.height - page)
    if first < offset:
        wanted = offset - step if top >= offset - page else top - page // 4
        return max(0, min(first, wanted))
    return offset


def opening_offset(layout: SheetLayout, address: Address, page: int) -> int:
    """Return the line to show first when a sheet is opened with the cursor on a cell.

    That is the top where the cell is in view then, else its headings and what follows.
    """
    top, box = layout.box(address)
    if top + len(box.lines) <= page:
        return 0
    return max(0, min(top - headroom(layout, address), layout.height - page))


def lines_of_row(layout: SheetLayout, address: Address) -> tuple[int, int]:
    """Return the first line of a cell's row and the one after its last words.

    What stands over the row like a heading is left out.
    """
    at = layout.first_row[address]
    boxes = [layout.box(each) for each in layout.side_by_side(at)]
    return min(top for top, _ in boxes), max(top + len(box.lines) for top, box in boxes)


def offset_to_lift(layout: SheetLayout, address: Address, room: int, offset: int) -> int:
    """Return the line to show first, so that a cell's row is within the first `room` lines.

    Its outcome too, as far as there is room. `offset` is the line shown first now, which
    stays where it can.
    """
    top, bottom = lines_of_row(layout, address)
    begins = layout.tops[layout.block_of[address]]
    if offset <= begins and bottom <= offset + room:
        return offset
    return min(top, max(begins, bottom - room))
