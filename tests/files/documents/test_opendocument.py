"""An .odt and an .ods are read like a Word file and a sheet."""

import sys
from pathlib import Path
from typing import Any

import pytest
from odfdo import Document, Element, Header, Paragraph, Style, Table

from eh_tui.errors import Refused
from eh_tui.files.documents.read import read_document
from eh_tui.model.paper.source import SourceParagraph
from tests.support.documents import read_back, saved


def text_document(*xml: str) -> Any:
    """Return an .odt whose body is some XML."""
    document = Document("text")
    document.body.clear()
    for each in xml:
        document.body.append(Element.from_tag(each))
    return document


def test_paragraphs_are_read_letter_for_letter(tmp_path: Path) -> None:
    """Several blanks, a tab and a line end are elements of their own in OpenDocument."""
    document = Document("text")
    document.body.clear()
    document.body.append(Header(2, "A part"))
    document.body.append(Paragraph("one   two\tthree\nfour"))
    link = '<text:p>see <text:a xlink:href="https://example.org">our policy</text:a> here</text:p>'
    document.body.append(Element.from_tag(link))
    blocks = read_back(document, tmp_path / "a.odt").blocks
    found = [
        (block.said.text, block.level) for block in blocks if isinstance(block, SourceParagraph)
    ]
    assert found == [("A part", 2), ("one   two\tthree\nfour", 0), ("see our policy here", 0)]
    assert isinstance(blocks[2], SourceParagraph)
    assert blocks[2].said.links == ("https://example.org",)


def test_signs_and_what_is_struck_through_are_told(tmp_path: Path) -> None:
    """Both are the style's of some letters, which is the document's own or one with a name."""
    document = text_document(
        '<text:p>see <text:span text:style-name="gone">old</text:span> new</text:p>',
        '<text:p><text:span text:style-name="signs">\u00fc\uf0a8</text:span> done</text:p>',
    )
    gone = Style("text", name="gone", area="text")
    gone.set_properties({"style:text-line-through-style": "solid"}, area="text")
    signs = Style("text", name="signs", area="text")
    signs.set_properties({"style:font-name": "Wingdings"}, area="text")
    for style in (gone, signs):
        document.insert_style(style, automatic=True)
    blocks = read_back(document, tmp_path / "a.odt").blocks
    first, second = (block.said for block in blocks if isinstance(block, SourceParagraph))
    assert (first.struck, first.live) == (("old",), "see new")
    assert second.text == "✓◻ done"


def test_items_of_lists_are_lines_of_their_own(tmp_path: Path) -> None:
    """Also inside a cell, where odfdo's own text runs them together."""
    items = "".join(
        f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in ("one", "two")
    )
    document = text_document(f"<text:list>{items}</text:list>")
    table = Table("Audit", width=1, height=1)
    document.body.append(table)
    cell = next(iter(table.get_elements("descendant::table:table-cell")))
    cell.append(Element.from_tag(f"<text:list>{items}</text:list>"))
    read = read_back(document, tmp_path / "a.odt")
    texts = [block.said.text for block in read.blocks if isinstance(block, SourceParagraph)]
    assert texts == ["one", "two"]
    assert read.tables[0].cells[0].said.text == "one\ntwo"


def test_cells_keep_their_extent_their_fill_and_what_they_offer(tmp_path: Path) -> None:
    """The fill may come from a style that the cell's own is based on."""
    document = Document("spreadsheet")
    document.body.clear()
    rule = (
        '<table:content-validations><table:content-validation table:name="val1" '
        'table:condition="of:cell-content-is-in-list(&quot;Red&quot;;&quot;Not &quot;&quot;yet'
        '&quot;&quot;&quot;)"/></table:content-validations>'
    )
    document.body.append(Element.from_tag(rule))
    document.insert_style(
        Style("table-cell", name="rated", area="table-cell", background_color="#ffc000")
    )
    based = Style("table-cell", name="ce1", parent_style="rated")
    document.insert_style(based, automatic=True)
    table = Table("Audit tool", width=3, height=3)
    document.body.append(table)
    table.set_value((0, 0), "title")
    table.set_span((0, 0, 1, 0))
    table.set_value((2, 2), "On track")
    cell = table.get_cell((2, 2))
    cell.set_attribute("table:style-name", "ce1")
    cell.set_attribute("table:content-validation-name", "val1")
    table.set_cell((2, 2), cell)
    read = read_back(document, tmp_path / "a.ods")
    title, rated = read.tables[0].cells
    assert (title.said.text, title.columns) == ("title", 2)
    assert (rated.where, rated.said.text) == ("Audit tool!C3", "On track")
    assert (rated.said.shading, rated.said.choices) == ("FFC000", ("Red", 'Not "yet"'))


def test_a_rule_that_may_cover_a_fill_is_known(tmp_path: Path) -> None:
    """Its colour is seen over the fill, so the words of the cell tell more than that."""
    document = Document("spreadsheet")
    document.body.clear()
    style = Style("table-cell", name="ce1", area="table-cell", background_color="#ffc000")
    rule = '<style:map style:condition="cell-content()=&quot;Red&quot;"/>'
    style.append(Element.from_tag(rule))
    document.insert_style(style, automatic=True)
    table = Table("Audit tool", width=1, height=2)
    document.body.append(table)
    for row in (0, 1):
        table.set_value((0, row), "Red")
    cell = table.get_cell((0, 1))
    cell.set_attribute("table:style-name", "ce1")
    table.set_cell((0, 1), cell)
    plain, ruled = (each.said for each in read_back(document, tmp_path / "a.ods").tables[0].cells)
    assert (plain.shading, plain.is_ruled) == ("", False)
    assert (ruled.shading, ruled.is_ruled) == ("FFC000", True)


def coloured(kind: str, rows: int, columns: int) -> Any:
    """Return a document with a text and, below it, a coloured cell that is repeated."""
    document = Document(kind)
    document.body.clear()
    style = Style("table-cell", name="red", area="table-cell", background_color="#ff0000")
    document.insert_style(style)
    document.body.append(
        Element.from_tag(
            '<table:table table:name="Audit"><table:table-row><table:table-cell>'
            "<text:p>text</text:p></table:table-cell></table:table-row>"
            f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
            f'table:style-name="red" table:number-columns-repeated="{columns}"/></table:table-row>'
            "</table:table>"
        )
    )
    return document


@pytest.mark.parametrize(("rows", "columns"), [(1_048_575, 1), (1_048_575, 16_384), (1, 16_384)])
def test_a_colour_up_to_the_edge_of_a_sheet_is_no_cell(
    tmp_path: Path, rows: int, columns: int
) -> None:
    """Whoever colours a whole column in LibreOffice has not filled a million cells."""
    table = read_back(coloured("spreadsheet", rows, columns), tmp_path / "a.ods").tables[0]
    assert [cell.said.text for cell in table.cells] == ["text"]


@pytest.mark.parametrize(
    ("kind", "rows", "columns"),
    [("spreadsheet", 400, 400), ("text", 1, 200_000), ("text", 200_000, 1)],
)
def test_more_blank_cells_than_any_form_has_are_refused(
    tmp_path: Path, kind: str, rows: int, columns: int
) -> None:
    """A line of a file can repeat them a thousand million times, and none of them says a word."""
    with pytest.raises(Refused, match="broken inside"):
        read_back(coloured(kind, rows, columns), tmp_path / f"a.od{kind[0]}")


def test_what_is_not_read_and_what_is_tracked_is_named(tmp_path: Path) -> None:
    """Frames, notes, comments, a table in a cell; tracked changes as accepted."""
    document = text_document(
        "<text:tracked-changes><text:changed-region><text:insertion><office:change-info>"
        "<dc:creator>A. Lead</dc:creator></office:change-info></text:insertion>"
        "</text:changed-region></text:tracked-changes>",
        "<text:p>kept<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note>"
        "<draw:frame/></text:p>",
    )
    read = read_back(document, tmp_path / "a.odt")
    assert [str(note) for note in read.unread] == [
        "paragraph 1: the text of a footnote is not read",
        "paragraph 1: a picture or text box is not read",
    ]
    assert [str(note) for note in read.accepted] == [
        "a tracked change by A. Lead (added) is taken as accepted"
    ]
    assert isinstance(read.blocks[0], SourceParagraph)
    assert read.blocks[0].said.text == "kept"


def test_without_the_extra_one_sentence_tells_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a lead needs it, so it is not installed with the rest."""
    path = saved(Document("text"), tmp_path / "a.odt")
    monkeypatch.setitem(sys.modules, "odfdo", None)
    with pytest.raises(Refused, match=r"pip install 'eh-tui\[documents\]'"):
        read_document(path)
