"""How cells look, by name: sheets say a name, the writer makes the style once."""

from typing import NamedTuple

from eh_tui.files.office.xlsx.text_metrics import needed_height
from eh_tui.model.core.kinds import Rag

FONT = "Arial"
INK = "111827"
NAVY = "1F2A44"
GREY = "5A6478"
RULE = "8A94A6"
BAND = "DCE3EE"
HEADING = "EEF2F8"
WHITE = "FFFFFF"

TEXT_FORMAT = "@"
DATE_FORMAT = "dd/mm/yyyy"


class RatingColours(NamedTuple):
    """The ground and the ink of a rating: contrast is 7.3:1 or better."""

    ground: str
    ink: str


rating_colours = {
    Rag.RED: RatingColours("F4B6B6", "6B0A0A"),
    Rag.AMBER: RatingColours("FFD966", "4A3200"),
    Rag.GREEN: RatingColours("B5DBA4", "123F10"),
    Rag.NONE: RatingColours("E5E7EB", INK),
}
"""The colours that repeat the words of each rating."""


class NamedStyle(NamedTuple):
    """Everything visible about a cell but its value. Sizes are in points."""

    size: float = 10
    bold: bool = False
    ink: str = INK
    ground: str = ""
    across: str = "left"
    down: str = "top"
    indent: int = 1
    wraps: bool = True
    number_format: str = TEXT_FORMAT
    border: str = "box"
    """"box" all round, "under" a rule below, or none."""
    locked: bool = False

    def height_for(self, text: str, widths: tuple[float, ...]) -> float:
        """Return the points of height that a text needs in this look."""
        return needed_height(text, widths, size=self.size, bold=self.bold, indent=self.indent)


_key = {
    f"key {rag}": NamedStyle(
        bold=True,
        ink=colours.ink,
        ground=colours.ground,
        across="center",
        down="center",
        indent=0,
        locked=True,
    )
    for rag, colours in rating_colours.items()
}

named_styles = {
    "title": NamedStyle(15, True, NAVY, down="center", indent=0, border="under", locked=True),
    "school": NamedStyle(10, True, NAVY, across="right", down="center", indent=0, border="under"),
    "intro": NamedStyle(down="center", border="", locked=True),
    "section": NamedStyle(11.5, True, NAVY, down="bottom", indent=0, border="", locked=True),
    "key label": NamedStyle(across="center", down="center", indent=0, locked=True),
    **_key,
    "bar": NamedStyle(11.5, True, WHITE, NAVY, down="center", locked=True),
    "band": NamedStyle(10.5, True, NAVY, BAND, down="center", locked=True),
    "heading": NamedStyle(10, True, NAVY, HEADING, down="center", locked=True),
    "ref heading": NamedStyle(8, False, GREY, HEADING, "center", "center", 0, locked=True),
    "ref": NamedStyle(8, False, GREY, across="center", down="center", indent=0, locked=True),
    "text": NamedStyle(),
    "rating": NamedStyle(bold=True, across="center", down="center", indent=0),
    "signatory": NamedStyle(bold=True, down="center"),
    "signature": NamedStyle(ink=GREY, down="bottom"),
    "signed on screen": NamedStyle(down="bottom"),
    "signed": NamedStyle(down="center"),
    "plan heading": NamedStyle(9, True, WHITE, NAVY, down="center", locked=True),
    "plan ref": NamedStyle(9, ink=GREY),
    "plan text": NamedStyle(9),
    "plan number": NamedStyle(9, number_format="0"),
    "plan date": NamedStyle(9, number_format=DATE_FORMAT),
    "plan rating": NamedStyle(9, True),
    "count heading": NamedStyle(10, True, NAVY, HEADING, "center", "center", 0, locked=True),
    "count name": NamedStyle(down="center", locked=True),
    "count id": NamedStyle(across="center", down="center", indent=0, locked=True),
    "count": NamedStyle(across="center", down="center", indent=0, number_format="0", locked=True),
    "share": NamedStyle(across="center", down="center", indent=0, number_format="0%", locked=True),
    "total name": NamedStyle(10, True, NAVY, BAND, down="center", locked=True),
    "total": NamedStyle(10, True, NAVY, BAND, "center", "center", 0, True, "0", locked=True),
    "total share": NamedStyle(10, True, NAVY, BAND, "center", "center", 0, True, "0%", locked=True),
    "sheet title": NamedStyle(15, True, NAVY, down="center", indent=0, border="", locked=True),
    "sheet note": NamedStyle(ink=GREY, indent=0, border="", locked=True),
    "notice": NamedStyle(9, ink=GREY, indent=0, border="", wraps=False, locked=True),
    "plain": NamedStyle(border="", wraps=False, indent=0, locked=True),
}
"""The looks of all cells."""
