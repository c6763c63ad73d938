"""The offer on screen: a key for each decision, with the file as witness."""

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from eh_tui.cli import main
from eh_tui.files.beside.drafts import Drafts
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.address import Address
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.editing.field import Field
from eh_tui.ui.lists.checks import ChecksScreen
from eh_tui.ui.lists.drafts import DraftsScreen
from eh_tui.ui.offer.preview import PreviewScreen
from eh_tui.ui.offer.screen import OfferScreen
from tests.support.frames import TODAY, screen_text
from tests.support.lists import row_in, rows_in, sentences
from tests.support.sheets import press
from tests.ui.conftest import Run, both_sizes


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the blank offer, named from the current folder."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "offer.toml", "--form", "early-help-offer", "--school", "Test School"]) == 0
    return Path("offer.toml")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a copy of the example school's offer."""
    return Path(shutil.copy(form_file("example-primary-offer"), tmp_path / "offer.toml"))


def states(path: Path, number: int) -> list[str]:
    """Return what the file says of the first items."""
    return [row["offered"] for row in rows_in(path, "items")[:number]]


async def go_to_part(pilot: Pilot[None], kind: Kind) -> None:
    """Go to the part that lists the rows of a kind."""
    screen = pilot.app.screen
    assert isinstance(screen, OfferScreen)
    for _ in range(20):
        if screen.part.id != kind:
            await pilot.press("right")
            await pilot.pause()
    assert screen.part.id == kind


@both_sizes
async def test_the_parts_and_the_items_are_in_sight(
    size: tuple[int, int], run: Run, example: Path
) -> None:
    """At the left how far each area is, at the right what is decided in words."""
    async with run(OfferScreen(Session(example)), size) as pilot:
        screen = screen_text(pilot.app)
        first = screen.splitlines()[0]
        assert ("126 items: 48 offered" if size[0] > 100 else "126 items, 5 not decided") in first
        assert "1 Attendance" in screen
        assert "23/24" in screen
        assert "✗ not offered" in screen
        assert "Your offer" in screen


async def test_each_item_is_decided_with_one_key(run: Run, offer: Path) -> None:
    """A letter decides and goes on to the next item, so that a meeting types four letters."""
    async with run(OfferScreen(Session(offer))) as pilot:
        await pilot.press("y", "p", "n", "x", "y")
        await pilot.pause()
        assert states(offer, 6) == ["yes", "planned", "no", "", "yes", ""]


async def test_all_126_items_take_126_keys(run: Run, offer: Path) -> None:
    """From one area into the next, without a key in between."""
    async with run(OfferScreen(Session(offer))) as pilot:
        for _ in range(126):
            await pilot.press("y")
        await pilot.pause()
        assert states(offer, 126) == ["yes"] * 126
        assert "126 offered" in screen_text(pilot.app).splitlines()[0]


async def test_space_goes_through_the_states_and_stays(run: Run, offer: Path) -> None:
    """Four presses are a round."""
    async with run(OfferScreen(Session(offer))) as pilot:
        seen = []
        for _ in range(4):
            await pilot.press("space")
            await pilot.pause()
            seen += states(offer, 1)
        assert seen == ["yes", "planned", "no", ""]
        assert states(offer, 2) == ["", ""]


async def test_enter_edits_the_words_for_parents_in_place(run: Run, offer: Path) -> None:
    """They are what the page says."""
    async with run(OfferScreen(Session(offer))) as pilot:
        await pilot.press("enter", *"A prize", "enter")
        await pilot.pause()
        assert row_in(offer, "items", "A1-01")["words"] == "A prize"
        assert "For parents: A prize" in screen_text(pilot.app)


async def test_a_decision_is_taken_back(run: Run, offer: Path) -> None:
    """As everywhere."""
    async with run(OfferScreen(Session(offer))) as pilot:
        await pilot.press("y", "u")
        await pilot.pause()
        assert states(offer, 1) == [""]


async def test_the_next_open_item_is_found_in_another_area(run: Run, example: Path) -> None:
    """So that nothing stays undecided by accident."""
    async with run(OfferScreen(Session(example))) as pilot:
        await pilot.press("full_stop", "y", "full_stop", "n")
        await pilot.pause()
        assert row_in(example, "items", "A1-20")["offered"] == "yes"
        assert row_in(example, "items", "A2-09")["offered"] == "no"


async def test_an_outcome_gets_a_figure_and_keeps_the_one_before(run: Run, example: Path) -> None:
    """Two short questions: the figure, and of when it is."""
    async with run(OfferScreen(Session(example))) as pilot:
        await pilot.press("end", *["up"] * 6, "f", *"96%", "enter", *"Dec 2026", "enter")
        await pilot.pause()
        measure = row_in(example, "measures", "A1-M1")
        assert (measure["figure"], measure["as_of"]) == ("96%", "Dec 2026")
        assert row_in(example, "figures", "A1-M1-3")["figure"] == "95.1%"


async def test_a_figure_of_no_date_is_kept_and_that_is_said(run: Run, example: Path) -> None:
    """It could stand in no order with the others."""
    async with run(OfferScreen(Session(example)), (120, 40)) as pilot:
        await pilot.press("end", *["up"] * 6, "f", *"96%", "enter", *"lately", "enter")
        await pilot.pause()
        assert row_in(example, "measures", "A1-M1")["as_of"] == "lately"
        said = " ".join(sentences(pilot.app))
        assert "A1-M1 As of: “lately” is no date; write it as 12/9/2026" in said


async def test_rows_are_added_moved_and_taken_out(run: Run, offer: Path) -> None:
    """An item of the school's own, in its place."""
    async with run(OfferScreen(Session(offer))) as pilot:
        await pilot.press("i", *"Ours", "enter", "K")
        await pilot.pause()
        assert [row["id"] for row in rows_in(offer, "items")[:2]] == ["A1-25", "A1-01"]
        await pilot.press("d")
        await pilot.pause()
        assert rows_in(offer, "items")[0]["id"] == "A1-01"


async def test_every_part_can_be_gone_to_and_has_its_own_lines(run: Run, example: Path) -> None:
    """Also one that is empty, and back from it."""
    async with run(OfferScreen(Session(example)), (120, 40)) as pilot:
        seen = []
        for _ in range(19):
            await pilot.press("right")
            await pilot.pause()
            seen.append(screen_text(pilot.app))
        assert "There is nothing in this part yet" in seen[17]
        assert "CT09" in seen[10]
        assert "Family Support Worker" in seen[10]
        assert "A1-01" in seen[18]


async def test_a_message_given_is_written_under_its_group(run: Run, example: Path) -> None:
    """The awareness matrix has a log."""
    session = Session(example)
    async with run(OfferScreen(session)) as pilot:
        await go_to_part(pilot, Kind.AWARENESS)
        await pilot.press("i", "escape")
        await pilot.pause()
        before = [row["id"] for row in rows_in(example, "messages")]
        assert "AW1-02" not in before
        await pilot.press("i", *"Assembly", "enter")
        await pilot.pause()
        assert row_in(example, "messages", "AW1-02")["awareness"] == "AW1"


async def test_the_page_is_read_before_it_is_published(run: Run, example: Path) -> None:
    """And written beside the workbook with a key."""
    async with run(OfferScreen(Session(example))) as pilot:
        await pilot.press("v")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PreviewScreen)
        assert "WORRIED ABOUT A CHILD RIGHT NOW?" in screen_text(pilot.app)
        await pilot.press("q", "ctrl+e")
        await pilot.pause()
        assert example.with_suffix(".html").read_text().startswith("<!DOCTYPE html>")
        assert sentences(pilot.app)[-1] == f"Written: {example.with_suffix('.html').name}"


async def test_a_finding_of_the_checks_is_edited_where_it_is_told(run: Run, offer: Path) -> None:
    """The first is that no lead is named."""
    async with run(OfferScreen(Session(offer))) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ChecksScreen)
        await pilot.press("enter", *"Sam", "enter")
        await pilot.pause()
        assert Session(offer).workbook.offer is not None
        assert 'lead = "Sam"' in offer.read_text()


async def test_what_somebody_else_decides_is_seen_and_not_overwritten(
    run: Run, offer: Path
) -> None:
    """Two people go through the list at once."""
    async with run(OfferScreen(Session(offer))) as pilot:
        other = Session(offer, "head")
        other.apply("planned", set_field(other.workbook, Kind.ITEMS, "A1-02", "offered", "planned"))
        await pilot.press("y")
        await pilot.pause()
        assert states(offer, 2) == ["yes", "planned"]
        assert "… planned" in screen_text(pilot.app)


async def test_how_the_offer_stands_is_always_in_sight(run: Run, example: Path) -> None:
    """Defined, signed off, published, and when it is looked at again."""
    async with run(OfferScreen(Session(example)), (160, 40)) as pilot:
        assert "signed off 12 September 2026; published 16 September 2026" in screen_text(pilot.app)


async def test_what_was_typed_and_not_saved_is_found_by_the_key_that_is_named(
    run: Run, example: Path
) -> None:
    """The bottom line says how many drafts there are, and which key lists them."""
    async with run(OfferScreen(Session(example))) as pilot:
        await press(pilot, "enter", "x", "escape")
        assert "1 draft (D)" in screen_text(pilot.app)
        await press(pilot, "D")
        assert isinstance(pilot.app.screen, DraftsScreen)
        assert "1 draft not saved yet" in screen_text(pilot.app)


async def test_a_group_is_taken_out_with_its_messages_as_one_step(run: Run, example: Path) -> None:
    """And nothing is left that belongs to nobody."""
    async with run(OfferScreen(Session(example))) as pilot:
        groups, messages = rows_in(example, "awareness"), rows_in(example, "messages")
        await go_to_part(pilot, Kind.AWARENESS)
        await press(pilot, "d")
        assert rows_in(example, "awareness") == groups[1:]
        assert rows_in(example, "messages") == [
            row for row in messages if row["awareness"] != groups[0]["id"]
        ]
        await press(pilot, "u")
        assert (rows_in(example, "awareness"), rows_in(example, "messages")) == (groups, messages)


async def test_each_field_of_an_item_has_its_own_letter(run: Run, offer: Path) -> None:
    """Its tiers, for whom and when too, which begin like other fields."""
    async with run(OfferScreen(Session(offer))) as pilot:
        for letter, text in (("i", "acute"), ("h", "Year 5"), ("e", "Fridays")):
            await press(pilot, "e", letter, *text, "enter")
        item = row_in(offer, "items", "A1-01")
        assert (item["tiers"], item["whom"], item["when"]) == ("acute", "Year 5", "Fridays")


async def test_a_new_message_asks_for_what_belongs_to_it(run: Run, example: Path) -> None:
    """Route, date, by whom, and when again: one Enter each, and each is saved at once."""
    async with run(OfferScreen(Session(example))) as pilot:
        await go_to_part(pilot, Kind.AWARENESS)
        await press(pilot, "i", *"Assembly", "enter", *"In the hall", "enter", "enter")
        message = row_in(example, "messages", "AW1-02")
        assert (message["text"], message["route"]) == ("Assembly", "In the hall")
        assert message["date"] == day_in_words(TODAY)
        await press(pilot, *"TB", "enter", "escape")
        message = row_in(example, "messages", "AW1-02")
        assert (message["by"], message.get("again", "")) == ("TB", "")
        assert "Assembly (In the hall, TB)" in screen_text(pilot.app)


async def test_a_new_source_can_be_left_after_its_first_line(run: Run, offer: Path) -> None:
    """Esc leaves the rest of it for later."""
    async with run(OfferScreen(Session(offer))) as pilot:
        await go_to_part(pilot, Kind.SOURCES)
        await press(pilot, "i", *"Food bank", "enter", "escape", "u")
        assert not [row for row in rows_in(offer, "sources") if row["provision"] == "Food bank"]
        await press(pilot, "ctrl+r")
        assert [row for row in rows_in(offer, "sources") if row["provision"] == "Food bank"]


async def test_what_is_typed_for_the_rest_of_a_row_is_a_draft_of_its_field(
    run: Run, offer: Path
) -> None:
    """What a food bank does takes a sentence or two, and a call comes in between."""
    async with run(OfferScreen(Session(offer))) as pilot:
        await go_to_part(pilot, Kind.SOURCES)
        await press(pilot, "i", *"Food bank", "enter", *"Mondays", "escape")
        (id,) = (row["id"] for row in rows_in(offer, "sources") if row["provision"] == "Food bank")
        assert Drafts(offer).texts == {(id, "details"): "Mondays"}
        await press(pilot, "D", "enter")
        assert pilot.app.screen.query_one(Field).value == "Mondays"
        await press(pilot, "enter")
        assert row_in(offer, "sources", id)["details"] == "Mondays"


async def test_an_area_without_items_takes_its_first_one(run: Run, offer: Path) -> None:
    """A school's own area begins empty."""
    assert main(["add", str(offer), "areas", "--text", "Sport"]) == 0
    async with run(OfferScreen(Session(offer))) as pilot:
        for _ in range(7):
            await press(pilot, "right")
        await press(pilot, "i", *"Football", "enter", "y")
        row = row_in(offer, "items", "A8-01")
        assert (row["area"], row["text"], row["offered"]) == ("A8", "Football", "yes")


async def test_the_part_gone_to_is_in_sight_on_a_small_screen(run: Run, offer: Path) -> None:
    """The outline moves with it."""
    async with run(OfferScreen(Session(offer)), (60, 15)) as pilot:
        await press(pilot, "left")
        assert "▌   Languages" in screen_text(pilot.app)
        await press(pilot, "right")
        assert "▌ 1 Attendance" in screen_text(pilot.app)


async def test_a_word_is_found_in_every_part(run: Run, example: Path) -> None:
    """From an item to a contact and round to the item again."""
    async with run(OfferScreen(Session(example)), (120, 40)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, OfferScreen)
        await press(pilot, "slash", *"SCHOOL NURSE", "enter")
        seen = []
        for _ in range(5):
            assert screen.chosen is not None
            seen.append(screen.chosen.key)
            await press(pilot, "f3")
        ids = [key.id for key in seen if isinstance(key, Address)]
        assert ids[:1] == ["A1-21"]
        assert "CT14" in ids
        await press(pilot, "slash", "ctrl+u", *"giraffe", "enter")
        assert any("“giraffe” is nowhere" in said for said in sentences(pilot.app))


async def test_the_last_line_tells_of_what_can_be_done_in_a_part(run: Run, example: Path) -> None:
    """Only an item is offered or planned."""
    async with run(OfferScreen(Session(example)), (120, 40)) as pilot:
        assert "p planned" in screen_text(pilot.app).splitlines()[-1]
        await go_to_part(pilot, Kind.SOURCES)
        last = screen_text(pilot.app).splitlines()[-1]
        assert "p planned" not in last
        assert "Enter edit" in last
