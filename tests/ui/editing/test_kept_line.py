"""Questions that are answered by a sentence: what is typed is a draft until it is taken."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.widgets import Input

from eh_tui.files.beside.drafts import Drafts
from eh_tui.model.checks.check import mark_known, open_findings
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.session import Session
from eh_tui.ui.lists.checks import ChecksScreen
from eh_tui.ui.lists.drafts import DraftsScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import TODAY, screen_text
from tests.support.lists import locked, rows_in, sentences
from tests.support.sheets import until, words_on_screen
from tests.ui.conftest import Run

Asked = tuple[Callable[[Session], Screen[Any]], str, str, str]
"""The screen, the key that asks, and where the answer stands in the file."""

asked = pytest.mark.parametrize(
    "asked",
    [(SheetScreen, "U", "returns", "because"), (ChecksScreen, "m", "known", "reason")],
    ids=["submit", "known"],
)


@asked
async def test_a_reason_is_on_disk_before_enter_and_dropped_once_it_is_taken(
    asked: Asked, run: Run, workbook: Path
) -> None:
    """So that a kill, or a line that drops, loses a word of it at most."""
    screen, key, kind, field = asked
    async with run(screen(Session(workbook))) as pilot:
        await pilot.press(key)
        await pilot.pause()
        await pilot.press(*"New")
        await until(pilot, lambda: list(Drafts(workbook).texts.values()) == ["New"])
        await pilot.press(*" DSL", "enter")
        await pilot.pause()
        assert [row[field] for row in rows_in(workbook, kind)] == ["New DSL"]
        assert Drafts(workbook).texts == {}


@asked
async def test_a_reason_that_another_window_typed_too_is_asked_for_next(
    asked: Asked, run: Run, workbook: Path
) -> None:
    """Neither answer takes the place of the other one, nor of one that was left."""
    screen, key, kind, field = asked
    async with run(screen(Session(workbook))) as pilot:
        await pilot.press(key)
        await pilot.pause()
        await pilot.press(*"New")
        await until(pilot, lambda: list(Drafts(workbook).texts.values()) == ["New"])
        (place,) = Drafts(workbook).places
        other = Drafts(workbook)
        other.keep(place, "Theirs")
        assert other.save() == ""
        await pilot.press("!", "escape")
        await pilot.pause()
        assert {*Drafts(workbook).at(place)} == {"New!", "Theirs"}
        await pilot.press(key)
        await pilot.pause()
        await pilot.press("?", "enter")
        await pilot.pause()
        assert [row[field] for row in rows_in(workbook, kind)] == ["New!?"]
        assert Drafts(workbook).every == ((place, "Theirs"),)


@asked
async def test_a_reason_that_was_left_is_there_when_it_is_asked_for_again(
    asked: Asked, run: Run, workbook: Path
) -> None:
    """And among the drafts, from which it is asked for as well."""
    screen, key, kind, field = asked
    async with run(screen(Session(workbook))) as pilot:
        await pilot.press(key)
        await pilot.pause()
        await pilot.press(*"New", "escape")
        await pilot.pause()
        assert rows_in(workbook, kind) == []
        await pilot.press(key)
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == "New"
        assert "This is your draft, not saved yet." in sentences(pilot.app)
        await pilot.press("escape")
    async with run(DraftsScreen(Session(workbook))) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"er", "enter")
        await pilot.pause()
        assert [row[field] for row in rows_in(workbook, kind)] == ["Newer"]
        assert "everything that was typed is saved" in screen_text(pilot.app)


@asked
async def test_a_reason_that_is_emptied_is_no_draft(asked: Asked, run: Run, workbook: Path) -> None:
    """Nothing is left to be thrown away."""
    screen, key, _, _ = asked
    async with run(screen(Session(workbook))) as pilot:
        await pilot.press(key)
        await pilot.pause()
        await pilot.press(*"Ne", "space", "escape", key)
        await pilot.pause()
        await pilot.press("backspace", "backspace", "backspace", "space", "escape")
        await pilot.pause()
        assert Drafts(workbook).texts == {}


async def test_a_reason_that_is_refused_stays_a_draft(run: Run, workbook: Path) -> None:
    """Governors closed the audit while it was typed; the sentence is asked for again."""
    async with run(ChecksScreen(locked(workbook))) as pilot:
        await pilot.press("m", *"New DSL", "enter")
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value == "New DSL"
        await pilot.press("escape")
        await pilot.pause()
        assert list(Drafts(workbook).texts.values()) == ["New DSL"]


async def test_a_reason_that_is_asked_for_no_more_submits_nothing(run: Run, workbook: Path) -> None:
    """Everything was rated since: who looks at the draft must not tell the lead by that."""
    session = Session(workbook)
    async with run(SheetScreen(session)) as pilot:
        await pilot.press("U")
        await pilot.pause()
        await pilot.press(*"New", "escape")
        await pilot.pause()
    for row in [row for row in session.workbook.actions if row.rag == NOT_RATED]:
        session.apply("", set_field(session.workbook, Kind.ACTIONS, row.id, "rag", "green"))
    async with run(DraftsScreen(Session(workbook))) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "can be submitted without a reason now" in words_on_screen(pilot)
        await pilot.press("t")
        await pilot.pause()
        assert rows_in(workbook, "returns") == []
        assert Drafts(workbook).texts == {}


async def test_a_reason_for_what_is_known_meanwhile_is_told(run: Run, workbook: Path) -> None:
    """Somebody else gave theirs."""
    session = Session(workbook)
    async with run(ChecksScreen(session)) as pilot:
        await pilot.press("m", *"New", "escape")
        await pilot.pause()
    first = open_findings(session.workbook, TODAY)[0]
    session.apply("", mark_known(session.workbook, first, "Agreed"))
    async with run(DraftsScreen(Session(workbook))) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "What it was about is found no longer, or known already." in words_on_screen(pilot)
