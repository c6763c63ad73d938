"""A Word file is read letter for letter, with what looks and controls say, and what is not read."""

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eh_tui.model.paper.source import SourceCell, SourceDocument, SourceParagraph
from tests.support.documents import add_table, read_back, shade, word_xml

LETTERS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff")
    | st.just("\t")
)


def paragraphs(read: SourceDocument) -> list[str]:
    """Return the texts of the paragraphs outside tables."""
    return [block.said.text for block in read.blocks if isinstance(block, SourceParagraph)]


def cells(read: SourceDocument) -> list[SourceCell]:
    """Return the cells of the first table."""
    return list(read.tables[0].cells)


def one(read: SourceDocument) -> SourceParagraph:
    """Return the first paragraph."""
    block = read.blocks[0]
    assert isinstance(block, SourceParagraph)
    return block


def test_every_text_is_as_it_was_typed(tmp_path: Path) -> None:
    """Blanks at the ends, double ones, tabs and line ends too."""

    @given(texts=st.lists(LETTERS, min_size=4, max_size=4))
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    def law(texts: list[str]) -> None:
        document = docx.Document()
        document.add_paragraph(texts[0])
        add_table(document, [texts[1:3]]).rows[0].cells[1].add_paragraph(texts[3])
        read = read_back(document, tmp_path / "a.docx")
        assert paragraphs(read) == [texts[0]]
        assert [cell.said.text for cell in cells(read)] == [texts[1], f"{texts[2]}\n{texts[3]}"]

    law()


def test_headings_have_their_level_by_style_or_outline(tmp_path: Path) -> None:
    """A title counts as a heading of the first level."""
    document = docx.Document()
    document.add_heading("The form", 0)
    document.add_heading("A part", 2)
    document.add_paragraph("A text")
    levels = [
        block.level
        for block in read_back(document, tmp_path / "a.docx").blocks
        if isinstance(block, SourceParagraph)
    ]
    assert levels == [1, 2, 0]


def test_merged_cells_are_one_cell_with_its_extent(tmp_path: Path) -> None:
    """python-docx gives such a cell once for each place it covers."""
    document = docx.Document()
    table = add_table(document, [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]])
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 1).merge(table.cell(2, 2))
    found = cells(read_back(document, tmp_path / "a.docx"))
    extents = [(cell.row, cell.column, cell.rows, cell.columns) for cell in found]
    assert extents == [
        (0, 0, 2, 1),
        (0, 1, 1, 1),
        (0, 2, 1, 1),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
        (2, 0, 1, 1),
        (2, 1, 1, 2),
    ]
    assert found[0].where == "table 1, row 1, column 1"


def test_a_row_that_begins_further_right_keeps_its_columns(tmp_path: Path) -> None:
    """Otherwise the date becomes the action."""
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    before = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>'
    body = f"<w:tbl>{row.format('', 'first')}{row.format(before, 'third')}</w:tbl>"
    found = cells(read_back(word_xml(body), tmp_path / "a.docx"))
    assert [(cell.column, cell.said.text) for cell in found] == [(0, "first"), (2, "third")]


RUN = "<w:r><w:t>{}</w:t></w:r>"
PARAGRAPH = f"<w:p>{RUN}</w:p>"
CELL = f"<w:tc>{PARAGRAPH}</w:tc>"
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
LIST = (
    '<w:dropDownList><w:listItem w:displayText="Choose an item."/>'
    '<w:listItem w:displayText="Red" w:value="r"/><w:listItem w:value="Green"/></w:dropDownList>'
)


def test_content_controls_are_read_at_every_level(tmp_path: Path) -> None:
    """Around a row, a cell, a paragraph and a piece of text."""
    body = (
        "<w:tbl>"
        + CONTROL.format("", f"<w:tr>{CELL.format('row')}</w:tr>")
        + f"<w:tr>{CONTROL.format(LIST, CELL.format('Red'))}</w:tr>"
        + f"<w:tr><w:tc>{CONTROL.format(LIST, PARAGRAPH.format('Green'))}</w:tc></w:tr>"
        + f"<w:tr><w:tc><w:p>{CONTROL.format(LIST, RUN.format('text'))}</w:p></w:tc></w:tr>"
        + "</w:tbl>"
        + CONTROL.format("", f"<w:p>{RUN.format('paragraph')}</w:p>")
    )
    read = read_back(word_xml(body), tmp_path / "a.docx")
    assert [cell.said.text for cell in cells(read)] == ["row", "Red", "Green", "text"]
    assert [cell.said.choices for cell in cells(read)] == [(), *[("Red", "Green")] * 3]
    assert paragraphs(read) == ["paragraph"]


@pytest.mark.parametrize("around", ["cell", "text"])
def test_the_prompt_of_a_control_is_no_text(tmp_path: Path, around: str) -> None:
    """What Word writes there, "Choose an item.", is not the school's word."""
    prompt = f"<w:showingPlcHdr/>{LIST}"
    inner = CELL if around == "cell" else RUN
    control = CONTROL.format(prompt, inner.format("Choose an item."))
    cell = control if around == "cell" else f"<w:tc><w:p>{control}</w:p></w:tc>"
    body = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    said = cells(read_back(word_xml(body), tmp_path / "a.docx"))[0].said
    assert (said.text, said.choices) == ("", ("Red", "Green"))


def test_a_form_field_of_old_keeps_its_choice_and_its_tick(tmp_path: Path) -> None:
    """The choice stands nowhere but in the field's settings."""
    entries = '<w:listEntry w:val="Red"/><w:listEntry w:val="Amber"/>'
    choices = f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>'
    field = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'
    boxes = '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
    not_set = '<w:checkBox><w:default w:val="0"/></w:checkBox>'
    body = (
        f"<w:p>{field.format(choices)}</w:p><w:p>{field.format(boxes)}{field.format(not_set)}"
        '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:sym w:char="F0FC"/></w:r></w:p>'
    )
    read = read_back(word_xml(body), tmp_path / "a.docx")
    assert one(read).said.text == "Amber"
    assert one(read).said.choices == ("Red", "Amber")
    second = read.blocks[1]
    assert isinstance(second, SourceParagraph)
    assert second.said.ticks == (True, False, True)
    assert second.said.text == "✓"


def test_signs_of_a_sign_font_are_read_as_they_are_seen(tmp_path: Path) -> None:
    """As a w:sym, as a letter in such a font, and in the private area where no font is named."""
    run = '<w:r><w:rPr><w:rFonts w:ascii="{0}" w:hAnsi="{0}"/></w:rPr><w:t>{1}</w:t></w:r>'
    sign = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'
    written = {
        run.format("Wingdings", "\u00fc"): "✓",
        run.format("Wingdings", "\uf0a8"): "◻",
        run.format("Wingdings 2", "\u00a3"): "□",
        run.format("Webdings", "a"): "✓",
        run.format("Arial", "\u00fc"): "\u00fc",
        RUN.format("\uf0a8"): "☐",
        sign.format("Wingdings", "F0A8"): "◻",
        sign.format("Wingdings 2", "0052"): "☑",
        sign.format("Wingdings", "F06F"): "□",
    }
    read = read_back(
        word_xml("".join(f"<w:p>{each}</w:p>" for each in written)), tmp_path / "a.docx"
    )
    assert paragraphs(read) == list(written.values())
    ticks = [block.said.ticks for block in read.blocks if isinstance(block, SourceParagraph)]
    assert ticks[-3:] == [(False,), (True,), (False,)]


def test_a_tick_box_of_today_is_known_beside_its_sign(tmp_path: Path) -> None:
    """The sign is part of the text; which of many signs means ticked, the control knows."""
    box = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    body = f"<w:p>{CONTROL.format(box, RUN.format('☒'))}{RUN.format(' done')}</w:p>"
    said = one(read_back(word_xml(body), tmp_path / "a.docx")).said
    assert (said.text, said.ticks) == ("☒ done", (True,))


def test_tracked_changes_are_taken_as_accepted_and_named(tmp_path: Path) -> None:
    """Typing, moves, a row and the end of a paragraph."""
    by = 'w:author="A. Lead"'
    gone = f"<w:del {by}><w:r><w:delText>old</w:delText></w:r></w:del>"
    mark = f"<w:pPr><w:rPr><w:del {by}/></w:rPr></w:pPr>"
    body = (
        f"<w:p>{RUN.format('a ')}{gone}<w:ins {by}>{RUN.format('new')}</w:ins></w:p>"
        f"<w:p><w:moveFrom {by}>{RUN.format('there')}</w:moveFrom>"
        f"<w:moveTo {by}>{RUN.format('here')}</w:moveTo></w:p>"
        f"<w:p>{mark}{RUN.format('one ')}</w:p><w:p>{RUN.format('line')}</w:p>"
        f"<w:tbl><w:tr><w:trPr><w:del {by}/></w:trPr>{CELL.format('gone')}</w:tr>"
        f"<w:tr>{CELL.format('kept')}</w:tr></w:tbl>"
    )
    read = read_back(word_xml(body), tmp_path / "a.docx")
    assert paragraphs(read) == ["a new", "here", "one line"]
    assert [cell.said.text for cell in cells(read)] == ["kept"]
    words = [str(note) for note in read.accepted]
    assert "paragraph 1: a tracked change by A. Lead (removed) is taken as accepted" in words
    assert "table 1: a tracked change by A. Lead (removed) is taken as accepted" in words


def test_a_style_may_strike_through(tmp_path: Path) -> None:
    """A paragraph's or some letters', or one that it is based on; a run may say otherwise."""
    document = docx.Document()
    styles = document.styles
    gone = styles.add_style("Gone", WD_STYLE_TYPE.PARAGRAPH)
    gone.font.strike = True
    styles.add_style("Long gone", WD_STYLE_TYPE.PARAGRAPH).base_style = gone
    styles.add_style("Out", WD_STYLE_TYPE.CHARACTER).font.double_strike = True
    document.add_paragraph("old", style="Long gone").add_run(" new").font.strike = False
    document.add_paragraph("live ").add_run("dead", style="Out")
    read = read_back(document, tmp_path / "a.docx")
    said = [block.said for block in read.blocks if isinstance(block, SourceParagraph)]
    assert [(each.struck, each.live) for each in said] == [(("old",), "new"), (("dead",), "live")]


def test_looks_are_read_from_cell_paragraph_and_run(tmp_path: Path) -> None:
    """LibreOffice leaves w:val out of a fill; bold and struck are told of letters only."""
    document = docx.Document()
    table = add_table(document, [["", "", "plain"]])
    shade(table.cell(0, 0), "ffc000")
    bold = table.cell(0, 0).paragraphs[0].add_run("bold")
    bold.bold = True
    run = table.cell(0, 1).paragraphs[0].add_run("kept ")
    run.font.highlight_color = WD_COLOR_INDEX.RED
    struck = table.cell(0, 1).paragraphs[0].add_run("struck")
    struck.font.strike = True
    first, second, third = (cell.said for cell in cells(read_back(document, tmp_path / "a.docx")))
    assert (first.shading, first.is_bold) == ("FFC000", True)
    assert (second.text, second.struck, second.highlight) == ("kept struck", ("struck",), "FF0000")
    assert (third.shading, third.highlight, third.is_bold) == ("", "", False)


def test_hyphens_symbols_and_links(tmp_path: Path) -> None:
    """A hyphen that does not break is one, a soft one is none; a link's text is text."""
    document = docx.Document()
    relation = document.part.relate_to(
        "https://example.org/policy",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    paragraph: Any = document.add_paragraph("")._p
    link = word_xml(
        f'<w:p xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<w:hyperlink r:id="{relation}">{RUN.format("our policy")}</w:hyperlink>'
        "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/></w:r></w:p>"
    ).element.body[0]
    paragraph.getparent().replace(paragraph, link)
    said = one(read_back(document, tmp_path / "a.docx")).said
    assert said.text == "our policyco-op"
    assert said.links == ("https://example.org/policy",)


def test_what_is_not_read_is_named_with_its_place(tmp_path: Path) -> None:
    """A text box, a picture, a table in a cell, hidden text, text under a merged cell."""
    document = docx.Document()
    document.add_paragraph("")
    table = add_table(document, [["outer", "x"], ["y", "hidden"]])
    table.cell(0, 0).add_table(1, 1).cell(0, 0).text = "inner"
    right = table.cell(0, 1)._tc, table.cell(1, 1)._tc
    for cell, merge in zip(right, ('<w:vMerge w:val="restart"/>', "<w:vMerge/>"), strict=True):
        cell.get_or_add_tcPr().append(word_xml(merge).element.body[0])
    document.sections[0].header.paragraphs[0].text = "a header"
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent/></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:drawing/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
    )
    document.element.body.insert(0, word_xml(box).element.body[0])
    read = read_back(document, tmp_path / "a.docx")
    assert {str(note) for note in read.unread} == {
        "paragraph 1: a text box is not read",
        "paragraph 1: a picture or shape is not read",
        "paragraph 1: hidden text is not read",
        "table 1, row 1, column 1: a table inside the cell is not read",
        "table 1, row 2, column 2: text hidden under a merged cell is not read",
        "the header of the pages is not read",
    }
    assert cells(read)[0].said.text == "outer"
