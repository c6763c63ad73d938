"""A form is drafted from any document: every word is kept, and every doubt is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.toml.read import read_workbook
from eh_tui.model.drafting.draft import draft_of
from eh_tui.model.form.columns import Of, Role
from eh_tui.model.paper.source import SourceDocument, SourceText
from tests.support.drafts import (
    HEADINGS,
    columns,
    documents,
    doubts,
    drafted,
    of_section,
    text,
    texts,
)
from tests.support.source_documents import grid, paper, paragraph


def test_outcomes_merged_blank_or_repeated_are_one_with_several_actions() -> None:
    """Three ways in which Word forms write the same."""
    spans = {(1, 0): (2, 1)}
    table = grid(
        HEADINGS,
        ("merged", "a1", "", "", ""),
        ("", "a2", "", "", ""),
        ("blank below", "b1", "", "", ""),
        ("", "b2", "", "", ""),
        ("repeated", "c1", "", "", ""),
        ("repeated", "c2", "", "", ""),
        spans=spans,
    )
    form = drafted(paper(paragraph("The title"), table))
    assert [each.text for each in form.outcomes] == ["merged", "blank below", "repeated"]
    assert [(each.outcome, each.text) for each in form.actions] == [
        ("1.A", "a1"),
        ("1.A", "a2"),
        ("1.B", "b1"),
        ("1.B", "b2"),
        ("1.C", "c1"),
        ("1.C", "c2"),
    ]


def test_headings_are_read_by_their_words_wherever_they_stand() -> None:
    """What this form calls a deadline is when; what it calls evidence is not who."""
    headings = ("Standard", "Evidence", "Areas for improvement", "Deadline", "Lead", "Score (0-3)")
    form = drafted(paper(paragraph("Audit"), grid(headings, ("s", "e", "i", "6/28", "AB", ""))))
    roles = [role for _, role in columns(form)]
    assert roles == [Role.OUTCOME, Role.EVIDENCE, Role.ACTION, Role.WHEN, Role.WHO, Role.RATING]
    action = form.actions[0]
    assert (action.text, action.when, action.who) == ("i", "6/28", "AB")
    assert dict(action.cells) == {"evidence": "e"}


def test_a_rating_before_the_action_is_of_the_outcome_and_asked_about() -> None:
    """A checklist answers its question; what is done about it comes after."""
    headings = ("Question", "RAG", "Evidence", "Action", "Who")
    table = grid(headings, ("q1", "Red", "seen", "a1", ""), ("q2", "Green", "", "a2", "AB"))
    document = paper(paragraph("Audit"), table)
    form = drafted(document)
    assert [(each.rag, dict(each.cells)) for each in form.outcomes] == [
        ("red", {"evidence": "seen"}),
        ("green", {}),
    ]
    assert [(each.text, each.who) for each in form.actions] == [("a1", ""), ("a2", "AB")]
    asked = [each for each in doubts(document) if "of the outcome?" in each]
    assert len(asked) == 2
    several = grid(headings, ("q1", "Red", "", "a1", ""), ("", "Green", "", "a2", ""))
    assert [each.rag for each in drafted(paper(paragraph("A"), several)).actions] == [
        "red",
        "green",
    ]


def test_a_blank_draft_does_not_say_which_school_it_was_drafted_from() -> None:
    """A form goes round among schools; what the form printed before the name stays."""
    lines = ("School: St Invented's", "Completed by: A. Person", "Date of audit: ____", "Be brief.")
    document = paper(
        paragraph("Audit"),
        *(paragraph(line, number=at) for at, line in enumerate(lines, 2)),
        paragraph("School\tSt Invented's", number=7),
        paragraph("Part one", level=1, number=8),
        grid(HEADINGS, ("o", "a", "", "", "")),
    )
    blank = read_workbook(text(document, blank=True)).workbook
    assert blank.intro == "School:\nCompleted by:\nDate of audit: ____\nBe brief."
    assert "Invented" not in text(document, blank=True)
    assert "Person" not in text(document, blank=True)
    assert "paragraph 2: 1 text is left out as filled in by a school" in text(document, blank=True)
    assert drafted(document).intro.split("\n")[:4] == list(lines)


def test_a_heading_of_two_storeys_is_put_together_and_told() -> None:
    """Merged across above, or merged down beside."""
    spans = {(0, 0): (2, 1), (0, 1): (2, 1), (0, 2): (1, 2), (0, 4): (2, 1)}
    table = grid(
        ("Outcome", "Action", "Resources", "", "RAG"),
        ("", "", "Staff", "Cost", ""),
        ("o", "a", "two", "£5", ""),
        spans=spans,
    )
    document = paper(paragraph("Plan"), table)
    form = drafted(document)
    assert columns(form)[2:4] == [("Resources: Staff", Role.COST), ("Resources: Cost", Role.COST)]
    assert dict(form.actions[0].cells) == {"resources_staff": "two", "resources_cost": "£5"}
    assert "table 1: Put together of two headings: 'Resources' above 'Staff'." in doubts(document)


def test_a_table_may_begin_with_its_title_and_go_on_below_another() -> None:
    """One long table with a row across it for each part is many sections with its headings."""
    wide = dict.fromkeys(((0, 0), (3, 0)), (1, 5))
    table = grid(
        ("Part one", *[""] * 4),
        HEADINGS,
        ("o1", "a1", "", "", ""),
        ("Part two", *[""] * 4),
        ("o2", "a2", "", "", ""),
        spans=wide,
    )
    form = drafted(paper(paragraph("Audit"), table))
    assert [each.title for each in form.commitments] == ["Part one", "Part two"]
    assert [each.commitment for each in form.outcomes] == ["1", "2"]
    assert columns(form, "2") == columns(form, "1")


@pytest.mark.parametrize("band", ["Actions Required", "ACTION PLAN"], ids=["leicester", "capitals"])
def test_a_title_above_the_table_is_the_section_s_and_a_band_is_none(band: str) -> None:
    """The title may be a heading or a plain paragraph."""
    document = paper(
        paragraph("The form"),
        paragraph("Commitment one", 2),
        paragraph(band),
        grid(HEADINGS, ("o1", "a1", "", "", "")),
        paragraph("Commitment two"),
        paragraph(band),
        grid(HEADINGS, ("o2", "a2", "", "", ""), number=2),
    )
    form = drafted(document)
    assert (form.title, len(doubts(document))) == ("The form", 1)
    found = [(each.title, each.band) for each in form.commitments]
    assert found == [("Commitment one", band), ("Commitment two", band)]


def shaded(colour: str, words: str = "") -> SourceText:
    """Return a text on a ground."""
    return SourceText(words, colour)


def test_levels_come_from_a_key_of_colours_over_words() -> None:
    """The words are the rating, the colour repeats them."""
    key = grid(
        (shaded("FF0000"), shaded("FFC000"), shaded("00B050")), ("At risk", "On track", "Done")
    )
    table = grid(HEADINGS, ("o", "a", "", "", shaded("FFC000")), number=2)
    form = drafted(paper(paragraph("Audit"), paragraph("Our key"), key, table))
    levels = [(level.id, level.label, level.colour, level.best) for level in form.form.levels]
    assert levels == [
        ("red", "At risk", "red", False),
        ("amber", "On track", "amber", False),
        ("green", "Done", "green", True),
    ]
    assert (form.form.words.rating, form.actions[0].rag) == ("Our key", "amber")


def test_levels_come_from_a_key_of_lines() -> None:
    """A number or a colour, a sign, and what it means."""
    lines = ("0 = Not applicable", "1 - Not met", "2 – Partly met", "3: Fully met")
    document = paper(
        paragraph("Audit"),
        *(paragraph(line, number=at) for at, line in enumerate(lines, 2)),
        grid(("Standard", "Evidence", "Score"), ("s1", "seen", "2"), ("s2", "", "0")),
    )
    form = drafted(document)
    levels = [(level.id, level.label, level.score, level.counts) for level in form.form.levels]
    assert levels == [
        ("0", "Not applicable", None, False),
        ("1", "Not met", 1, True),
        ("2", "Partly met", 2, True),
        ("3", "Fully met", 3, True),
    ]
    assert [each.rag for each in form.outcomes] == ["2", "0"]
    assert form.form.levels[-1].best
    assert not doubts(document)


def test_the_colours_name_of_a_key_stands_beside_its_level() -> None:
    """The words are the level's; what stood before them is in the draft all the same."""
    lines = ("Red – Needs support", "Amber – Noticed, and begun", "Green – In place")
    document = paper(
        paragraph("Audit"),
        *(paragraph(line, number=at) for at, line in enumerate(lines, 2)),
        grid(("Standard", "Evidence", "RAG"), ("s1", "seen", "Red")),
    )
    written = text(document)
    assert [level.label for level in drafted(document).form.levels] == [
        "Needs support",
        "Noticed, and begun",
        "In place",
    ]
    assert f": {lines[0]}\n[[levels]]" in written
    for line in lines[1:]:
        assert f"# In the key: {line}\n[[levels]]" in written


def test_a_key_may_say_what_each_answer_means() -> None:
    """After a letter or a number its words follow, after an answer its meaning."""
    answers = grid(("Yes", "for everybody, always"), ("No", "nobody has begun"))
    document = paper(
        paragraph("Audit"), answers, grid(("Question", "Rating"), ("q", "No"), number=2)
    )
    levels = drafted(document).form.levels
    assert [(level.label, level.meaning) for level in levels] == [
        ("Yes", "for everybody, always"),
        ("No", "nobody has begun"),
    ]
    numbered = grid(
        ("0 Does not apply", "not asked"), ("1 Not met", "nothing"), ("2 Met", "all of it")
    )
    document = paper(
        paragraph("Audit"), numbered, grid(("Standard", "Our score"), ("s", "2"), number=2)
    )
    levels = drafted(document).form.levels
    assert [(level.id, level.label, level.counts) for level in levels] == [
        ("0", "0 Does not apply", False),
        ("1", "1 Not met", True),
        ("2", "2 Met", True),
    ]
    assert drafted(document).outcomes[0].rag == "2"


def test_columns_that_hold_the_key_s_words_are_ratings() -> None:
    """Objectives rated at the end of each term, whatever the columns are called."""
    key = grid(("R", "Behind"), ("A", "On course"), ("G", "Met"))
    rated = SourceText("On course", choices=("Behind", "On course", "Met"))
    table = grid(("Objective", "Action", "Autumn", "Spring"), ("o", "a", rated, "Met"), number=2)
    document = paper(paragraph("Plan"), key, table)
    form = drafted(document)
    assert [role for _, role in columns(form)][2:] == [Role.RATING, Role.RATING]
    assert (form.actions[0].rag, dict(form.actions[0].cells)) == ("amber", {"spring": "green"})
    assert "table 2: Is 'Autumn' a rating? Only its cells say so." in doubts(document)


def test_a_section_that_goes_on_below_its_title_again_is_one() -> None:
    """As at the top of a new page."""
    tables = (grid(HEADINGS, (f"o{at}", f"a{at}", "", "", ""), number=at) for at in (1, 2))
    first, second = tables
    form = drafted(
        paper(paragraph("Form"), paragraph("Part one"), first, paragraph("Part one"), second)
    )
    assert [each.title for each in form.commitments] == ["Part one"]
    assert [each.text for each in form.outcomes] == ["o1", "o2"]


def test_levels_come_from_a_list_to_choose_from() -> None:
    """Best first, as this authority has them."""
    offered = SourceText("Partly", choices=("Yes", "Partly", "No", "N/A"))
    form = drafted(
        paper(paragraph("Audit"), grid(("Statement", "Status", "Notes"), ("s", offered, "n")))
    )
    levels = [(level.id, level.colour, level.best) for level in form.form.levels]
    assert levels == [
        ("yes", "green", True),
        ("partly", "amber", False),
        ("no", "red", False),
        ("n_a", "grey", False),
    ]
    assert form.outcomes[0].rag == "partly"


def test_tick_columns_are_one_rating() -> None:
    """In place, partly, not in place: a mark below one of them."""
    headings = ("Activity", "In place", "Partially in place", "Not in place", "Action required")
    table = grid(
        headings,
        ("one", "✓", "", "", "none"),
        ("two", "", "x", "", "mend"),
        ("three", "x", "x", "", ""),
        ("four", "", "", SourceText("", ticks=(True,)), ""),
    )
    document = paper(paragraph("Checklist"), table)
    form = drafted(document)
    heading = "In place / Partially in place / Not in place"
    assert columns(form)[1] == (heading, Role.RATING)
    assert of_section(form)[1].ticks
    ratings = [each.rag for each in form.outcomes]
    assert ratings == ["in_place", "partially_in_place", "none", "not_in_place"]
    assert any(
        "more than one is marked: In place, Partially in place" in each for each in doubts(document)
    )


def test_empty_boxes_in_tick_columns_are_no_doubt() -> None:
    """A form prints them for the school; only what is ticked, or is its column's word, counts."""
    table = grid(
        ("Question", "Yes", "Partly", "No", "Comments"),
        ("one", "☐", "☐", "☐", ""),
        ("two", "☐", "☒", "☐", ""),
        ("three", "☐ Yes", "☐ Partly", "☐ No", ""),
        ("four", "", "", "No", ""),
    )
    document = paper(paragraph("Checklist"), table)
    assert [each.rag for each in drafted(document).outcomes] == ["none", "partly", "none", "no"]
    assert not [each for each in doubts(document) if "mark" in each]


def test_what_each_level_means_for_an_item_is_kept_with_the_item() -> None:
    """Red, amber and green each have words of their own in each row."""
    table = grid(
        ("REF", "ITEM", "RED", "AMBER", "GREEN"), ("1.1", "policy", "none", "old", "new one")
    )
    form = drafted(paper(paragraph("Audit"), table), blank=True)
    assert dict(form.outcomes[0].descriptors) == {"red": "none", "amber": "old", "green": "new one"}
    assert dict(form.outcomes[0].cells) == {"ref": "1.1"}


def test_a_rating_merged_like_the_outcome_is_the_outcome_s() -> None:
    """One rating for several actions."""
    spans = {(1, 0): (2, 1), (1, 2): (2, 1)}
    rows = (
        ("Objective", "Actions", "RAG"),
        ("o", "a1", "Amber"),
        ("", "a2", ""),
        ("p", "b1", "Red"),
    )
    form = drafted(paper(paragraph("Plan"), grid(*rows, spans=spans)))
    assert [column.of for column in of_section(form)] == [Of.OUTCOME, Of.ACTION, Of.OUTCOME]
    assert [each.rag for each in form.outcomes] == ["amber", "red"]


def test_tables_of_another_shape_are_kept_as_they_are() -> None:
    """Under the section they follow, with the line above them as their heading."""
    document = paper(
        paragraph("Audit"),
        paragraph("Part one"),
        grid(HEADINGS, ("the outcome", "a", "", "", "")),
        paragraph("Training"),
        grid(
            ("Name", "Attended part A", "Attended part B"),
            ("A. Person", "yes", ""),
            ("", "", ""),
            number=2,
        ),
        grid(("", "Complete?", "Date"), ("The  outcome", "yes", "2/26"), number=3),
    )
    form = drafted(document)
    people, achieved = form.achieved
    assert (people.heading, people.columns) == (
        "Training",
        ("Name", "Attended part A", "Attended part B"),
    )
    assert (people.growable, achieved.growable, achieved.heading) == (True, False, "")
    assert form.rows[0].cells == ("A. Person", "yes", "")
    assert form.rows[2].outcome == "1.A"
    blank = drafted(document, blank=True)
    assert [row.cells for row in blank.rows] == [
        ("", "", ""),
        ("", "", ""),
        ("The  outcome", "", ""),
    ]


def test_blank_leaves_out_what_a_school_had_filled_in() -> None:
    """Their dates, names, ratings and notes; outcomes and actions are the form's words."""
    headings = ("Ref", *HEADINGS, "Comments")
    row = ("1", "o", "a", "6/26", "A. Person", "Amber", "a private note")
    document = paper(paragraph("Audit"), grid(headings, row))
    form = drafted(document, blank=True)
    action = form.actions[0]
    assert (action.text, action.when, action.who, action.rag, action.note) == (
        "a",
        "",
        "",
        "none",
        "",
    )
    assert "Person" not in text(document, blank=True)
    assert dict(action.cells) == {"ref": "1"}
    told = draft_of(document, name="form", is_blank=True).unread
    assert told == ["table 1: 4 texts are left out as filled in by a school"]


def test_those_who_sign_are_read_from_cells_and_lines() -> None:
    """A role above a line, or in brackets behind it."""
    document = paper(
        paragraph("Audit"),
        grid(HEADINGS, ("o", "a", "", "", "")),
        paragraph("Signed and agreed by"),
        grid(("Principal\n______\nDate signed:", "Chair of Governors\n\nDate signed:"), number=2),
        paragraph("Signed ............ (Lead worker)"),
    )
    form = drafted(document)
    assert form.sign_off == "Signed and agreed by"
    assert [each.role for each in form.signatories] == [
        "Principal",
        "Chair of Governors",
        "Lead worker",
    ]


def test_a_sheet_holds_its_parts_one_below_the_other() -> None:
    """Title, key, and two tables with a gap between, the second going on without headings."""
    words = ("R", "At risk"), ("A", "On track"), ("G", "Done")
    blank = [""] * 5
    table = grid(
        ("The audit", *[""] * 4),
        blank,
        *((letter, label, "", "", "") for letter, label in words),
        blank,
        ("Part one", *[""] * 4),
        HEADINGS,
        ("o1", "a1", "", "", "A"),
        blank,
        ("o2", "a2", "", "", "G"),
        sheet="Audit",
    )
    form = drafted(paper(table))
    assert [level.label for level in form.form.levels] == ["At risk", "On track", "Done"]
    assert (form.title, form.commitments[0].title) == ("The audit", "Part one")
    assert [(each.text, each.rag) for each in form.actions] == [("a1", "amber"), ("a2", "green")]


def test_a_line_of_several_texts_above_a_sheet_s_tables_is_no_table() -> None:
    """The title and the school's name stand beside each other there."""
    table = grid(
        ("The audit", "", "A School, June", "", ""),
        ("Part one", *[""] * 4),
        HEADINGS,
        ("o1", "a1", "", "", "A"),
        spans={(1, 0): (1, 5)},
        sheet="Audit",
    )
    form = drafted(paper(table))
    assert (form.title, form.intro, form.achieved) == ("The audit", "A School, June", ())
    assert form.commitments[0].title == "Part one"


def test_counts_below_the_words_of_levels_are_no_ticks() -> None:
    """A summary of how many there are of each is a table like another."""
    table = grid(("Part", "Red", "Amber", "Green"), ("one", "0", "2", "3"), ("two", "1", "0", "4"))
    form = drafted(paper(paragraph("Summary"), table))
    assert (form.outcomes, form.achieved[0].columns) == ((), ("Part", "Red", "Amber", "Green"))


def test_nothing_is_guessed_of_a_rating_that_contradicts_itself() -> None:
    """Red words on a green ground are asked about, and no rating stands in the draft."""
    table = grid(
        HEADINGS, ("o", "a", "", "", shaded("00B050", "Red")), ("p", "b", "", "", shaded("FF0000"))
    )
    document = paper(paragraph("Audit"), table)
    assert [each.rag for each in drafted(document).actions] == ["none", "red"]
    assert any(
        "its words say red and the cell colour 00B050 says green" in each
        for each in doubts(document)
    )


def test_a_row_that_says_something_beside_the_columns_alone_is_told() -> None:
    """It stands below an outcome that goes on, and in no column: nobody would look for it there."""
    head, row = ("", "Outcome", "", "Action"), ("", "It is known", "", "Tell them")
    written = text(paper(grid(head, row, ("", "", "ask the office", ""), sheet="S1")))
    assert "Beside the columns stands 'ask the office'." in written


def test_what_a_line_of_signing_says_beside_the_role_stands_above_it() -> None:
    """A heading of signing that was joined to the role is a word of the document too."""
    rows = (("a", "a", "a", ""), ("", "Outcome", "When", "Signed by"), ("", "", "a", "a"))
    assert "Signed by" in text(paper(grid(*rows)))


@given(documents())
def test_no_word_of_a_document_is_lost(document: SourceDocument) -> None:
    """Whatever its shape, each text stands in the form or in a comment of it."""
    written = " ".join(text(document).split()).casefold()
    lost = [each for each in texts(document) if " ".join(each.split()).casefold() not in written]
    assert not lost


@given(documents(), st.booleans())
def test_what_is_drafted_can_be_read(document: SourceDocument, blank: bool) -> None:
    """A draft with doubts is a form all the same: it opens, and its sections are there."""
    found = draft_of(document, name="form", is_blank=blank)
    form = drafted(document, blank=blank)
    assert len(form.commitments) == found.count("commitments")
    assert len(form.actions) == found.count("actions")
    assert len(form.rows) == found.count("rows")


def test_a_key_whose_levels_share_a_name_is_none() -> None:
    """A level called "a" beside amber, whose letter that is, could not be told from it."""
    form = drafted(paper(grid(("a", "", "g"), ("aa", "", "a"))))
    assert form.form.levels == ()
