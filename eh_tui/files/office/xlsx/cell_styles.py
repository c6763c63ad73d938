"""The looks of cells as openpyxl keeps them: each part of a look is made and compared once."""

from collections.abc import Callable
from typing import Any

from eh_tui.files.office.xlsx.named_styles import FONT, RULE, NamedStyle, named_styles
from eh_tui.files.office.xlsx.sheet import CellKind, SheetCell

FORMULA_STARTS = ("=", "+", "-", "@", "\t")
"""What Excel would take for the start of a formula if the text were typed anew."""


class CellStyles:
    """The styles of one book, by the numbers under which its cells refer to them."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._numbers: dict[tuple[str, str, bool], str] = {}
        self._parts: dict[tuple[object, ...], int] = {}

    def number(self, cell: SheetCell) -> str:
        """Return the number of a cell's style, which is added to the book where it is new."""
        is_quoted = cell.kind is CellKind.TEXT and str(cell.value).startswith(FORMULA_STARTS)
        key = (cell.look, cell.number_format, is_quoted)
        if key not in self._numbers:
            self._numbers[key] = str(
                self._add(named_styles[cell.look], cell.number_format, is_quoted)
            )
        return self._numbers[key]

    def _add(self, look: NamedStyle, number_format: str, is_quoted: bool) -> int:
        from openpyxl.styles.cell_style import StyleArray

        style = StyleArray()
        style.fontId = self._font(look)
        style.fillId = self._fill(look)
        style.borderId = self._border(look)
        style.alignmentId = self._alignment(look)
        style.protectionId = self._protection(look)
        style.numFmtId = self._format(number_format or look.number_format)
        style.quotePrefix = int(is_quoted)
        number: int = self._book._cell_styles.add(style)
        return number

    def _part(self, collection: str, *key: object, make: Callable[[], Any]) -> int:
        """Return the number of a part of a style; openpyxl's own comparing is slow."""
        if (collection, *key) not in self._parts:
            self._parts[(collection, *key)] = getattr(self._book, collection).add(make())
        return self._parts[(collection, *key)]

    def _font(self, look: NamedStyle) -> int:
        from openpyxl.styles import Font

        def make() -> Any:
            return Font(name=FONT, size=look.size, bold=look.bold, color=look.ink, family=2)

        return self._part("_fonts", look.size, look.bold, look.ink, make=make)

    def _fill(self, look: NamedStyle) -> int:
        from openpyxl.styles import PatternFill

        if not look.ground:
            return 0
        return self._part(
            "_fills", look.ground, make=lambda: PatternFill("solid", fgColor=look.ground)
        )

    def _border(self, look: NamedStyle) -> int:
        from openpyxl.styles import Border, Side

        def box() -> Any:
            line = Side("thin", RULE)
            return Border(left=line, right=line, top=line, bottom=line)

        if look.border == "box":
            return self._part("_borders", make=box)
        if look.border == "under":
            return self._part(
                "_borders", look.ink, make=lambda: Border(bottom=Side("medium", look.ink))
            )
        return 0

    def _alignment(self, look: NamedStyle) -> int:
        from openpyxl.styles import Alignment

        def make() -> Any:
            return Alignment(
                horizontal=look.across, vertical=look.down, indent=look.indent, wrap_text=look.wraps
            )

        key = (look.across, look.down, look.indent, look.wraps)
        return self._part("_alignments", *key, make=make)

    def _protection(self, look: NamedStyle) -> int:
        from openpyxl.styles import Protection

        return self._part("_protections", look.locked, make=lambda: Protection(locked=look.locked))

    def _format(self, code: str) -> int:
        from openpyxl.styles.numbers import BUILTIN_FORMATS_MAX_SIZE, BUILTIN_FORMATS_REVERSE

        if code in BUILTIN_FORMATS_REVERSE:
            return int(BUILTIN_FORMATS_REVERSE[code])
        return BUILTIN_FORMATS_MAX_SIZE + int(self._book._number_formats.add(code))
