"""The ratings of a form, of which a row may have several: each is reached, and counted once."""

from dataclasses import replace

from hypothesis import given

from eh_tui.files.toml.read import read_workbook
from eh_tui.model.audit.rated import every_rating, ratings_asked
from eh_tui.model.audit.summary import count_all, tallies, tallies_by_section, tallies_of
from eh_tui.model.audit.walk import next_not_rated, stops
from eh_tui.model.core.columns import columns_of_row, form_rows
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Role
from eh_tui.model.form.levels import NOT_RATED
from tests.support.any_form import DrawnFile, drawn_files
from tests.support.forms import example


def _read(drawn: DrawnFile) -> Workbook:
    return read_workbook(drawn.filled).workbook


@given(drawn_files())
def test_every_rating_of_every_row_is_one_of_the_form(drawn: DrawnFile) -> None:
    """None is known only as a text of its column."""
    workbook = _read(drawn)
    wanted = [
        (row.id, column.field)
        for row in form_rows(workbook)
        for column in columns_of_row(workbook, row)
        if column.role is Role.RATING
    ]
    found = [(one.address.id, one.address.field) for one in every_rating(workbook)]
    assert sorted(found) == sorted(wanted)
    assert len(set(found)) == len(found)


@given(drawn_files())
def test_each_rating_not_given_is_reached_from_anywhere(drawn: DrawnFile) -> None:
    """Going on with "next not rated" comes to each of them before it comes to one again."""
    workbook = _read(drawn)
    walk = stops(workbook)
    missing = [one.address for one in every_rating(workbook) if not one.is_given]
    for at in range(len(walk) + 1):
        place, field, met = at, "rag", []
        for _ in missing:
            to = next_not_rated(walk, place, field)
            assert to is not None
            assert walk[to.at].row == to.rating.row
            place, field = to.at, to.rating.column.field
            met.append(to.rating.address)
        assert sorted(map(str, met)) == sorted(map(str, missing))
        assert missing or next_not_rated(walk, at) is None


@given(drawn_files())
def test_each_rating_is_counted_once_under_its_heading(drawn: DrawnFile) -> None:
    """No count is of two ratings, and none is left out."""
    workbook = _read(drawn)
    ratings = every_rating(workbook)
    whole = tallies_of(workbook)
    assert sum(tally.counts.total for tally in whole) == len(ratings)
    by_section = [tally for _, some in tallies_by_section(workbook) for tally in some]
    assert sum(tally.counts.total for tally in by_section) == len(ratings)
    assert sum(tally.counts.of(NOT_RATED) for tally in whole) == sum(
        not one.is_given for one in ratings
    )
    for tally in whole:
        levels = {level.id for level in workbook.form.ratings_of(tally.scale)}
        assert set(tally.counts.numbers) <= levels


def test_the_first_count_is_the_one_that_a_partnership_sees() -> None:
    """The school's own score, not the moderator's."""
    workbook = example("standards-self-assessment")
    ours, theirs = tallies_of(workbook)
    assert ours.heading == "Our score"
    assert ours.counts == count_all(workbook)
    assert theirs.heading == "Moderated score"
    assert theirs.counts != ours.counts


def test_two_scales_are_two_counts() -> None:
    """A grade of the whole is no answer to a question."""
    answers, grades = tallies_of(example("safeguarding-checklist"))
    assert (answers.heading, answers.scale) == ("Answer", "")
    assert (grades.heading, grades.scale) == ("Grade", "whole")


def test_a_row_that_is_answered_in_words_asks_for_no_rating() -> None:
    """What the form calls unrated is neither missing nor counted."""
    workbook = example("standards-self-assessment")
    first = replace(workbook.outcomes[0], unrated=True)
    less = replace(workbook, outcomes=(first, *workbook.outcomes[1:]))
    assert ratings_asked(columns_of_row(less, first), first) == ()
    counted = tallies(less.form, every_rating(less))
    assert [one.counts.total for one in counted] == [
        one.counts.total - 1 for one in tallies_of(workbook)
    ]
