"""The sign-off as rows of the audit sheet: who agreed, by name or with room for ink."""

from collections.abc import Iterator

from eh_tui.files.office.xlsx.sheets.pages import SPACER, Chunk
from eh_tui.files.office.xlsx.sheets.section import REF, SECTION_GRID
from eh_tui.files.office.xlsx.sheets.strips import CellSpan, Strip, make_strip
from eh_tui.model.core.form_rows import Signatory
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.signing import SignatureStanding, standing_of_signatures

_halves = ((1, 2), (3, REF))
ROOM_FOR_INK = 54


def sign_off_chunks(workbook: Workbook) -> Iterator[Chunk]:
    """Yield the sign-off, two signatories side by side; it has a page of its own."""
    title = make_strip(SECTION_GRID.span(1, REF, workbook.sign_off, "bar", "sign_off"), least=24)
    signatories = standing_of_signatures(workbook)[: len(workbook.signatories)]
    pairs = [signatories[first : first + 2] for first in range(0, len(signatories), 2)]
    for place, pair in enumerate(pairs):
        rows = _pair(pair)
        if place == 0:
            yield Chunk((title, *rows), starts_page=True)
        else:
            yield Chunk((SPACER, *rows), (title,))


def _pair(pair: tuple[SignatureStanding, ...]) -> tuple[Strip, ...]:
    names, signatures, dates = [], [], []
    for (left, right), stands in zip(_halves, pair, strict=False):
        signatory = stands.signatory
        names.append(_half(left, right, _name_and_role(signatory), "signatory", signatory))
        look = "signed on screen" if stands.on_the_line else "signature"
        signature = f"Signature: {stands.on_the_line}".rstrip()
        signatures.append(_half(left, right, signature, look, signatory))
        date = f"Date signed: {signatory.signed}".rstrip()
        dates.append(_half(left, right, date, "signed", signatory))
    return (
        make_strip(*names, least=34),
        make_strip(*signatures, least=ROOM_FOR_INK),
        make_strip(*dates, least=24),
    )


def _half(left: int, right: int, text: str, look: str, signatory: Signatory) -> CellSpan:
    return SECTION_GRID.span(left, right, text, look, f"{signatory.id}, the sign-off")


def _name_and_role(signatory: Signatory) -> str:
    """Return name and role in the order of the form, which is not the same for all."""
    lines = [signatory.role, signatory.name]
    if signatory.name_first:
        lines.reverse()
    return "\n".join(line for line in lines if line)
