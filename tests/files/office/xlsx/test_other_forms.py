"""Forms of other authorities on the audit sheet: their columns, scales and marks."""

import pytest

from eh_tui.cli.field_args import assignments
from eh_tui.errors import EhError
from eh_tui.files.office.xlsx.plan import plan_book
from eh_tui.files.office.xlsx.sheet import CellArea, SheetPlan
from eh_tui.files.store.identity import Identity
from eh_tui.files.toml.read import read_workbook
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.columns import columns_of_row
from eh_tui.model.core.rows import value
from tests.cases.forms import SHAPES
from tests.support.any_form import rows_with_columns
from tests.support.forms import OTHER_FORMS
from tests.support.xlsx_forms import (
    LEVELS,
    TODAY,
    address_of,
    awkward,
    row_texts,
    sheet_named,
    shipped,
)


def row_at(sheet: SheetPlan, text: str) -> int:
    """Return the first row that holds a text."""
    return next(
        cell.row for cell in sorted(sheet.cells, key=lambda cell: cell.row) if cell.value == text
    )


def is_within(sheet: SheetPlan, areas: tuple[CellArea, ...], text: str) -> bool:
    """Say whether the first cell with a text is within some areas."""
    address = address_of(sheet, text)
    return any(address in area.addresses() for area in areas)


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        (
            "standards-self-assessment",
            ["Requirement", "Evidence", "Our score", "Moderated score", "Area for improvement"],
        ),
        ("development-plan", ["Objective", "Success criteria", "Action", "Lead", "By when"]),
    ],
)
def test_a_form_has_its_own_headings_in_its_order(name: str, headings: list[str]) -> None:
    """A lead compares the sheet with the form that was issued, word for word."""
    sheet = sheet_named(shipped(name))
    assert row_texts(sheet, row_at(sheet, headings[0]))[: len(headings)] == headings


def test_a_level_to_be_ticked_has_a_column_of_its_own_below_the_heading() -> None:
    """That is how such forms are printed: yes, partly, no, and a tick in one of them."""
    sheet = sheet_named(shipped("example-safeguarding-checklist"))
    top = row_at(sheet, "Question")
    assert row_texts(sheet, top)[:2] == ["Question", "Answer"]
    assert row_texts(sheet, top + 1)[:3] == ["Yes", "Partly", "No"]
    heading = next(cell for cell in sheet.cells if (cell.row, cell.value) == (top, "Answer"))
    assert CellArea(top, heading.column, top, heading.column + 2) in sheet.merges
    assert sheet.widths[heading.column - 1] < 10
    row = row_at(
        sheet, "Does the policy say what happens at breakfast club, after school and on trips?"
    )
    ticks = [
        cell.column - heading.column for cell in sheet.cells if (cell.row, cell.value) == (row, "✓")
    ]
    assert ticks == [1]


def test_a_tick_is_offered_and_has_the_colour_of_its_level() -> None:
    """A lead changes an answer by moving the tick; the colour follows it."""
    sheet = sheet_named(awkward())
    (ticked,) = [one for one in sheet.dropdowns if one.source == '"✓"']
    row = row_at(sheet, "We say so")
    assert is_within(sheet, ticked.areas, "✓")
    assert any(area.top <= row <= area.bottom for area in ticked.areas)
    colours = {colour.colour: colour.areas for colour in sheet.colours if colour.equals == '"✓"'}
    assert list(colours) == ["orange", "blue", "grey"]
    assert is_within(sheet, colours["blue"], "✓")


def test_levels_are_offered_by_their_labels() -> None:
    """The words are the rating, also where a comma keeps them out of a dropdown's own list."""
    plain = LEVELS.replace("Some, not all", "Some")
    (offered,) = [one for one in sheet_named(awkward(plain)).dropdowns if "Most" in one.source]
    assert offered.source == '"Some,Most,Does not apply"'
    sheet = sheet_named(awkward())
    (offered,) = [one for one in sheet.dropdowns if one.source.startswith("$A$")]
    top, bottom = (int(part.rpartition("$")[2]) for part in offered.source.split(":"))
    words = [sheet.by_address[f"A{row}"].value for row in range(top, bottom + 1)]
    assert words == ["Some, not all", "Most", "Does not apply"]


def test_choices_are_offered_letter_for_letter() -> None:
    """Excel parts a list at its commas, so such choices stand in cells of a hidden sheet."""
    sheets = {sheet.name: sheet for sheet in plan_book(awkward(), TODAY).sheets}
    (offered,) = [one for one in sheets["Audit tool"].dropdowns if "_choices" in one.source]
    assert offered.source == "'_choices'!$A$1:$A$3"
    hidden = sheets["_choices"]
    assert hidden.hidden
    assert [cell.value for cell in hidden.cells] == ["High, now", "Medium", "Low"]
    assert is_within(sheets["Audit tool"], offered.areas, "High, now")


def test_the_key_says_what_each_level_means() -> None:
    """Who rates has no other page to look it up on."""
    sheet = sheet_named(shipped("safeguarding-checklist"))
    found = [row_texts(sheet, row) for row in range(4, 13)]
    assert found == [
        ["Answers"],
        ["Answer"],
        ["Yes", "In place for everybody, all the time"],
        ["Partly", "Begun, or in place for some"],
        ["No", "Not in place"],
        ["Grade"],
        ["1 Strong", "Nothing that matters is missing"],
        ["2 Sound", "Small gaps, each with a date"],
        ["3 Not yet sound", "Gaps that put the work at risk"],
    ]
    assert sheet.by_address[address_of(sheet, "2 Sound")].look == "key blue"


def test_columns_that_never_meet_share_a_place() -> None:
    """Else the grade of one section would leave an empty column in all the others."""
    sheet = sheet_named(shipped("safeguarding-checklist"))
    answer, grade = address_of(sheet, "Answer"), row_at(sheet, "The school as a whole") + 1
    headings = [cell for cell in sheet.cells if cell.row == grade and cell.value == "Grade"]
    top = row_at(sheet, "Question")
    (answer,) = [c.address for c in sheet.cells if (c.row, c.value) == (top, "Answer")]
    assert [cell.address[0] for cell in headings] == [answer[0]]


def test_what_the_law_asks_for_is_marked() -> None:
    """Statutory items come first where time is short."""
    sheet = sheet_named(awkward())
    assert "Statutory" in row_texts(sheet, row_at(sheet, "We say so"))
    assert "Statutory" not in row_texts(sheet, row_at(sheet, "Not for us"))
    assert "Statutory" not in [
        cell.value for cell in sheet_named(shipped("development-plan")).cells
    ]


def test_what_each_level_means_for_a_row_stands_below_it() -> None:
    """A descriptor that nobody sees while rating is none."""
    sheet = sheet_named(awkward())
    row = row_at(sheet, "Some, not all: Some know\nMost: Most know")
    assert row == row_at(sheet, "Do it again") + 1


def test_a_question_without_a_rating_has_none_to_choose() -> None:
    """A dropdown beside it would ask for what the form does not ask for."""
    sheet = sheet_named(awkward())
    row = row_at(sheet, "What are you proud of?")
    assert "–" in row_texts(sheet, row)
    ticked = next(one for one in sheet.dropdowns if one.source == '"✓"')
    assert not any(area.top <= row <= area.bottom for area in ticked.areas)


def test_a_section_without_rows_has_no_empty_table() -> None:
    """An empty table asks for rows that the form does not have."""
    sheet = sheet_named(awkward())
    row = row_at(sheet, "No rows at all")
    assert row_texts(sheet, row + 1) == []
    assert row_at(sheet, "No ticks here") == row + 2


def test_rows_of_a_form_without_actions_are_called_by_their_outcomes() -> None:
    """The Ref is how a lead names a row on the phone."""
    workbook = read_workbook(
        'schema = 2\n[[columns]]\nheading = "Feature"\nrole = "outcome"\n'
        '[[columns]]\nheading = "Strong at"\nkey = "strong"\n'
        '[[commitments]]\nid = "1"\nband = ""\n'
        '[[outcomes]]\nid = "1.A"\ncommitment = "1"\ntext = "Mornings"\nstrong = "Names"\n'
    ).workbook
    for name in ("Audit tool", "Action plan"):
        sheet = sheet_named(workbook, name)
        texts = row_texts(sheet, row_at(sheet, "Mornings"))
        assert [text for text in texts if text in ("Mornings", "Names", "1.A")]
        assert {"Mornings", "Names", "1.A"} <= set(texts)


@pytest.mark.parametrize("name", OTHER_FORMS)
def test_the_document_and_each_row_say_of_which_form_they_are(name: str) -> None:
    """Rows of two versions that come together in one master sheet must be told apart."""
    workbook = shipped(f"example-{name}")
    book = plan_book(workbook, TODAY, Identity("w", b"k"))
    sheets = {sheet.name: sheet for sheet in book.sheets}
    audit, plan = sheets["Audit tool"], sheets["Action plan"]
    said = f"Form: {name}, version 2026, issued by An invented partnership"
    assert said in [cell.value for cell in audit.cells]
    assert audit.page is not None
    assert audit.page.footer[2].startswith("form version 2026 – Exported")
    assert said in sheets["Summary"].by_address["A2"].value  # type: ignore[operator]
    assert {("eh-tui version", "2026"), ("eh-tui issuer", "An invented partnership")} <= set(
        book.properties
    )
    for sheet in (audit, plan):
        ids = {row.id for row in workbook.actions} | {row.id for row in workbook.outcomes}
        for cell in sheet.cells:
            if cell.value in ids and cell.column not in sheet.hidden_columns:
                hidden = [
                    other.value
                    for other in sheet.cells
                    if other.row == cell.row and other.column in sheet.hidden_columns
                ]
                assert hidden[-2:] == [name, "2026"]


def test_every_further_cell_is_sealed_for_the_way_back() -> None:
    """A return is compared with what was sent, cell by cell, also one that was blank then."""
    sheet = plan_book(awkward(), TODAY, Identity("w", b"k")).sheets[-1]
    rows = [tuple(row_texts(sheet, row)) for row in sorted({cell.row for cell in sheet.cells})]
    sealed = {row[:2] for row in rows if len(row) == 3}
    assert {("1.A", "rag"), ("1.D", "rag"), ("1.A", "cell ref"), ("1-02", "cell money")} <= sealed


@pytest.mark.parametrize(("columns", "paper"), [(2, "portrait"), (6, "landscape"), (16, "a3")])
def test_paper_is_chosen_by_the_width_that_a_form_needs(columns: int, paper: str) -> None:
    """Nobody reads sixteen columns on half a page, nor two on a wide one."""
    more = "".join(f'[[columns]]\nheading = "H{n}"\nkey = "h{n}"\n' for n in range(columns))
    workbook = read_workbook(
        f'schema = 2\n{more}[[commitments]]\nid = "1"\n[[outcomes]]\nid = "1.A"\ncommitment = "1"\n'
    ).workbook
    sheet = sheet_named(workbook)
    page = sheet.page
    assert page is not None
    found = "a3" if page.is_a3 else "portrait" if page.is_portrait else "landscape"
    assert found == paper
    assert page.scale is not None
    assert page.scale >= 60
    seen = [w for n, w in enumerate(sheet.widths, 1) if n not in sheet.hidden_columns]
    room = {"portrait": 96.5, "landscape": 142.0, "a3": 206.0}[paper]
    assert sum(seen) * page.scale / 95 <= room + 0.5


def test_headings_are_repeated_where_a_table_goes_on() -> None:
    """A row without its headings can't be read."""
    more = "".join(
        f'[[outcomes]]\nid = "3.{n}"\ncommitment = "3"\ntext = "Row {n} {"x " * 90}"\n'
        for n in range(40)
    )
    sheet = sheet_named(awkward(more=more))
    assert sheet.page is not None
    assert len(sheet.page.breaks_after) > 1
    for row in sheet.page.breaks_after[:-1]:
        assert "No ticks here" in row_texts(sheet, row + 2)
        assert "How it stands" in row_texts(sheet, row + 3)


def test_a_rating_stands_once_where_its_row_goes_on_for_pages() -> None:
    """Twice would be counted twice."""
    more = "".join(
        f'[[actions]]\nid = "3-1{n:02}"\noutcome = "3.A"\ntext = "{"word " * 150}"\n'
        for n in range(40)
    )
    sheet = sheet_named(awkward(more=more))
    values = [cell.value for cell in sheet.cells]
    assert values.count("In words") > 1
    assert values.count("see above") == values.count("In words") - 1
    assert len([c for c in sheet.cells if c.value == "Some, not all" and c.look == "rating"]) == 1


def test_a_text_that_names_no_level_is_shown_as_typed() -> None:
    """What somebody wrote by hand is asked about, and not thrown away."""
    second = '[[columns]]\nheading = "Second"\nrole = "rating"\nof = "outcome"\nkey = "second"\n'
    for ticks in ("", "ticks = true\n"):
        columns = f"{second}{ticks}"
        text = '[[outcomes]]\nid = "3.Z"\ncommitment = "3"\ntext = "z"\nsecond = "half-half"\n'
        workbook = awkward(more=columns + text)
        sheet = sheet_named(workbook)
        assert "half-half" in row_texts(sheet, row_at(sheet, "z"))


def test_ticks_are_for_levels_alone() -> None:
    """A column of texts has nothing to tick."""
    with pytest.raises(EhError, match="levels to tick"):
        read_workbook('schema = 2\n[[columns]]\nheading = "H"\nkey = "h"\nticks = true\n')


@pytest.mark.parametrize("name", [*OTHER_FORMS, *(f"example-{name}" for name in OTHER_FORMS)])
def test_every_cell_of_every_sheet_stands_once_and_no_merges_overlap(name: str) -> None:
    """A cell written twice loses a value; Excel calls overlapping merges damaged."""
    for sheet in plan_book(shipped(name), TODAY, Identity("w", b"k")).sheets:
        assert len(sheet.by_address) == len(sheet.cells) > 0
        taken: set[str] = set()
        for area in sheet.merges:
            assert taken.isdisjoint(area.addresses())
            taken |= set(area.addresses())


@pytest.mark.parametrize("name", SHAPES)
def test_each_shape_of_the_field_is_exported_with_what_was_typed(name: str) -> None:
    """Twenty forms of as many authorities, each with columns and a scale of its own."""
    text = WorkbookText.parse(SHAPES[name].text.encode())
    for id, heading, typed in SHAPES[name].sets:
        text = text.edited(assignments(text.workbook, id, [f"{heading}={typed}"]))[0]
    sheet = sheet_named(text.workbook)
    shown = [str(cell.value) for cell in sheet.cells]
    kinds = {row.id: (kind, row) for kind, row in rows_with_columns(text.workbook)}
    for id, heading, typed in SHAPES[name].sets:
        kind, row = kinds[id]
        for column in columns_of_row(text.workbook, row):
            if heading in (column.heading, column.key):
                held = value(text.workbook, kind, row, column.field)
                words = text.workbook.form.level(held).words if column.is_level else typed
                assert words.casefold() in map(str.casefold, shown)


def test_a_form_with_headings_by_place_may_have_levels_of_its_own() -> None:
    """A fourth colour is no reason to describe five columns that are as they ever were."""
    workbook = read_workbook(
        f'schema = 2\n{LEVELS}[[commitments]]\nid = "1"\n[[outcomes]]\nid = "1.A"\n'
        'commitment = "1"\n[[actions]]\nid = "1-01"\noutcome = "1.A"\ntext = "x"\n'
        'rag = "most"\n'
    ).workbook
    sheet = sheet_named(workbook)
    assert row_texts(sheet, row_at(sheet, "x")) == ["x", "Most", "1-01"]
    assert row_texts(sheet, 5) == ["Some, not all", "Fewer than half"]
    summary = sheet_named(workbook, "Summary")
    assert "Most, %" in row_texts(summary, 4)
