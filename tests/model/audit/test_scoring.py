"""What scores add up to."""

from dataclasses import replace

import pytest

from eh_tui.model.audit.scoring import score, score_in_words, weight_of
from eh_tui.model.core.form_rows import Outcome
from eh_tui.model.form.form import COUNTED, Form, Scoring
from eh_tui.model.form.levels import Level

FORM = Form(
    every_level=(
        Level("na", "Not for us", counts=False),
        Level("0", "Not yet", score=0),
        Level("1", "Begun", score=1),
        Level("2", "There", score=2),
    ),
    scoring=Scoring(percentage=True),
)


def rows(*rags: str) -> list[Outcome]:
    """Return an outcome for each rating."""
    return [Outcome(f"1.{at}", "1", rag=rag) for at, rag in enumerate(rags)]


@pytest.mark.parametrize(
    ("rags", "words"),
    [
        ((), "none yet, 0 of 0 rated"),
        (("2", "1", "0"), "50%: 3 of 6 points, 3 of 3 rated"),
        (("2", "none"), "100%: 2 of 2 points, 1 of 2 rated"),
        (("2", "na"), "100%: 2 of 2 points, 1 of 1 rated"),
    ],
)
def test_a_score_is_a_share_of_what_could_be_reached(rags: tuple[str, ...], words: str) -> None:
    """What is not rated counts neither for nor against; how much is rated is told beside it."""
    assert score_in_words(score(FORM, rows(*rags))) == words


def test_a_form_may_count_what_is_not_applicable_as_nothing_reached() -> None:
    """Which of the two holds is the form's to say."""
    form = replace(FORM, scoring=Scoring(percentage=True, not_applicable=COUNTED))
    assert score(form, rows("2", "na")).percent == 50


def test_a_weight_counts_a_row_as_often() -> None:
    """A duty may count for three wishes; what is no number counts once."""
    heavy, light = rows("2", "0")
    assert score(FORM, [replace(heavy, weight="3"), light]).percent == 75
    assert weight_of(replace(light, weight="much")) == 1
