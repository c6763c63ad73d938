"""A filled audit is read into its form: what is taken, what is asked, and what is left."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.toml.read import read_workbook
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.drafting.filled.filling import Filling
from eh_tui.model.drafting.filled.reading import filled_from
from eh_tui.model.paper.source import SourceBlock, SourceDocument, SourceText
from tests.support.drafts import drafted
from tests.support.forms import TWO_ACTIONS
from tests.support.source_documents import grid, paragraph

FORM = f"""{TWO_ACTIONS}[[achieved]]
id = "1.R1"
commitment = "1"
columns = ["", "Complete?", "Review date"]
[[rows]]
id = "1-R01"
table = "1.R1"
"text" = "The lead knows what to do"
[[commitments]]
id = "2"
title = "An offer is published"
[[outcomes]]
id = "2.A"
commitment = "2"
text = "There is an offer"
[[actions]]
id = "2-01"
outcome = "2.A"
[[achieved]]
id = "2.R1"
commitment = "2"
columns = ["Name of staff member", "Part A"]
growable = true
[[rows]]
id = "2-R01"
table = "2.R1"
[[signatories]]
id = "S1"
role = "Principal"
"""
HEADINGS = ("Outcome", "Action", "When", "Who", "RAG rating")
ONE = ("The lead knows what to do", "Book a place on the training", "6/26", "A. Person", "Amber")
TWO = ("", "Tell all staff who the lead is", "", "", "")


def form() -> Workbook:
    """Return the blank form."""
    return read_workbook(FORM).workbook


def filled(*blocks: object) -> Filling:
    """Return the form as a document of some blocks fills it in."""
    return filled_from(SourceDocument("audit.docx", tuple(blocks)), form())  # type: ignore[arg-type]


def action(filling: Filling, id: str) -> Action:
    """Return an action as it was filled in."""
    return next(each for each in filling.workbook.actions if each.id == id)


def first(*rows: tuple[str | SourceText, ...]) -> Filling:
    """Return the form filled in from the first section alone."""
    return filled(paragraph("A lead is named"), grid(HEADINGS, *rows))


def test_texts_are_taken_byte_for_byte() -> None:
    """Blanks, tabs and line ends too, and a school's own wording of an action."""
    filling = first((ONE[0], "Book a place  on the\ttraining ", " 6/26\n", "A\nB ", ""), TWO)
    assert action(filling, "1-01").text == "Book a place  on the\ttraining "
    assert (action(filling, "1-01").when, action(filling, "1-01").who) == (" 6/26\n", "A\nB ")


def left_of_first(filling: Filling) -> list[str]:
    """Return what was left, but for the second section, which `first` does not have."""
    return [line for line in filling.left if line != "2-01 is not in the document"]


@pytest.mark.parametrize(
    ("cell", "level", "how"),
    [
        (SourceText("", shading="FFC000"), "amber", "from cell colour FFC000"),
        (SourceText("", shading="FF7F7F"), "red", "from cell colour FF7F7F"),
        (SourceText("  ", highlight="FFFF00"), "amber", "from marker FFFF00"),
        (SourceText("On  track"), "amber", "from the words 'On  track'"),
        (SourceText("completed/ongoing"), "green", "from the words 'completed/ongoing'"),
        (SourceText("g"), "green", "from the words 'g'"),
        (SourceText("GREEN", choices=("RED", "GREEN")), "green", "from the words 'GREEN'"),
    ],
)
def test_a_rating_is_told_with_what_it_was_read_from(
    cell: SourceText, level: str, how: str
) -> None:
    """By words, letters, shading or a marker."""
    filling = first((*ONE[:4], cell), TWO)
    assert action(filling, "1-01").rag == level
    line = f"1-01: When, Who, RAG rating {level} {how} (table 1, row 2, column 1)"
    assert line in filling.taken
    assert left_of_first(filling) == []


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (SourceText("R/A"), "the words 'R/A' are no rating"),
        (
            SourceText("Red", shading="00B050"),
            "its words say red and the cell colour 00B050 says green",
        ),
        (SourceText("Yes"), "the words 'Yes' are no rating"),
    ],
)
def test_what_is_no_clear_rating_is_left_and_told(cell: SourceText, why: str) -> None:
    """A person decides; nothing is guessed and nothing is lost."""
    filling = first((*ONE[:4], cell), TWO)
    assert action(filling, "1-01").rag == "none"
    assert left_of_first(filling) == [f"table 1, row 2, column 5: 1-01 RAG rating: {why}"]


def struck(text: str, piece: str) -> SourceText:
    """Return a text of which a piece is struck through."""
    begin = text.index(piece)
    return SourceText(text, struck_at=((begin, begin + len(piece)),))


@pytest.mark.parametrize(
    ("cells", "field", "taken", "told"),
    [
        ((*ONE[:4], struck("Red Amber", "Red")), "rag", "amber", "column 5: 'Red'"),
        ((*ONE[:4], struck("Green", "Green")), "rag", "none", "column 5: 'Green'"),
        ((*ONE[:2], struck("6/26 9/26", "6/26"), *ONE[3:]), "when", "9/26", "column 3: '6/26'"),
        ((*ONE[:2], struck("6/26", "6/26"), *ONE[3:]), "when", "", "column 3: '6/26'"),
        (
            (ONE[0], struck(ONE[1], ONE[1]), *ONE[2:]),
            "text",
            ONE[1],
            "column 2: 'Book a place on the training'",
        ),
    ],
)
def test_what_is_struck_through_is_told_and_not_taken(
    cells: tuple[str | SourceText, ...], field: str, taken: str, told: str
) -> None:
    """In a rating as in any other cell; the form's own words stay the form's."""
    filling = first(cells, TWO)
    assert getattr(action(filling, "1-01"), field) == taken
    assert left_of_first(filling) == [
        f"table 1, row 2, {told} is struck through, so it is not taken"
    ]


def test_nobody_signs_with_a_name_that_is_struck_through() -> None:
    """Nor does a paragraph that is struck through say anything else."""
    line = "Principal: C. Person"
    filling = filled(
        paragraph("A lead is named"),
        grid(HEADINGS, ONE, TWO),
        paragraph(struck(line, line)),
        paragraph("Principal"),
    )
    assert [each.name for each in filling.workbook.signatories] == [""]
    assert f"paragraph 1: {line!r} is struck through, so it is not taken" in filling.left


def test_a_grey_or_tinted_cell_is_no_rating() -> None:
    """The tints of a table's design are not the school's judgement."""
    filling = first((*ONE[:4], SourceText("", shading="D9E2F3")), TWO)
    assert (action(filling, "1-01").rag, left_of_first(filling)) == ("none", [])


def test_sections_in_another_order_and_headings_reworded_are_found() -> None:
    """By their titles, else by their outcomes; columns by what their headings mean."""
    headings = ("Lead person", "Actions required", "RAG", "By when?", "Outcomes")
    filling = filled(
        paragraph("2. AN OFFER IS PUBLISHED"),
        grid(headings, ("B. Person", "Publish it", "G", "ongoing", "There is an offer")),
        paragraph("Something else altogether"),
        grid(headings, ("A. Person", ONE[1], "R", "6/26", "The lead knows  what to do."), number=2),
    )
    assert action(filling, "2-01") == replace(
        action(filling, "2-01"), text="Publish it", when="ongoing", who="B. Person", rag="green"
    )
    assert action(filling, "1-01") == replace(
        action(filling, "1-01"), when="6/26", who="A. Person", rag="red"
    )
    assert filling.left[-1] == "1-02 is not in the document"


def test_merged_outcomes_and_actions_of_the_school_s_own_are_taken() -> None:
    """A new row stands below the action that it follows; a row that is gone is told."""
    own = ("", "Write it into the policy", "7/26", "C", "")
    filling = filled(
        paragraph("A lead is named"),
        grid(HEADINGS, ONE, own, TWO, spans={(1, 0): (3, 1)}),
    )
    texts = [(each.id, each.text) for each in filling.workbook.actions if each.outcome == "1.A"]
    assert texts == [("1-01", ONE[1]), ("1-03", own[1]), ("1-02", TWO[1])]


def test_an_action_that_is_not_in_the_document_stays_and_is_told() -> None:
    """A row that is missing is no wish to take it out."""
    filling = first(ONE)
    assert action(filling, "1-02").text == TWO[1]
    assert "1-02 is not in the document" in filling.left


def test_tables_of_outcomes_achieved_and_lists_of_people_are_taken() -> None:
    """Rows of the form by their words; a list of people grows."""
    filling = filled(
        paragraph("A lead is named"),
        grid(HEADINGS, ONE, TWO),
        grid(
            ("", "Complete?", "Review date"),
            ("The lead knows what to do.", "Yes ", "9/26"),
            number=2,
        ),
        paragraph("An offer is published"),
        grid(HEADINGS, ("There is an offer", "Publish it", "", "", ""), number=3),
        grid(
            ("Name of staff member", "Part A"), ("A. Person", "5/26"), ("B. Person", ""), number=4
        ),
    )
    rows = [(row.id, row.cells) for row in filling.workbook.rows]
    assert rows == [
        ("1-R01", ("The lead knows what to do", "Yes ", "9/26")),
        ("2-R01", ("A. Person", "5/26")),
        ("2-R02", ("B. Person", "")),
    ]
    assert filling.left == []


def test_who_signed_is_taken_as_written() -> None:
    """The name and the date; a line to sign on is nothing."""
    filling = filled(
        paragraph("A lead is named"),
        grid(HEADINGS, ONE, TWO),
        paragraph("Signed and agreed by"),
        grid(("Principal\nA. Person\n________\nDate signed: 12 June 2026", ""), number=2),
    )
    signatory = filling.workbook.signatories[0]
    assert (signatory.name, signatory.signed) == ("A. Person", "12 June 2026")


def test_every_text_that_has_no_place_is_told() -> None:
    """A column too many, a paragraph, an outcome of another form, notes of the reader."""
    filling = filled(
        paragraph("A lead is named"),
        paragraph("Our comments: see the folder", number=2),
        grid((*HEADINGS, "Cost"), (*ONE, "£20"), (*TWO, ""), ("Another outcome", "x", *[""] * 4)),
    )
    told = "\n".join(filling.left)
    assert "paragraph 2: 'Our comments: see the folder' has no place in the form" in told
    assert "table 1, row 2, column 6: '£20' has no place in the form" in told
    assert "'Another outcome' is not taken: the form has no such outcome" in told


NUMBERED = """
schema = 2
form = "plan"
levels = []
[[columns]]
heading = "No."
key = "no"
[[columns]]
heading = "Objective"
role = "outcome"
[[columns]]
heading = "Action"
role = "action"
[[columns]]
heading = "By when"
role = "when"
[[commitments]]
id = "1"
title = "The plan"
[[outcomes]]
id = "1.A"
commitment = "1"
text = "Families are heard"
[[actions]]
id = "1-01"
outcome = "1.A"
text = "Ask them each term"
no = "7."
[[achieved]]
id = "1.R1"
commitment = "1"
columns = ["", "Term 1: Heard"]
[[rows]]
id = "1-R01"
table = "1.R1"
text = "Families"
"""


def test_the_forms_own_cells_and_both_storeys_of_its_headings_are_no_remainder() -> None:
    """Whoever reads the list of what was left looks for a school's words there."""
    document = SourceDocument(
        "plan.docx",
        (
            paragraph("The plan"),
            grid(
                ("No.", "Objective", "Action", "By when"),
                ("7.", "Families are heard", "Ask them each term", "6/27"),
            ),
            grid(("", "Term 1"), ("", "Heard"), ("Families", "12"), number=2),
        ),
    )
    filling = filled_from(document, read_workbook(NUMBERED).workbook)
    assert filling.workbook.actions[0].when == "6/27"
    assert not [line for line in filling.left if "has no place" in line and "12" not in line]


def test_what_was_read_once_is_not_replaced_from_elsewhere() -> None:
    """A summary with counts, and a plan that repeats the audit, add what is missing at most."""
    filling = filled(
        paragraph("A lead is named"),
        grid(HEADINGS, ONE, TWO),
        paragraph("Summary"),
        grid(("Outcomes", "Actions", "When"), (ONE[0], "2", "")),
        paragraph("Plan"),
        grid((*HEADINGS, "Notes"), (*ONE[:2], "9/26", "A. Person", "Red", "ask again"), number=3),
    )
    action_one = action(filling, "1-01")
    assert (action_one.text, action_one.when, action_one.rag) == (ONE[1], "6/26", "amber")
    told = "\n".join(filling.left)
    assert (
        "'9/26' is not taken: 1-01 was read at table 1, row 2, column 1, which says '6/26'" in told
    )
    assert "'red' is not taken: 1-01 was read at" in told
    assert "'ask again'" in told


def test_one_table_may_hold_the_rows_of_all_sections() -> None:
    """Their outcomes tell where each belongs."""
    headings = ("Commitment", *HEADINGS)
    rows = (("1", *ONE), ("2", "There is an offer", "Publish it", "", "", "G"))
    filling = filled(paragraph("Action plan"), grid(headings, *rows))
    assert (action(filling, "1-01").rag, action(filling, "2-01").rag) == ("amber", "green")


def test_a_date_merged_over_several_actions_is_that_of_each() -> None:
    """So it reads on paper."""
    filling = filled(
        paragraph("A lead is named"),
        grid(HEADINGS, ONE, ("", TWO[1], "", "", ""), spans={(1, 2): (2, 1), (1, 4): (2, 1)}),
    )
    assert [(each.when, each.rag) for each in filling.workbook.actions[:2]] == [
        ("6/26", "amber")
    ] * 2


def test_a_document_of_another_form_gives_nothing() -> None:
    """Not one row is taken from what only looks alike."""
    filling = filled(
        paragraph("Attendance"), grid(HEADINGS, ("Better attendance", "x", "", "", "Red"))
    )
    assert filling.edits == []


def test_the_edits_make_what_was_read() -> None:
    """They are what a step of a person is made of, so that one undo takes all of it back."""
    from eh_tui.model.core.edits import apply

    filling = first(ONE, TWO)
    workbook = form()
    for edit in filling.edits:
        workbook = apply(workbook, edit)
    assert workbook == filling.workbook


OWN = st.text("abcdef\n ", min_size=1, max_size=6)
KNOWN = st.sampled_from((ONE[0], TWO[1], ONE[1], "There is an offer", "Red", "Amber", "G", ""))


@st.composite
def audits(draw: st.DrawFn) -> SourceDocument:
    """Return a document with the form's words and others, in any order and shape."""
    titles = ("A lead is named", "An offer is published", "Something else")
    blocks: list[SourceBlock] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        blocks.append(paragraph(draw(st.sampled_from(titles) | OWN), number=number))
        headings = draw(st.permutations((*HEADINGS, "Notes", "Complete?")))[
            : draw(st.integers(2, 6))
        ]
        row = st.lists(KNOWN | OWN, min_size=len(headings), max_size=len(headings))
        rows = draw(st.lists(row, min_size=1, max_size=4))
        blocks.append(grid(headings, *rows, number=number))
    return SourceDocument("audit.docx", tuple(blocks))


@given(audits())
def test_every_text_is_taken_or_the_form_s_or_told(document: SourceDocument) -> None:
    """Whatever somebody made of the form, nothing that they wrote goes missing."""
    filling = filled_from(document, form())
    if not filling.edits:
        return
    workbook = filling.workbook
    said = {text for row in workbook.rows for text in row.cells}
    said |= {
        text for each in workbook.actions for text in (each.text, each.when, each.who, each.note)
    }
    told = "\n".join((*filling.left, *filling.taken))
    for where, each in document.texts():
        is_kept = each.text in said or filling.is_wording(each.text)
        is_told = repr(each.text.strip()) in told or repr(each.text.strip())[1:-1] in told
        lines = all(map(filling.is_wording, each.text.split("\n")))
        assert is_kept or is_told or lines, (where, each.text)


def test_what_was_achieved_is_not_replaced_by_a_table_further_down() -> None:
    """As a rating is not: a summary repeats some of an audit, and need not be right."""
    headings = ("", "Complete?", "Review date")
    filling = filled(
        paragraph("A lead is named"),
        grid(HEADINGS, ONE),
        grid(headings, ("The lead knows what to do", "Yes", "6/26"), number=2),
        grid(headings, ("The lead knows what to do", "No", ""), number=3),
    )
    (row, _) = filling.workbook.rows
    assert row.cells == ("The lead knows what to do", "Yes", "6/26")
    assert (
        "table 3, row 2, column 2: 'No' is not taken: 1-R01 was read before, and says 'Yes'"
        in filling.left
    )


def test_headings_are_what_the_form_says_they_are() -> None:
    """A form may call its requirement a priority: its audits are read by it, not by guess."""
    corrected = FORM.replace(
        'headings = ["Outcome", "Action", "When", "Who", "RAG rating"]',
        'headings = ["Priority area", "Sorted how", "Ready", "Post", "RAG rating"]',
    )
    table = grid(
        ("Priority area", "Sorted how", "Ready", "Post", "RAG rating"),
        ("The lead knows what to do", "Book a place on the training", "6/26", "DW", "Amber"),
    )
    document = SourceDocument("audit.docx", (paragraph("A lead is named"), table))
    filling = filled_from(document, read_workbook(corrected).workbook)
    found = action(filling, "1-01")
    assert (found.when, found.who, found.rag) == ("6/26", "DW", "amber")


def test_the_document_that_a_form_was_drafted_from_leaves_nothing_of_its_own() -> None:
    """It is what a lead sends out: what it prints must not stand before what schools wrote."""
    key = (("Judgement", "Meaning"), ("Red", "Not in place"), ("Green", "In place"))
    rated = (("Standard", "Action", "By when", "RAG"), ("s", "a", "", ""))
    blocks = (
        paragraph("Annual return"),
        paragraph("Name of school: ______", number=2),
        grid(*key),
        paragraph("Part one", level=1, number=3),
        grid(*rated, number=2),
        paragraph("Signed (Headteacher): ______   Date: ______", number=4),
        paragraph("Signed by the Chair of Governors: ______", number=5),
        paragraph("Return to us by 20 November.", number=6),
    )
    document = SourceDocument("form.docx", blocks)
    form = drafted(document)
    assert filled_from(document, form).left == []
    said = SourceDocument("form.docx", (*blocks, paragraph("Signed by: A. Lee", number=7)))
    assert filled_from(said, form).left == [
        "paragraph 7: 'Signed by: A. Lee' has no place in the form"
    ]
