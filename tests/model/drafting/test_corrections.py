"""What a person corrects in a draft holds, is data, and loses no word of the document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.documents.draft_file import DOUBT, text_of_draft
from eh_tui.files.toml.read import read_workbook
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.drafting.corrections import (
    BlankGiven,
    ColumnName,
    Correction,
    DoubtsSettled,
    LevelGiven,
    LevelRemoved,
    OfGiven,
    RoleGiven,
    SignatoryRemoved,
    TablesGiven,
    TicksGiven,
    TitleGiven,
    TypeGiven,
    WordGiven,
    WordingGiven,
    added_level,
)
from eh_tui.model.drafting.draft import draft_of
from eh_tui.model.drafting.form_draft import FormDraft
from eh_tui.model.drafting.paper_lines import columns_beside
from eh_tui.model.drafting.points import PointKind, alike, draft_points
from eh_tui.model.form.columns import ColumnType, Of, Role
from eh_tui.model.paper.source import SourceDocument
from tests.support.drafts import columns, documents, of_section, texts
from tests.support.source_documents import grid, paper, paragraph

PLAN = paper(
    paragraph("The plan"),
    paragraph("Red - not yet"),
    paragraph("Green - in place"),
    paragraph("Families", level=1),
    grid(
        ("Standard", "What we do", "Sorted by", "By whom", "RAG"),
        ("Plans are shared", "Ask the family", "May", "the lead", "Red"),
        ("Plans are kept", "File them", "June", "the office", "Green"),
    ),
    paragraph("Numbers", level=1),
    grid(("Group", "Families"), ("Morning", "12"), ("Evening", "7"), number=2),
)
SORTED_BY = (ColumnName("Sorted by", 0),)


def draft(*corrections: Correction, document: SourceDocument = PLAN) -> FormDraft:
    """Return the draft of a document with corrections."""
    return draft_of(document, name="form", is_blank=False, corrections=corrections)


def form(*corrections: Correction, document: SourceDocument = PLAN) -> Workbook:
    """Return the form that it is."""
    return read_workbook(text(*corrections, document=document)).workbook


def text(*corrections: Correction, document: SourceDocument = PLAN) -> str:
    """Return the file of the draft."""
    return text_of_draft(draft(*corrections, document=document), document.name)


def test_a_column_has_the_role_that_a_person_gives_it() -> None:
    """Its texts go where the role has them, and nothing about it is in doubt any more."""
    given_role = RoleGiven(SORTED_BY, Role.WHEN)
    assert ("Sorted by", Role.PLAIN) in columns(form())
    assert ("Sorted by", Role.WHEN) in columns(form(given_role))
    assert [row.when for row in form(given_role).actions] == ["May", "June"]
    sure = RoleGiven((ColumnName("What we do", 0),), Role.ACTION)
    assert any("'What we do'" in doubt for doubt in draft().unsure)
    assert not any("'What we do'" in doubt for doubt in draft(sure).unsure)


def test_a_role_that_is_had_once_leaves_the_column_that_had_it() -> None:
    """Two columns can't both be who; the one that a person names is."""
    found = form(RoleGiven(SORTED_BY, Role.WHO))
    assert ("Sorted by", Role.WHO) in columns(found)
    assert ("By whom", Role.PLAIN) in columns(found)
    assert [row.who for row in found.actions] == ["May", "June"]


def test_who_does_not_sign_is_taken_out_and_its_words_stay() -> None:
    """Every word of the document is in the draft."""
    signed = paragraph("Signed (Headteacher): ____", number=3)
    document = paper(*PLAN.blocks, signed, paragraph("The Beadle", number=4))
    assert [row.role for row in form(document=document).signatories] == [
        *("Headteacher", "The Beadle")
    ]
    found = form(SignatoryRemoved("The Beadle"), document=document)
    assert [row.role for row in found.signatories] == ["Headteacher"]
    assert found.intro == "The Beadle"


def test_without_an_outcome_or_with_two_ratings_it_is_still_a_form() -> None:
    """The rows are read anew by the roles there are then."""
    found = form(RoleGiven((ColumnName("Standard", 0),), Role.RATING))
    assert [row.text for row in found.actions] == ["Ask the family", "File them"]
    assert ("Standard", Role.RATING) in columns(found)


def test_a_column_has_the_type_that_a_person_gives_it() -> None:
    """A choice offers what stands there; where nothing does it stays a text."""
    found = form(TypeGiven(SORTED_BY, ColumnType.CHOICE))
    assert of_section(found)[2].choices == ("May", "June")
    assert of_section(form(TypeGiven(SORTED_BY, ColumnType.DATE)))[2].type is ColumnType.DATE


GRADED = paper(
    paragraph("The plan"),
    paragraph("Families", level=1),
    grid(
        ("Standard", "What we do", "Seen", "In part", "Unseen", "Group"),
        ("Plans are shared", "Ask the family", "x", "", "", "B"),
        ("Plans are kept", "File them", "", "", "x", "C"),
        ("", "Look for them", "", "", "", "D"),
    ),
)
SEEN = tuple(ColumnName(heading, 0) for heading in ("Seen", "In part", "Unseen"))


def test_plain_columns_become_one_rating_with_a_level_for_each_to_tick() -> None:
    """Their words are the form's levels, and a mark below one rates the row."""
    found = form(TicksGiven(SEEN), document=GRADED)
    (rating,) = [each for each in of_section(found) if each.role is Role.RATING]
    assert rating.ticks
    assert [level.label for level in found.form.levels] == ["Seen", "In part", "Unseen"]
    assert [row.rag for row in found.actions] == ["seen", "unseen", "none"]
    again = form(TicksGiven(SEEN), RoleGiven(SEEN, Role.PLAIN), document=GRADED)
    assert columns(again) == columns(form(document=GRADED))


def test_words_that_are_not_the_keys_are_levels_once_they_are_ticked() -> None:
    """The key of one rating does not make another's marks unreadable."""
    document = paper(paragraph("Red - not yet"), paragraph("Green - in place"), *GRADED.blocks)
    found = form(TicksGiven(SEEN), document=document)
    assert [level.label for level in found.form.levels] == ["Seen", "In part", "Unseen"]


def test_what_stands_below_a_level_to_tick_and_is_no_mark_is_asked_about() -> None:
    """A number of families there must not go missing."""
    document = paper(
        paragraph("Families", level=1),
        grid(("Standard", "What we do", "Seen", "Unseen"), ("Plans", "Ask", "x", "7")),
    )
    found = draft(TicksGiven((SEEN[0], SEEN[2])), document=document)
    assert any("below 'Unseen' stands '7', which is no mark" in each for each in found.unsure)


def test_a_column_is_of_the_outcome_or_of_each_action_as_a_person_says() -> None:
    """What a row says of its outcome that begins none stands as a question above its action."""
    group = (ColumnName("Group", 0),)
    column = next(each for each in of_section(form(document=GRADED)) if each.heading == "Group")
    assert column.of is Of.ACTION
    given_of = OfGiven(group, Of.OUTCOME)
    found = form(given_of, document=GRADED)
    column = next(each for each in of_section(found) if each.heading == "Group")
    assert column.of is Of.OUTCOME
    assert [dict(row.cells)[column.field] for row in found.outcomes] == ["B", "C"]
    unsure = draft(given_of, document=GRADED).unsure
    assert any("'Group' says 'D' in a row that begins no outcome." in each for each in unsure)
    both = form(given_of, OfGiven(group, Of.ACTION), document=GRADED)
    assert columns(both) == columns(form(document=GRADED))


def test_the_form_calls_its_parts_as_a_person_words_them() -> None:
    """Whatever the headings say; without a word of its own it has ours."""
    assert form().form.words.outcome == "Standard"
    assert form(WordGiven("outcome", "Aim")).form.words.outcome == "Aim"
    assert form(WordGiven("outcome", "")).form.words.outcome == "Outcome"
    points = draft_points(draft(WordGiven("action", "Step")))
    said = [each.texts for each in points if each.kind is PointKind.WORD]
    assert said == [
        ("commitment", "Commitment"),
        ("outcome", "Standard"),
        ("action", "Step"),
        ("rating", "RAG ratings"),
    ]


def test_a_level_is_corrected_in_words_colour_and_what_it_counts_for() -> None:
    """Whoever corrects one has looked at all: nothing of them is in doubt then."""
    found = form(
        LevelGiven("red", "label", "Nothing yet"),
        LevelGiven("red", "colour", "purple"),
        LevelGiven("red", "done", True),
        LevelGiven("red", "best", True),
    )
    red, green = found.form.levels
    assert (red.label, red.colour, red.done, red.best) == ("Nothing yet", "purple", True, True)
    assert not green.best
    away = form(LevelGiven("red", "counts", False))
    assert not away.form.level("red").counts


def test_a_level_is_added_and_taken_out() -> None:
    """It has an id and a letter of its own, and stands where it was added."""
    added = added_level(["red", "green"], "Half way", "red")
    found = form(added)
    assert [level.label for level in found.form.levels] == ["Red", "Half way", "Green"]
    letters = [level.letter for level in found.form.levels]
    assert all(letters)
    assert len(set(letters)) == 3
    assert added_level(["red"], "Red", "").id != "red"
    assert [level.id for level in form(LevelRemoved("red")).form.levels] == ["green"]


def test_a_level_that_is_no_longer_at_an_end_is_not_the_best() -> None:
    """Otherwise the form would contradict itself by a level added behind it."""
    found = form(added_level(["red", "green"], "Beyond", "green"))
    assert not any(level.best for level in found.form.levels)


def test_a_table_becomes_a_section_and_a_section_a_table() -> None:
    """What was kept as it stands is worked on, and the other way round."""
    points = draft_points(draft())
    kept = next(each.table for each in points if each.kind is PointKind.TABLE)
    section = next(each.table for each in points if each.kind is PointKind.SECTION)
    assert kept is not None
    assert section is not None
    worked_on = form(TablesGiven(kept.source.tables, True))
    assert not worked_on.achieved
    assert [row.text for row in worked_on.outcomes][-2:] == ["Morning", "Evening"]
    as_it_stands = form(TablesGiven(section.source.tables, False))
    assert not as_it_stands.actions
    assert as_it_stands.rows[0].cells[1] == "Ask the family"


def test_titles_are_as_a_person_words_them() -> None:
    """That of the form, and that of a section at its place."""
    section = next(each.table for each in draft_points(draft()) if each.kind is PointKind.SECTION)
    assert section is not None
    found = form(TitleGiven("title", "Our plan"), TitleGiven(section.source.where, "All families"))
    assert (found.title, found.commitments[0].title) == ("Our plan", "All families")


def test_a_blank_draft_keeps_what_a_person_calls_the_forms_own() -> None:
    """And leaves out what they call the school's."""
    blank = BlankGiven(True)
    assert [row.who for row in form(blank).actions] == ["", ""]
    own = WordingGiven((ColumnName("By whom", 0),), True)
    assert [row.who for row in form(blank, own).actions] == ["the lead", "the office"]
    theirs = WordingGiven((ColumnName("What we do", 0),), False)
    assert "Ask the family" not in text(blank, theirs)
    assert form(blank, BlankGiven(False)) == form()


def test_a_doubt_that_is_settled_stands_nowhere_in_the_file() -> None:
    """Neither above its line nor in the list at the end."""
    doubts = [each.doubt for each in draft_points(draft()) if each.doubt]
    assert doubts
    written = text(DoubtsSettled(tuple(doubts)))
    assert DOUBT not in written
    assert "not sure of" not in written
    assert form(DoubtsSettled(tuple(doubts))) == form()


def test_doubts_come_first_and_each_once() -> None:
    """They are what a person has to look at; what else there is stands below."""
    points = draft_points(draft())
    kinds = [each.kind for each in points]
    number = kinds.count(PointKind.DOUBT)
    assert kinds[:number] == [PointKind.DOUBT] * number
    assert [each.doubt for each in points[:number]] == list(dict.fromkeys(draft().unsure))
    assert len({each.identity for each in points}) == len(points)


def test_a_column_of_some_sections_says_of_which() -> None:
    """Two sections may word the same heading otherwise, and a person has to tell them apart."""
    one, other = ("Standard", "Action", "By when"), ("Standard", "Action", "Deadline")
    document = paper(
        paragraph("First", level=1),
        grid(one, ("a", "b", "")),
        paragraph("Second", level=1),
        grid(other, ("c", "d", ""), number=2),
    )
    points = draft_points(draft(document=document))
    said = [each.texts[-1] for each in points if each.kind is PointKind.COLUMN]
    assert set(said) == {"Standard", "Action", "By when  (section 1)", "Deadline  (section 2)"}


@pytest.mark.parametrize(
    ("doubt", "other", "is_alike"),
    [
        ("table 1: Is 'Lead' who? Only", "table 2: Is 'Post' who? Only", True),
        ("table 1: Is 'Lead' who? Only", "table 1: Is 'Lead' when? Only", False),
        ("table 1: 'RAG': the words 'x' are no", "table 2: 'Now': the words 'y' are no", True),
    ],
)
def test_doubts_are_alike_that_ask_the_same_of_other_words(
    doubt: str, other: str, is_alike: bool
) -> None:
    """One key settles them all."""
    assert (alike(doubt) == alike(other)) is is_alike


def test_a_correction_is_told_in_words() -> None:
    """Whoever takes one back reads which it was."""
    assert RoleGiven(SORTED_BY, Role.WHEN).in_words == "'Sorted by' is when"
    assert TicksGiven(SEEN[:2]).in_words == "'Seen' / 'In part' are levels to tick"
    assert OfGiven(SORTED_BY, Of.OUTCOME).in_words == "'Sorted by' is of the outcome"
    assert WordGiven("action", "Step").in_words == "action is called 'Step'"
    assert WordGiven("action", "").in_words == "action has our word"
    assert LevelGiven("red", "done", False).in_words == "level red: done no"
    assert DoubtsSettled(("title: Is it?",)).in_words == "settled: title: Is it?"


@st.composite
def corrected(draw: st.DrawFn) -> tuple[SourceDocument, tuple[Correction, ...]]:
    """Draw a document and what might be corrected in it, one after the other."""
    document = draw(documents())
    made: list[Correction] = []
    for _ in range(draw(st.integers(1, 4))):
        points = draft_points(draft(*made, document=document))
        point = draw(st.sampled_from(points))
        source = point.table.source if point.table else None
        possible: list[Correction] = [DoubtsSettled((point.doubt,))] if point.doubt else []
        if source and source.columns:
            possible.append(RoleGiven(source.columns, draw(st.sampled_from(list(Role)))))
            possible.append(OfGiven(source.columns, draw(st.sampled_from(list(Of)))))
            beside = [*columns_beside(draft(*made, document=document), source.columns)]
            possible.append(TicksGiven(tuple(beside[: draw(st.integers(1, 4))])))
            types = [each for each in ColumnType if each is not ColumnType.LEVEL]
            possible.append(TypeGiven(source.columns, draw(st.sampled_from(types))))
            possible.append(WordingGiven(source.columns, draw(st.booleans())))
        if source and source.tables:
            possible.append(TablesGiven(source.tables, draw(st.booleans())))
        if possible:
            made.append(draw(st.sampled_from(possible)))
    return document, tuple(made)


@given(corrected())
def test_no_correction_of_roles_and_tables_loses_a_word(
    drawn: tuple[SourceDocument, tuple[Correction, ...]],
) -> None:
    """Whatever a column or a table is taken for, each text stands in the form or a comment.

    "Yes" in a column to tick is its mark, and the row has that column's level.
    """
    document, drawn_corrections = drawn
    corrections = [each for each in drawn_corrections if not isinstance(each, DoubtsSettled)]
    written = " ".join(text(*corrections, document=document).split()).casefold()
    if any(isinstance(each, TicksGiven) for each in corrections):
        written += " yes"
    lost = [each for each in texts(document) if " ".join(each.split()).casefold() not in written]
    assert not lost


@given(corrected(), st.booleans())
def test_a_corrected_draft_can_be_read(
    drawn: tuple[SourceDocument, tuple[Correction, ...]], blank: bool
) -> None:
    """No role, type or table that a person may choose makes a form that contradicts itself."""
    document, corrections = drawn
    found = draft(*corrections, BlankGiven(blank), document=document)
    made = form(*corrections, BlankGiven(blank), document=document)
    assert len(made.commitments) == found.count("commitments")
    assert len(made.actions) == found.count("actions")


def test_a_column_of_several_sections_says_so() -> None:
    """Each by its number, on the line that is corrected."""
    one, other = ("Standard", "Action", "By when"), ("Standard", "Action", "Deadline")
    document = paper(
        *(
            block
            for number, headings in enumerate((one, one, other), 1)
            for block in (
                paragraph(f"Part {number}", level=1),
                grid(headings, ("a", "b", ""), number=number),
            )
        )
    )
    points = draft_points(draft(document=document))
    said = [each.texts[-1] for each in points if each.kind is PointKind.COLUMN]
    assert "By when  (sections 1, 2)" in said
    assert "Deadline  (section 3)" in said
