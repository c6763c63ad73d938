"""How cells look, by name: sheets say a name, the writer makes the style once."""

from typing import NamedTuple

from eh_tui.files.office.xlsx.text_metrics import needed_height
from eh_tui.model.form.palette import PALETTE

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
    f"key {colour}": NamedStyle(
        bold=True,
        ink=shade.ink,
        ground=shade.ground,
        across="center",
        down="center",
        indent=0,
        locked=True,
    )
    for colour, shade in PALETTE.items()
}

_ticks = {name.replace("key", "tick"): look._replace(size=9) for name, look in _key.items()}

named_styles = {
    "title": NamedStyle(15, True, NAVY, down="center", indent=0, border="under", locked=True),
    "school": NamedStyle(10, True, NAVY, across="right", down="center", indent=0, border="under"),
    "intro": NamedStyle(down="center", border="", locked=True),
    "section": NamedStyle(11.5, True, NAVY, down="bottom", indent=0, border="", locked=True),
    "caption": NamedStyle(9, True, GREY, down="center", indent=0, border="", locked=True),
    "meaning": NamedStyle(down="center", locked=True),
    "key label": NamedStyle(across="center", down="center", indent=0, locked=True),
    **_key,
    **_ticks,
    "bar": NamedStyle(11.5, True, WHITE, NAVY, down="center", locked=True),
    "band": NamedStyle(10.5, True, NAVY, BAND, down="center", locked=True),
    "heading": NamedStyle(10, True, NAVY, HEADING, down="center", locked=True),
    "ref heading": NamedStyle(8, False, GREY, HEADING, "center", "center", 0, locked=True),
    "ref": NamedStyle(8, False, GREY, across="center", down="center", indent=0, locked=True),
    "text": NamedStyle(),
    "number": NamedStyle(across="right"),
    "outcome band": NamedStyle(bold=True, ground=HEADING, down="center", locked=True),
    "descriptor": NamedStyle(9, ink=GREY, down="center", locked=True),
    "no rating": NamedStyle(9, ink=GREY, across="center", down="center", indent=0),
    "weight": NamedStyle(
        8, ink=GREY, across="center", down="center", indent=0, number_format="0.##"
    ),
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
    "points": NamedStyle(
        across="center", down="center", indent=0, number_format="0.##", locked=True
    ),
    "share": NamedStyle(across="center", down="center", indent=0, number_format="0%", locked=True),
    "total name": NamedStyle(10, True, NAVY, BAND, down="center", locked=True),
    "total": NamedStyle(10, True, NAVY, BAND, "center", "center", 0, True, "0", locked=True),
    "total points": NamedStyle(
        10, True, NAVY, BAND, "center", "center", 0, True, "0.##", locked=True
    ),
    "total share": NamedStyle(10, True, NAVY, BAND, "center", "center", 0, True, "0%", locked=True),
    "sheet title": NamedStyle(15, True, NAVY, down="center", indent=0, border="", locked=True),
    "sheet note": NamedStyle(ink=GREY, indent=0, border="", locked=True),
    "notice": NamedStyle(9, ink=GREY, indent=0, border="", wraps=False, locked=True),
    "plain": NamedStyle(border="", wraps=False, indent=0, locked=True),
}
"""The looks of all cells."""
