"""What a school is shown before it takes another version of its form."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import OWN_FIELDS, Column
from eh_tui.model.form.form import Form
from eh_tui.model.upgrade.carrying import columns_going_on


class What(StrEnum):
    """What becomes of a row or a text."""

    NEW = "new"
    GONE = "gone"
    COLUMN_GONE = "column gone"
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
    What.COLUMN_GONE: "{id} is gone: {was}",
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
    yield from _on_columns(ours.form, form.form)


def _on_columns(ours: Form, theirs: Form) -> Iterator[UpgradeNote]:
    """Yield which columns are new, gone, or headed otherwise, each by how the file calls it."""
    if not ours.columns or not theirs.columns:
        return
    before, after = (dict.fromkeys(map(_whole, form.columns)) for form in (ours, theirs))
    old = [column for column in before if column not in after]
    new = [column for column in after if column not in before]
    partners = {its: mine for mine, its in columns_going_on(old, new)}
    for column in new:
        mine = partners.get(column)
        if mine is None:
            yield UpgradeNote(What.NEW, f"column {column.key}", now=column.heading)
        elif mine.heading != column.heading:
            id = f"column {column.key}"
            yield UpgradeNote(What.REWORDED, id, mine.heading, column.heading)
    for column in old:
        if column not in partners.values():
            yield UpgradeNote(What.COLUMN_GONE, f"column {column.key}", column.heading)


def _whole(column: Column) -> Column:
    """Return a column as it is told, whatever sections have it."""
    key = column.key or OWN_FIELDS[column.of].get(column.role, "") or column.heading
    return Column(column.heading, column.role, column.type, key, of=column.of)
