"""A colour is a rating only where nobody would call it otherwise; else it is told or asked."""

import pytest

from eh_tui.model.form.levels import TRAFFIC_LIGHTS, Level
from eh_tui.model.paper.rated_cells import rating_in
from eh_tui.model.paper.rating_colours import (
    ColourPlace,
    DocumentColours,
    printed_key,
    said_by_colour,
    shaded_ticks,
)
from eh_tui.model.paper.ratings import level_of_words
from eh_tui.model.paper.source import SourceCell, SourceText

NOWHERE = ColourPlace()
BLUE = Level("blue", "Embedded", "B", "blue")


def shaded(colour: str, text: str = "") -> SourceText:
    """Return a cell's text on a colour."""
    return SourceText(text, shading=colour)


def cell(said: SourceText) -> SourceCell:
    """Return a cell that says something."""
    return SourceCell(said, 1, 4, "table 1, row 2, column 5")


@pytest.mark.parametrize(
    ("colour", "level"),
    [
        *((each, "red") for each in ("FF0000", "C00000", "FF7F7F", "FFC7CE", "C0504D", "F4B6B6")),
        *((each, "amber") for each in ("FFC000", "FFFF00", "ED7D31", "FFEB9C", "F79646", "FFD966")),
        *((each, "green") for each in ("00B050", "92D050", "00FF00", "C6EFCE", "70AD47", "006100")),
    ],
)
def test_a_plain_red_amber_or_green_is_a_rating(colour: str, level: str) -> None:
    """Those of the office programs' palettes, of their "good" and "bad", and of our exports."""
    said = said_by_colour(shaded(colour), TRAFFIC_LIGHTS, NOWHERE)
    assert (said.level, said.what) == (level, f"cell colour {colour}")


@pytest.mark.parametrize(
    ("colour", "why"),
    [
        *((each, "(blue) is none of the form's") for each in ("0070C0", "002060", "00B0F0")),
        *((each, "(purple) is none of the form's") for each in ("7030A0",)),
        *((each, "is not clearly red") for each in ("FFC0CB", "FF99CC", "DC143C")),
        *((each, "is not clearly amber") for each in ("996633", "BF8F00")),
        *((each, "is not clearly green") for each in ("00CC99", "CCFF00")),
    ],
)
def test_a_colour_that_is_none_of_the_forms_is_asked_about(colour: str, why: str) -> None:
    """It was counted as whatever was nearest: blue as green, pink as red, brown as amber."""
    said = said_by_colour(shaded(colour), TRAFFIC_LIGHTS, NOWHERE)
    assert said.level == ""
    assert f"cell colour {colour} {why}" in said.doubt


@pytest.mark.parametrize("colour", ["808080", "000000", "D9D9D9", "FFF2CC", "E2EFD9", "BDD7EE"])
def test_grey_black_and_tints_of_the_paper_are_only_told(colour: str) -> None:
    """A form is printed in them, so nobody is asked; whoever meant something finds it told."""
    said = said_by_colour(shaded(colour), TRAFFIC_LIGHTS, NOWHERE)
    assert (said.level, said.doubt) == ("", "")
    assert colour in said.remark


@pytest.mark.parametrize("colour", ["", "FFFFFF", "F2F2F2", "D9E2F3", "DEEAF6"])
def test_paper_says_nothing(colour: str) -> None:
    """White, nearly white and the tints of a table's design."""
    said = said_by_colour(shaded(colour), TRAFFIC_LIGHTS, NOWHERE)
    assert (said.level, said.doubt, said.remark) == ("", "", "")


def test_blue_is_the_level_that_the_form_shows_in_blue() -> None:
    """On a form that has one; by its word too, which is nobody's on another form."""
    levels = (*TRAFFIC_LIGHTS, BLUE)
    assert said_by_colour(shaded("0070C0"), levels, NOWHERE).level == "blue"
    assert level_of_words("Blue", levels) == "blue"
    assert level_of_words("Blue", TRAFFIC_LIGHTS) == ""


def test_a_colour_on_which_the_document_prints_a_level_is_that_level() -> None:
    """Its key may show red as pink and green as a tint."""
    key = printed_key([shaded("FFC0CB", "R"), shaded("E2EFD9", "Green: it is done")])
    place = ColourPlace(DocumentColours(key))
    assert said_by_colour(shaded("FFC0CB"), TRAFFIC_LIGHTS, place).level == "red"
    assert said_by_colour(shaded("E2EFD9"), TRAFFIC_LIGHTS, place).level == "green"


def test_a_colour_on_which_several_things_are_printed_is_no_key() -> None:
    """Nobody knows which of them it stands for."""
    assert printed_key([shaded("FFC0CB", "Red"), shaded("FFC0CB", "Amber")]) == {}


def test_the_colour_of_a_whole_row_is_not_that_of_its_rating() -> None:
    """A tint is the form's print; red over all the row may be meant, so it is asked about."""
    tint = said_by_colour(shaded("C6EFCE"), TRAFFIC_LIGHTS, ColourPlace(ground="C6EFCE"))
    assert (tint.level, tint.doubt, tint.remark) == ("", "", "")
    strong = said_by_colour(shaded("FF0000"), TRAFFIC_LIGHTS, ColourPlace(ground="FF0000"))
    assert strong.level == ""
    assert "whole row" in strong.doubt


def column(colour: str, *texts: str) -> ColourPlace:
    """Return the place of a cell in a column of which each row has a colour."""
    cells = [(4, shaded(colour, text)) for text in texts]
    return ColourPlace(DocumentColours().of_rows(len(texts), cells), 4)


def test_a_colour_that_every_row_has_is_asked_about() -> None:
    """Many a form asks to fill in the yellow cells; 25 of them are no 25 ratings."""
    said = said_by_colour(shaded("FFFF99"), TRAFFIC_LIGHTS, column("FFFF99", "", "", ""))
    assert said.level == ""
    assert "every row" in said.doubt


def test_a_colour_that_every_row_has_is_a_rating_where_its_words_say_so() -> None:
    """Whoever has written "Green" on it once has told what it means."""
    place = column("00B050", "Green", "", "")
    assert said_by_colour(shaded("00B050"), TRAFFIC_LIGHTS, place).level == "green"


def test_a_colour_on_which_different_ratings_are_written_says_nothing() -> None:
    """The words hold, and it is told that the colour does not."""
    place = column("FFFF99", "Red", "Green", "")
    rating = rating_in(cell(shaded("FFFF99", "Red")), TRAFFIC_LIGHTS, place)
    assert (rating.level, rating.doubt) == ("red", "")
    blank = rating_in(cell(shaded("FFFF99")), TRAFFIC_LIGHTS, place)
    assert (blank.level, blank.doubt) == ("", "")
    assert "different ratings" in blank.remark


def test_a_colour_that_our_export_left_is_no_rating() -> None:
    """Whoever clears the word in Word leaves the colour behind it."""
    place = ColourPlace(DocumentColours(is_ours=True))
    said = said_by_colour(shaded("F4B6B6"), TRAFFIC_LIGHTS, place)
    assert said.level == ""
    assert "nothing is written there" in said.doubt
    assert said_by_colour(shaded("FF0000"), TRAFFIC_LIGHTS, place).level == "red"


def test_words_against_a_colour_are_asked_about() -> None:
    """Nobody knows which of the two was there first."""
    rating = rating_in(cell(shaded("FF0000", "Amber")), TRAFFIC_LIGHTS)
    assert rating.level == ""
    assert "its words say amber and the cell colour FF0000 says red" in rating.doubt


def test_words_hold_against_a_colour_that_a_rule_covers() -> None:
    """What is seen is the rule's colour; the one below it is told."""
    said = SourceText("Amber", shading="FF0000", is_ruled=True)
    rating = rating_in(cell(said), TRAFFIC_LIGHTS)
    assert (rating.level, rating.doubt) == ("amber", "")
    assert "FF0000" in rating.remark


def test_a_coloured_cell_among_ticks_is_told() -> None:
    """A colour there is no mark, yet somebody may have answered by it."""
    cells = [("Yes", shaded("00B050"), NOWHERE), ("No", shaded(""), NOWHERE)]
    assert shaded_ticks(cells, 2) == "'Yes' has the cell colour 00B050"


def test_ticks_that_are_all_printed_in_colours_say_nothing() -> None:
    """Forms print Yes in green and No in red; and whole rows, and whole columns in grey."""
    every = [("Yes", shaded("00B050"), NOWHERE), ("No", shaded("FF0000"), NOWHERE)]
    assert shaded_ticks(every, 2) == ""
    row = [("Yes", shaded("00B050"), ColourPlace(ground="00B050")), ("No", shaded(""), NOWHERE)]
    assert shaded_ticks(row, 2) == ""
    grey = [("N/A", shaded("D9D9D9"), column("D9D9D9", "", "x", "")), ("No", shaded(""), NOWHERE)]
    assert shaded_ticks(grey, 2) == ""
