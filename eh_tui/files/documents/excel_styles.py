"""What the styles of an .xlsx say of its cells, each by the number that cells call it by."""

from functools import lru_cache
from typing import Any, NamedTuple, cast

from eh_tui.files.documents.colours import hex_colour, theme_colours, tinted
from eh_tui.files.documents.sign_fonts import sign_font


class CellStyle(NamedTuple):
    """What a style says of the cells that have it."""

    fill: str = ""
    """The colour behind the text as six hex digits, "" for none and for white."""
    is_bold: bool = False
    is_struck: bool = False
    signs: str = ""
    """The font as `sign_font` knows it, "" for one of letters."""
    number_format: str = "General"
    is_date: bool = False
    """Whether a number is shown as a date or a time."""
    is_span: bool = False
    """Whether that is a time that has passed, and none of a day."""


class ExcelStyles(dict[int, CellStyle]):
    """The styles of a book by their numbers; one that it lacks raises `IndexError`."""

    def __init__(self, stylesheet: Any, theme: bytes) -> None:
        """Take openpyxl's stylesheet, None where the book has none, and the XML of the theme."""
        self._stylesheet: Any = stylesheet if stylesheet and stylesheet.cell_styles else None
        self._theme = tuple(theme_colours(theme))

    def __missing__(self, number: int) -> CellStyle:
        """Return a style that is asked for the first time."""
        self[number] = style = self._style(number)
        return style

    def _style(self, number: int) -> CellStyle:
        if self._stylesheet is None:
            return (CellStyle(),)[number]  # a book without styles has this one
        style = self._stylesheet.cell_styles[number]
        if not any(style):
            return CellStyle()
        fill, font = self._stylesheet.fills[style.fillId], self._stylesheet.fonts[style.fontId]
        return CellStyle(
            self._fill(fill),
            bool(font.b),
            bool(font.strike),
            sign_font(font.name),
            self._number_format(style.numFmtId),
            number in self._stylesheet.date_formats,
            number in self._stylesheet.timedelta_formats,
        )

    def _number_format(self, number: int) -> str:
        from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

        if number < BUILTIN_FORMATS_MAX_SIZE:
            return BUILTIN_FORMATS.get(number, "General")
        return cast(str, self._stylesheet.number_formats[number - BUILTIN_FORMATS_MAX_SIZE])

    def _fill(self, fill: Any) -> str:
        is_filled = getattr(fill, "fill_type", None) not in (None, "none")
        colour = self._colour(fill.fgColor) if is_filled and hasattr(fill, "fgColor") else ""
        return "" if colour == "FFFFFF" else colour

    def _colour(self, colour: Any) -> str:
        from openpyxl.styles.colors import COLOR_INDEX

        if colour.type == "theme":
            known = self._theme[colour.theme] if colour.theme < len(self._theme) else ""
            return tinted(known, colour.tint or 0)
        if colour.type == "indexed":
            return hex_colour(COLOR_INDEX[colour.indexed]) if colour.indexed < 64 else ""
        return tinted(hex_colour(colour.rgb), colour.tint or 0)


@lru_cache(maxsize=4)
def styles_of(xml: bytes, theme: bytes) -> ExcelStyles:
    """Return the styles in a book's XML; what openpyxl raises for a broken one goes through.

    The files of one program mostly share theirs to the letter, so the last few are kept.
    """
    from openpyxl.styles.stylesheet import Stylesheet
    from openpyxl.xml.functions import fromstring

    stylesheet = Stylesheet.from_tree(cast(Any, fromstring(xml))) if xml else None
    return ExcelStyles(stylesheet, theme)
