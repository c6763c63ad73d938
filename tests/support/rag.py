"""The ratings of Leicester's form, as its file spells them."""

from enum import StrEnum


class Rag(StrEnum):
    """A rating as the file spells it; `NONE` is "not rated yet", never red (DOMAIN.md 3)."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NONE = "none"
