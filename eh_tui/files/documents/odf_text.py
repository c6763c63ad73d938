"""The text of OpenDocument paragraphs, letter for letter, with what their looks say beside it."""

import re
from dataclasses import dataclass, field
from itertools import accumulate

from eh_tui.files.documents.odf_styles import Look, OdfElement, OdfStyles, fill_colour, times_of
from eh_tui.files.documents.sign_fonts import as_seen, sign_font
from eh_tui.model.paper.source import COMMENT_UNREAD, SourceText

NOT_READ = {
    "draw:frame": "a picture or text box is not read",
    "draw:custom-shape": "a shape is not read",
    "draw:line": "a shape is not read",
    "draw:control": "a form control is not read",
    "office:annotation": COMMENT_UNREAD,
    "text:note": "the text of a footnote is not read",
    "text:table-of-content": "the table of contents is not read",
}
_BLANKS = re.compile(r"[ \t\r\n]+")
_BLANKS_OF_XML = re.compile(r" *[\t\r\n][ \t\r\n]*")
"""Those that stand there for how the file is laid out, and not as somebody typed them."""
_FONT, _FAMILY = "style:font-name", "fo:font-family"
_OF_LETTERS = frozenset(("fo:font-weight", "style:text-line-through-style", _FONT, _FAMILY))
"""The properties of a cell or a paragraph that its letters take over."""


@dataclass(slots=True)
class OdfText:
    """Collects the paragraphs of one cell, or one paragraph of the body."""

    styles: OdfStyles
    is_of_sheet: bool = False
    """Whether it is a sheet's: there LibreOffice writes and reads several blanks as they are."""
    lines: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)
    _struck: list[tuple[int, int, int]] = field(default_factory=list)
    """What is struck through: its line, and there the first letter and the end."""
    _bold: list[bool] = field(default_factory=list)
    _choices: list[str] = field(default_factory=list)
    _shading: str = ""
    _highlight: str = ""

    def add(self, paragraph: OdfElement, around: Look | None = None) -> None:
        """Take a paragraph in; `around` are the properties of the cell that it stands in."""
        own = self.styles.look("paragraph", paragraph)
        look = (around or {}) | own
        self._shading = self._shading or fill_colour(own)
        self.lines.append("")
        self._take(paragraph, {key: look[key] for key in _OF_LETTERS & look.keys()})

    def said(self, shading: str = "", choices: tuple[str, ...] = ()) -> SourceText:
        """Return what was collected; the cell's own shading goes before its paragraphs'."""
        begins = list(accumulate((len(line) + 1 for line in self.lines), initial=0))
        return SourceText(
            "\n".join(self.lines),
            shading or self._shading,
            self._highlight,
            bool(self._bold) and all(self._bold),
            (*choices, *self._choices),
            (),
            tuple((begins[at] + first, begins[at] + end) for at, first, end in self._struck),
            tuple(self._links),
        )

    def _take(self, element: OdfElement, look: Look) -> None:
        self._letters(element.text, look)
        for child in element.children:
            self._piece(child, look)
            self._letters(child.tail, look)

    def _piece(self, child: OdfElement, look: Look) -> None:
        tag = child.tag  # odfdo searches its names for it each time
        if tag == "text:s":
            self.lines[-1] += " " * times_of(child, "text:c")
        elif tag == "text:tab":
            self.lines[-1] += "\t"
        elif tag == "text:line-break":
            self.lines[-1] += "\n"
        elif tag == "text:drop-down":
            self._choices += [each.get_attribute("text:value") or "" for each in child.children]
            self._letters("".join(each.tail or "" for each in child.children), look)
        elif tag in NOT_READ:
            self.unread.append(NOT_READ[tag])
        elif tag != "office:annotation-end":
            if tag == "text:a":
                self._links.append(child.get_attribute("xlink:href") or "")
            self._take(child, look | self.styles.look("text", child))

    def _letters(self, text: str | None, look: Look) -> None:
        """Add the letters of an element; a run of blanks in them is one, as ODF has it."""
        text = (_BLANKS_OF_XML if self.is_of_sheet else _BLANKS).sub(" ", text or "")
        text = as_seen(text, sign_font((look.get(_FONT) or look.get(_FAMILY, "")).strip("'")))
        self.lines[-1] += text
        if not text.strip():
            return
        self._bold.append(look.get("fo:font-weight") == "bold")
        if look.get("style:text-line-through-style", "none") != "none":
            end = len(self.lines[-1])
            self._struck.append((len(self.lines) - 1, end - len(text), end))
        self._highlight = self._highlight or fill_colour(look)
