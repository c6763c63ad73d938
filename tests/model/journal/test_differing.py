"""What is shown of two long texts: where they differ, and never less than that."""

from hypothesis import given
from hypothesis import strategies as st

from eh_tui.model.journal.differing import differing

LONG = "1. The deputy rings the family.\n2. The head looks at it in a week.\n3. All in the office."
texts = st.text(alphabet="ab \n", max_size=60)


def test_what_was_added_at_the_end_is_shown_with_the_word_before() -> None:
    """The two begin alike for pages."""
    assert differing(LONG, f"{LONG} By Friday.", 1) == ("… office.", "… office. By Friday.")
    assert differing(LONG, f"{LONG} By Friday.", 0) == ("…", "… By Friday.")


def test_a_word_that_was_changed_within_is_shown_between_what_is_alike() -> None:
    """And more of that where it is asked for."""
    other = LONG.replace("week", "month")
    assert differing(LONG, other, 0) == ("… week. …", "… month. …")
    long, short = differing(LONG, other, 15)
    assert long == "… looks at it in a week.\n3. All in the …"
    assert short == "… looks at it in a month.\n3. All in the …"


def test_short_texts_and_equal_ones_are_shown_whole() -> None:
    """There is nothing to leave out."""
    assert differing("DW", "DW!") == ("DW", "DW!")
    assert differing("", LONG) == ("", LONG)
    assert differing(LONG, LONG) == (LONG, LONG)


@given(texts, texts)
def test_texts_that_differ_are_shown_differently(one: str, other: str) -> None:
    """Else somebody would choose between two that look the same."""
    first, second = differing(one, other)
    assert (first == second) == (one == other)


@given(texts, texts, st.integers(0, 20))
def test_what_is_shown_stands_in_the_text(one: str, other: str, about: int) -> None:
    """Nothing is made up, and the signs of what is left out are at the ends only."""
    for text, part in zip((one, other), differing(one, other, about), strict=True):
        assert part == "…" or part.removeprefix("… ").removesuffix(" …") in text
