"""What is struck through in a document: it is told, and nothing of it is taken."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from eh_tui.model.paper.source import (
    SourceBlock,
    SourceDocument,
    SourceNote,
    SourceParagraph,
    SourceText,
)


def struck_notes(document: SourceDocument) -> Iterator[SourceNote]:
    """Yield a note for each text of which something is struck through."""
    return (struck_note(where, said) for where, said in document.texts() if said.struck_at)


def struck_note(where: str, said: SourceText) -> SourceNote:
    """Return what is told of a text of which something is struck through."""
    return SourceNote(where, f"{said.struck_words!r} is struck through, so it is not taken")


def as_it_stands(document: SourceDocument, is_wording: Callable[[str], bool]) -> SourceDocument:
    """Return a document without what is struck through in a text or is a paragraph as a whole.

    A cell that is struck through as a whole is kept as such: its row is known by the form's
    words, and to strike it through is no blank. So are the form's own words.
    """

    def standing(block: SourceBlock) -> SourceBlock:
        if isinstance(block, SourceParagraph):
            is_gone = block.said.is_struck_out and not is_wording(block.said.text)
            return replace(block, said=SourceText() if is_gone else _standing(block.said))
        cells = (replace(cell, said=_standing(cell.said)) for cell in block.cells)
        return replace(block, cells=tuple(cells))

    if not any(said.struck_at for _, said in document.texts()):
        return document
    return replace(document, blocks=tuple(map(standing, document.blocks)))


def _standing(said: SourceText) -> SourceText:
    is_whole = said.is_struck_out or not said.struck_at
    return said if is_whole else replace(said, text=said.live, struck_at=())
