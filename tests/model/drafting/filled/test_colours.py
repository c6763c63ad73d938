"""Ratings that a document gives by colour, and rows of it that are none of the form's."""

import pytest

from eh_tui.files.toml.read import read_workbook
from eh_tui.model.drafting.filled.filling import Filling
from eh_tui.model.drafting.filled.reading import filled_from
from eh_tui.model.paper.source import SourceBlock, SourceText
from tests.support.forms import TWO_ACTIONS
from tests.support.source_documents import Said, grid, paper, paragraph

HEADINGS = ("Outcome", "Action", "When", "Who", "RAG rating")
KNOWN = "The lead knows what to do"


def filled(*ratings: Said, more: tuple[tuple[Said, ...], ...] = (), key: str = "") -> Filling:
    """Return the form as its two actions are rated, with more rows and a text before them."""
    actions = ("Book a place on the training", "Tell all staff who the lead is")
    rows = [(KNOWN, text, "", "", said) for text, said in zip(actions, ratings, strict=True)]
    blocks: list[SourceBlock] = [paragraph(SourceText("Red", shading=key))] if key else []
    blocks += [paragraph("A lead is named"), grid(HEADINGS, *rows, *more)]
    return filled_from(paper(*blocks), read_workbook(TWO_ACTIONS).workbook)


def ratings(filling: Filling) -> list[str]:
    """Return how the actions are rated."""
    return [each.rag for each in filling.workbook.actions]


def test_blue_is_no_green() -> None:
    """A level is taken only from a colour of its own; another one is told with its cell."""
    filling = filled(SourceText(shading="0070C0"), SourceText(shading="92D050"))
    assert ratings(filling) == ["none", "green"]
    (told,) = filling.left
    assert told.startswith("table 1, row 2, column 5: 1-01 RAG rating: ")
    assert "0070C0 (blue) is none of the form's" in told


def test_grey_is_told_and_asks_nobody() -> None:
    """Neither a rating nor nothing."""
    filling = filled(SourceText(shading="808080"), "")
    assert (ratings(filling), filling.doubts) == (["none", "none"], {})
    assert "808080" in filling.left[0]


def test_the_key_of_the_document_tells_what_its_colours_mean() -> None:
    """A form may print its red in pink."""
    assert ratings(filled(SourceText(shading="FFC0CB"), "", key="FFC0CB")) == ["red", "none"]


def test_the_colour_of_a_rating_is_remembered() -> None:
    """Whoever counts it tells that nothing was written."""
    filling = filled(SourceText(shading="FF0000"), "Amber")
    assert filling.by_colour == {("1-01", "rag"): "from cell colour FF0000"}


def test_a_colour_behind_other_words_is_asked_about() -> None:
    """They may say more of the rating than the colour."""
    filling = filled(SourceText("nearly there", shading="FF0000"), "")
    assert "'nearly there' are no rating" in filling.doubts["1-01", "rag"]
    assert filling.by_colour == {}


def test_a_colour_behind_struck_words_is_asked_about() -> None:
    """Unless it only repeats what is struck through."""
    struck = SourceText("Green", shading="FF0000", struck_at=((0, 5),))
    filling = filled(struck, SourceText("Red", shading="FF0000", struck_at=((0, 3),)))
    assert ratings(filling) == ["none", "none"]
    assert list(filling.doubts) == [("1-01", "rag")]


def test_a_row_that_is_not_taken_is_told_with_its_rating() -> None:
    """The form's own word "Amber" is the school's here."""
    ours = ("Our therapy dog", "Dog visits", "1/2/27", "AB", "Amber")
    told = [line.partition(": ")[2] for line in filled("", "", more=(ours,)).left]
    why = "is not taken: the form has no such outcome"
    assert told == [f"{text!r} {why}" for text in ours]


def test_the_colour_of_a_row_that_is_not_taken_is_told() -> None:
    """It is all that is left of the rating."""
    ours = ("Our therapy dog", "Dog visits", "", "", SourceText(shading="FFC000"))
    told = filled("", "", more=(ours,)).left
    assert "table 1, row 4, column 5: the cell colour FFC000 is not taken" in told[-1]


@pytest.mark.parametrize("said", ["Red", SourceText(shading="FF0000")])
def test_a_rating_without_an_action_is_told_and_adds_no_row(said: Said) -> None:
    """Nobody could say what it rates, and it was counted as a row of the school's own."""
    filling = filled("", "", more=(("", "", "", "", said),))
    assert ratings(filling) == ["none", "none"]
    (told,) = filling.left
    assert told.startswith("table 1, row 4, column 5: ")
    assert told.endswith("is not taken: it has no action")
