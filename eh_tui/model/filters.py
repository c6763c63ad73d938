"""Which actions are shown: those of one rating, or those of one person or channel."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eh_tui.model.workbook import Action, Rag

_WORDS = {
    Rag.RED: "at risk",
    Rag.AMBER: "on track",
    Rag.GREEN: "completed",
    Rag.NONE: "not rated",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """What an action must have to be shown; without either, every action is."""

    rag: Rag | None = None
    who: str = ""
    """A person or channel as Who cells name them."""

    def accepts(self, action: Action) -> bool:
        """Return whether an action is shown."""
        if self.rag is not None and action.rag is not self.rag:
            return False
        return not self.who or _plain(self.who) in map(_plain, names_in(action.who))

    @property
    def words(self) -> str:
        """The filter as the status line says it, "only at risk"; "" where all is shown."""
        rating = [_WORDS[self.rag]] if self.rag is not None else []
        person = [f"who has {self.who}"] if self.who else []
        return "only " + " and ".join((*rating, *person)) if rating or person else ""


def names_in(who: str) -> Iterator[str]:
    """Return the people and channels in a Who cell, as typed (DOMAIN.md 5)."""
    for part in re.split(r"[\n/,]", who):
        name = " ".join(part.split())
        if name:
            yield name


def people(actions: Iterable[Action]) -> tuple[tuple[str, int], ...]:
    """Return each person and channel with the number of their actions, the busiest first.

    Case, dots and spaces make no difference; a name is spelt as it is met first.
    """
    spelt: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for action in actions:
        names = {_plain(name): name for name in reversed(list(names_in(action.who)))}
        spelt = names | spelt
        counts.update(names.keys())
    return tuple((spelt[plain], number) for plain, number in counts.most_common())


def _plain(name: str) -> str:
    return re.sub(r"[.\s]", "", name).casefold()
