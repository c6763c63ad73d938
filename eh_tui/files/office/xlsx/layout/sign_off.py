"""The sign-off as rows of the audit sheet: who agreed, by name or with room for ink."""

from collections.abc import Iterator

from eh_tui.files.office.xlsx.layout.form_grid import FormGrid
from eh_tui.files.office.xlsx.layout.pages import SPACER, Chunk
from eh_tui.files.office.xlsx.layout.strips import CellSpan, Strip, make_strip
from eh_tui.model.core.form_rows import Signatory
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.signing import SignatureStanding, standing_of_signatures

ROOM_FOR_INK = 54


def sign_off_chunks(workbook: Workbook, grid: FormGrid) -> Iterator[Chunk]:
    """Yield the sign-off, two signatories side by side; Leicester's has a page of its own."""
    title = make_strip(grid.sheet.span(1, grid.ref, workbook.sign_off, "bar", "sign_off"), least=24)
    signatories = standing_of_signatures(workbook)[: len(workbook.signatories)]
    pairs = [signatories[first : first + 2] for first in range(0, len(signatories), 2)]
    for place, pair in enumerate(pairs):
        rows = _pair(pair, grid)
        if place == 0:
            space = () if grid.is_leicesters else (SPACER,)
            yield Chunk((*space, title, *rows), starts_page=grid.is_leicesters)
        else:
            yield Chunk((SPACER, *rows), (title,))


def _pair(pair: tuple[SignatureStanding, ...], grid: FormGrid) -> tuple[Strip, ...]:
    names, signatures, dates = [], [], []
    for place, stands in zip(grid.halves, pair, strict=False):
        signatory = stands.signatory
        names.append(_half(grid, place, signatory, _name_and_role(signatory), "signatory"))
        look = "signed on screen" if stands.on_the_line else "signature"
        signature = f"Signature: {stands.on_the_line}".rstrip()
        signatures.append(_half(grid, place, signatory, signature, look))
        date = f"Date signed: {signatory.signed}".rstrip()
        dates.append(_half(grid, place, signatory, date, "signed"))
    return (
        make_strip(*names, least=34),
        make_strip(*signatures, least=ROOM_FOR_INK),
        make_strip(*dates, least=24),
    )


def _half(
    grid: FormGrid, place: tuple[int, int], signatory: Signatory, text: str, look: str
) -> CellSpan:
    return grid.sheet.span(*place, text, look, f"{signatory.id}, the sign-off")


def _name_and_role(signatory: Signatory) -> str:
    """Return name and role in the order of the form, which is not the same for all."""
    lines = [signatory.role, signatory.name]
    if signatory.name_first:
        lines.reverse()
    return "\n".join(line for line in lines if line)
