"""Whatever a person does to a sheet that was sent out, exactly that is found in it and no more."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.returns.finding import FindingState
from tests.support.returns import SentOut, brief, cell_of, row_of

AUDIT, PLAN = "Audit tool", "Action plan"


@pytest.fixture
def sent(tmp_path: Path) -> SentOut:
    """Return an audit that was sent out."""
    return SentOut(tmp_path)


def leave(_: Any) -> None:
    """Save the sheet as it is."""


def put(ref: str, heading: str, text: Any, sheet: str = AUDIT) -> Any:
    """Return an edit that types a text into one cell."""

    def edit(book: Any) -> None:
        cell_of(book[sheet], ref, heading).value = text

    return edit


FORMS = (
    "example-primary",
    "example-development-plan",
    "example-standards-self-assessment",
    "example-safeguarding-checklist",
)


@pytest.mark.parametrize("form", FORMS)
def test_a_sheet_that_nobody_changed_says_nothing(tmp_path: Path, form: str) -> None:
    """Saving in another program is no change, whatever columns and levels the form has."""
    sent = SentOut(tmp_path, form)
    review = sent.review(sent.edited(leave))
    assert (review.findings, review.beside) == ((), ())


def test_a_text_that_was_changed_is_found_with_its_cell(sent: SentOut) -> None:
    """It says what was sent, what stands here and what came back."""
    (found,) = sent.review(sent.edited(put("1-02", "When", "by Easter"))).findings
    assert (found.state, found.id, found.field) == (FindingState.CHANGED, "1-02", "when")
    assert (found.heading, found.where, found.section) == ("When", "Audit tool!C11", "1")
    assert found.returned == "by Easter"
    assert found.was == found.now == sent.store.workbook.actions[1].when


def test_a_rating_is_found_by_its_level(sent: SentOut) -> None:
    """By the form's words, by the level's name or by its letter."""
    for words in ("At risk of not achieving", "red", "R"):
        found = sent.found(put("1-01", "RAG rating", words))
        assert found == [("changed", "1-01", "rag", "red", "Audit tool!E10")]


def test_a_rating_that_was_cleared_is_not_rated(sent: SentOut) -> None:
    """A blank rating is none, and no bad one."""
    found = sent.found(put("1-01", "RAG rating", None))
    assert found == [("changed", "1-01", "rag", "none", "Audit tool!E10")]


def test_a_text_that_was_cleared_is_a_change(sent: SentOut) -> None:
    """Taking a date away is what the lead wants to say."""
    assert sent.found(put("1-01", "When", None)) == [
        ("changed", "1-01", "when", "", "Audit tool!C10")
    ]


def test_a_word_that_is_no_rating_does_not_stop_the_rest(sent: SentOut) -> None:
    """It is shown as it stands, and can't be taken."""

    def edit(book: Any) -> None:
        put("1-01", "RAG rating", "nearly there")(book)
        put("1-02", "Who", "MP")(book)

    review = sent.review(sent.edited(edit))
    assert [(each.state.value, each.returned) for each in review.findings] == [
        ("unreadable", "nearly there"),
        ("changed", "MP"),
    ]
    assert (
        "is no" in review.findings[0].remarks[0] or "not a rating" in review.findings[0].remarks[0]
    )


def test_an_outcome_that_was_reworded_is_found_once(sent: SentOut) -> None:
    """Its cell is merged over all of its actions."""

    def edit(book: Any) -> None:
        book[AUDIT].cell(row_of(book[AUDIT], "4-01"), 1).value = "Children know whom to ask"

    assert sent.found(edit) == [
        ("changed", "4.A", "text", "Children know whom to ask", "Audit tool!A45")
    ]


def test_what_was_achieved_is_found_in_its_column(sent: SentOut) -> None:
    """Each of the five tables has headings of its own."""
    assert sent.found(put("1-R02", "Details", "booked for 3 March")) == [
        ("changed", "1-R02", "Details", "booked for 3 March", "Audit tool!C15")
    ]
    assert sent.found(put("3-R02", "Date", "1/2/27")) == [
        ("changed", "3-R02", "Date", "1/2/27", "Audit tool!D40")
    ]


def test_the_action_plan_may_be_edited_instead(sent: SentOut) -> None:
    """It is the sheet that a lead can filter and sort."""
    assert sent.found(put("4-02", "Who", "MP and DW", PLAN)) == [
        ("changed", "4-02", "who", "MP and DW", "Action plan!H13")
    ]


def test_two_answers_to_one_cell_are_for_a_person(sent: SentOut) -> None:
    """The audit sheet says one thing, and the action plan another."""

    def edit(book: Any) -> None:
        put("4-02", "Who", "MP", PLAN)(book)
        put("4-02", "Who?", "DW")(book)

    assert {each[0] for each in sent.found(edit)} == {"clash"}
    assert {each[3] for each in sent.found(edit)} == {"MP", "DW"}


def test_a_row_that_was_deleted_is_asked_about(sent: SentOut) -> None:
    """It is gone from the audit sheet, though the action plan still repeats it."""

    def edit(book: Any) -> None:
        delete_row(book[AUDIT], row_of(book[AUDIT], "4-03"))

    (found,) = sent.found(edit)
    assert found == ("gone", "4-03", "text", "", AUDIT)


def test_a_row_that_was_typed_in_is_new_under_its_outcome(sent: SentOut) -> None:
    """It goes after the row that it stands below."""

    def edit(book: Any) -> None:
        sheet = book[AUDIT]
        at = row_of(sheet, "3-02") + 1
        insert_row(sheet, at)
        for column, text in (
            (2, "Ask the parents' forum"),
            (3, "Term 3"),
            (4, "TB"),
            (5, "On track"),
        ):
            sheet.cell(at, column).value = text

    review = sent.review(sent.edited(edit))
    (found,) = review.findings
    assert found.state is FindingState.NEW
    assert found.addition is not None
    row, place = found.addition.row, found.addition.place
    assert (found.id, found.returned) == ("3-06", "Ask the parents' forum")
    assert (row.outcome, row.when, row.who, row.rag) == ("3.A", "Term 3", "TB", "amber")  # type: ignore[union-attr]
    assert (place.parent, place.after) == ("3.A", "3-02")


def test_a_row_that_was_copied_is_new_and_the_other_stays(sent: SentOut) -> None:
    """Two rows have one Ref; the one that says what was sent is the old one."""

    def edit(book: Any) -> None:
        sheet = book[AUDIT]
        at = row_of(sheet, "4-13")
        insert_row(sheet, at)
        for column in range(2, 7):
            sheet.cell(at, column).value = sheet.cell(at + 1, column).value
        sheet.cell(at, 2).value = "Tell the lunchtime staff as well"

    (found,) = sent.review(sent.edited(edit)).findings
    assert (found.state, found.id) == (FindingState.NEW, "4-16")
    assert "4-13" in found.remarks[0]


def test_a_person_added_to_a_table_is_new(sent: SentOut) -> None:
    """The table of training takes rows, as the form's own says."""

    def edit(book: Any) -> None:
        sheet = book[AUDIT]
        at = row_of(sheet, "2-R02") + 1
        sheet.cell(at, 1).value = "Nia Kaur"
        sheet.cell(at, 2).value = "11/2026"

    (found,) = sent.review(sent.edited(edit)).findings
    assert (found.state, found.id, found.field) == (
        FindingState.NEW,
        "2-R03",
        "Name of staff member",
    )


def test_rows_may_come_back_in_any_order(sent: SentOut) -> None:
    """The action plan is there to be sorted."""

    def edit(book: Any) -> None:
        sheet = book[PLAN]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=26)]
        for number, row in enumerate(sorted(rows, key=lambda row: str(row[4])), 2):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value

    assert sent.found(edit) == []


def test_columns_may_come_back_in_any_order(sent: SentOut) -> None:
    """They are known by their headings."""

    def edit(book: Any) -> None:
        sheet = book[PLAN]
        for row in sheet.iter_rows(min_row=1, max_row=26):
            values = [cell.value for cell in row]
            for cell, value in zip(row, reversed(values), strict=True):
                cell.value = value
        put("2-01", "When", "2025", PLAN)(book)

    assert sent.found(edit) == [("changed", "2-01", "when", "2025", "Action plan!F5")]


def test_a_column_may_have_been_put_before_the_others(sent: SentOut) -> None:
    """A lead numbers the rows, or leaves a column for marks."""

    def edit(book: Any) -> None:
        del book[AUDIT]
        sheet = book[PLAN]
        sheet.insert_cols(1)
        put("2-01", "Who", "TB", PLAN)(book)

    assert [each[:4] for each in sent.found(edit)] == [("changed", "2-01", "who", "TB")]


def test_sheets_may_be_called_otherwise(sent: SentOut) -> None:
    """A sheet is known by its headings, and shown by the name that it has."""

    def edit(book: Any) -> None:
        put("1-01", "Who", "MP")(book)
        book[AUDIT].title = "Our copy (2)"

    assert sent.found(edit) == [("changed", "1-01", "who", "MP", "Our copy (2)!D10")]


def test_without_the_hidden_sheet_a_change_is_still_a_change(sent: SentOut) -> None:
    """Google's sheets and the Document Inspector take it away, and the properties too."""
    assert sent.found(stripped(put("1-01", "Who", "MP"))) == [
        ("changed", "1-01", "who", "MP", "Audit tool!D10")
    ]


def test_without_the_refs_rows_are_known_by_their_text_and_it_is_said(sent: SentOut) -> None:
    """Two rows have one text, and stand under different outcomes."""

    def edit(book: Any) -> None:
        put("1-03", "Who", "MP")(book)
        book[AUDIT].delete_cols(6)
        book[PLAN].delete_cols(1)

    (found,) = sent.review(sent.edited(edit)).findings
    assert (found.state, found.id, found.returned) == (FindingState.CHANGED, "1-03", "MP")
    assert "known by its text" in found.remarks[0]


def test_without_a_ref_a_row_without_a_text_is_known_by_its_outcome(sent: SentOut) -> None:
    """The form has outcomes that ask for no words under Action; what was typed beside stays."""
    store = sent.store
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "text", "")])
    sent.export()

    def edit(book: Any) -> None:
        put("1-01", "Who", "MP")(book)
        cell_of(book[AUDIT], "1-01", "Ref").value = None
        del book[PLAN]

    assert [each[:4] for each in sent.found(edit)] == [("changed", "1-01", "who", "MP")]


def test_a_column_left_of_the_tables_takes_nothing_from_them(sent: SentOut) -> None:
    """The first column of what was achieved has no heading in some sections."""

    def edit(book: Any) -> None:
        del book[PLAN]
        sheet = book[AUDIT]
        spans = [str(each) for each in sheet.merged_cells.ranges]
        for each in spans:
            sheet.unmerge_cells(each)
        sheet.insert_cols(1)
        put("3-R01", "Date", "June")(book)

    assert [each[1:4] for each in sent.found(edit)] == [("3-R01", "Date", "June")]


def test_without_a_ref_a_reworded_row_is_gone_and_new(sent: SentOut) -> None:
    """A person can pair the two, the program must not guess."""

    def edit(book: Any) -> None:
        put("3-03", "Action", "Say when it is looked at again")(book)
        book[AUDIT].delete_cols(6)
        del book[PLAN]

    assert [each[:2] for each in sent.found(edit)] == [("gone", "3-03"), ("new", "3-06")]


def test_a_text_that_became_a_real_date_is_the_same_day(sent: SentOut) -> None:
    """Google's sheets make dates of whatever looks like one; what was typed stays."""
    store = sent.store
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "when", "4/12/26")])
    sent.export()
    assert sent.found(put("1-01", "When", datetime(2026, 12, 4))) == []
    assert sent.found(put("1-01", "When", datetime(2026, 12, 11))) == [
        ("changed", "1-01", "when", "11/12/2026", "Audit tool!C10")
    ]


def _put_shown_without_a_year(day: datetime) -> Any:
    def edit(book: Any) -> None:
        cell = cell_of(book[AUDIT], "1-01", "When")
        cell.value, cell.number_format = day, "d-mmm"

    return edit


def test_a_day_shown_without_its_year_comes_back_without_and_it_is_said(sent: SentOut) -> None:
    """Typed in autumn, "5 Jan" is of the year that is ending for Excel, and of the next for all."""
    (found,) = sent.review(sent.edited(_put_shown_without_a_year(datetime(2026, 1, 5)))).findings
    assert found.returned == "5 January"
    assert found.remarks == ("The cell shows no year; the sheet counts it as one of 2026.",)


def test_a_day_without_its_year_that_became_a_real_date_is_the_same(sent: SentOut) -> None:
    """Nobody changed it, whatever year the sheet has put there."""
    store = sent.store
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "when", "5 Jan")])
    sent.export()
    assert sent.found(_put_shown_without_a_year(datetime(2026, 1, 5))) == []


def test_a_number_that_became_a_number_is_the_same(sent: SentOut) -> None:
    """A year in a text cell comes back as a number."""
    assert sent.found(put("2-01", "By When", 2024)) == []


def test_a_day_as_excel_counts_it_is_read_as_a_day_and_said(sent: SentOut) -> None:
    """A date typed into a cell for texts may come back as its number."""
    (found,) = sent.review(sent.edited(put("1-01", "When", 46368))).findings
    assert found.returned == "12/12/2026"
    assert "46368" in found.remarks[0]


def test_a_formula_without_a_result_can_t_be_taken(sent: SentOut) -> None:
    """Nothing is worked out here; it is shown as it stands."""
    assert sent.found(put("1-01", "When", "=TODAY()+30")) == [
        ("unreadable", "1-01", "when", "=TODAY()+30", "Audit tool!C10")
    ]


def test_an_error_is_no_text(sent: SentOut) -> None:
    """A cell that shows an error has lost what it said, and must not clear ours."""
    assert sent.found(put("1-01", "Who", "#REF!")) == [
        ("unreadable", "1-01", "who", "#REF!", "Audit tool!D10")
    ]


def test_an_error_as_libreoffice_writes_it_is_no_text(sent: SentOut) -> None:
    """It has no sign of a number before it."""
    assert [each[0] for each in sent.found(put("1-01", "Who", "Err:509"))] == ["unreadable"]


def test_comments_and_texts_beside_the_table_are_shown_with_their_row(sent: SentOut) -> None:
    """They are the lead's to the school, and nothing to take."""

    def edit(book: Any) -> None:
        sheet = book[AUDIT]
        sheet["C11"].comment = Comment("Which half term?", "lead")
        sheet["H21"].value = "Well done"

    review = sent.review(sent.edited(edit))
    assert review.findings == ()
    assert [(each.id, each.text, each.where, each.is_comment) for each in review.beside] == [
        ("1-02", "Which half term?", "Audit tool!C11", True),
        ("2-01", "Well done", "Audit tool!H21", False),
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("A1", "Well done so far"),  # over the form's title
        ("C1", "Example Primary, December"),  # over the school and its date
        ("A3", "Please see my remarks"),
        ("H1", "sent back by the lead"),
        ("A70", "A. Okafor, Acting Principal"),
        ("A71", "Signature: Amara Okafor"),
        ("A72", "2/12/26"),
        ("H74", "signed on paper"),
    ],
)
def test_a_text_typed_over_or_beside_what_stands_around_the_tables_is_told(
    sent: SentOut, cell: str, text: str
) -> None:
    """A lead writes at the top, and a head over the line for the signature."""

    def edit(book: Any) -> None:
        book[AUDIT][cell].value = text

    review = sent.review(sent.edited(edit))
    assert review.findings == ()
    assert [(each.text, each.where) for each in review.beside] == [(text, f"Audit tool!{cell}")]


def test_a_date_below_a_name_that_was_typed_over_is_told_with_it(sent: SentOut) -> None:
    """Nobody can tell any more whose it is, and still somebody wrote it."""

    def edit(book: Any) -> None:
        book[AUDIT]["A70"].value = "Ann Lee"
        book[AUDIT]["A72"].value = "Date signed: 2/12/26"

    review = sent.review(sent.edited(edit))
    assert [each.text for each in review.beside] == ["Ann Lee", "Date signed: 2/12/26"]


def test_a_sheet_that_somebody_added_is_told(sent: SentOut) -> None:
    """A letter to the school may stand on it; the export's own sheets say nothing new."""

    def edit(book: Any) -> None:
        book.create_sheet("Notes")["B3"] = "Dear colleagues"
        book.create_sheet("Sheet2")

    review = sent.review(sent.edited(edit))
    assert review.findings == ()
    assert review.remarks == ("The sheet 'Notes' is none of the form's; read in it what it says.",)


def test_a_row_struck_through_is_told(sent: SentOut) -> None:
    """Its text is the same, and still the lead means something by it."""

    def edit(book: Any) -> None:
        cell_of(book[AUDIT], "1-03", "Action").font = Font(strike=True)

    review = sent.review(sent.edited(edit))
    assert review.findings == ()
    assert [each.id for each in review.beside] == ["1-03"]
    assert review.beside[0].text.startswith("struck through: ")


def test_what_is_struck_through_is_told_and_not_taken(sent: SentOut) -> None:
    """Neither a cell as a whole, which is no blank, nor a piece beside what counts."""

    def edit(book: Any) -> None:
        when = cell_of(book[AUDIT], "1-03", "When")
        when.value = CellRichText(TextBlock(InlineFont(strike=True), "12/26"), " 1/27")
        cell_of(book[AUDIT], "1-03", "RAG rating").font = Font(strike=True)
        new = row_of(book[AUDIT], "1-03") + 1
        insert_row(book[AUDIT], new)
        for heading in ("Action", "When"):
            cell = book[AUDIT].cell(new, cell_of(book[AUDIT], "1-03", heading).column)
            cell.value, cell.font = f"Our {heading}", Font(strike=True)

    review = sent.review(sent.edited(edit))
    assert [brief(each)[:4] for each in review.findings] == [("changed", "1-03", "when", "1/27")]
    level = sent.store.workbook.form.level("amber").words
    told = [each.text for each in review.beside if each.id == "1-03"]
    assert told == ["struck through: 12/26", f"struck through: {level}"]
    told = [each.text for each in review.beside if not each.id]
    assert told == ["struck through: Our Action", "struck through: Our When"]


def test_the_date_of_the_audit_and_of_a_signature_come_back(sent: SentOut) -> None:
    """They stand around the tables."""

    def edit(book: Any) -> None:
        book[AUDIT]["C1"].value = "Example Primary School\nAudit date: 1 December 2026"
        book[AUDIT]["C72"].value = "Date signed: 2/12/26"

    assert [each[:4] for each in sent.found(edit)] == [
        ("changed", "S2", "signed", "2/12/26"),
        ("changed", "school", "audit_date", "1 December 2026"),
    ]


def test_what_both_changed_is_a_clash_with_both_shown(sent: SentOut) -> None:
    """Somebody worked on here while the sheet was out."""
    path = sent.edited(put("1-01", "Who", "MP"))
    store = sent.store
    before = store.workbook.actions[0].who
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "who", "TB")])
    (found,) = sent.review(path).findings
    assert found.state is FindingState.CLASH
    assert (found.was, found.now, found.returned) == (before, "TB", "MP")


def test_what_only_changed_here_is_none(sent: SentOut) -> None:
    """An old sheet does not put back what was put right since."""
    path = sent.edited(put("1-02", "Who", "MP"))
    store = sent.store
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "who", "TB")])
    review = sent.review(path)
    assert [each.id for each in review.findings] == ["1-02"]
    assert "changed since this sheet was sent out" in review.remarks[0]


def test_what_both_changed_alike_is_none(sent: SentOut) -> None:
    """Both agree already."""
    path = sent.edited(put("1-01", "Who", "MP"))
    store = sent.store
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "who", "MP")])
    assert sent.review(path).findings == ()


def test_without_knowing_the_export_a_field_that_changed_since_is_a_clash(sent: SentOut) -> None:
    """The day of the export tells which fields can have been sent otherwise."""

    def edit(book: Any) -> None:
        put("1-01", "Who", "MP")(book)
        put("1-02", "Who", "MP")(book)

    path = sent.edited(stripped(edit))
    store = sent.store
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "who", "TB")])
    review = sent.review(path)
    assert [(each.id, each.state.value, each.was is None) for each in review.findings] == [
        ("1-01", "clash", True),
        ("1-02", "changed", False),
    ]
    assert "for you to decide" in review.remarks[0]


def test_what_was_taken_and_undone_can_be_taken_again(sent: SentOut) -> None:
    """What came back once is no sign that it had been sent."""
    path = sent.edited(stripped(put("1-01", "Who", "MP")))
    store = sent.store
    before = store.workbook.actions[0].who
    step = set_field(store.workbook, Kind.ACTIONS, "1-01", "who", "MP")
    undo = store.commit([step], "taken", returned_by="Nia Kaur")
    assert sent.review(path).findings == ()
    store.commit(undo, "taken", reverts=store.records[-1].n)
    (found,) = sent.review(path).findings
    assert (found.id, found.now, found.returned) == ("1-01", before, "MP")


def test_another_account_knows_what_was_sent_by_the_history(
    sent: SentOut, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One exports and another reads what came back: the secret of an account is not needed."""
    store = sent.store
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "who", "TB")])
    sent.export()
    path = sent.edited(put("1-02", "Who", "MP"))
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-02", "who", "AO")])
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    (found,) = sent.review(path).findings
    assert (found.state, found.now, found.returned) == (FindingState.CLASH, "AO", "MP")
    assert found.was not in (None, "AO", "MP")


def stripped(edit: Any) -> Any:
    """Return an edit of which only the sheets that are seen come back."""

    def strip(book: Any) -> None:
        edit(book)
        del book["_ehtui"]
        book.custom_doc_props.props.clear()

    return strip


def insert_row(sheet: Any, at: int) -> None:
    """Insert a row as Excel does: merged areas move, and one that it lies within grows."""
    areas = unmerged(sheet)
    sheet.insert_rows(at)
    for left, top, right, bottom in areas:
        merge(sheet, left, top + (top >= at), right, bottom + (bottom >= at))


def delete_row(sheet: Any, at: int) -> None:
    """Delete a row as Excel does: merged areas move, and one that it lies within shrinks."""
    areas = unmerged(sheet)
    for left, top, _, bottom in areas:
        if top == at < bottom:
            sheet.cell(at + 1, left).value = sheet.cell(at, left).value
    sheet.delete_rows(at)
    for left, top, right, bottom in areas:
        last = bottom - (bottom >= at)
        if (top, bottom) != (at, at):
            merge(sheet, left, top - (top > at), right, last)


def unmerged(sheet: Any) -> list[tuple[int, int, int, int]]:
    """Take all merged areas apart and return where they were."""
    areas = [area.bounds for area in sheet.merged_cells.ranges]
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    return areas


def merge(sheet: Any, left: int, top: int, right: int, bottom: int) -> None:
    """Merge an area, if it is more than one cell."""
    if (left, top) != (right, bottom):
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def test_a_rating_of_a_question_in_words_alone_is_not_taken(tmp_path: Path) -> None:
    """The form rates it in no way, so a sheet can't either."""
    sent = SentOut(tmp_path, "example-safeguarding-checklist")
    text = sent.path.read_text(encoding="utf-8")
    sent.path.write_text(text.replace('id = "4.B"', 'id = "4.B"\nunrated = true'), encoding="utf-8")
    sent.export()

    def tick(book: Any) -> None:
        sheet = book[AUDIT]
        (row,) = {cell.row for cell in sheet["A"] if "phones and games" in str(cell.value)}
        yes = next(cell for cells in sheet.iter_rows() for cell in cells[1:] if cell.value == "Yes")
        sheet.cell(row, yes.column).value = "Yes"

    (found,) = sent.review(sent.edited(tick)).findings
    assert (found.state, found.id) == (FindingState.UNREADABLE, "4.B")
    assert "4.B is not rated in this form; it is answered in words alone." in found.remarks
