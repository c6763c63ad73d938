"""Who signed, and when, read from the texts about signing."""

import re
from collections.abc import Iterator, Sequence

from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.drafting.filled.filling import Filling
from eh_tui.model.paper.found import FoundText
from eh_tui.model.paper.source import SourceCell, SourceDocument
from eh_tui.model.paper.words import folded_words

_LINE = re.compile(r"[_.…]{3,}")
_DATE = re.compile(r"\s*date(?: signed)?\s*:?\s*(.*)\Z", re.IGNORECASE)
_NO_NAME = ("signed", "signature", "name", "print")


def fill_signing(filling: Filling, texts: Sequence[FoundText], document: SourceDocument) -> None:
    """Take names and dates that stand with the role of somebody who signs the form.

    They stand in the same text or, on a sheet, in the cells below it. Nobody's signature is
    made of them: they are the name and the date as written.
    """
    below = {cell.where: (cell, under) for cell, under in _below(document, filling)}
    known = {text.where for text in texts}
    on_sheets = [
        FoundText(cell.said.text, cell.where)
        for cell, under in below.values()
        if cell.where not in known and any(map(_is_line_to_sign, under))
    ]
    for text in (*texts, *on_sheets):
        _, cells = below.get(text.where, (None, []))
        said = "\n".join((text.text, *(cell.said.text for cell in cells)))
        lines = [line for line in _LINE.sub("\n", said).split("\n") if line.strip()]
        for signatory in filling.workbook.signatories:
            others = [line for line in lines if folded_words(line) != folded_words(signatory.role)]
            if len(others) == len(lines) or not folded_words(signatory.role):
                continue
            filling.used.update((text.where, *(cell.where for cell in cells)))
            _take(filling, signatory.id, others, text.where)
            break


def _below(
    document: SourceDocument, filling: Filling
) -> Iterator[tuple[SourceCell, list[SourceCell]]]:
    """Yield for each cell of a sheet those that go on below it, up to a gap or another's role."""
    roles = {folded_words(each.role) for each in filling.workbook.signatories} - {""}
    for table in document.tables if filling.workbook.signatories else ():
        cells = {(cell.row, cell.column): cell for cell in table.cells if table.is_sheet}
        for cell in table.cells if table.is_sheet else ():
            found: list[SourceCell] = []
            row = cell.row + cell.rows
            while (under := cells.get((row, cell.column))) and under.said.text.strip():
                if roles & set(map(folded_words, under.said.text.split("\n"))):
                    break
                found += [] if under.said.is_struck_out else [under]
                row += under.rows
            yield cell, found


def _is_line_to_sign(cell: SourceCell) -> bool:
    return folded_words(cell.said.text).split()[:1] in (["signature"], ["signed"])


def _take(filling: Filling, id: str, lines: Sequence[str], where: str) -> None:
    said = []
    for line in lines:
        dated = _DATE.match(line)
        words = folded_words(line).split()[:1]
        name, new = ("signed", dated[1]) if dated else ("name", line.strip())
        if not new.strip() or (not dated and words and words[0] in _NO_NAME):
            continue
        if name in said:
            filling.left.append(f"{where}: {line.strip()!r} has no place with {id}")
            continue
        filling.make(set_field(filling.workbook, Kind.SIGNATORIES, id, name, new))
        filling.places[id, name] = where
        said.append(name)
    if said:
        filling.taken.append(f"{id}: {', '.join(said)} ({where})")
