"""Renders only what is to be painted anew."""

from collections.abc import Iterable, Iterator

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

ScreenSpan = tuple[int, int, int]
"""A line, and the columns of it from the first to before the last."""


class PartialCompositor(Compositor):
    """Textual's compositor, without what lies between the parts that changed.

    `Compositor.render_partial_update` (_compositor.py) renders all widgets from the highest
    part that changed to the lowest, each whole: for a cell in the sheet and a word in the
    status line that is most of the screen, and most of what a key costs.
    """

    def render_partial_update(self) -> ChopsUpdate | None:
        """Return the parts that changed, each rendered by the widget that is seen there."""
        screen = self.size.region
        changed = [region.intersection(screen) for region in self._dirty_regions]
        self._dirty_regions.clear()
        spans: list[ScreenSpan] = []
        chops: list[dict[int, Strip | None]] = [{} for _ in range(self.size.height)]
        for area in _areas(self._regions_to_spans(filter(None, changed))):
            for widget, part, at in self._seen(area):
                for y, strip in zip(part.line_range, widget.render_lines(at), strict=True):
                    spans.append((y, part.x, part.right))
                    chops[y][part.x] = strip
        if not spans:
            return None
        ends = [[x + strip.cell_length for x, strip in line.items() if strip] for line in chops]
        return ChopsUpdate(chops, sorted(spans), ends)

    def _seen(self, area: Region) -> Iterator[tuple[Widget, Region, Region]]:
        """Return the widgets seen in an area, each with its part, and where in itself that is."""
        hidden = [area]
        for widget, (region, clip) in self.visible_widgets.items():  # the foremost comes first
            shown = region.intersection(clip)
            below: list[Region] = []
            for part in hidden:
                if own := part.intersection(shown):
                    yield widget, own, own.translate(-region.offset)
                    below += _around(own, part)
                else:
                    below.append(part)
            if not below:
                return
            hidden = below


def _areas(spans: Iterable[ScreenSpan]) -> Iterator[Region]:
    """Return spans, those between the same columns of lines that follow each other as one."""
    tall: dict[tuple[int, int], Region] = {}
    for y, start, end in spans:
        above = tall.get((start, end))
        if above and above.bottom == y:
            tall[start, end] = above.grow((0, 0, 1, 0))
        else:
            if above:
                yield above
            tall[start, end] = Region(start, y, end - start, 1)
    yield from tall.values()


def _around(part: Region, whole: Region) -> Iterator[Region]:
    """Return what is left of an area without a part of it."""
    sides = (
        Region.from_corners(whole.x, whole.y, whole.right, part.y),
        Region.from_corners(whole.x, part.bottom, whole.right, whole.bottom),
        Region.from_corners(whole.x, part.y, part.x, part.bottom),
        Region.from_corners(part.right, part.y, whole.right, part.bottom),
    )
    return (side for side in sides if side)
