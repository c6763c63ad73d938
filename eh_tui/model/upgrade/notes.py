"""What a school is shown before it takes another version of its form."""

from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    """What becomes of a row or a text."""

    NEW = "new"
    GONE = "gone"
    KEPT = "kept"
    REWORDED = "reworded"
    OTHER_WORDS = "other words"
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
    What.RENUMBERED: "{was} is called {id} now.",
    What.NO_COLUMN: "{id}: the form has no column {now!r} any more; this stays in the file: {was}",
    What.NO_LEVEL: "{id}: the form has no level {was!r} any more, so {now} is not rated.",
}
