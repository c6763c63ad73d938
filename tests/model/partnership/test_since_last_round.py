"""What rose and fell since the last round, and what a lead looks at first."""

from dataclasses import replace

import pytest

from eh_tui.model.partnership.changed import Changed, changed
from eh_tui.model.partnership.collated import collate
from eh_tui.model.partnership.outliers import (
    all_at_risk,
    all_done_without_evidence,
    most_at_risk,
    same_texts,
)
from eh_tui.model.partnership.returned import returned_from
from tests.support.partnership import ASH, ELM, OAK, ROUND, TODAY, blank, filled, row

LONG = "The lead briefed everybody at the first staff meeting of the term."


@pytest.mark.parametrize(
    ("was", "now", "wanted"),
    [
        ("red", "amber", Changed(up=1, untouched=3)),
        ("green", "red", Changed(down=1, untouched=3)),
        ("amber", "amber", Changed(untouched=4)),
        ("none", "green", Changed(other=1, untouched=3)),
        ("green", "none", Changed(other=1, untouched=3)),
    ],
)
def test_each_row_rose_fell_or_stayed(was: str, now: str, wanted: Changed) -> None:
    """To rate for the first time is no step up: else a late start would look like progress."""
    rest = ("red", "red", "green")
    assert changed(blank().form, row(OAK, was, *rest), row(OAK, now, *rest)) == wanted


def test_a_row_that_was_worked_on_is_not_untouched() -> None:
    """A row nobody has looked at for a year is another matter than one that stays amber."""
    before = returned_from(filled(OAK, *["amber"] * 4), "a.toml", TODAY)
    after = returned_from(filled(OAK, *["amber"] * 4, note="Asked again."), "a.toml", TODAY)
    assert changed(blank().form, before, after) == Changed(same=4)


def test_a_rated_row_that_only_one_of_two_returns_has_is_told() -> None:
    """Else the numbers do not add up to the rows, and a lead looks for what is lost."""
    whole = row(OAK, "red", "red", "amber", "none")
    fewer = replace(whole, marks="\n".join(whole.marks.splitlines()[1:]))
    wanted = Changed(untouched=3, other=1)
    assert changed(blank().form, whole, fewer) == changed(blank().form, fewer, whole) == wanted
    assert wanted.words == "0 up, 0 down, 0 reworded, 3 untouched, 1 not comparable"


def test_all_completed_without_evidence_stands_out() -> None:
    """One note that shows what was done is enough to look like work."""
    bare = row(OAK, *["green"] * 4)
    shown = returned_from(filled(ELM, *["green"] * 4, note="Minutes of May."), "b.toml", TODAY)
    unfinished = row(ASH, "green", "green", "green", "none")
    found = collate(ROUND, blank(), [bare, shown, unfinished])
    assert all_done_without_evidence(found) == (bare,)


def test_all_at_risk_stands_out_as_well() -> None:
    """Outliers are told both ways."""
    worst = row(OAK, "red", "red", "none", "red")
    found = collate(ROUND, blank(), [worst, row(ELM, "red", "amber", "red", "red")])
    assert all_at_risk(found) == (worst,)


def test_the_same_words_in_two_schools_are_found_however_they_are_spaced() -> None:
    """A text that was copied from a neighbour says little about the school."""
    one = returned_from(filled(OAK, *["green"] * 4, note=LONG), "a.toml", TODAY)
    other = returned_from(
        filled(ELM, *["red"] * 4, note=LONG.upper().replace(" ", "  ")), "b.toml", TODAY
    )
    (text,) = same_texts(collate(ROUND, blank(), [one, other]))
    assert (text.schools, len(text.places)) == (2, 8)


def test_a_short_note_in_two_schools_is_no_copy() -> None:
    """A "Done" is written everywhere."""
    rows = [
        returned_from(filled(school, *["green"] * 4, note="Done at the briefing."), "x", TODAY)
        for school in (OAK, ELM)
    ]
    assert same_texts(collate(ROUND, blank(), rows)) == ()


def test_the_outcomes_that_most_schools_rate_worst_come_first() -> None:
    """They say which training to buy."""
    rows = [row(OAK, "red", "red", "red", "amber"), row(ELM, "amber", "amber", "red", "amber")]
    found = most_at_risk(collate(ROUND, blank(), rows))
    assert [(each.outcome, each.text, each.schools, each.rows) for each in found] == [
        ("2.A", "Second", 2, 2),
        ("1.A", "First", 1, 2),
    ]
