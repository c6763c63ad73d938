"""The styles of a Word document, by the names under which its user may restyle it."""

from collections.abc import Iterable

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
    return (
        f'<w:styles xmlns:w="{_NAMESPACE}">'
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'
        f"{_size(10)}"
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        + _paragraph("Normal", look=f'<w:color w:val="{INK}"/>')
        + _paragraph("Title", '<w:keepNext/><w:spacing w:after="120"/>', _bold(NAVY, 18))
        + _heading(1, '<w:spacing w:before="200" w:after="80"/>', _bold(NAVY, 13))
        + _heading(2, '<w:spacing w:before="200" w:after="60"/>', _bold(NAVY, 11))
        + _paragraph("Header", f"{_rule('bottom')}{_TABS}", _grey(8.5))
        + _paragraph("Footer", f"{_rule('top')}{_TABS}", _grey(8.5))
        + _paragraph(
            "Cell",
            '<w:spacing w:before="20" w:after="20" w:line="247" w:lineRule="auto"/>',
            _size(9),
        )
        + _paragraph("Cell Heading", "<w:keepNext/>", _bold(NAVY, 9), based_on="Cell")
        + _paragraph(
            "Small Cell",
            '<w:spacing w:before="0" w:after="6" w:line="240" w:lineRule="auto"/>',
            _size(8.5),
            based_on="Cell",
        )
        + _paragraph(
            "Band",
            '<w:keepNext/><w:spacing w:before="10" w:after="0" w:line="240" w:lineRule="auto"/>',
            _bold(NAVY, 8.5),
            based_on="Cell",
        )
        + _paragraph(
            "Table Title", '<w:keepNext/><w:spacing w:before="160" w:after="60"/>', _bold(NAVY, 10)
        )
        + _paragraph("Rating Cell", '<w:jc w:val="center"/>', _bold(INK, 9), based_on="Cell")
        + _paragraph("Tick", '<w:jc w:val="center"/>', _bold(INK, 11), based_on="Cell")
        + _paragraph("Signing", '<w:keepNext/><w:spacing w:before="160" w:after="60"/>')
        + _paragraph("Cell Note", "", _grey(8), based_on="Cell")
        + _paragraph("Kept", "<w:keepNext/>", "", based_on="Cell")
        + _paragraph("Count", '<w:keepNext/><w:jc w:val="right"/>', "", based_on="Cell")
        + _paragraph("Count Heading", '<w:jc w:val="right"/>', "", based_on="CellHeading")
        + _paragraph("Stand", f"{_hanging(1.25)}", "", based_on="Cell")
        + _paragraph("Fact", f'<w:spacing w:after="20"/>{_hanging(2.8)}')
        + _paragraph("Listed", f'<w:spacing w:after="60"/>{_hanging(1.5)}')
        + _paragraph("Draft", '<w:spacing w:before="120"/>', _bold(INK, 10))
        + _paragraph("Summary", '<w:spacing w:before="120"/>')
        + _paragraph("Note", '<w:spacing w:before="80"/>', _grey(9))
        + _TABLES
        + _character("Label", f'<w:color w:val="{GREY}"/>')
        + _character("Ref", f'<w:b/><w:color w:val="{NAVY}"/>')
        + "".join(
            _character(
                f"Rating {colour}",
                f'<w:color w:val="{PALETTE[colour].ink}"/>'
                f'<w:shd w:val="clear" w:color="auto" w:fill="{PALETTE[colour].ground}"/>',
            )
            for colour in dict.fromkeys(colours)
        )
        + "</w:styles>"
    )


_TABS = '<w:tabs><w:tab w:val="right" w:pos="10205"/></w:tabs><w:spacing w:after="0"/>'
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
    return f'<w:b/><w:bCs/><w:color w:val="{ink}"/>{_size(points)}'


def _grey(points: float) -> str:
    return f'<w:color w:val="{GREY}"/>{_size(points)}'


def _size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def _hanging(centimetres: float) -> str:
    """Return an indent that further lines have and the first one reaches by a tab."""
    twips = round(centimetres * 567)
    return f'<w:ind w:left="{twips}" w:hanging="{twips}"/>'


def _rule(side: str) -> str:
    line = f'<w:{side} w:val="single" w:sz="4" w:space="4" w:color="{RULE}"/>'
    return f"<w:pBdr>{line}</w:pBdr>"
