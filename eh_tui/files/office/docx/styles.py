"""The styles of a Word document, by the names under which its user may restyle it."""

from collections.abc import Iterable, Iterator

from eh_tui.files.office.xlsx.named_styles import FONT, GREY, HEADING, INK, NAVY, RULE
from eh_tui.model.form.palette import PALETTE

LANGUAGE = "en-GB"

_OF_WORD = {"Normal": "Normal", "Title": "Title", "Header": "header", "Footer": "footer"}
"""Word's own names for the styles that it knows."""
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def style_sheet(colours: Iterable[str]) -> str:
    """Return the styles as XML: python-docx's own fill 800 kB and are of another decade.

    Ratings have a style for each of the colours, by their names in the palette.
    """
    styles = (_defaults(), *_paragraphs(), _TABLES, *_characters(colours))
    return f'<w:styles xmlns:w="{_NAMESPACE}">{"".join(styles)}</w:styles>'


def _defaults() -> str:
    """Return what holds where no style says otherwise."""
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
        f"{_size(10)}"
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault>"
        f"<w:pPr>{_spacing(after=120, line=264)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _paragraphs() -> Iterator[str]:
    """Yield the styles of paragraphs, each behind the one that it is based on."""
    yield _paragraph("Normal", look=_ink(INK))
    yield _paragraph("Title", _WITH_NEXT + _spacing(after=120), _bold(NAVY, 18))
    yield _heading(1, _spacing(200, 80), _bold(NAVY, 13))
    yield _heading(2, _spacing(200, 60), _bold(NAVY, 11))
    yield _paragraph("Header", _rule("bottom") + _TABS + _spacing(after=0), _grey(8.5))
    yield _paragraph("Footer", _rule("top") + _TABS + _spacing(after=0), _grey(8.5))
    yield _paragraph("Cell", _spacing(20, 20, 247), _size(9))
    yield _paragraph("Cell Heading", _WITH_NEXT, _bold(NAVY, 9), based_on="Cell")
    yield _paragraph("Small Cell", _spacing(0, 6, 240), _size(8.5), based_on="Cell")
    yield _paragraph("Band", _WITH_NEXT + _spacing(10, 0, 240), _bold(NAVY, 8.5), based_on="Cell")
    yield _paragraph("Table Title", _WITH_NEXT + _spacing(160, 60), _bold(NAVY, 10))
    yield _paragraph("Rating Cell", _aligned("center"), _bold(INK, 9), based_on="Cell")
    yield _paragraph("Tick", _aligned("center"), _bold(INK, 11), based_on="Cell")
    yield _paragraph("Signing", _WITH_NEXT + _spacing(160, 60))
    yield _paragraph("Cell Note", "", _grey(8), based_on="Cell")
    yield _paragraph("Kept", _WITH_NEXT, based_on="Cell")
    yield _paragraph("Count", _WITH_NEXT + _aligned("right"), based_on="Cell")
    yield _paragraph("Count Heading", _aligned("right"), based_on="CellHeading")
    yield _paragraph("Stand", _hanging(1.25), based_on="Cell")
    yield _paragraph("Fact", _spacing(after=20) + _hanging(2.8))
    yield _paragraph("Listed", _spacing(after=60) + _hanging(1.5))
    yield _paragraph("Draft", _spacing(before=120), _bold(INK, 10))
    yield _paragraph("Summary", _spacing(before=120))
    yield _paragraph("Note", _spacing(before=80), _grey(9))


def _characters(colours: Iterable[str]) -> Iterator[str]:
    """Yield the styles of words within a paragraph."""
    yield _character("Label", _ink(GREY))
    yield _character("Ref", f"<w:b/>{_ink(NAVY)}")
    for colour in dict.fromkeys(colours):
        ink, ground = PALETTE[colour].ink, PALETTE[colour].ground
        behind = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
        yield _character(f"Rating {colour}", _ink(ink) + behind)


_WITH_NEXT = "<w:keepNext/>"
"""On the page of the paragraph that follows."""
_TABS = '<w:tabs><w:tab w:val="right" w:pos="10205"/></w:tabs>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLES = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{HEADING}"/></w:tcPr></w:tblStylePr></w:style>'
)


def _paragraph(name: str, layout: str = "", look: str = "", *, based_on: str = "Normal") -> str:
    is_default, is_own = name == "Normal", name not in _OF_WORD
    kind = ' w:default="1"' if is_default else ' w:customStyle="1"' if is_own else ""
    parent = "" if is_default else f'<w:basedOn w:val="{based_on}"/>'
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{_OF_WORD.get(name, name)}"/>{parent}<w:qFormat/>'
        f"<w:pPr>{layout}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def _heading(level: int, layout: str, look: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:keepLines/>{layout}<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f"<w:rPr>{look}</w:rPr></w:style>"
    )


def _character(name: str, look: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
    )


def _bold(ink: str, points: float) -> str:
    return f"<w:b/><w:bCs/>{_ink(ink)}{_size(points)}"


def _grey(points: float) -> str:
    return _ink(GREY) + _size(points)


def _ink(colour: str) -> str:
    return f'<w:color w:val="{colour}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def _spacing(before: int | None = None, after: int | None = None, line: int | None = None) -> str:
    """Return the space around a paragraph in twips, and the height of its lines: 240 is single."""
    said = (("before", before), ("after", after), ("line", line))
    values = "".join(f' w:{name}="{value}"' for name, value in said if value is not None)
    rule = "" if line is None else ' w:lineRule="auto"'
    return f"<w:spacing{values}{rule}/>"


def _aligned(where: str) -> str:
    return f'<w:jc w:val="{where}"/>'


def _hanging(centimetres: float) -> str:
    """Return an indent that further lines have and the first one reaches by a tab."""
    twips = round(centimetres * 567)
    return f'<w:ind w:left="{twips}" w:hanging="{twips}"/>'


def _rule(side: str) -> str:
    line = f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/>'
    return f"<w:pBdr>{line}</w:pBdr>"
