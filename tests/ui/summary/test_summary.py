"""The summary: counts that can be read aloud, printed and seen without colour."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from eh_tui.model.audit.summary import Counts
from eh_tui.model.form.form import Form
from eh_tui.session import Session
from eh_tui.ui.chrome.rating_bar import shares
from eh_tui.ui.summary.screen import SummaryScreen
from tests.support.frames import screen_text
from tests.support.rag import Rag
from tests.ui.conftest import Run, both_sizes, results


@both_sizes
async def test_the_summary_says_all_without_colour(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """Words, figures and letters; not rated is counted apart (DOMAIN.md 3)."""
    async with run(SummaryScreen(Session(workbook)), size) as pilot:
        assert screen_text(pilot.app) == snapshot


@pytest.mark.parametrize("key", ["escape", "s", "q"])
async def test_the_summary_closes(key: str, run: Run, workbook: Path) -> None:
    """By the key that opened it, too."""
    async with run(SummaryScreen(Session(workbook))) as pilot:
        await pilot.press(key)
        await pilot.pause()

        assert results(pilot) == [None]


_few = st.integers(0, 60)


_counts = st.dictionaries(st.sampled_from(Rag), _few).map(Counts)


@given(_counts, st.integers(4, 200))
def test_a_bar_is_full_and_hides_no_rating(counts: Counts, width: int) -> None:
    """One action at risk among fifty is what the bar is for."""
    cells = shares(counts, Form(), width)

    assert sum(cells.values()) == (width if counts.total else 0)
    assert all((cells[rag] > 0) == (counts.of(rag) > 0) for rag in Rag)
