"""The cells of an Excel file are walked without openpyxl, and say what they say to openpyxl."""

import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from eh_tui.errors import Refused
from eh_tui.files.documents import excel_book
from eh_tui.files.documents.limits import Limits
from eh_tui.files.documents.read import read_document
from tests.support.documents import saved, with_parts
from tests.support.excel import told_by_openpyxl, told_by_us
from tests.support.other_programs import all_converted

TEXTS = st.text(
    st.sampled_from("abc XYZ,;'\"<>&=-+@_x0041é£‘’–ગ漢😀\n\t"), min_size=1, max_size=30
).filter(lambda text: not text.startswith("="))
PIECES = st.lists(
    st.one_of(
        TEXTS,
        st.builds(TextBlock, st.builds(InlineFont, b=st.booleans(), strike=st.booleans()), TEXTS),
    ),
    min_size=2,
    max_size=4,
)
VALUES: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    TEXTS,
    TEXTS,
    PIECES.map(CellRichText),
    st.integers(-(10**9), 10**9),
    st.floats(-1e6, 1e6, allow_nan=False),
    st.booleans(),
    st.dates(date(1901, 1, 1), date(2199, 12, 31)),
    st.datetimes(datetime(1901, 1, 1), datetime(2199, 12, 31)).map(
        lambda at: at.replace(microsecond=0)
    ),
    st.times().map(lambda at: at.replace(microsecond=0)),
    st.timedeltas(timedelta(0), timedelta(days=99)),
    st.sampled_from(["=A1+1", '=B2&" of "&C3', "#N/A"]),
)
FORMATS = ("General", "@", "0%", "£#,##0.00", "dd/mm/yyyy", "mmm-yy", "yyyy", "hh:mm", "[h]:mm")
LOOKS = st.fixed_dictionaries(
    {
        "font": st.builds(Font, b=st.booleans(), strike=st.booleans()),
        "fill": st.sampled_from(["FFFF0000", "FFFFC000", "FFFFFFFF"]).map(
            lambda colour: PatternFill("solid", fgColor=colour)
        ),
        "alignment": st.builds(Alignment, wrap_text=st.booleans()),
        "number_format": st.sampled_from(FORMATS),
    }
)
CELLS = st.lists(
    st.tuples(
        st.tuples(st.integers(1, 12), st.integers(1, 6)),
        VALUES,
        st.none() | LOOKS,
        st.none() | TEXTS,
        st.sampled_from(["", "", "", "https://example.org/offer", "#Sheet!A1"]),
    ),
    max_size=25,
    unique_by=lambda cell: cell[0],
)
AREAS = st.sampled_from([(), ("A1:C1",), ("B2:B5", "D4:F6"), ("A8:F8", "A9:A12")])


def book(cells: Any, areas: Any) -> openpyxl.Workbook:
    """Return a book of some cells, each a place, a value, looks, a comment and a link."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for (row, column), value, looks, comment, link in cells:
        cell = sheet.cell(row, column, value)
        for name, look in (looks or {}).items():
            setattr(cell, name, look)
        if comment:
            cell.comment = Comment(comment, "the lead")
        if link:
            cell.hyperlink = link
    for area in areas:
        sheet.merge_cells(area)
    return made


@given(cells=CELLS, areas=AREAS)
@example(cells=[], areas=())
def test_each_cell_says_what_openpyxl_says_of_it(cells: Any, areas: Any) -> None:
    """Whoever walks a format himself for speed must not read anything of it differently."""
    with TemporaryDirectory() as folder:
        path = saved(book(cells, areas), Path(folder) / "a.xlsx")
        assert told_by_us(read_document(path)) == told_by_openpyxl(path)


@pytest.mark.libreoffice
def test_so_do_the_cells_of_books_that_libreoffice_has_saved(tmp_path: Path) -> None:
    """It writes other styles, shares its formulas and stores ticks as formulas."""
    looks = {"font": Font(b=True, strike=True), "number_format": "mmm-yy"}
    struck = CellRichText("No, ", TextBlock(InlineFont(strike=True), "never"), " yes")
    values = ("a\nb", 3, 2.5, date(2026, 9, 1), time(9, 5), struck, timedelta(hours=30), "=A2+1")
    cells = [
        ((row, column), value, looks if row % 2 else None, "why?" if row == column else "", link)
        for row, link in ((1, ""), (2, "https://example.org/offer"), (3, ""), (4, ""))
        for column, value in enumerate(values, 1)
    ]
    made = [book(cells, ()), book(cells, ("A3:B4",)), book([], ())]
    paths = [saved(each, tmp_path / f"{at}.xlsx") for at, each in enumerate(made)]
    for path in all_converted(paths, "xlsx", tmp_path / "out"):
        assert told_by_us(read_document(path)) == told_by_openpyxl(path)


def of_xml(folder: Path, rows: str, after: str = "", texts: str = "") -> Path:
    """Return a book whose one sheet, and whose table of texts, are some XML."""
    made = openpyxl.Workbook()
    made.worksheets[0]["A1"] = "x"
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheet = f"<worksheet {main}><sheetData>{rows}</sheetData>{after}</worksheet>"
    table = f"<sst {main}>{texts}</sst>"
    content = saved(made, folder / "a.xlsx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        types = archive.read("[Content_Types].xml").replace(b"</Types>", _TABLE_TYPE + b"</Types>")
    parts = {
        "[Content_Types].xml": types,
        "xl/worksheets/sheet1.xml": sheet.encode(),
        "xl/sharedStrings.xml": table.encode(),
    }
    (folder / "a.xlsx").write_bytes(with_parts(content, parts))
    return folder / "a.xlsx"


_TABLE_TYPE = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)


@pytest.mark.parametrize(
    "rows",
    [
        """
        <row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row>
        <row><c><v>4</v></c></row>
        """,
        '<row r="7.0"><c><v>1</v></c></row><row><c><v>2</v></c></row>',
        """
        <row r="2">
            <c r="A2" t="d"><v>2026-09-12</v></c><c r="B2" t="d"><v>09:05:00</v></c>
        </row>
        """,
        """
        <row r="1">
            <c r="A1" t="e"><v>#REF!</v></c><c r="B1" t="b"><v>0</v></c><c r="C1"/>
        </row>
        """,
        '<row r="1"><c r="A1" t="str"><f>B1</f><v>a  b </v></c><c r="B1"><v></v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>',
        """
        <row r="1"><c r="A1" t="inlineStr"><is>
            <r><rPr><strike/></rPr><t>a</t></r><r><t> b</t></r>
        </is></c></row>
        """,
        """
        <row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1+$C$1</f><v>1</v></c></row>
        <row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>
        <row r="3"><c r="A3"><f t="array" ref="A3">SUM(B1:B3)</f><v>3</v></c></row>
        """,
        '<row r="1"><!-- a --><c r="A1"><v>1<!-- b -->2</v></c><?x y?><c><v>3</v></c></row>',
        '<row r="1"><c r="A1"><v>1.5E3</v></c><c r="B1"><v>-0.5</v></c></row>',
    ],
)
def test_a_sheet_may_be_written_in_any_way_that_the_format_has(tmp_path: Path, rows: str) -> None:
    """Excel, LibreOffice, Google and a dozen libraries write the same sheet each in its own way."""
    path = of_xml(tmp_path, rows)
    assert told_by_us(read_document(path)) == told_by_openpyxl(path)


def test_texts_that_cells_call_by_numbers_are_read_with_their_pieces(tmp_path: Path) -> None:
    """How a word is pronounced is no part of it, and a text may be blank in three ways."""
    rows = "".join(f'<c r="{at}1" t="s"><v>{n}</v></c>' for n, at in enumerate("ABCDE"))
    texts = """
        <si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si><si/><si><t/></si>
        <si><r><t>one </t></r><r><rPr><b/></rPr><t>two</t></r></si><si><t> _x005F_x0041_ </t></si>
    """
    path = of_xml(tmp_path, f'<row r="1">{rows}</row>', texts=texts)
    told = told_by_us(read_document(path))
    assert [each.text for each in told.values()] == ["東京", "one two", " _x0041_ "]
    assert told == told_by_openpyxl(path)


@pytest.mark.parametrize(("area", "places"), [("B2", "B2"), ("A1:B9", "A1 A2 A3 B1 B2 B3")])
def test_the_link_of_an_area_ends_with_the_sheet(tmp_path: Path, area: str, places: str) -> None:
    """A link may be given to more rows than there are."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row>'
    path = of_xml(
        tmp_path, rows, f'<hyperlinks><hyperlink ref="{area}" location="X!A1"/></hyperlinks>'
    )
    told = told_by_us(read_document(path))
    linked = dict.fromkeys(places.split(), "X!A1") | {"A1": "1", "B3": "2"}
    assert {where.removeprefix("Sheet!"): each.text for where, each in told.items()} == linked


def test_a_day_that_no_calendar_has_is_an_error_and_a_book_may_count_from_1904(
    tmp_path: Path,
) -> None:
    """Books of old Macs count the days from another one; a wrong day is worse than none."""
    made = openpyxl.Workbook()
    made.epoch = CALENDAR_MAC_1904
    sheet = made.worksheets[0]
    sheet["A1"], sheet["A2"] = date(2026, 9, 12), 3_000_000_000
    sheet["A2"].number_format = "dd/mm/yyyy"
    path = saved(made, tmp_path / "a.xlsx")
    told = told_by_us(read_document(path))
    assert [each.text for each in told.values()] == ["12/09/2026", "#VALUE!"]
    assert told == told_by_openpyxl(path)


def test_a_link_over_more_than_a_file_may_have_stands_in_its_first_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of a few lines must not ask for more memory than there is."""
    monkeypatch.setattr(excel_book, "LIMITS", Limits(cells=5))
    rows = '<row r="1"><c r="B1"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row>'
    links = '<hyperlinks><hyperlink ref="A1:B3" location="X!A1"/></hyperlinks>'
    told = told_by_us(read_document(of_xml(tmp_path, rows, links)))
    assert [each.text for each in told.values()] == ["X!A1", "1", "2"]


def test_a_sheet_counts_whatever_its_part_is_called(tmp_path: Path) -> None:
    """The relations of a book say what a sheet is, and no ending."""
    path = saved(book([((1, 1), "kept", None, "", "")], ()), tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, part in parts.items():
            new.writestr(
                name.replace("sheet1.xml", "sheet1.part"),
                part.replace(b"sheet1.xml", b"sheet1.part"),
            )
    assert [told.text for told in told_by_us(read_document(path)).values()] == ["kept"]


def disguised(content: bytes, how: str) -> bytes:
    """Return a book whose sheet is called or written as no office program does it."""
    file, sheet = io.BytesIO(), "worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if how == "elsewhere":
                part = part.replace(sheet.encode(), b"s.part")
            elif name.endswith(sheet) and how == "in another encoding":
                part = part.decode().encode("utf-16")
            elif name.endswith(sheet) and how == "with blanks":
                part = part.replace(b'="', b' = "')
            new.writestr(name.replace(sheet, "s.part") if how == "elsewhere" else name, part)
    return file.getvalue()


@pytest.mark.parametrize("how", ["elsewhere", "in another encoding", "with blanks"])
@pytest.mark.parametrize(
    "limits",
    [Limits(cells=5), Limits(row=8), Limits(column=4), Limits(merged=5)],
    ids=["cells", "row", "column", "merged"],
)
def test_a_sheet_beyond_the_limits_is_refused_however_it_is_called_or_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, limits: Limits
) -> None:
    """One of a few kilobytes could ask for all memory and hours, in a round's folder too."""
    cells = [((row, 1), "x", None, "", "") for row in range(1, 8)]
    path = saved(book([*cells, ((9, 5), "far", None, "", "")], ("A1:B3",)), tmp_path / "a.xlsx")
    path.write_bytes(disguised(path.read_bytes(), how))
    assert "far" in [each.text for each in told_by_us(read_document(path)).values()]
    monkeypatch.setattr(excel_book, "LIMITS", limits)
    with pytest.raises(Refused, match="broken inside"):
        read_document(path)


def test_a_broken_formula_that_cells_share_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """Openpyxl raises an error of its own for it, which nobody caught."""
    rows = (
        "<row r='1'><c r='A1'><f t='shared' ref='A1:A2' si='0'>\"open</f><v>1</v></c></row>"
        "<row r='2'><c r='A2'><f t='shared' si='0'/><v>2</v></c></row>"
    )
    with pytest.raises(Refused, match="broken inside"):
        read_document(of_xml(tmp_path, rows))


def test_a_chart_that_is_broken_hides_no_cell(tmp_path: Path) -> None:
    """Nothing is read of charts but how many there are."""
    made = book([((1, 1), "kept", None, "", "")], ())
    made.worksheets[0].add_chart(BarChart(), "C3")
    path = saved(made, tmp_path / "a.xlsx")
    parts = {"xl/charts/chart1.xml": b"<broken"}
    path.write_bytes(with_parts(path.read_bytes(), parts))
    read = read_document(path)
    assert [told.text for told in told_by_us(read).values()] == ["kept"]
    assert [str(note) for note in read.unread] == ["charts are not read (1)"]
