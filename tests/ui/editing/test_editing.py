"""Editing on the sheet: what is typed, and what is then in the file."""

import re
import tomllib
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from eh_tui.files.store.own_marks import OwnMarks
from eh_tui.model.core.edits import Edit, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.editing.edit_dialog import EditDialog
from eh_tui.ui.editing.field import Field
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.support.sheets import (
    cursor,
    go,
    ids_in,
    press,
    rows_in,
    sheet_of,
    somebody,
    somebody_sets,
    toasts,
    type_text,
    watch,
    words_on_screen,
)
from tests.ui.conftest import Run, action_in, both_sizes


def sheet(path: Path) -> SheetScreen:
    """Return a sheet that shows a workbook."""
    return SheetScreen(Session(path, "me"))


def text_of(path: Path) -> str:
    """Return the file without its list of ids that are never given again, which only grows."""
    return re.sub(r"^retired = .*\n", "", path.read_text(), flags=re.MULTILINE)


# The dialog


async def test_a_when_is_read_while_it_is_typed(run: Run, workbook: Path) -> None:
    """What is not understood is seen before it is saved, and other texts are not read."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "3-02", "when")
        await press(pilot, "enter", *["backspace"] * 6)
        assert "Read as" not in screen_text(pilot.app)
        await type_text(pilot, "10/12")
        assert "Read as: two readings" in screen_text(pilot.app)
        await type_text(pilot, "/26")
        assert "Read as: day, due 10 December 2026" in screen_text(pilot.app)
        await press(pilot, "escape")

        await go(pilot, "3-02", "who")
        await press(pilot, "enter")
        assert "Read as" not in words_on_screen(pilot).split("Esc leave")[0].split("Tab:")[-1]


async def test_a_colleague_is_completed_however_the_name_is_begun(run: Run, workbook: Path) -> None:
    """By a title, by an initial and a part of the surname, by initials."""
    for typed in ("Mrs W", "D Whi", "DW"):
        async with run(sheet(workbook)) as pilot:
            await go(pilot, "4-15", "who")
            await press(pilot, "enter")
            await type_text(pilot, typed)
            assert "Tab: Dana Whitfield" in screen_text(pilot.app)
            await press(pilot, "tab", "enter")
        assert action_in(workbook, "4-15")["who"] == "Dana Whitfield"
        text = workbook.read_text()
        workbook.write_text(text.replace('who = "Dana Whitfield"', 'who = ""'))


@both_sizes
async def test_the_dialog_opens_with_the_text_in_it(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """With the action that it belongs to above it."""
    async with run(sheet(workbook), size) as pilot:
        await go(pilot, "1-03", "when")
        await press(pilot, "enter")
        assert pilot.app.screen.query_one(Field).value == "14/3/24\n9/6/26"
        assert screen_text(pilot.app) == snapshot


async def test_enter_saves_and_the_sheet_shows_it(run: Run, workbook: Path) -> None:
    """In the file before the next key; the cursor stays in its cell."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "4-07", "when")
        await press(pilot, "enter", *["backspace"] * 7)
        await type_text(pilot, "by 31/10")
        await press(pilot, "enter")

        assert action_in(workbook, "4-07")["when"] == "by 31/10"
        assert cursor(pilot) == "4-07 when"
        assert "by 31/10" in words_on_screen(pilot)


async def test_one_key_clears_a_text_to_type_another(run: Run, workbook: Path) -> None:
    """All its lines, as a pen crosses them out; and one more brings them back."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "1-03", "when")
        await press(pilot, "enter", "ctrl+u")
        assert pilot.app.screen.query_one(Field).value == ""
        await press(pilot, "ctrl+z")
        assert pilot.app.screen.query_one(Field).value == "14/3/24\n9/6/26"
        await press(pilot, "ctrl+u", *"6/2027", "enter")
        (row,) = [row for row in rows_in(workbook, "actions") if row["id"] == "1-03"]
        assert row["when"] == "6/2027"


async def test_ctrl_j_begins_a_new_line(run: Run, workbook: Path) -> None:
    """As cells of the form have several dates."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "4-14", "when")
        await press(pilot, "enter")
        await type_text(pilot, "6/26\n9/26")
        await press(pilot, "enter")

        assert action_in(workbook, "4-14")["when"] == "6/26\n9/26"
        assert 'when = """\n6/26\n9/26"""' in text_of(workbook)


async def test_escape_changes_nothing_and_the_draft_is_offered_again(
    run: Run, workbook: Path
) -> None:
    """A slip of the finger loses no sentence."""
    before = workbook.read_bytes()
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "4-07", "when")
        await press(pilot, "enter", "!", "escape")
        assert workbook.read_bytes() == before
        assert cursor(pilot) == "4-07 when"

        await press(pilot, "enter")
        assert "draft" in words_on_screen(pilot)
        assert pilot.app.screen.query_one(Field).value == "ongoing!"
        await press(pilot, "enter")
        assert action_in(workbook, "4-07")["when"] == "ongoing!"

        await press(pilot, "enter")
        assert "draft" not in words_on_screen(pilot)


async def test_the_saved_text_is_one_key_away_from_a_draft(run: Run, workbook: Path) -> None:
    """Whoever does not want the draft."""
    before = workbook.read_bytes()
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "4-07", "when")
        await press(pilot, "enter", "!", "escape", "enter", "ctrl+r")
        assert pilot.app.screen.query_one(Field).value == "ongoing"
        await press(pilot, "enter")
        assert workbook.read_bytes() == before


async def test_a_text_left_as_it_is_is_no_change(run: Run, workbook: Path) -> None:
    """Not a byte of the file, and nothing to undo."""
    before = workbook.read_bytes()
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "4-07", "when")
        await press(pilot, "enter", "enter", "u")
        assert workbook.read_bytes() == before
        assert "There is nothing to take back." in toasts(pilot)


async def test_who_offers_the_names_that_the_workbook_knows(run: Run, workbook: Path) -> None:
    """Tab takes one, Tab again the next."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "2-02", "who")
        await press(pilot, "enter")
        await type_text(pilot, "tom")
        assert "Tab: Tomasz Berg" in screen_text(pilot.app)
        await press(pilot, "tab", "enter")
        assert action_in(workbook, "2-02")["who"] == "Tomasz Berg"

        await press(pilot, "enter")
        await type_text(pilot, " / dw")
        await press(pilot, "tab", "enter")
        assert action_in(workbook, "2-02")["who"].startswith("Tomasz Berg / ")


CELLS = (
    ("school", "name", "school"),
    ("school", "audit_date", "school"),
    ("1.A", "text", "outcomes"),
    ("1-01", "text", "actions"),
    ("1-01", "who", "actions"),
    ("1-R02", "Details", "rows"),
    ("3-R02", "Review date", "rows"),
    ("S2", "role", "signatories"),
    ("S2", "name", "signatories"),
)


async def test_every_cell_can_be_edited(run: Run, workbook: Path) -> None:
    """The school, the outcomes, the tables and the signatures like any action."""
    async with run(sheet(workbook)) as pilot:
        for id, field, kind in CELLS:
            await go(pilot, id, field)
            await press(pilot, "enter", "!", "enter")

            values = tomllib.loads(workbook.read_text())[kind]
            rows = [values] if kind == "school" else values
            (row,) = (row for row in rows if row.get("id", "school") == id)
            assert row[field].endswith("!")
            assert "!" in screen_text(pilot.app)


async def test_a_date_of_signing_is_a_date_or_stays_a_draft(run: Run, workbook: Path) -> None:
    """What can't be read would count as not signed, so it is said while it can be mended."""

    def signed() -> str:
        rows = tomllib.loads(workbook.read_text())["signatories"]
        return str(next(row["signed"] for row in rows if row["id"] == "S2"))

    async with run(sheet(workbook)) as pilot:
        await go(pilot, "S2", "signed")
        await press(pilot, "enter", *"soon", "enter")
        assert signed() == ""
        assert "“soon” is no date; write it as 12/9/2026" in words_on_screen(pilot)
        await press(pilot, *["backspace"] * 4)
        await type_text(pilot, "12/9/26")
        await press(pilot, "enter")
        assert signed() == "12/9/26"


async def test_a_rating_is_chosen_from_its_words(run: Run, workbook: Path) -> None:
    """For those who don't remember the letters."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "4-07", "rag")
        await press(pilot, "enter")
        assert "At risk of not achieving" in screen_text(pilot.app)
        await press(pilot, "up", "enter")
        assert action_in(workbook, "4-07")["rag"] == "green"


async def test_a_note_is_written_from_anywhere_in_the_row(run: Run, workbook: Path) -> None:
    """And stands below the action's text."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "4-07", "rag")
        await press(pilot, "m")
        await type_text(pilot, "ask Dana")
        await press(pilot, "enter")
        assert action_in(workbook, "4-07")["note"] == "ask Dana"
        assert "Note: ask Dana" in words_on_screen(pilot)
        assert cursor(pilot) == "4-07 rag"


# Rows


async def test_an_action_is_added_below_and_its_text_asked_for(run: Run, workbook: Path) -> None:
    """Its number is new, and it is not rated."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "4-07", "rag")
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, EditDialog)
        await type_text(pilot, "a leaflet")
        await press(pilot, "enter")

        ids = ids_in(workbook)
        assert ids[ids.index("4-07") + 1] == "4-16"
        added = action_in(workbook, "4-16")
        assert (added["text"], added["outcome"], added.get("rag", "")) == ("a leaflet", "4.B", "")
        assert cursor(pilot) == "4-16 text"


async def test_an_action_taken_out_comes_back_with_its_comments(run: Run, workbook: Path) -> None:
    """Nothing asks "are you sure?", because u is the answer."""
    before = text_of(workbook)
    assert "# Dana rings" in before
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "2-02", "text")
        await press(pilot, "d")
        assert "2-02" not in ids_in(workbook)
        assert "2-02 taken out; u brings it back." in toasts(pilot)
        assert "2-02" not in cursor(pilot)

        await press(pilot, "u")
        assert text_of(workbook) == before


async def test_an_action_moves_within_its_outcome_and_beyond(run: Run, workbook: Path) -> None:
    """The cursor goes with it."""
    before = text_of(workbook)
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "3-03", "when")
        await press(pilot, "K")
        assert ids_in(workbook)[5:8] == ["3-01", "3-03", "3-02"]
        assert cursor(pilot) == "3-03 when"

        await press(pilot, "J", "J")
        assert action_in(workbook, "3-03")["outcome"] == "3.B"
        assert cursor(pilot) == "3-03 when"

        await press(pilot, "u", "u", "u")
        assert text_of(workbook) == before


async def test_the_training_table_grows(run: Run, workbook: Path) -> None:
    """It lists people; undo takes the row away again."""
    before = text_of(workbook)
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "2-R02", "Name of staff member")
        await press(pilot, "i")
        await type_text(pilot, "M Pryce")
        await press(pilot, "enter")
        assert ids_in(workbook, "rows")[3:6] == ["2-R01", "2-R02", "2-R03"]
        assert rows_in(workbook, "rows")[5]["Name of staff member"] == "M Pryce"

        await press(pilot, "K")
        assert ids_in(workbook, "rows")[3:6] == ["2-R01", "2-R03", "2-R02"]
        await press(pilot, "d")
        assert ids_in(workbook, "rows")[3:5] == ["2-R01", "2-R02"]
        await press(pilot, *"uuuu")
        assert text_of(workbook) == before


async def test_the_other_tables_are_the_form(run: Run, workbook: Path) -> None:
    """A sentence says so, and nothing changes; likewise for the school, of which there is one."""
    before, heard = workbook.read_bytes(), list[str]()
    async with run(sheet(workbook)) as pilot:
        for id, field in (("4-R02", "Details"), ("school", "name"), ("4.B", "text")):
            await go(pilot, id, field)
            for key in ("d", "K", "J", *([] if id == "4.B" else "i")):
                await press(pilot, key)
                assert workbook.read_bytes() == before
                assert pilot.app.screen is sheet_of(pilot)
                heard.append(toasts(pilot))
        assert sum("part of the form" in sentence for sentence in heard) >= 4


async def test_undo_and_redo_of_everything_restore_the_text(run: Run, workbook: Path) -> None:
    """Byte for byte, in either direction."""
    texts = [text_of(workbook)]
    async with run(sheet(workbook)) as pilot:
        for id, field, keys in (
            ("4-07", "rag", ["r"]),
            ("4-08", "who", ["enter", "!", "enter"]),
            ("3-02", "text", ["J"]),
            ("2-02", "text", ["d"]),
            ("2-01", "rag", ["x"]),
            ("1-03", "text", ["i", "n", "enter"]),
            ("2-R01", "Name of staff member", ["d"]),
            ("S2", "signed", ["enter", "1", "slash", "9", "slash", "2", "6", "enter"]),
            ("school", "name", ["enter", "1", "enter"]),
        ):
            await go(pilot, id, field)
            await press(pilot, *keys)
            texts.append(text_of(workbook))
        assert len(set(texts)) == len(texts)

        for was in reversed(texts[:-1]):
            await press(pilot, "u")
            assert was == text_of(workbook)
        await press(pilot, "u")
        assert "There is nothing to take back." in toasts(pilot)

        for then in texts[1:]:
            await press(pilot, "ctrl+r")
            assert then == text_of(workbook)


# Two people in one cell


async def clash(pilot: Pilot[None], path: Path) -> None:
    """Type in a cell that another person changes meanwhile, and save."""
    await go(pilot, "1-03", "who")
    await press(pilot, "enter", "!")
    somebody_sets(path, "1-03", "who", "Tomasz")
    await press(pilot, "enter")


@both_sizes
async def test_a_conflict_shows_both_texts(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """Whose it is, what they wrote and what I did; nothing is overwritten."""
    async with run(sheet(workbook), size) as pilot:
        await clash(pilot, workbook)
        assert action_in(workbook, "1-03")["who"] == "Tomasz"
        assert re.sub(r"at \d\d:\d\d", "at 12:34", screen_text(pilot.app)) == snapshot
        words = words_on_screen(pilot)
        assert "1-03 Who was changed by jpatel at " in words
        assert "Theirs: Tomasz" in words
        assert "Mine: DW!" in words


@pytest.mark.parametrize(("keys", "kept"), [("t", "Tomasz"), ("m", "DW!"), (["escape"], "Tomasz")])
async def test_a_conflict_is_settled_with_one_key(
    keys: list[str], kept: str, run: Run, workbook: Path
) -> None:
    """Both texts stay in the history."""
    async with run(sheet(workbook)) as pilot:
        await clash(pilot, workbook)
        await press(pilot, *keys)

        assert action_in(workbook, "1-03")["who"] == kept
        assert pilot.app.screen is sheet_of(pilot)
        assert cursor(pilot) == "1-03 who"
        assert kept in words_on_screen(pilot)
    history = workbook.with_suffix(".history.jsonl").read_text()
    assert "Tomasz" in history
    assert "DW!" in history


async def test_mine_can_be_edited_before_it_is_saved(run: Run, workbook: Path) -> None:
    """To bring the two together."""
    async with run(sheet(workbook)) as pilot:
        await clash(pilot, workbook)
        await press(pilot, "e")
        assert pilot.app.screen.query_one(Field).value == "DW!"
        await type_text(pilot, " / Tomasz")
        await press(pilot, "enter")
        assert action_in(workbook, "1-03")["who"] == "DW! / Tomasz"


async def test_mine_takes_the_place_only_of_the_text_that_was_shown(
    run: Run, workbook: Path
) -> None:
    """A third text that came while I chose is asked about as well."""
    async with run(sheet(workbook)) as pilot:
        await clash(pilot, workbook)
        somebody_sets(workbook, "1-03", "who", "Ruth")
        await watch(pilot)
        await press(pilot, "m")
        assert action_in(workbook, "1-03")["who"] == "Ruth"
        assert "Theirs: Ruth" in words_on_screen(pilot)
        await press(pilot, "m")
        assert action_in(workbook, "1-03")["who"] == "DW!"


def put_another_row(path: Path) -> None:
    """Give 4-08 to another action, as git does where two machines gave one number twice."""
    text, old = path.read_text(), action_in(path, "4-08")
    lines = text[text.index('id = "4-08"') :].split("\n\n", 1)[0]
    another = (
        lines.replace(old["text"], "Theirs")
        .replace(old["who"], "TB")
        .replace(old["when"], "7/2028")
    )
    path.write_text(text.replace(lines, another))


@pytest.mark.parametrize(
    ("field", "keys", "last"),
    [("when", ["enter", *"2027"], "enter"), ("note", ["m", *"Mine"], "enter"),
     ("rag", ["enter"], "r")],
)  # fmt: skip
async def test_nothing_goes_to_a_row_that_only_has_the_number_of_mine(
    field: str, keys: list[str], last: str, run: Run, workbook: Path
) -> None:
    """A branch that is checked out or rebased may have another row under it.

    Also where the sheet has shown that other row since, below the open dialog.
    """
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "4-08", "when" if field == "note" else field)
        await press(pilot, *keys)
        put_another_row(workbook)
        await watch(pilot)
        before = action_in(workbook, "4-08")
        assert before["text"] == "Theirs"

        await press(pilot, last)
        assert action_in(workbook, "4-08") == before
        assert "4-08 may be another row by now" in words_on_screen(pilot)


@pytest.mark.parametrize(("key", "there"), [("b", True), ("t", False)])
async def test_a_row_taken_out_meanwhile_can_come_back(
    key: str, there: bool, run: Run, workbook: Path
) -> None:
    """With what I typed in it; or it stays out, and the history has my text."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "2-02", "when")
        await press(pilot, "enter", "6", "/", "2", "7")
        somebody(workbook, lambda session: [remove_row(session.workbook, Kind.ACTIONS, "2-02")])
        await press(pilot, "enter")
        assert "2-02 was taken out by jpatel" in words_on_screen(pilot)
        assert "2-02" not in ids_in(workbook)

        await press(pilot, key)
        assert ("2-02" in ids_in(workbook)) is there
        if there:
            assert action_in(workbook, "2-02")["when"] == "6/27"
            assert "# Dana rings" in text_of(workbook)
    assert "6/27" in workbook.with_suffix(".history.jsonl").read_text()


async def test_an_undo_that_would_overwrite_another_asks(run: Run, workbook: Path) -> None:
    """What somebody wrote since is not swept away by u."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "1-03", "who")
        await press(pilot, "enter", "!", "enter")
        somebody_sets(workbook, "1-03", "who", "Tomasz")
        await press(pilot, "u")
        assert action_in(workbook, "1-03")["who"] == "Tomasz"
        assert "Theirs: Tomasz" in words_on_screen(pilot)
        await press(pilot, "m")
        assert action_in(workbook, "1-03")["who"] == "DW"


async def test_a_step_that_only_stands_under_my_name_is_asked_about(
    run: Run, workbook: Path
) -> None:
    """Somebody may have written it there; Enter leaves it, one letter takes it back."""
    Session(workbook, "me").apply("4-07 who", action_edit(workbook, "4-07", "who", "Eve"))
    OwnMarks(workbook).path.unlink()
    async with run(sheet(workbook)) as pilot:
        await press(pilot, "u")
        assert "stands under your name" in words_on_screen(pilot)
        await press(pilot, "enter")
        assert action_in(workbook, "4-07")["who"] == "Eve"
        await press(pilot, "u")
        assert "Take it back all the same" in words_on_screen(pilot)
        await press(pilot, "t")
        assert action_in(workbook, "4-07")["who"] != "Eve"
    OwnMarks(workbook).path.unlink()
    async with run(sheet(workbook)) as pilot:
        await press(pilot, "ctrl+r")
        assert "Make it again all the same" in words_on_screen(pilot)
        await press(pilot, "m")
        assert action_in(workbook, "4-07")["who"] == "Eve"


def action_edit(path: Path, id: str, field: str, new: str) -> Edit:
    """Return the edit that gives a field of an action a value."""
    return set_field(Session(path).workbook, Kind.ACTIONS, id, field, new)
