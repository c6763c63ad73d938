"""A search through the lines of the page while it is typed."""

from collections.abc import Sequence

from eh_tui.model.partnership.collated import RoundLine


class LineSearch:
    """What is looked for, and where the cursor was before."""

    def __init__(self) -> None:
        """Look for nothing yet."""
        self.text = ""
        self.words = ""
        """What the status line says of it: "3 of 11"."""
        self.began = 0
        self._texts: tuple[str, ...] | None = None
        """What is looked at in each line, made with the first letter that is typed."""

    def begin(self, cursor: int) -> None:
        """Begin at the line under the cursor."""
        self.began = max(0, cursor)

    def forget(self) -> None:
        """Forget the lines, in place of which others are shown."""
        self._texts = None

    def look(self, lines: Sequence[RoundLine], cursor: int, text: str, step: int) -> int | None:
        """Return the line to go to, None to stay: from where it began, or a `step` on or back."""
        self.text, wanted = text, text.casefold()
        if self._texts is None:
            self._texts = tuple(map(_searched, lines))
        at = [n for n, said in enumerate(self._texts) if text and wanted in said]
        if not at:
            self.words = f"{text!r} is nowhere in the list" if text else ""
            return None
        start = cursor if step else self.began
        after = [n for n in at if n > start or (n == start and not step)]
        before = [n for n in at if n < start]
        found = (before[-1] if before else at[-1]) if step < 0 else (after[0] if after else at[0])
        self.words = f"{at.index(found) + 1} of {len(at)}"
        return found


def _searched(line: RoundLine) -> str:
    """Return all that a search looks at in a line."""
    said = (line.school, line.number, line.phase, line.locality, line.file, line.state.value)
    return " ".join((*said, line.why)).casefold()
