"""From the audit to its offer, and what the audit shows of it: it suggests and never rates."""

import shutil
import tomllib
from pathlib import Path

import pytest

from eh_tui.files.beside.drafts import Drafts
from eh_tui.files.offer.audit import new_offer
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.app import EhApp
from eh_tui.ui.dialogs import kept_typing
from eh_tui.ui.offer.screen import OfferScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.support.lists import sentences
from tests.support.sheets import press
from tests.ui.conftest import action_in


async def test_the_offer_is_made_from_the_audit_and_opened(workbook: Path) -> None:
    """With the school's name and the audit's people; from then on each knows the other."""
    app = EhApp(Session(workbook))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("O", "enter")
        await pilot.pause()
        assert isinstance(app.screen, OfferScreen)
        made = workbook.with_name("example-primary-offer.toml")
        offer = tomllib.loads(made.read_text())
        assert offer["school"]["name"] == "Example Primary School"
        assert offer["offer"]["audit"] == workbook.name
        assert tomllib.loads(workbook.read_text())["school"]["offer_file"] == made.name


async def test_an_offer_that_is_there_is_opened_and_the_audit_again(workbook: Path) -> None:
    """Without a question, and back by the list of workbooks."""
    session = Session(workbook)
    new_offer(workbook.with_name("offer.toml"), session.store)
    app = EhApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("O")
        await pilot.pause()
        assert isinstance(app.screen, OfferScreen)
        app.open_workbook(workbook)
        await pilot.pause()
        assert isinstance(app.screen, SheetScreen)


async def test_an_offer_that_lies_there_is_joined_and_opened(workbook: Path) -> None:
    """It was made by a command, or came from elsewhere; nothing of it is written anew."""
    path = Path(shutil.copy(form_file("example-primary-offer"), workbook.with_name("ours.toml")))
    items = tomllib.loads(path.read_text())["items"]
    app = EhApp(Session(workbook))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "O")
        assert "This one lies beside the audit" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, OfferScreen)
    offer = tomllib.loads(path.read_text())
    assert (offer["items"], offer["offer"]["audit"]) == (items, workbook.name)
    assert tomllib.loads(workbook.read_text())["school"]["offer_file"] == "ours.toml"


async def test_a_name_that_is_too_long_for_the_disk_is_told(workbook: Path) -> None:
    """A letter may take three bytes; the window stays, and nothing is made."""
    app = EhApp(Session(workbook))
    before = workbook.read_bytes(), sorted(workbook.parent.iterdir())
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "O", "ctrl+u", *"學" * 120, "enter")
        assert any("name is too long" in each for each in sentences(app)), sentences(app)
        assert isinstance(app.screen, SheetScreen)
    made = {path.name for path in workbook.parent.iterdir()} - {path.name for path in before[1]}
    assert not [name for name in made if name.endswith(".toml")]
    assert workbook.read_bytes() == before[0]


async def test_a_file_that_is_no_offer_of_the_school_is_not_joined(workbook: Path) -> None:
    """Another audit, say: it stays as it is, and a sentence says why."""
    other = Path(shutil.copy(workbook, workbook.with_name("other.toml")))
    before = other.read_bytes()
    app = EhApp(Session(workbook))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "O", "ctrl+u", *"other.toml", "enter")
        assert isinstance(app.screen, SheetScreen)
        assert any("is no offer of this school" in toast for toast in sentences(app))
    assert other.read_bytes() == before


async def test_how_the_offer_stands_is_said_beside_the_actions(workbook: Path) -> None:
    """And no rating is changed by it."""
    session = Session(workbook)
    offer = new_offer(workbook.with_name("offer.toml"), session.store)
    offer.commit([set_field(offer.workbook, Kind.OFFER, "offer", "published", "1/9/26")])
    before = action_in(workbook, "3-01")["rag"]
    app = EhApp(Session(workbook))
    async with app.run_test(size=(160, 60)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        screen = screen_text(app)
        assert "→ offer: 126 of 126 not" in screen
        assert "→ offer: published 1/9/26" in screen
        assert action_in(workbook, "3-01")["rag"] == before


async def test_what_is_said_beside_an_action_stands_in_lines_of_its_own(workbook: Path) -> None:
    """The action below it begins only after the last of them."""
    session = Session(workbook)
    new_offer(workbook.with_name("offer.toml"), session.store)
    app = EhApp(Session(workbook))
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        lines = screen_text(app).splitlines()
        first = next(at for at, line in enumerate(lines) if "→ offer: 126 of 126 not" in line)
        after = next(at for at, line in enumerate(lines) if "Get your schools Early" in line)
        said = lines[first : after - 1]
        assert all(line.count("│") >= 5 for line in said)
        assert "say so" in said[-1]


async def test_the_walk_says_it_too(workbook: Path) -> None:
    """Below the rating, where the meeting decides it."""
    session = Session(workbook)
    new_offer(workbook.with_name("offer.toml"), session.store)
    app = EhApp(Session(workbook))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("3", "w")
        await pilot.pause()
        assert "offer: 126 of 126 not decided; not signed off" in screen_text(app)


async def test_what_is_typed_is_kept_when_another_workbook_is_opened(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once, though the hand has not paused; whoever comes back finds it."""
    monkeypatch.setattr(kept_typing, "SOON", 3600)
    session = Session(workbook)
    offer = new_offer(workbook.with_name("offer.toml"), session.store)
    app = EhApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("1", "right", "enter", "!")
        assert Drafts(workbook).get(("1-01", "when")) is None
        app.open_workbook(offer.path)
        await pilot.pause()
        assert Drafts(workbook).get(("1-01", "when")) == "ongoing!"
        await pilot.press("enter", "?")
        app.open_workbook(workbook)
        await pilot.pause()
        assert Drafts(offer.path).get(("A1-01", "words")) == "?"


async def test_a_workbook_is_not_left_while_a_draft_cannot_be_kept(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full: the text is only on the screen."""
    session = Session(workbook)
    offer = new_offer(workbook.with_name("offer.toml"), session.store)
    app = EhApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        monkeypatch.setattr(session.drafts, "save", lambda: "No space left.")
        app.open_workbook(offer.path)
        await pilot.pause()
        assert isinstance(app.screen, SheetScreen)
        assert "No space left." in sentences(app)
