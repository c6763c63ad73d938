"""The XML of a Word file: names, what stands around its parts, what is tracked in it."""

from collections.abc import Iterator
from typing import Any

# lxml has no types of its own.
WordElement = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_TRANSPARENT = frozenset(
    W + name
    for name in ("sdtContent", "customXml", "smartTag", "ins", "moveTo", "fldSimple", "dir", "bdo")
) | {MC + "AlternateContent", MC + "Choice"}
"""Elements that only stand around what counts."""
_GONE = frozenset(W + name for name in ("del", "moveFrom")) | {MC + "Fallback"}
"""What is no part of the document once its changes are accepted, or stands there twice."""


def value_of(element: WordElement, path: str, attribute: str = "val") -> str:
    """Return an attribute of the first element on a path of w: names ("tcPr/shd"), "" for none."""
    for name in path.split("/"):
        element = element.find(W + name) if element is not None else None
    return (element.get(W + attribute) or "") if element is not None else ""


def is_on(element: WordElement, path: str) -> bool:
    """Return whether a switch such as rPr/strike is there and not turned off."""
    for name in path.split("/"):
        element = element.find(W + name) if element is not None else None
    return element is not None and element.get(W + "val") not in ("0", "false", "off", "none")


def is_struck(element: WordElement, *, is_usual: bool) -> bool:
    """Return whether a run or a style strikes through, once or twice; `is_usual` where unsaid."""
    names = ("strike", "dstrike")
    own = [name for name in names if element.find(f"{W}rPr/{W}{name}") is not None]
    return any(is_on(element, f"rPr/{name}") for name in own) if own else is_usual


def children(element: WordElement, *names: str) -> Iterator[WordElement]:
    """Yield the children of some w: names, also those in content controls and tracked as added.

    What is tracked as removed is left out, so it is as if every change had been accepted.
    """
    wanted = {W + name for name in names}
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag == W + "sdt" or child.tag in _TRANSPARENT:
            yield from children(child, *names)


def inline_pieces(element: WordElement) -> Iterator[WordElement]:
    """Yield what a paragraph is made of, each run, control and link, in order."""
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag in _TRANSPARENT:
            yield from inline_pieces(child)
        else:
            yield child


def is_removed(row: WordElement) -> bool:
    """Return whether a row of a table is tracked as removed."""
    return row.find(f"{W}trPr/{W}del") is not None


def joins_next(paragraph: WordElement) -> bool:
    """Return whether the end of a paragraph is tracked as removed, so that the next follows on."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(W + name) is not None for name in ("del", "moveFrom"))


def tracked_changes(element: WordElement) -> Iterator[tuple[str, str]]:
    """Yield what is tracked below an element: what was done, "added", and by whom."""
    words = {"ins": "added", "del": "removed", "moveFrom": "moved away", "moveTo": "moved here"}
    for each in element.iter(*(W + name for name in words)):
        yield words[each.tag.removeprefix(W)], each.get(W + "author") or ""
