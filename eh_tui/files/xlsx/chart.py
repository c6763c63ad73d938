"""The chart of a plan, carried out by openpyxl: readable in black and white too."""

from typing import Any

from eh_tui.files.xlsx.looks import FONT, INK, RULE, rating_colours
from eh_tui.files.xlsx.sheet import Area, Chart, Series, SheetPlan

TEXT_SIZE = 10
TITLE_SIZE = 11
OUTLINE = "404040"
NO_ZEROS = "0;;;"


def add_chart(sheet: Any, plan: SheetPlan, chart: Chart) -> None:
    """Draw a chart over its area of a sheet, with the counts that the plan has cached."""
    from openpyxl.chart import BarChart
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor

    bars: Any = BarChart(barDir="bar", grouping="percentStacked", overlap=100, gapWidth=50)
    for series in chart.series:
        bars.append(_series(plan, chart, series))
    _set_axes(bars)
    bars.title = _title(chart.title)
    bars.legend.position = "b"
    bars.legend.txPr = _text(TEXT_SIZE)
    bars.roundedCorners = False
    bars.graphical_properties = _shape("FFFFFF", RULE)
    bars.anchor = TwoCellAnchor(
        editAs="oneCell",
        _from=AnchorMarker(col=chart.area.left - 1, row=chart.area.top - 1),
        to=AnchorMarker(col=chart.area.right, row=chart.area.bottom),
    )
    sheet.add_chart(bars)


def _series(plan: SheetPlan, chart: Chart, series: Series) -> Any:
    from openpyxl.chart.data_source import (
        AxDataSource,
        NumData,
        NumDataSource,
        NumRef,
        NumVal,
        StrRef,
    )
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.series import Series as Bars
    from openpyxl.chart.series import SeriesLabel

    counts = _values(plan, series.counts)
    cache = NumData(
        formatCode="0", ptCount=len(counts), pt=[NumVal(idx, v=v) for idx, v in enumerate(counts)]
    )
    name = StrRef(_reference(plan, series.name), _strings(plan, series.name))
    categories = StrRef(_reference(plan, chart.categories), _strings(plan, chart.categories))
    bars = Bars(
        idx=chart.series.index(series),
        order=chart.series.index(series),
        tx=SeriesLabel(strRef=name),
        cat=AxDataSource(strRef=categories),
        val=NumDataSource(numRef=NumRef(_reference(plan, series.counts), cache)),
        spPr=_shape(rating_colours[series.rag].ground, OUTLINE),
        invertIfNegative=False,
    )
    bars.dLbls = DataLabelList(
        numFmt=NO_ZEROS,
        txPr=_text(TEXT_SIZE, bold=True),
        showVal=True,
        showLegendKey=False,
        showCatName=False,
        showSerName=False,
        showPercent=False,
        showBubbleSize=False,
    )
    return bars


def _values(plan: SheetPlan, area: Area) -> list[Any]:
    """Return the values of an area as the plan counted them."""
    cells = [plan.by_address[address] for address in area.addresses()]
    return [cell.value if cell.cached is None else cell.cached for cell in cells]


def _strings(plan: SheetPlan, area: Area) -> Any:
    from openpyxl.chart.data_source import StrData, StrVal

    texts = [str(value) for value in _values(plan, area)]
    return StrData(ptCount=len(texts), pt=[StrVal(idx, v) for idx, v in enumerate(texts)])


def _reference(plan: SheetPlan, area: Area) -> str:
    return f"'{plan.name}'!{area.fixed_address}"


def _set_axes(bars: Any) -> None:
    """Put the first commitment on top, and leave out the scale: the bars have their counts."""
    bars.x_axis.scaling.orientation = "maxMin"
    bars.x_axis.delete = False
    bars.x_axis.title = _title("Commitment", TEXT_SIZE)
    bars.x_axis.txPr = _text(TEXT_SIZE)
    bars.x_axis.majorTickMark = "none"
    bars.x_axis.number_format = "@"
    bars.y_axis.delete = True
    bars.y_axis.majorGridlines = None


def _shape(ground: str, outline: str) -> Any:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    return GraphicalProperties(solidFill=ground, ln=LineProperties(solidFill=outline, w=9525))


def _characters(size: float, bold: bool) -> Any:
    from openpyxl.drawing.text import CharacterProperties
    from openpyxl.drawing.text import Font as TypeFace

    return CharacterProperties(
        sz=round(size * 100), b=bold, solidFill=INK, latin=TypeFace(typeface=FONT)
    )


def _text(size: float, bold: bool = False) -> Any:
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import Paragraph, ParagraphProperties

    style = ParagraphProperties(defRPr=_characters(size, bold))
    return RichText(p=[Paragraph(pPr=style, endParaRPr=_characters(size, bold))])


def _title(text: str, size: float = TITLE_SIZE) -> Any:
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import Paragraph, ParagraphProperties, RegularTextRun

    run = RegularTextRun(rPr=_characters(size, bold=True), t=text)
    style = ParagraphProperties(defRPr=_characters(size, bold=True))
    return Title(tx=Text(rich=RichText(p=[Paragraph(pPr=style, r=[run])])), overlay=False)
