"""What a school is shown before it takes another version of its form."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from eh_tui.model.core.workbook import Workbook


class What(StrEnum):
    """What becomes of a row or a text."""

    NEW = "new"
    GONE = "gone"
    KEPT = "kept"
    REWORDED = "reworded"
    OTHER_WORDS = "other words"
    LEFT_OUT = "left out"
    RENUMBERED = "renumbered"
    NO_COLUMN = "no column"
    NO_LEVEL = "no level"


def version_in_words(version: str) -> str:
    """Return a form's version as a sentence has it."""
    return version or "without a number"


@dataclass(frozen=True, slots=True)
class UpgradeNote:
    """One thing that the other version changes."""

    what: What
    id: str
    was: str = ""
    now: str = ""

    @property
    def sentence(self) -> str:
        """What changes, in words."""
        return _SENTENCES[self.what].format(id=self.id, was=self.was, now=self.now)


_SENTENCES = {
    What.NEW: "{id} is new: {now}",
    What.GONE: "{id} is gone, and nothing was written there: {was}",
    What.KEPT: "{id} is gone from the form, and stays for what was written there: {was}",
    What.REWORDED: "{id} is worded otherwise. Before: {was} Now: {now}",
    What.OTHER_WORDS: "{id} keeps your words: {was} The form has now: {now}",
    What.LEFT_OUT: "{id} was taken out here and stays out; the form prints there: {now}",
    What.RENUMBERED: "{was} is called {id} now.",
    What.NO_COLUMN: "{id}: the form has no column {now!r} any more; this stays in the file: {was}",
    What.NO_LEVEL: "{id}: the form has no level {was!r} any more, so {now} is not rated.",
}


def notes_on_the_whole(ours: Workbook, form: Workbook) -> Iterator[UpgradeNote]:
    """Yield what is worded otherwise above the rows: titles, levels, headings."""
    for name in ("title", "intro", "sign_off"):
        was, now = getattr(ours, name), getattr(form, name)
        if was != now:
            yield UpgradeNote(What.REWORDED, name.replace("_", "-"), was, now)
    before = {level.id: level.label for level in ours.form.every_level}
    for level in form.form.every_level:
        if before.get(level.id, level.label) != level.label:
            yield UpgradeNote(What.REWORDED, f"level {level.id}", before[level.id], level.label)
        elif level.id not in before:
            yield UpgradeNote(What.NEW, f"level {level.id}", now=level.label)
    headings = {(column.of, column.key): column.heading for column in ours.form.columns}
    for column in form.form.columns:
        was = headings.get((column.of, column.key))
        if was is None and headings:
            yield UpgradeNote(What.NEW, f"column {column.key}", now=column.heading)
        elif was not in (None, column.heading):
            yield UpgradeNote(What.REWORDED, f"column {column.key}", was or "", column.heading)
