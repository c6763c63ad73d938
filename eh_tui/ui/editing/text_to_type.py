"""A text that somebody is to type, with what is said about it meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass

from eh_tui.model.people.suggestions import KnownName


@dataclass(frozen=True, slots=True)
class TextToType:
    """A text to be typed, and what is known about it."""

    draft_key: tuple[str, str]
    """The row and field, by which its draft is kept."""
    title: str
    about: str
    """What the text is about, shown above it: the action that a date belongs to."""
    saved: str
    names: tuple[KnownName, ...] = ()
    """Names to offer while typing."""
    reading: Callable[[str], str] | None = None
    """What says how a date is read, shown while it is typed."""
