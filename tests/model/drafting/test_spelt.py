"""What is corrected in a draft by a name, a field and a value, for whoever uses no screen."""

from typing import get_args

import pytest
from hypothesis import given

from eh_tui.errors import NotFound, Refused
from eh_tui.model.drafting.corrections import (
    BlankGiven,
    ColumnName,
    Correction,
    DoubtsSettled,
    LevelAdded,
    LevelCorrection,
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
)
from eh_tui.model.drafting.draft import draft_of
from eh_tui.model.drafting.form_draft import FormDraft
from eh_tui.model.drafting.points import PointKind, draft_points
from eh_tui.model.drafting.spelt import correction_typed, named_points
from eh_tui.model.form.columns import ColumnType, Of, Role
from eh_tui.model.paper.source import SourceDocument
from tests.support.drafts import documents
from tests.support.source_documents import grid, paper, paragraph

PLAN = paper(
    paragraph("The plan"),
    paragraph("Red - not yet"),
    paragraph("Green - in place"),
    paragraph("Families", level=1),
    grid(
        ("Standard", "What we do", "Seen", "Unseen", "RAG"),
        ("Plans are shared", "Ask the family", "May", "", "Red"),
    ),
    paragraph("Numbers", level=1),
    grid(("Group", "Families"), ("Morning", "12"), ("Evening", "7"), number=2),
    paragraph("Signed (Headteacher): ____", number=7),
)
SEEN, UNSEEN = ColumnName("Seen", 0), ColumnName("Unseen", 0)
DOUBT = "table 1: Is 'What we do' the action? Only a part of its heading says so."
TYPED: tuple[tuple[str, str, str, Correction], ...] = (
    ("form", "title", "Our plan", TitleGiven("title", "Our plan")),
    ("form", "blank", "yes", BlankGiven(True)),
    ("form", "first_level", "Amber", LevelAdded("amber", "Amber", "")),
    ("word:action", "word", "Step", WordGiven("action", "Step")),
    ("level:red", "label", "Not yet", LevelGiven("red", "label", "Not yet")),
    ("level:red", "colour", "orange", LevelGiven("red", "colour", "orange")),
    ("level:green", "done", "No", LevelGiven("green", "done", False)),
    ("level:red", "below", "Partly", LevelAdded("partly", "Partly", "red")),
    ("level:red", "out", "yes", LevelRemoved("red")),
    ("signatory:Headteacher", "out", "yes", SignatoryRemoved("Headteacher")),
    ("column:Seen", "role", "When", RoleGiven((SEEN,), Role.WHEN)),
    ("column:Seen", "type", "number", TypeGiven((SEEN,), ColumnType.NUMBER)),
    ("column:Seen", "of", "outcome", OfGiven((SEEN,), Of.OUTCOME)),
    ("column:Seen", "ticks", "2", TicksGiven((SEEN, UNSEEN))),
    ("column:Seen", "texts", "form", WordingGiven((SEEN,), True)),
    ("section:1", "title", "Our families", TitleGiven("paragraph 1", "Our families")),
    ("section:1", "section", "no", TablesGiven(("table 1, row 2, column 1",), False)),
    ("table:2.R1", "section", "yes", TablesGiven(("table 2, row 2, column 1",), True)),
    ("doubt:1", "right", "yes", DoubtsSettled((DOUBT,))),
    ("doubt:1", "all_right", "yes", DoubtsSettled((DOUBT,))),
)


def draft(document: SourceDocument = PLAN) -> FormDraft:
    """Return the draft of a document."""
    return draft_of(document, name="form", is_blank=False)


@pytest.mark.parametrize(("name", "field", "text", "meant"), TYPED)
def test_whatever_a_key_corrects_can_be_typed(
    name: str, field: str, text: str, meant: Correction
) -> None:
    """The same corrections as those of the screen."""
    assert correction_typed(draft(), name, field, text) == meant


def test_every_kind_of_correction_can_be_typed() -> None:
    """None is for the screen alone."""
    kinds = {*get_args(Correction), *get_args(LevelCorrection)}
    assert {type(meant) for *_, meant in TYPED} == {each for each in kinds if type(each) is type}


@pytest.mark.parametrize(
    ("name", "field", "text"),
    [
        ("column:Seen", "role", "chief"),
        ("column:Seen", "type", "level"),
        ("column:RAG", "type", "text"),
        ("column:Standard", "of", "action"),
        ("column:Seen", "of", "school"),
        ("column:Seen", "ticks", "1"),
        ("column:Seen", "ticks", "4"),
        ("column:Seen", "ticks", "two"),
        ("column:Seen", "texts", "ours"),
        ("column:Seen", "colour", "red"),
        ("level:red", "colour", "pink"),
        ("level:red", "done", "perhaps"),
        ("level:red", "below", " "),
        ("level:red", "out", "no"),
        ("doubt:1", "right", "no"),
        ("doubt:1", "all_right", "no"),
    ],
)
def test_what_means_nothing_is_refused_with_what_would(name: str, field: str, text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(Refused):
        correction_typed(draft(), name, field, text)


def test_what_nothing_is_called_is_told() -> None:
    """With how to see what there is."""
    with pytest.raises(NotFound, match="without a name all are listed"):
        correction_typed(draft(), "column:Whose", "role", "who")


def test_a_form_without_actions_has_none_to_give_a_column_to() -> None:
    """It would do nothing, without a word."""
    document = paper(grid(("Outcome", "RAG", "Note"), ("Plans", "Red", "x")))
    with pytest.raises(Refused, match="no column of actions"):
        correction_typed(draft(document), "column:Note", "of", "action")


@given(documents())
def test_everything_that_can_be_corrected_has_a_name_of_its_own(document: SourceDocument) -> None:
    """Columns may be headed alike, and doubts be worded alike."""
    found = draft(document)
    points = [each for each in draft_points(found) if each.kind is not PointKind.UNREAD]
    assert list(named_points(found).values()) == points
