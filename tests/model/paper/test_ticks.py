"""Which level is ticked in a row, by what stands in the columns of which one is to be ticked."""

import pytest

from eh_tui.model.form.levels import Level
from eh_tui.model.paper.ratings import FoundRating
from eh_tui.model.paper.source import SourceCell, SourceText
from eh_tui.model.paper.ticks import TickCell, rating_by_ticks, rating_of_boxes
from tests.support.source_documents import Said, said

YES_NO = (
    Level("yes", "Yes", "Y", "green"),
    Level("partly", "Partly", "P", "amber"),
    Level("no", "No", "N", "red"),
)
LIGHTS = tuple(Level(id, id.capitalize(), id[0].upper(), id) for id in ("red", "amber", "green"))


def rated(*texts: Said, levels: tuple[Level, ...] = YES_NO) -> FoundRating:
    """Return the rating of a row that has some texts below the columns of the levels."""
    cells = (SourceCell(said(text), 1, at, f"cell {at + 1}") for at, text in enumerate(texts))
    ticks = [TickCell(each.label, each.id, cell) for each, cell in zip(levels, cells, strict=True)]
    return rating_by_ticks(ticks, levels)


@pytest.mark.parametrize("box", [*"☐□❏❐❑❒▢◻⬜🗆○◯", "[ ]", "( )"])
def test_an_empty_box_is_no_mark(box: str) -> None:
    """It is the form's own: the school has chosen nothing, or chooses beside it."""
    assert rated(box, "", "") == FoundRating()
    assert rated(box, box, box) == FoundRating()
    assert rated(box, "☒", box).level == "partly"
    assert rated(f"{box} Yes", f"{box} Partly", f"{box} No") == FoundRating()
    assert rated(f"{box} Yes", f"{box} Partly", "☒ No").level == "no"


@pytest.mark.parametrize("line", ["____", ".....", "…", "-", "–", "( "])
def test_a_line_to_write_on_is_no_mark(line: str) -> None:
    """Nor is the dash by which somebody says that there is nothing to say."""
    assert rated(line, "", "") == FoundRating()
    assert rated(line, "☒", line).level == "partly"


@pytest.mark.parametrize(
    "mark",
    [*"✓✔☑☒✗✘×√●■🗹", "✔\ufe0f", "x", "X", "Y", "1", "[x]", "(X)", "/", "TRUE", "☐ x", "☐✓"],
)
def test_a_mark_is_a_sign_or_what_is_typed_for_one(mark: str) -> None:
    """Only one is marked, so it is that."""
    rating = rated("", mark, "", levels=LIGHTS)
    assert (rating.level, rating.how, rating.beside) == ("amber", "from the mark under 'Amber'", ())


@pytest.mark.parametrize(
    ("texts", "level"),
    [
        (("Yes", "", ""), "yes"),
        (("", "partly", ""), "partly"),
        (("", "", "No"), "no"),
        (("", "", "N"), "no"),
        (("", "Amber", ""), "partly"),
    ],
)
def test_the_column_s_own_word_is_its_mark(texts: tuple[str, ...], level: str) -> None:
    """By the level's words, its letter or its colour."""
    assert rated(*texts).level == level


@pytest.mark.parametrize(
    ("texts", "doubt"),
    [
        (("No", "", ""), "'No' stands under 'Yes'"),
        (("N", "", ""), "'N' stands under 'Yes'"),
        (("", "yes", ""), "'yes' stands under 'Partly'"),
        (("✓", "", "Yes"), "'Yes' stands under 'No'"),
        (("No", "Yes", "No"), "'No' stands under 'Yes'; 'Yes' stands under 'Partly'"),
        (("✓", "", "x"), "more than one is marked: Yes, No"),
    ],
)
def test_what_contradicts_its_column_is_asked(texts: tuple[str, ...], doubt: str) -> None:
    """Nobody but the school knows which of the two was meant."""
    rating = rated(*texts)
    assert (rating.level, rating.doubt) == ("", doubt)


@pytest.mark.parametrize("words", ["mostly", "n/a", "see policy", "?", "☐ see below", "👍"])
def test_other_words_are_told(words: str) -> None:
    """Alone they are in the place of an answer; beside a mark they are something written there."""
    alone = rated(words, "", "")
    assert (alone.level, alone.why_none) == ("", f"the words {words!r} are no rating")
    marked = rated("✓", "", words)
    assert (marked.level, marked.why_none) == ("yes", "")
    assert [cell.said.text for cell in marked.beside] == [words]


def test_words_behind_a_mark_are_told_too() -> None:
    """The mark counts, and what it was given for is not lost."""
    rating = rated("", "✓ since May", "")
    assert (rating.level, [cell.where for cell in rating.beside]) == ("partly", ["cell 2"])


def test_a_column_that_is_no_level_has_no_word_of_its_own() -> None:
    """A mark below it is told, and so is whatever else is written there."""
    cell = SourceCell(SourceText("soon"), 1, 0, "cell 1")
    assert rating_by_ticks([TickCell("Comments", "", cell)], YES_NO).beside == (cell,)


def test_what_is_struck_through_is_no_mark() -> None:
    """Somebody ticked the wrong box first."""
    assert rated(SourceText("✓", struck_at=((0, 1),)), "", "✓").level == "no"


@pytest.mark.parametrize(("words", "level"), [("Partly", "partly"), ("✓", ""), ("soon", "")])
def test_a_cell_over_several_columns_counts_by_its_words_alone(words: str, level: str) -> None:
    """So a sheet says a level that has no column; a mark there is under none of them."""
    cell = SourceCell(SourceText(words), 1, 0, "cell 1", columns=3)
    rating = rating_by_ticks([TickCell(each.label, each.id, cell) for each in YES_NO], YES_NO)
    assert rating.level == level
    assert bool(rating.why_none) is not bool(level)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("☐ Red ☒ Amber ☐ Green", "amber"),
        ("☐ Red / ☐ Amber / ☑ Green", "green"),
        ("Red ☐\nAmber ☐\nGreen ✓", "green"),
        ("[ ] Red [x] Amber ( ) Green", "amber"),
        ("☒ Red", "red"),
        ("☐ Red ☐ Amber ☐ Green", ""),
        ("☐ Red", ""),
        ("☐", ""),
        ("______", ""),
    ],
)
def test_a_cell_may_print_a_box_for_each_level(text: str, level: str) -> None:
    """The one that is marked is the rating; none is where all are empty."""
    rating = rating_of_boxes(text, LIGHTS)
    assert rating is not None
    assert (rating.level, rating.doubt) == (level, "")


def test_two_marked_boxes_of_a_cell_are_asked() -> None:
    """Nobody but the school knows which is meant."""
    rating = rating_of_boxes("☒ Red ☐ Amber ☒ Green", LIGHTS)
    assert rating == FoundRating(doubt="more than one is marked: Red, Green")


@pytest.mark.parametrize("text", ["Red", "", "☒", "☐☒ Red", "☒ soon", "now ☒ Red later", "✓✓"])
def test_any_other_cell_prints_no_boxes(text: str) -> None:
    """It is read by its words, and what is none of the levels is told."""
    assert rating_of_boxes(text, LIGHTS) is None
