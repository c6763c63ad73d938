"""The commitments at a glance, beside the sheet."""

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import Static

from eh_tui.model.summary import Counts, by_commitment, count
from eh_tui.model.workbook import Rag, Workbook
from eh_tui.ui.text import content, wrap
from eh_tui.ui.widgets.rating_bar import LETTERS


class Outline(Static):
    """Each commitment with its key, title and counts; the one under the cursor is marked."""

    WIDTH = 29
    """Cells for text; `styles/sheet.tcss` adds the margin."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__(id="outline")
        self._shown: tuple[object, ...] = ()

    def show(self, workbook: Workbook, section: str) -> None:
        """Show a workbook's counts with one commitment marked; repaint only what is new."""
        counts = by_commitment(workbook)
        shown = (counts, workbook.sign_off, section)
        if shown == self._shown:
            return
        self._shown = shown
        parts: list[Content] = []
        for number, (commitment, counted) in enumerate(counts, 1):
            title = f"{number}  {commitment.title}"
            parts += _entry(title, commitment.id == section)
            parts += [content(f"     {figures(counted)}"), Content("")]
        parts += _entry(f"{len(counts) + 1}  {workbook.sign_off}", section == "sign-off")
        signed = sum(bool(signatory.signed.strip()) for signatory in workbook.signatories)
        parts += [content(f"     {signed} of {len(workbook.signatories)} dated"), Content("")]
        total = count(workbook.actions)
        parts += [content(f"  All {total.total} actions", "bold")]
        for rag in Rag:
            figure = f" {total.of(rag):2} {LETTERS[rag]} {workbook.labels.label(rag)}"
            parts.append(content(wrap(figure, self.WIDTH)[0]))
        self.update(Content("\n").join(parts), layout=False)


def figures(counts: Counts) -> str:
    """Return counts as letters and figures, "1 R  7 A  5 G  2 -"."""
    return "  ".join(f"{counts.of(rag)} {letter}" for rag, letter in LETTERS.items())


def _entry(title: str, is_here: bool) -> Iterator[Content]:
    mark, style = ("▌", "bold") if is_here else (" ", "")
    number, words = title.split("  ", 1)
    lines = wrap(words, Outline.WIDTH - 6)
    for at, line in enumerate(lines[:3]):
        last = "…" if at == 2 and len(lines) > 3 else ""
        yield content(f"{mark} {number if not at else ' '}  {line}{last}", style)
