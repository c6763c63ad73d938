"""Where every block of the sheet stands, and where the cursor goes from each cell."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from eh_tui.model.core.address import Address
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.sanitize import shown
from eh_tui.ui.sheet.layout.blocks import Box, SheetBlock
from eh_tui.ui.text import fit


class SheetLayout:
    """The blocks of a sheet one below the other."""

    def __init__(
        self, blocks: Iterable[SheetBlock], width: int, *, is_banded: bool = False
    ) -> None:
        """Stack the blocks of a sheet that is `width` cells wide, and banded or not."""
        self.shape = width, is_banded
        self.width = width
        self.blocks = tuple(blocks)
        self.tops = (0, *accumulate(block.height for block in self.blocks))
        self.rows: list[tuple[Address, ...]] = []
        self.first_row: dict[Address, int] = {}
        self.block_of: dict[Address, int] = {}
        """The number of the block that a cell is in."""
        self._first_of_block: list[int] = []
        for number, block in enumerate(self.blocks):
            self._first_of_block.append(len(self.rows))
            for row in block.rows:
                for address in row:
                    self.first_row.setdefault(address, len(self.rows))
                    self.block_of.setdefault(address, number)
                self.rows.append(row)
        self._boxes: dict[int, dict[Address, Box]] = {}

    @property
    def height(self) -> int:
        """All lines of the sheet."""
        return self.tops[-1]

    def at(self, y: int) -> tuple[SheetBlock, int]:
        """Return the block that covers a line of the sheet, and the line within it."""
        number = bisect_right(self.tops, y) - 1
        return self.blocks[number], y - self.tops[number]

    def line(self, y: int) -> Iterator[tuple[str, str, Address | None]]:
        """Return the stretches of a line: text, look, and the cell whose words they are.

        The empty rest of a tall cell is nobody's, so that the cursor does not cover it: it
        would cost a slow line a kilobyte for each move.
        """
        block, within = self.at(y)
        boxes = [box for box in block.boxes if box.y <= within < box.y + box.height]
        x = 0
        for box in sorted(boxes, key=lambda box: box.x):
            if box.x > x:
                yield " " * (box.x - x), "cell", None
            number = within - box.y
            has_words = number < len(box.lines)
            text = fit(box.lines[number] if has_words else "", box.width)
            yield text, box.look, box.address if has_words else None
            x = box.x + box.width

    def box(self, address: Address) -> tuple[int, Box]:
        """Return the box of a cell and the line of the sheet at which it begins."""
        number = self.block_of[address]
        boxes = self._boxes.get(number)
        if boxes is None:
            block = self.blocks[number]
            boxes = {box.address: box for box in block.boxes if box.address}
            self._boxes[number] = boxes
        box = boxes[address]
        return self.tops[number] + box.y, box

    def section(self, address: Address) -> str:
        """Return the id of the commitment that a cell belongs to, or "sign-off"."""
        return self.blocks[self.block_of[address]].section

    def beside(self, address: Address, step: int) -> Address:
        """Return the cell to the left (-1) or right (1) in the same row."""
        row = self.rows[self.first_row[address]]
        at = row.index(address) + step
        return row[max(0, min(at, len(row) - 1))]

    def below(self, address: Address, step: int, x: int) -> Address:
        """Return the cell that lies `step` rows down (or up, if negative) at a column.

        `x` is the column in cells that the cursor keeps to as it passes narrower rows.
        """
        row, steps = self.first_row[address], abs(step)
        direction = 1 if step > 0 else -1
        if step > 0 and address == self._above(row):
            address, steps = self._nearest(row, x), steps - 1
        for _ in range(steps):
            new = row
            while 0 <= new + direction < len(self.rows):
                new += direction
                if self._nearest(new, x) != address:
                    break
            row, address = new, self._nearest(new, x)
        return address

    def first_of(self, section: str) -> Address | None:
        """Return the first action's text of a commitment, or the first cell of the sign-off."""
        for block in self.blocks:
            if block.section == section and block.rows:
                row = block.rows[0]
                return next(
                    (a for a in row if a.kind is Kind.ACTIONS and a.field == "text"), row[0]
                )
        return None

    def holding(self, text: str) -> list[Address]:
        """Return the cells that hold a text, ignoring case and where the lines break."""
        query = _unbroken(text)
        return [
            address
            for address in self.first_row
            if query and query in _unbroken(self.box(address)[1].text)
        ]

    def next_of(self, cells: list[Address], cursor: Address | None, step: int) -> Address | None:
        """Return the first of some cells after the cursor (1) or before it (-1), going round."""
        order = {address: at for at, address in enumerate(self.first_row)}
        places = [((0, order[cell]), cell) for cell in cells if cell in order]
        return _next_place(places, (0, order.get(cursor, -1) if cursor else -1), step)

    def next_rating(
        self, cells: Mapping[Address, int], cursor: Address | None, turn: int, step: int
    ) -> Address | None:
        """Return the first of some ratings after the cursor or before it, going round.

        Each cell comes with its place among the ratings of its row, 0 for the first, and `turn`
        is that of the cursor's: one rating is gone through before the next. From any cell of an
        action, its own rating does not count as the next one.
        """
        order = {address: at for at, address in enumerate(self.first_row)}
        places = [((nth, order[cell]), cell) for cell, nth in cells.items() if cell in order]
        here = order.get(cursor, -1) if cursor else -1
        if cursor and cursor.kind is Kind.ACTIONS and not turn:
            here = order.get(Address(Kind.ACTIONS, cursor.id, "rag"), here)
        return _next_place(places, (turn, here), step)

    def between(self, top: int, bottom: int, x: int) -> list[tuple[int, Address]]:
        """Return the cells at a column of which some line of the sheet is in `[top, bottom)`.

        Each has the line at which it begins.
        """
        found: list[tuple[int, Address]] = []
        for number in range(max(0, bisect_right(self.tops, top) - 1), len(self.blocks)):
            if self.tops[number] >= bottom:
                break
            first = self._first_of_block[number]
            for row in range(first, first + len(self.blocks[number].rows)):
                address = self._nearest(row, x)
                line, box = self.box(address)
                if line < bottom and line + box.height > top:
                    found.append((line, address))
        return found

    def nearest(self, cursor: Address | None, before: "SheetLayout") -> Address | None:
        """Return the cell for a cursor whose own is no longer shown: what followed it, if it can.

        `before` is the sheet on which the cursor was; on an empty one it begins at the first row
        that is worked on: an action, or an outcome that the form rates.
        """
        row = before.first_row.get(cursor) if cursor else None
        if cursor and row is not None:
            for old in (*before.rows[row:], *reversed(before.rows[:row])):
                # In the same column, if there is one; an outcome only when it is left alone.
                for address in sorted(old, key=lambda other: other.field != cursor.field):
                    at = self.first_row.get(address)
                    if at is not None and (
                        address.kind is not Kind.OUTCOMES or len(self.rows[at]) == 1
                    ):
                        return address
        first = next(iter(self.first_row), None)
        cells = (address for row in self.rows for address in row)
        return next((address for address in cells if self._is_worked_on(address)), first)

    def _is_worked_on(self, address: Address) -> bool:
        """Say whether a cell is an action's, or one that a school fills of a rated outcome."""
        if address.kind is not Kind.OUTCOMES:
            return address.kind is Kind.ACTIONS
        is_rated = Address(Kind.OUTCOMES, address.id, "rag") in self.first_row
        return is_rated and address.field != "text"

    def _above(self, row: int) -> Address | None:
        """Return the cell that stands over a row, None where all stand side by side."""
        return self.blocks[self.block_of[self.rows[row][0]]].above

    def _nearest(self, row: int, x: int) -> Address:
        """Return the cell of a row at a column; one that stands over the row only if it is alone.

        Where the cursor goes down a column, it passes over the bands.
        """

        def distance(address: Address) -> int:
            _, box = self.box(address)
            return max(box.x - x, x - (box.x + box.width - 1), 0)

        return min(self.side_by_side(row), key=distance)

    def side_by_side(self, row: int) -> tuple[Address, ...]:
        """Return the cells of a row without one that stands over it, unless that is alone."""
        first, *others = self.rows[row]
        return tuple(others) if others and first == self._above(row) else self.rows[row]


def _unbroken(text: str) -> str:
    """Return a shown text in one case and on one line, with single spaces."""
    return re.sub(r"\s+", " ", shown(text)).casefold()


def _next_place(
    places: list[tuple[tuple[int, int], Address]], here: tuple[int, int], step: int
) -> Address | None:
    ordered = sorted(places, key=lambda place: place[0], reverse=step < 0)
    beyond = (cell for at, cell in ordered if (at > here if step > 0 else at < here))
    return next(beyond, ordered[0][1] if ordered else None)
