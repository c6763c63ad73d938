"""What stands beside a name in a Who cell: "DSL (Sarah Jones)", "Lead: Sarah Jones".

These are places only; the register tells which of the two sides is somebody.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

_BRACKETS = re.compile(r"(?P<label>.*?)(?P<open>\s*[(\[])(?P<name>[^()\[\]]*)[)\]]?", re.DOTALL)
_MARKS = (
    re.compile(r"(?P<label>[^:=]*[^\W\d])(?P<open>\s*[:=]\s*)(?P<name>\S.*)", re.DOTALL),
    re.compile(
        r"(?P<label>.*?\w\S*?)(?P<open>\s*[\u2013\u2014]\s*|\s+-\s*|-\s+)(?P<name>\S.*)", re.DOTALL
    ),
)
_LIKE_A_ROLE = re.compile(
    r"(?i)(?:.*[\s/-])?(?:leads?|leaders?|led by|heads?|teachers?|tutors?|mentors?|governors?"
    r"|workers?|officers?|managers?|co-?ordinators?|assistants?|contacts?|persons?|owners?|chair"
    r"|responsible|deputy|cover|by|who)"
)


class Beside(NamedTuple):
    """A text that has two sides, by where they are in it."""

    label: tuple[int, int]
    name: tuple[int, int]
    """The side in which somebody may be named beside what the label says."""
    frame: tuple[int, int]
    """What goes where the name goes: the name with its brackets, its dash or its colon."""
    is_in_brackets: bool = False


def in_brackets(text: str) -> Iterator[Beside]:
    """Return the two sides of a text that ends with something in brackets."""
    if match := _BRACKETS.fullmatch(text):
        frame = (match.start("open"), len(text))
        yield Beside(match.span("label"), match.span("name"), frame, is_in_brackets=True)


def after_a_mark(text: str) -> Iterator[Beside]:
    """Return the sides of a text at its first colon, and at its first dash."""
    for mark in _MARKS:
        if match := mark.fullmatch(text):
            frame = (match.start("open"), len(text))
            yield Beside(match.span("label"), match.span("name"), frame)


def side_by_side(text: str) -> Iterator[Beside]:
    """Yield each way to take a text at a blank as a label and who is beside it.

    First the label is in front, the longest first, then it is behind.
    """
    blanks = [match.span() for match in re.finditer(r"\s+", text)]
    for end, start in reversed(blanks):
        yield Beside((0, end), (start, len(text)), (end, len(text)))
    for end, start in blanks:
        yield Beside((start, len(text)), (0, end), (0, start))


def depths(text: str) -> list[int]:
    """Return how many brackets each character of a text is in; all 0 where they don't match."""
    found = [*accumulate(map(_step, text))]
    return found if is_balanced(text) else [0] * len(text)


def is_balanced(text: str) -> bool:
    """Say whether each bracket of a text that opens is closed."""
    depth = [0, *accumulate(map(_step, text))]
    return depth[-1] == 0 and min(depth) == 0


def _step(letter: str) -> int:
    return (letter in "([") - (letter in ")]")


def is_like_a_role(label: str) -> bool:
    """Say whether a label tells what somebody does, "Lead" or "Attendance Officer"."""
    return bool(_LIKE_A_ROLE.fullmatch(label.strip()))
