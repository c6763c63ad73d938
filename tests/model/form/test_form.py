"""What a form answers of its levels and its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED, Level, with_letters
from eh_tui.model.form.words import Words

MARKS = Form(
    every_level=(
        Level("na", "Not for us", "N", counts=False),
        Level("1", "1 Missed", "1", "red"),
        Level("2", "2 Nearly", "2", "amber"),
        Level("3", "3 There", "3", "green", done=True),
    )
)
BEST_FIRST = Form(
    every_level=(
        Level("A", "Strong", "A", done=True, best=True),
        Level("B", "Sound", "B"),
        Level("C", "Weak", "C"),
    )
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2", "2"),
        (" 2  nearly ", "2"),
        ("NEARLY", "2"),
        ("na", "na"),
        ("n", "na"),
        ("", NOT_RATED),
        ("none", NOT_RATED),
        ("Not rated yet", NOT_RATED),
        ("4", None),
        ("near", None),
    ],
)
def test_a_level_is_meant_by_any_of_its_names_and_by_no_other(
    typed: str, meant: str | None
) -> None:
    """Id, label and letter in any case; whatever is not understood whole is asked."""
    assert MARKS.rating_meant(typed) == meant


def test_not_applicable_is_neither_bad_nor_missing_nor_still_to_do() -> None:
    """It says that nothing is to be done (not that it is done)."""
    assert MARKS.is_settled("na")
    assert not MARKS.is_done("na")
    assert not MARKS.is_at_risk("na")
    assert not MARKS.is_under_way("na")
    assert not MARKS.is_settled(NOT_RATED)


@pytest.mark.parametrize(("form", "worst"), [(MARKS, "1"), (BEST_FIRST, "C"), (Form(), "red")])
def test_the_worst_level_is_at_the_end_away_from_the_best(form: Form, worst: str) -> None:
    """However the form prints its scale; what does not count stands at no end."""
    assert form.worst() == worst
    assert form.is_at_risk(worst)
    assert [level.id for level in form.levels if form.is_under_way(level.id)] == [
        form.worst_to_best()[1].id
    ]


def test_one_level_alone_is_not_bad() -> None:
    """There is nothing that it would be worse than."""
    form = Form(every_level=(Level("seen", "Seen"),))
    assert form.worst() == ""
    assert not form.is_at_risk("seen")


def test_a_level_of_another_form_is_called_as_it_is_spelt() -> None:
    """An old meeting may hold a rating that the form has no more; it stops nothing."""
    assert Form().label("4") == "4"
    assert not Form().is_done("4")


@given(st.lists(st.text("abAB12 ", min_size=1, max_size=4), unique=True, max_size=8))
def test_each_level_gets_a_letter_of_its_own(labels: list[str]) -> None:
    """Two levels on one key could not be told apart."""
    levels = with_letters(Level(f"x{at}", label) for at, label in enumerate(labels))
    letters = [level.letter.casefold() for level in levels]
    assert len(set(letters)) == len(letters)
    assert all(len(letter) == 1 for letter in letters)


def test_a_scale_of_its_own_has_words_of_its_own() -> None:
    """A grade for the whole is not one of the marks for a part."""
    form = Form(every_level=(*MARKS.every_level, Level("W", "2 Whole", scale="whole")))
    assert form.rating_meant("2 Whole") is None
    assert form.rating_meant("2 Whole", "whole") == "W"
    assert [level.id for level in form.levels] == ["na", "1", "2", "3"]


def test_words_are_counted_as_the_form_calls_them() -> None:
    """The plural is the form's where it gives one."""
    words = Words(action="Activity", outcome="Duty", outcomes="Duties of ours")
    assert words.counted("action", 1) == "1 activity"
    assert words.counted("action", 3) == "3 activities"
    assert words.counted("outcome", 2) == "2 duties of ours"
    assert Words().counted("action", 2) == "2 actions"


@pytest.mark.parametrize(
    ("label", "within"),
    [("Fully there", "fully there"), ("N/A", "N/A"), ("RI in part", "RI in part"), ("", "")],
)
def test_a_label_in_capitals_keeps_them_within_a_sentence(label: str, within: str) -> None:
    """Nobody words it as "n/A"."""
    assert Level("one", label).brief == within


@pytest.mark.parametrize(
    ("word", "several"),
    [
        ("Next steps", "Next steps"),
        ("Process", "Processes"),
        ("Focus", "Focuses"),
        ("Enquiry", "Enquiries"),
        ("Standard", "Standards"),
    ],
)
def test_a_word_that_means_several_already_is_its_own_plural(word: str, several: str) -> None:
    """No count says 11 "next stepses"."""
    assert Words(action=word).several("action") == several
