"""What a lead looks at first in a round: what changed, what stands out, what to train."""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from eh_tui.files.system import paths
from eh_tui.model.partnership.changed import Changed
from eh_tui.model.partnership.collated import Collated
from eh_tui.model.partnership.outliers import (
    SameText,
    all_at_risk,
    all_done_without_evidence,
    most_at_risk,
    offers_to_ask_about,
    same_texts,
)
from eh_tui.model.partnership.returned import ReturnedSchool
from eh_tui.model.partnership.round_text import changed_in_words, levels_in_words, so_many, title_of
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.lists.list_screen import Listed, ListedLines
from eh_tui.ui.partnership.moving import RoundScreen
from eh_tui.ui.partnership.reading import PageReading
from eh_tui.ui.text import content

_MOST = 20
"""How many lines of one sort are shown."""


class OverviewScreen(RoundScreen[str]):
    """What stands out in a round; it is dismissed with the file to go to, or None."""

    WHERE: ClassVar = Scope.OVERVIEW
    CSS_PATH = [paths.styles_folder() / name for name in ("lines.tcss", "partnership.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.OVERVIEW))
    AUTO_FOCUS = "ListedLines"

    def __init__(self, reading: PageReading) -> None:
        """Show what a reading tells."""
        super().__init__()
        self.reading = reading

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        collated = self.reading.folder.collated
        yield Static(content(f"{title_of(collated)}   what stands out"), id="header")
        yield ListedLines()
        yield Static(id="detail")
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Show the lines."""
        self.query_one(ListedLines).show(tuple(overview_lines(self.reading)))

    def on_lines_cursor_moved(self) -> None:
        """Say the line under the cursor in full."""
        line = self.query_one(ListedLines).chosen
        said = (line.detail or "  ".join(line.texts)) if line else ""
        self.query_one("#detail", Static).update(content(said), layout=False)

    def action_go(self) -> None:
        """Go to the school that the line is about."""
        line = self.query_one(ListedLines).chosen
        if line and isinstance(line.key, str) and "\n" not in line.key:
            self.dismiss(line.key)
        else:
            self.app.say("This is no single school's; Enter goes to a school from its own line.")

    def action_leave(self) -> None:
        """Go back to where the page was."""
        self.dismiss(None)


def overview_lines(reading: PageReading) -> Iterator[Listed]:
    """Yield the lines of the overview, each sort of thing below its heading."""
    collated = reading.folder.collated
    schools = {line.file: line.school or line.file for line in collated.lines if line.returned}
    by = f", by {name}" if (name := collated.form.counted_by) else ""
    yield from _part(f"All returns together{by}", _sums(collated))
    if reading.changes is not None:
        yield from _part(
            "Since the last round", _changed(reading.changes, schools), "Nothing to compare."
        )
    yield from _part("What most schools need help with", _risks(collated))
    yield from _part(
        "All completed, and nothing written that shows it",
        _named(all_done_without_evidence(collated), schools),
    )
    yield from _part("All at risk", _named(all_at_risk(collated), schools))
    yield from _part("The same text in several schools", _alike(same_texts(collated), schools))
    yield from _part(
        "Offers not published, or past their review",
        (_line(f"offer {at}", *each) for at, each in enumerate(offers_to_ask_about(collated))),
    )


def _part(title: str, lines: Iterable[Listed], nothing: str = "None.") -> Iterator[Listed]:
    """Yield a heading with the first lines below it, and how many more there are."""
    every = tuple(lines)
    yield Listed((title,))
    yield from every[:_MOST]
    if not every:
        yield _line(title, nothing)
    elif len(every) > _MOST:
        yield _line(title, f"and {len(every) - _MOST} more")


def _line(key: str, *texts: str, detail: str = "") -> Listed:
    """Return a line that is about no one school."""
    return Listed(texts, f"\n{key}", detail)


def _sums(collated: Collated) -> Iterator[Listed]:
    for home in collated.commitments:
        said = levels_in_words(collated.form, collated.counts[home.id])
        yield _line(home.id, home.id or "-", said, detail=f"{home.title}\n{said}")
    yield _line("all", "All", levels_in_words(collated.form, collated.all_counts))


def _changed(changes: Mapping[str, Changed], schools: dict[str, str]) -> Iterator[Listed]:
    if not changes:
        return
    yield _line("changed", changed_in_words(sum(changes.values(), Changed()), len(changes)))
    most = sorted(changes.items(), key=lambda pair: (-pair[1].down, -pair[1].up, pair[0]))
    for file, found in most:
        if found.down or found.up:
            yield Listed((schools.get(file, file), found.words), file)


def _risks(collated: Collated) -> Iterator[Listed]:
    for each in most_at_risk(collated):
        said = f"{so_many(each.schools, 'school')}, {so_many(each.rows, 'row')}"
        yield _line(each.outcome, each.outcome, said, each.text, detail=f"{said}\n{each.text}")


def _named(rows: Iterable[ReturnedSchool], schools: dict[str, str]) -> Iterator[Listed]:
    for row in rows:
        yield Listed((schools.get(row.file, row.school), row.file), row.file)


def _alike(found: Iterable[SameText], schools: dict[str, str]) -> Iterator[Listed]:
    for text in found:
        file, row, field = text.places[0]
        names = sorted({schools.get(each, each) for each, _, _ in text.places})
        said = f"{row} {field}: {', '.join(names)}"
        yield Listed((f"{text.schools} schools", said), file, said)
