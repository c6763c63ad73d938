"""The form's own wording in two versions of a file, which no edit of a field brings together.

What differs stays as our version has it and is shown as a clash: a form is changed by whoever
answers for it, or moved to its next version by `upgrade`, and not by a merge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eh_tui.files.toml.blocks import Block
from eh_tui.files.toml.lines import Line, key_of
from eh_tui.model.core.edits import Set
from eh_tui.model.core.kinds import Kind
from eh_tui.model.merge.merge import Clash


@dataclass(frozen=True, slots=True)
class FormClash:
    """A text of the form that two versions have otherwise."""

    block: int
    """Which block of our text says it."""
    clash: Clash
    """With the name of its table and, of several, which of them, in place of a row's id."""


def form_clashes(
    block: Block, new: Sequence[Line], theirs: Sequence[Block], ours: Sequence[Block]
) -> Iterator[FormClash]:
    """Yield a clash for each new line of a block of theirs that ours says otherwise.

    What ours does not say at all is no clash, and left to whoever asks.
    """
    at = _counterpart(block, theirs, ours) if new else None
    if at is None:
        return
    mine, said = ours[at].values(), block.values()
    for line in new:
        path = key_of(line)
        if len(path) == 1 and path[0] in mine and path[0] in said:
            edit = Set(Kind.COMMITMENTS, _named(block, at, ours), path[0], "", str(said[path[0]]))
            yield FormClash(at, Clash(edit, str(mine[path[0]])))


def _counterpart(block: Block, theirs: Sequence[Block], ours: Sequence[Block]) -> int | None:
    """Return which block of ours is about the same as one of theirs, None where none is."""
    alike = [at for at, one in enumerate(ours) if _is_of(one, block)]
    id = _id_of(block)
    for at in alike:
        if id and _id_of(ours[at]) == id:
            return at
    family = [one for one in theirs if _is_of(one, block)]
    return alike[family.index(block)] if len(alike) == len(family) else None


def _is_of(one: Block, block: Block) -> bool:
    is_said = any(line.is_statement for line in one.lines)
    return is_said and (one.path, one.is_row) == (block.path, block.is_row)


def _id_of(block: Block) -> object:
    values = block.values()
    return values.get("id") or values.get("key")


def _named(block: Block, at: int, ours: Sequence[Block]) -> str:
    """Return what a block is called: "columns 3" of several, "words", "the form" for the head."""
    name = ".".join(block.path) or "the form"
    if not block.is_row:
        return name
    return f"{name} {sum(_is_of(one, block) for one in ours[: at + 1])}"
