"""The chart of a plan as XML: readable in black and white too.

Written here and not by openpyxl, which has no way to keep zeros out of the bars in LibreOffice
and none to give a chart its words for a screen reader.
"""

from collections.abc import Iterable

from eh_tui.files.office.xlsx.named_styles import FONT, INK, RULE
from eh_tui.files.office.xlsx.sheet import CellArea, Chart, SheetPlan
from eh_tui.files.office.xlsx.text import cell_shown, format_literal
from eh_tui.model.form.palette import shade_of

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_CHART = f"{_OFFICE}/drawingml/2006/chart"
_DRAWING = f"{_OFFICE}/drawingml/2006/main"
_ON_SHEET = f"{_OFFICE}/drawingml/2006/spreadsheetDrawing"
_RELATION = f"{_OFFICE}/officeDocument/2006/relationships"

TEXT_SIZE = 10
TITLE_SIZE = 11
CHART_OUTLINE = "404040"
_escapes = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_CATEGORY_AXIS, _VALUE_AXIS = 10, 100


def chart_xml(plan: SheetPlan, chart: Chart) -> bytes:
    """Return a chart's part, with the counts that the plan has cached."""
    direction, orientation, side, gap = (
        ("col", "minMax", "b", 20) if chart.is_upright else ("bar", "maxMin", "l", 50)
    )
    series = "".join(_series(plan, chart, number) for number in range(len(chart.series)))
    return (
        f'{_HEAD}<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_DRAWING}">'
        f'<c:roundedCorners val="0"/><c:chart>{_title(chart.title, TITLE_SIZE)}<c:plotArea>'
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="percentStacked"/>{series}'
        f'<c:gapWidth val="{gap}"/><c:overlap val="100"/>'
        f'<c:axId val="{_CATEGORY_AXIS}"/><c:axId val="{_VALUE_AXIS}"/></c:barChart>'
        f'<c:catAx><c:axId val="{_CATEGORY_AXIS}"/>'
        f'<c:scaling><c:orientation val="{orientation}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/>{_title(chart.axis, TEXT_SIZE)}'
        '<c:numFmt formatCode="@" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'{_text(TEXT_SIZE)}<c:crossAx val="{_VALUE_AXIS}"/><c:lblOffset val="100"/></c:catAx>'
        # No scale: the bars have their counts.
        f'<c:valAx><c:axId val="{_VALUE_AXIS}"/>'
        '<c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/>'
        '<c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:crossAx val="{_CATEGORY_AXIS}"/></c:valAx></c:plotArea>'
        f'<c:legend><c:legendPos val="b"/>{_text(TEXT_SIZE)}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{_shape('FFFFFF', RULE)}</c:chartSpace>"
    ).encode()


def drawing_xml(chart: Chart) -> bytes:
    """Return the part that lays a chart over its area of the sheet; it refers to it as rId1."""
    area = chart.area
    words = xml_escaped(cell_shown(f"{chart.title}. {chart.description}"))
    return (
        f'{_HEAD}<xdr:wsDr xmlns:xdr="{_ON_SHEET}" xmlns:a="{_DRAWING}">'
        '<xdr:twoCellAnchor editAs="oneCell">'
        f"<xdr:from>{_corner(area.left - 1, area.top - 1)}</xdr:from>"
        f"<xdr:to>{_corner(area.right, area.bottom)}</xdr:to>"
        "<xdr:graphicFrame><xdr:nvGraphicFramePr>"
        f'<xdr:cNvPr id="1" name="Chart 1" descr="{words}"/><xdr:cNvGraphicFramePr/>'
        "</xdr:nvGraphicFramePr><xdr:xfrm/>"
        f'<a:graphic><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" xmlns:r="{_RELATION}" r:id="rId1"/>'
        "</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/>"
        "</xdr:twoCellAnchor></xdr:wsDr>"
    ).encode()


def _corner(column: int, row: int) -> str:
    return (
        f"<xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff>"
    )


def _series(plan: SheetPlan, chart: Chart, number: int) -> str:
    series = chart.series[number]
    counts = _points(str(value) for value in _values(plan, series.counts))
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx>{_strings(plan, series.name)}</c:tx>"
        f"{_shape(shade_of(series.colour).ground, CHART_OUTLINE)}"
        f'<c:invertIfNegative val="0"/>{_labels(series.letter)}'
        f"<c:cat>{_strings(plan, chart.categories)}</c:cat>"
        f"<c:val><c:numRef><c:f>{_reference(plan, series.counts)}</c:f>"
        f"<c:numCache><c:formatCode>0</c:formatCode>{counts}</c:numCache></c:numRef></c:val>"
        "</c:ser>"
    )


def _labels(letter: str) -> str:
    """Return the counts in the bars, each after its rating's letter and none for a zero.

    They are not linked to the cells' format, or LibreOffice shows the zeros.
    """
    code = xml_escaped(f"{format_literal(f'{letter} ') if letter else ''}0;;;")
    flags = "".join(
        f'<c:show{what} val="{int(what == "Val")}"/>'
        for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return (
        f'<c:dLbls><c:numFmt formatCode="{code}" sourceLinked="0"/>'
        f"{_text(TEXT_SIZE, bold=True)}{flags}</c:dLbls>"
    )


def _values(plan: SheetPlan, area: CellArea) -> list[object]:
    """Return the values of an area as the plan counted them."""
    cells = [plan.by_address[address] for address in area.addresses()]
    return [cell.value if cell.cached is None else cell.cached for cell in cells]


def _strings(plan: SheetPlan, area: CellArea) -> str:
    """Return a reference to texts; those of two columns are groups and what is in each."""
    reference = f"<c:f>{_reference(plan, area)}</c:f>"
    columns = [
        [str(value) for value in _values(plan, area._replace(left=column, right=column))]
        for column in range(area.left, area.right + 1)
    ]
    if len(columns) == 1:
        return f"<c:strRef>{reference}<c:strCache>{_points(columns[0])}</c:strCache></c:strRef>"
    levels = "".join(f"<c:lvl>{_levels(column)}</c:lvl>" for column in reversed(columns))
    return (
        f"<c:multiLvlStrRef>{reference}<c:multiLvlStrCache>"
        f'<c:ptCount val="{len(columns[0])}"/>{levels}'
        "</c:multiLvlStrCache></c:multiLvlStrRef>"
    )


def _points(values: Iterable[str]) -> str:
    points = list(values)
    return f'<c:ptCount val="{len(points)}"/>{_levels(points)}'


def _levels(texts: list[str]) -> str:
    """Return the points of texts; a blank one belongs to the group above it."""
    return "".join(
        f'<c:pt idx="{place}"><c:v>{xml_escaped(text)}</c:v></c:pt>'
        for place, text in enumerate(texts)
        if text
    )


def _reference(plan: SheetPlan, area: CellArea) -> str:
    return f"'{plan.name}'!{area.fixed_address}"


def _shape(ground: str, outline: str) -> str:
    return (
        f'<c:spPr><a:solidFill><a:srgbClr val="{ground}"/></a:solidFill>'
        f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{outline}"/></a:solidFill>'
        '<a:prstDash val="solid"/></a:ln></c:spPr>'
    )


def _characters(kind: str, size: float, bold: bool) -> str:
    return (
        f'<a:{kind} sz="{round(size * 100)}" b="{int(bold)}">'
        f'<a:solidFill><a:srgbClr val="{INK}"/></a:solidFill>'
        f'<a:latin typeface="{FONT}"/></a:{kind}>'
    )


def _text(size: float, bold: bool = False) -> str:
    return (
        f"<c:txPr><a:bodyPr/><a:p><a:pPr>{_characters('defRPr', size, bold)}</a:pPr>"
        f"{_characters('endParaRPr', size, bold)}</a:p></c:txPr>"
    )


def _title(text: str, size: float) -> str:
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/>"
        f"<a:p><a:pPr>{_characters('defRPr', size, bold=True)}</a:pPr>"
        f"<a:r>{_characters('rPr', size, bold=True)}"
        f"<a:t>{xml_escaped(cell_shown(text))}</a:t></a:r></a:p>"
        '</c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def xml_escaped(text: str) -> str:
    """Return a text for XML, between tags or in quotation marks."""
    return text.translate(_escapes)
