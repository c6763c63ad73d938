"""The text of a Word paragraph, letter for letter, with what runs and controls say beside it."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from itertools import accumulate

from eh_tui.files.documents.colours import hex_colour, marker_colour
from eh_tui.files.documents.sign_fonts import as_seen, sign_font, sign_of
from eh_tui.files.documents.word_xml import (
    W14,
    W,
    WordElement,
    inline_pieces,
    is_on,
    is_struck,
    value_of,
)
from eh_tui.model.paper.source import COMMENT_UNREAD, SourceText
from eh_tui.model.paper.ticks import EMPTY_BOXES

_CODE = re.compile(r"(?:F0|00)?[0-9A-F]{2}")
"""The letter of a w:sym, also in the private area of Unicode."""
_BULLETS = "•●■▪"
"""Signs that stand before the lines of a list and are nothing to be ticked there."""
_LETTERS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
    "lastRenderedPageBreak": "",
}
_NOT_READ = {
    "drawing": "a picture or shape is not read",
    "pict": "a picture or shape is not read",
    "object": "an embedded object is not read",
    "footnoteReference": "the text of a footnote is not read",
    "endnoteReference": "the text of an endnote is not read",
    "commentReference": COMMENT_UNREAD,
    "oMath": "a formula is not read",
    "oMathPara": "a formula is not read",
    "altChunk": "an embedded document is not read",
}


@dataclass(slots=True)
class WordText:
    """Collects the paragraphs of one cell, or one paragraph of the body."""

    links: Callable[[str], str]
    """Returns the address of a relation's id."""
    comments: Callable[[str], str]
    """Returns the text of a comment's id."""
    struck_styles: Collection[str] = ()
    """The styles that strike their texts through."""
    lines: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    _shading: str = ""
    _highlight: str = ""
    _choices: list[str] = field(default_factory=list)
    _ticks: list[bool] = field(default_factory=list)
    _struck: list[tuple[int, int, int]] = field(default_factory=list)
    """What is struck through: its line, and there the first letter and the end."""
    _links: list[str] = field(default_factory=list)
    _comments: list[str] = field(default_factory=list)
    _bold: list[bool] = field(default_factory=list)
    _goes_on: bool = False
    _is_struck: bool = False
    """Whether the style of the paragraph strikes it through."""
    _controls: list[WordElement] = field(default_factory=list)

    def add(self, paragraph: WordElement, *, is_bold: bool = False, goes_on: bool = False) -> None:
        """Take a paragraph in; `goes_on` says that the next one continues its line."""
        self._shading = self._shading or hex_colour(value_of(paragraph, "pPr/shd", "fill"))
        if not self._goes_on:
            self.lines.append("")
        self._goes_on = goes_on
        self._is_struck = value_of(paragraph, "pPr/pStyle") in self.struck_styles
        is_prompt = False
        for around in paragraph.iterancestors():
            if around.tag in (W + "tr", W + "body"):
                break
            if around.tag == W + "sdt":
                is_prompt = self._control(around) or is_prompt
        if not is_prompt:
            self._take(paragraph, is_bold)

    def said(self, shading: str = "") -> SourceText:
        """Return what was collected; `shading` is the cell's own, before its paragraphs'."""
        begins = list(accumulate((len(line) + 1 for line in self.lines), initial=0))
        return SourceText(
            "\n".join(self.lines),
            shading or self._shading,
            self._highlight,
            bool(self._bold) and all(self._bold),
            tuple(self._choices),
            tuple(self._ticks),
            tuple((begins[at] + first, begins[at] + end) for at, first, end in self._struck),
            tuple(self._links),
            comment="\n".join(self._comments),
        )

    def _take(self, element: WordElement, is_bold: bool) -> None:
        for piece in inline_pieces(element):
            if piece.tag == W + "r":
                self._run(piece, is_bold)
            elif piece.tag == W + "sdt":
                content = piece.find(W + "sdtContent")
                if not self._control(piece) and content is not None:
                    self._take(content, is_bold)
            elif piece.tag == W + "hyperlink":
                if address := self.links(next(iter(_relation(piece)), "")):
                    self._links.append(address)
                self._take(piece, is_bold)
            else:
                self._leave(piece)

    def _run(self, run: WordElement, is_bold: bool) -> None:
        if is_on(run, "rPr/vanish"):
            self.unread.append("hidden text is not read")
            return
        before = len(self.lines[-1])
        font = sign_font(value_of(run, "rPr/rFonts", "ascii"))
        for piece in inline_pieces(run):
            self._letters(piece, font)
        text = self.lines[-1][before:]
        if not text.strip():
            return
        self._bold.append(is_on(run, "rPr/b") or (is_bold and run.find(f"{W}rPr/{W}b") is None))
        is_usual = self._is_struck or value_of(run, "rPr/rStyle") in self.struck_styles
        if is_struck(run, is_usual=is_usual):
            self._struck.append((len(self.lines) - 1, before, len(self.lines[-1])))
        marker = marker_colour(value_of(run, "rPr/highlight"))
        self._highlight = self._highlight or marker or hex_colour(value_of(run, "rPr/shd", "fill"))

    def _letters(self, piece: WordElement, font: str) -> None:
        name = piece.tag.removeprefix(W) if isinstance(piece.tag, str) else ""
        if name == "t":
            self.lines[-1] += as_seen(piece.text or "", font)
        elif name == "br":
            is_page = piece.get(W + "type") in ("page", "column")
            self.lines[-1] += "" if is_page else "\n"
        elif name in _LETTERS:
            self.lines[-1] += _LETTERS[name]
        elif name == "sym":
            code, named = piece.get(W + "char") or "", piece.get(W + "font")
            self._symbol(code.upper(), sign_font(named) or font)
        elif name == "fldChar":
            self._field(piece)
        else:
            self._leave(piece)

    def _symbol(self, code: str, font: str) -> None:
        symbol = sign_of(chr(int(code, 16)), font) if _CODE.fullmatch(code) else ""
        if not symbol:
            self.unread.append(f"the sign {code} of a sign font is not read")
        elif symbol not in _BULLETS:
            self._ticks.append(symbol not in EMPTY_BOXES)
        self.lines[-1] += symbol

    def _field(self, piece: WordElement) -> None:
        """Take in a form field of before 2007: its choice stands nowhere else."""
        if (choices := piece.find(f"{W}ffData/{W}ddList")) is not None:
            texts = [each.get(W + "val") or "" for each in choices.findall(W + "listEntry")]
            chosen = value_of(choices, "result") or value_of(choices, "default") or "0"
            self._choices += texts
            if chosen.isdecimal() and int(chosen) < len(texts):
                self.lines[-1] += texts[int(chosen)]
        elif (box := piece.find(f"{W}ffData/{W}checkBox")) is not None:
            is_set = box.find(W + "checked") is not None
            self._ticks.append(is_on(box, "checked" if is_set else "default"))

    def _control(self, control: WordElement) -> bool:
        """Take in what a content control offers and its tick; return whether it shows a prompt."""
        properties = control.find(W + "sdtPr")
        if properties is None:
            return False
        if control not in self._controls:
            self._controls.append(control)
            self._choices += _offered(properties)
            if (box := properties.find(W14 + "checkbox")) is not None:
                state = box.find(W14 + "checked")
                self._ticks.append(state is not None and state.get(W14 + "val") in ("1", "true"))
        return is_on(properties, "showingPlcHdr")

    def _leave(self, piece: WordElement) -> None:
        tag = piece.tag if isinstance(piece.tag, str) else ""
        name = tag.rpartition("}")[2]
        if name == "commentReference":
            self._comments.append(self.comments(piece.get(W + "id") or ""))
        if any(each.rpartition("}")[2] == "txbxContent" for each in _tags(piece)):
            self.unread.append("a text box is not read")
        elif name in _NOT_READ:
            self.unread.append(_NOT_READ[name])


def _offered(properties: WordElement) -> list[str]:
    """Return what a drop-down control offers; its first entry is often a prompt without a value."""
    entries = [
        each
        for kind in ("dropDownList", "comboBox")
        for each in properties.findall(f"{W}{kind}/{W}listItem")
    ]
    return [
        each.get(W + "displayText") or each.get(W + "value")
        for each in entries
        if each.get(W + "value")
    ]


def _tags(element: WordElement) -> list[str]:
    return [each.tag for each in element.iter() if isinstance(each.tag, str)]


def _relation(link: WordElement) -> list[str]:
    return [value for name, value in link.attrib.items() if name.endswith("}id")]
