"""An agenda as a tree with numbers and planned minutes: its items, and the actions among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from eh_tui.model.core.review.meeting_rows import Matter
from eh_tui.model.form.words import Words
from eh_tui.model.meeting.agenda import AgendaPart, Point
from eh_tui.model.meeting.matters import ACTIONS, is_yes

_OURS = Words()

THE_ACTIONS = "The actions"
"""What the item is called that holds the actions where no row of the meeting does."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One numbered line of an agenda."""

    number: str
    """"3", or "3.2" for a part of it."""
    title: str
    minutes: int = 0
    """How many minutes are planned, with those of its parts; 0 where nobody has said."""
    matter: Matter | None = None
    """The meeting's own row, None for what is made of the actions alone."""
    points: tuple[Point, ...] = ()
    """The actions that stand under it."""
    is_internal: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is a row of the meeting that nothing was made of yet."""
        return bool(self.matter and not self.matter.state)

    @property
    def level(self) -> int:
        """How deep it stands: 0 for an item of its own."""
        return self.number.count(".")


def agenda_tree(
    matters: tuple[Matter, ...],
    points: tuple[Point, ...],
    words: Words = _OURS,
    *,
    with_internal: bool = True,
) -> tuple[AgendaItem, ...]:
    """Return the items of an agenda, each followed by its parts.

    The actions stand under the item that holds them, by the parts of the agenda that they belong
    to, else under an item at the end. Numbers count what is shown, so that what is sent round
    has no gap where an internal item was left out. `words` are the form's, by which the actions
    are called.
    """
    tree = _Tree(matters, points, words, with_internal=with_internal)
    return tuple(tree.below("", ""))


def items_sent_round(matters: tuple[Matter, ...]) -> tuple[AgendaItem, ...]:
    """Return a meeting's own items without what is internal, numbered as on its agenda."""
    return agenda_tree(matters, (), with_internal=False)


def items_beside_actions(
    matters: tuple[Matter, ...],
) -> tuple[tuple[AgendaItem, ...], tuple[AgendaItem, ...]]:
    """Return the items that a meeting comes to before its actions, and those after them.

    Without an item that holds the actions these come last.
    """
    tree = agenda_tree(matters, ())
    holding = [item for item in tree if item.matter and item.matter.holds.strip() == ACTIONS]
    if not holding:
        return tree, ()
    at, own = tree.index(holding[0]), f"{holding[0].number}."
    parts = tuple(item for item in tree[at:] if item.number.startswith(own))
    return (*tree[:at], *parts), tree[at + 1 + len(parts) :]


def planned_minutes(items: tuple[AgendaItem, ...]) -> int:
    """Return how many minutes an agenda plans for all of it."""
    return sum(item.minutes for item in items if item.level == 0)


def minutes_since(began: str, now: str) -> int:
    """Return the whole minutes between two moments as the history writes them, 0 for none."""
    try:
        spent = datetime.fromisoformat(now) - datetime.fromisoformat(began)
    except (ValueError, TypeError):
        return 0
    return max(0, int(spent.total_seconds()) // 60)


def time_words(spent: int, planned: int) -> str:
    """Return how long a meeting has lasted and what is left: "12 min, 35 left" or "3 over"."""
    if not planned:
        return f"{spent} min"
    left = planned - spent
    return f"{spent} min, {left} left" if left >= 0 else f"{spent} min, {-left} over"


class _Tree:
    def __init__(
        self,
        matters: tuple[Matter, ...],
        points: tuple[Point, ...],
        words: Words,
        *,
        with_internal: bool,
    ) -> None:
        self._name = words.said(THE_ACTIONS)
        self._matters = matters
        self._with_internal = with_internal
        self._under = {matter.id: matter.under.strip() for matter in matters}
        holding = [matter.id for matter in matters if matter.holds.strip() == ACTIONS]
        self._holds = holding[0] if holding else None
        self._parts = [
            (part, tuple(point for point in points if point.part is part))
            for part in AgendaPart
            if any(point.part is part for point in points)
        ]

    def below(self, parent: str, number: str) -> Iterator[AgendaItem]:
        """Yield the items under one, numbered on from it, each followed by its own."""
        at = 0
        for matter in self._children(parent):
            at += 1
            own = f"{number}{at}"
            parts = tuple(self.below(matter.id, f"{own}."))
            planned = _minutes(matter.minutes)
            if planned is None:
                depth = own.count(".") + 1
                planned = sum(part.minutes for part in parts if part.level == depth)
            yield AgendaItem(own, matter.title, planned, matter, (), is_yes(matter.internal))
            yield from parts
        if not parent and self._holds is None and self._parts:
            yield AgendaItem(f"{at + 1}", self._name)
            yield from self._of_actions(f"{at + 1}.", 0)
        elif parent and parent == self._holds:
            yield from self._of_actions(number, at)

    def _children(self, parent: str) -> Iterator[Matter]:
        for matter in self._matters:
            is_shown = self._with_internal or not is_yes(matter.internal)
            if is_shown and self._parent(matter) == parent:
                yield matter

    def _parent(self, matter: Matter) -> str:
        """Return the item that one stands under, "" for none, or where they run in a circle."""
        seen, at = [matter.id], self._under.get(matter.id, "")
        while at in self._under:
            if at in seen:
                return ""
            seen.append(at)
            at = self._under[at]
        return seen[1] if len(seen) > 1 else ""

    def _of_actions(self, number: str, at: int) -> Iterator[AgendaItem]:
        for own, (part, points) in enumerate(self._parts, at + 1):
            yield AgendaItem(f"{number}{own}", part.capitalize(), points=points)


def _minutes(text: str) -> int | None:
    typed = text.strip()
    return int(typed) if typed.isdecimal() and len(typed) < 4 else None
