"""The people on screen: who has what to do, who is new, and who takes over from whom."""

import tomllib
from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.locking import lock, unlock
from eh_tui.session import Session
from eh_tui.ui.lists.people import PeopleScreen
from eh_tui.ui.lists.proposals import ProposalsScreen
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.support.lists import locked, row_in, rows_in, sentences
from tests.ui.conftest import Run, action_in, both_sizes, results


def who_in(path: Path) -> list[str]:
    """Return every Who in the file, in its order."""
    return [row["who"] for row in tomllib.loads(path.read_text())["actions"]]


@both_sizes
async def test_each_person_stands_with_what_they_have_to_do(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """The question before a new action is given to somebody."""
    async with run(PeopleScreen(Session(workbook)), size) as pilot:
        assert screen_text(pilot.app) == snapshot


@both_sizes
async def test_enter_shows_all_that_is_somebodys(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """However the cells spell the name."""
    async with run(PeopleScreen(Session(workbook)), size) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert screen_text(pilot.app) == snapshot


async def test_from_a_persons_action_to_its_cell_and_back(run: Run, workbook: Path) -> None:
    """Two Enters; Escape goes back one list at a time."""
    screen = SheetScreen(Session(workbook))
    async with run(screen) as pilot:
        await pilot.press("p", "enter", "escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PeopleScreen)
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert screen.sheet.cursor
        assert (screen.sheet.cursor.id, screen.sheet.cursor.field) == ("1-02", "who")


async def test_somebody_new_is_in_the_register(run: Run, workbook: Path) -> None:
    """With the name; the rest is edited field by field."""
    async with run(PeopleScreen(Session(workbook))) as pilot:
        await pilot.press("i", *"Jo Best", "enter")
        await pilot.pause()
        new = rows_in(workbook, "people")[-1]
        assert new["name"] == "Jo Best"

        await pilot.press("end", "e", "r", *"SENCo assistant", "enter")
        await pilot.pause()
        assert row_in(workbook, "people", new["id"])["role"] == "SENCo assistant"
        assert "Jo Best" in screen_text(pilot.app)


async def test_a_handover_is_one_step(run: Run, workbook: Path) -> None:
    """What is done stays with who did it; undo gives all of it back at once."""
    before = workbook.read_text()
    async with run(PeopleScreen(Session(workbook))) as pilot:
        await pilot.press("o", "down", "enter")
        await pilot.pause()
        assert "Dana Whitfield handed over to Morwenna Pryce; u takes it back." in sentences(
            pilot.app
        )
        assert action_in(workbook, "4-07")["who"] == "M Pryce"
        assert action_in(workbook, "3-03")["who"] == "MP / TB"
        assert action_in(workbook, "2-01")["who"] == "Mrs Whitfield"

        await pilot.press("u")
        await pilot.pause()
        assert workbook.read_text() == before


async def test_what_still_names_who_has_left_is_told_and_listed(run: Run, workbook: Path) -> None:
    """A note is nobody's task, and still has to be read by somebody."""
    session = Session(workbook)
    session.apply(
        "note", set_field(session.workbook, Kind.ACTIONS, "4-05", "note", "Ask Dana about it")
    )
    async with run(PeopleScreen(session)) as pilot:
        await pilot.press("o", "down", "enter")
        await pilot.pause()
        (sentence,) = sentences(pilot.app)
        assert sentence.endswith("1 text still names them.")
        await pilot.press("home", "enter", "end")
        await pilot.pause()
        assert "4-05 Note: Ask Dana about it" in screen_text(pilot.app)


async def test_another_name_keeps_the_old_one(run: Run, workbook: Path) -> None:
    """So that every cell goes on to be theirs; one step, which undo takes back."""
    before = workbook.read_text()
    async with run(PeopleScreen(Session(workbook))) as pilot:
        await pilot.press("e", "n", *" Brown", "enter")
        await pilot.pause()
        person = row_in(workbook, "people", "P1")
        assert person["name"] == "Dana Whitfield Brown"
        assert person["aliases"] == "Mrs Whitfield; Dana Whitfield"
        assert "9 to do" in screen_text(pilot.app).splitlines()[1]
        await pilot.press("u")
        await pilot.pause()
        assert workbook.read_text() == before


async def test_a_leaving_that_is_no_date_is_told(run: Run, workbook: Path) -> None:
    """Nobody is gone by a word that can't be read."""
    text = workbook.read_text().replace(
        'name = "Dana Whitfield"\nrole', 'name = "Dana Whitfield"\nleft = "yes"\nrole'
    )
    workbook.write_text(text)
    async with run(PeopleScreen(Session(workbook))) as pilot:
        screen = screen_text(pilot.app)
        assert screen.splitlines()[1].split()[:3] == ["DW", "Dana", "Whitfield"]
        assert "Left: yes, which is no date, so still here" in screen


async def test_who_has_nothing_to_do_hands_nothing_over(run: Run, workbook: Path) -> None:
    """One sentence, and the file as it was."""
    before = workbook.read_bytes()
    async with run(PeopleScreen(Session(workbook))) as pilot:
        await pilot.press("end", "o", "enter")
        await pilot.pause()
        (sentence,) = sentences(pilot.app)
        assert "nothing left to do" in sentence
        assert workbook.read_bytes() == before


@both_sizes
async def test_the_audits_own_names_are_proposed(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """With where they stand; what only people can tell stands below."""
    text = workbook.read_text().replace('who = "DW"', 'who = "Mr Berg / J Best"', 1)
    workbook.write_text(text)
    async with run(ProposalsScreen(Session(workbook)), size) as pilot:
        assert screen_text(pilot.app) == snapshot


async def test_names_are_taken_over_one_by_one(run: Run, workbook: Path) -> None:
    """The cells stay as they are typed."""
    before = who_in(workbook)
    async with run(PeopleScreen(Session(workbook))) as pilot:
        await pilot.press("p", "enter")
        await pilot.pause()
        assert "D Whitfield" in row_in(workbook, "people", "P1")["aliases"]
        assert row_in(workbook, "people", "P2").get("aliases", "") == ""
        assert "1 name taken over." in sentences(pilot.app)
        assert who_in(workbook) == before


async def test_all_names_are_taken_over_as_one_step(run: Run, workbook: Path) -> None:
    """And taken back as one."""
    before = Session(workbook).workbook.people
    async with run(PeopleScreen(Session(workbook))) as pilot:
        await pilot.press("p", "a")
        await pilot.pause()
        assert "The register knows every name in the audit." in screen_text(pilot.app)
        assert Session(workbook).workbook.people != before
        await pilot.press("u")
        await pilot.pause()
        assert Session(workbook).workbook.people == before


async def test_a_text_stays_that_is_being_typed_when_the_register_is_locked(
    run: Run, workbook: Path
) -> None:
    """The dialog stays open with the reason; its text is a draft when it is left."""
    session, head = Session(workbook, "me"), Session(workbook, "head")
    async with run(PeopleScreen(session)) as pilot:
        await pilot.press("e", "r", "!")
        head.apply("locked", lock(head.workbook, "Closed by governors."))
        await pilot.press("enter")
        await pilot.pause()
        assert "is locked: Closed by governors." in screen_text(pilot.app)
        await pilot.press("escape")
        head.apply("unlocked", unlock(head.workbook))
        session.refresh()
        await pilot.press("e", "r")
        await pilot.pause()
        assert "Family Support Worker!" in screen_text(pilot.app)


async def test_a_locked_register_says_so_at_each_key(run: Run, workbook: Path) -> None:
    """What is typed into a question stays in its dialog."""
    session = locked(workbook)
    before = workbook.read_bytes()
    async with run(PeopleScreen(session)) as pilot:
        await pilot.press("i", *"Jo Best", "enter")
        await pilot.pause()
        assert "│ Jo Best" in screen_text(pilot.app)
        (sentence,) = sentences(pilot.app)
        assert "is locked: Closed by governors." in sentence
        for keys in (["escape", "o", "enter"], ["p", "a", "escape"]):
            pilot.app.clear_notifications()
            await pilot.press(*keys)
            await pilot.pause()
            (sentence,) = sentences(pilot.app)
            assert "is locked: Closed by governors." in sentence

        pilot.app.clear_notifications()
        await pilot.press("e", "r")
        await pilot.pause()
        (sentence,) = sentences(pilot.app)  # before anything is typed
        assert "is locked: Closed by governors." in sentence
        assert workbook.read_bytes() == before
        assert results(pilot) == []
