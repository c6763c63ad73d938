"""Edits made in a workbook's text leave every other byte alone."""

import re
import tomllib
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eh_tui.errors import BrokenFile, Conflict, Refused
from eh_tui.files.system.paths import form_file
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import Add, Edit, Move, Set, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.offer.schema import OFFERED
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, fields, parent_id, place_of, siblings
from eh_tui.model.core.schema import GROWABLE
from eh_tui.model.core.workbook import Workbook
from tests.support.forms import example_file
from tests.support.rag import Rag

TEXT = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=["Cs"]),
        st.sampled_from("\"'\\#[]=\n\t\x1b\u202e{}"),
    ),
    max_size=60,
)


def annotated(text: str) -> str:
    """Return a workbook's text as people leave one: notes above, inside and between rows."""
    lines: list[str] = []
    number = 0
    for line in text.splitlines():
        if line.startswith(("[[actions]]", "[[rows]]")):
            number += 1
            if number % 4 == 0:
                lines += [f"# free {number}", "#   of a row", ""]
            lines.append(f"# above {number}")
        lines.append(line)
        if line.startswith("[["):
            lines[-1] = line + "   # header"
        elif line.startswith("id = ") and number:
            lines.append(f'odd   =   "kept" # inside {number}')
    return "\n".join(lines) + "\n"


def annotations(text: str) -> tuple[dict[str, list[str]], list[str]]:
    """Return the numbered notes by the id of their row, and the free ones in order."""
    by_row: dict[str, list[str]] = {}
    free = re.findall(r"# free \d+", text)
    pattern = (
        r'# above (\d+)\r?\n *\[\[\w+\]\]   # header\r?\n *id = "([^"]*)"\r?\n.* # inside (\d+)'
    )
    for above, id, inside in re.findall(pattern, text):
        by_row[id] = [above, inside]
    return by_row, free


STYLES: dict[str, Callable[[str], str]] = {
    "as shipped": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "BOM": lambda text: "\ufeff" + text,
    "no final newline": lambda text: text.rstrip("\n"),
    "tight": lambda text: re.sub(r"(?<! row)\n\n(?=# above|\[\[)", "\n", text),
    "indented rows": lambda text: re.sub(r"(?m)^(\[\[actions\]\]|id =)", r"  \1", text),
}


@cache
def parsed(style: str) -> WorkbookText:
    """Return the example, annotated and in one of the styles of writing."""
    text = annotated(example_file().read_text(encoding="utf-8"))
    return WorkbookText.parse(STYLES[style](text).encode())


@st.composite
def edits(draw: st.DrawFn, workbook: Workbook) -> Edit:
    """Any edit that a person could make next."""
    verb = draw(st.sampled_from(["set", "set", "add", "remove", "move"]))
    if verb == "set":
        kinds = [Kind.SCHOOL, Kind.OUTCOMES, *GROWABLE]
        kind = draw(st.sampled_from([k for k in kinds if workbook.of_kind(k)]))
        row = draw(st.sampled_from(workbook.of_kind(kind)))
        name = draw(st.sampled_from(fields(workbook, kind, row)))
        words = {"rag": list(Rag), "offered": OFFERED}.get(name)
        new = draw(st.sampled_from(words) if words else TEXT)
        return set_field(workbook, kind, row.id, name, str(new))
    kind = draw(st.sampled_from([k for k in GROWABLE if k is not Kind.ROWS]))
    if verb == "add" or not workbook.of_kind(kind):
        parents = [outcome.id for outcome in workbook.outcomes] if kind is Kind.ACTIONS else [""]
        parent = draw(st.sampled_from(parents))
        after = draw(st.sampled_from(["", *(r.id for r in siblings(workbook, kind, parent))]))
        return Add(kind, new_row(workbook, kind, parent), Place(parent, after))
    row = draw(st.sampled_from(workbook.of_kind(kind)))
    if verb == "remove":
        return remove_row(workbook, kind, row.id)
    parent = parent_id(kind, row)
    if kind is Kind.ACTIONS:
        parent = draw(st.sampled_from([outcome.id for outcome in workbook.outcomes]))
    family = [r.id for r in siblings(workbook, kind, parent) if r.id != row.id]
    place = Place(parent, draw(st.sampled_from(["", *family])))
    return Move(kind, row.id, place_of(workbook, kind, row.id), place)


def rows_of(text: WorkbookText) -> dict[str, dict[str, Any]]:
    """Return every row by its id, as the standard library reads the file."""
    raw = tomllib.loads(text.text)
    return {
        row["id"]: row
        for kind in raw.values()
        if isinstance(kind, list)
        for row in kind
        if isinstance(row, dict)
    }


@pytest.mark.parametrize("style", STYLES)
@given(data=st.data())
@settings(max_examples=settings().max_examples // 3)
def test_random_edits_change_only_what_they_say(style: str, data: st.DataObject) -> None:
    """Read by tomllib, every other row and every note is where and as it was."""
    text = start = parsed(style)
    undo: list[Edit] = []
    after, now = rows_of(text), annotations(text.text)
    for _ in range(8):
        edit = data.draw(edits(text.workbook))
        before, notes = after, now
        text, back = text.edited([edit])
        undo[:0] = back
        after, now = rows_of(text), annotations(text.text)
        for id in before.keys() & after.keys() - {edit.id}:
            assert after[id] == before[id]
        assert before.keys() ^ after.keys() <= {edit.id}
        for id in notes[0].keys() & after.keys():
            assert now[0][id] == notes[0][id]
        assert now[1] == notes[1]
        assert text.encode().startswith(b"\xef\xbb\xbf") == (style == "BOM")
        if style == "CRLF":
            assert not re.search(r"(?<!\r)\n", text.text)
    text, _ = text.edited(undo)
    assert text.workbook == start.workbook
    assert annotations(text.text) == annotations(start.text)


@pytest.mark.parametrize("style", STYLES)
@given(data=st.data())
@settings(max_examples=settings().max_examples // 4)
def test_undoing_a_removal_or_a_move_gives_the_same_bytes(style: str, data: st.DataObject) -> None:
    """The row comes back with its notes in its old place, to the byte."""
    text = parsed(style)
    action = data.draw(st.sampled_from(text.workbook.actions))
    edit: Edit = remove_row(text.workbook, Kind.ACTIONS, action.id)
    if data.draw(st.booleans()):
        family = [a.id for a in text.workbook.actions if a.outcome != action.outcome]
        other = data.draw(st.sampled_from(family))
        parent = place_of(text.workbook, Kind.ACTIONS, other).parent
        edit = Move(
            Kind.ACTIONS,
            action.id,
            place_of(text.workbook, Kind.ACTIONS, action.id),
            Place(parent, other),
        )
    changed, undo = text.edited([edit])
    restored, _ = changed.edited(undo)
    after = restored.text
    if style == "tight":  # a free comment that lost the row above it is kept free by a blank line
        after, before = after.replace("\n\n", "\n"), text.text.replace("\n\n", "\n")
        assert after == before
    else:
        assert after == text.text


@given(TEXT)
def test_any_text_survives_the_file(typed: str) -> None:
    """What was typed is what is read back, whatever it is."""
    text = parsed("as shipped")
    edit = set_field(text.workbook, Kind.ACTIONS, "4-07", "text", typed)
    after, _ = text.edited([edit])
    again = WorkbookText.parse(after.encode()).workbook
    assert next(a.text for a in again.actions if a.id == "4-07") == typed


def test_setting_a_value_changes_only_its_bytes() -> None:
    """The line's spacing and its note stay; so does the rest of the file."""
    text = WorkbookText.parse(b'[[actions]]\nid="1-01"\noutcome = "1.A"\nrag   =  "red"  # why\n')
    after, _ = text.edited([set_field(text.workbook, Kind.ACTIONS, "1-01", "rag", "green")])
    assert after.text == text.text.replace('"red"', '"green"')


def test_a_text_of_several_lines_is_a_readable_block() -> None:
    """A business manager who opens the file sees the lines as they were typed."""
    text = WorkbookText.parse(b'[[actions]]\nid = "1-01"\nwhen = ""\n')
    edit = set_field(text.workbook, Kind.ACTIONS, "1-01", "when", "10/3/16\n11/6/20")
    assert 'when = """\n10/3/16\n11/6/20"""\n' in text.edited([edit])[0].text


def test_a_removed_id_is_never_given_again() -> None:
    """Refs are quoted on the phone and in returned files, so a number means one row for ever."""
    text = WorkbookText.parse(form_file().read_bytes())
    last = text.workbook.actions[-1]
    text, _ = text.edited([remove_row(text.workbook, Kind.ACTIONS, last.id)])
    text = WorkbookText.parse(text.encode())
    assert new_row(text.workbook, Kind.ACTIONS, last.outcome).id == "4-16"


def test_an_edit_whose_field_changed_meanwhile_overwrites_nothing() -> None:
    """The edit carries the value its maker saw; any other value stops it."""
    text = WorkbookText.parse(b'[[actions]]\nid = "1-01"\nwho = "DW"\n')
    with pytest.raises(Conflict, match="it now says 'DW'"):
        text.edited([Set(Kind.ACTIONS, "1-01", "who", "TB", "NK")])


def test_rows_with_the_same_id_are_locked_and_the_rest_is_not() -> None:
    """A row copied in an editor keeps its id; nobody can say which one is meant."""
    text = WorkbookText.parse(b'[[actions]]\nid = "1"\n[[actions]]\nid = "1"\n[[actions]]\nid="2"')
    with pytest.raises(Refused, match="2 rows are called 1"):
        text.edited([Set(Kind.ACTIONS, "1", "who", "", "DW")])
    after, _ = text.edited([Set(Kind.ACTIONS, "2", "who", "", "DW")])
    assert [action.who for action in after.workbook.actions] == ["", "", "DW"]


def test_a_row_written_by_hand_takes_the_parent_above_it_and_a_new_id() -> None:
    """The least that a person writes is a header and a text."""
    text = WorkbookText.parse(
        b'[[outcomes]]\nid = "1.A"\n[[outcomes]]\nid = "1.B"\n[[actions]]\ntext = "Call"\n'
    )
    (action,) = text.workbook.actions
    assert (action.outcome, action.text) == ("1.B", "Call")
    after, _ = text.edited([set_field(text.workbook, Kind.ACTIONS, action.id, "who", "DW")])
    assert f'id = "{action.id}"' in after.text


def test_a_table_below_a_row_goes_and_comes_back_with_it() -> None:
    """`[actions.more]` belongs to the row above it, whoever wrote it there."""
    text = WorkbookText.parse(
        b'[[actions]]\nid = "1"\n[actions.more]\nx = 1\n\n[[actions]]\nid = "2"\n'
    )
    after, undo = text.edited([remove_row(text.workbook, Kind.ACTIONS, "1")])
    assert "more" not in after.text
    restored, _ = after.edited(undo)
    assert text.text in restored.text


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"schema = ", "line 1, column"),
        (b'a = 1\nb = "x', "line 2, column"),
        (b"a = 1\n<<<<<<< HEAD\n", "line 2, column 1: a conflict that a git merge left"),
        (b'a = "\xa3"', r"line 1: not UTF-8 \(byte 0xa3\)"),
        ("a = 1".encode("utf-16"), "line 1: not UTF-8"),
        (b"a = " + b"[" * 5000, "nested too deeply"),
        (b"a = " + b"1" * 5000, "a number that can't be read"),
        (b"[actions]\nid = 1", r"\[actions\] should be \[\[actions\]\]"),
        (b"a = 1\na = 2", "line 2, column"),
        (b" " * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(data: bytes, sentence: str) -> None:
    """One sentence says where, and what to do; nothing is guessed."""
    with pytest.raises(BrokenFile, match=sentence):
        WorkbookText.parse(data)


HEADS = {
    "a table": '[school]\nname = "A"\n',
    "no table": "",
    "dotted keys": 'school.name = "A"   # ours\n',
    "dotted keys with spaces": 'school . "name" = "A"\nschool.audit_date = 2026-09-01\n',
    "dotted keys among others": 'form = "x"\nschool.name = "A"\ntitle = "T"\n',
    "only a table below": '[school.more]\nname = "not the school\'s"\n',
}
FORM = '[[commitments]]\nid = "1"\n'


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("field", ["name", "year", "locked"])
def test_the_schools_fields_can_be_set_however_they_are_written(head: str, field: str) -> None:
    """TOML has several ways to write a table; whoever made the file chose one."""
    text = WorkbookText.parse((head + FORM).encode())
    set_it = set_field(text.workbook, Kind.SCHOOL, "school", field, "New words")
    after, undo = text.edited([set_it])
    assert getattr(after.workbook.school, field) == "New words"
    assert set(text.text.splitlines()) - set(after.text.splitlines()) <= {
        line for line in text.text.splitlines() if "name" in line
    }
    back, _ = after.edited(undo)
    assert back.workbook == text.workbook


def test_a_school_in_braces_is_refused_with_the_line_that_is_on_disk() -> None:
    """One sentence that says where, what is there, and what to write instead."""
    text = WorkbookText.parse(b'# ours\nschema = 1\nschool = {name = "A"}\n' + FORM.encode())
    with pytest.raises(Refused) as refusal:
        text.edited([set_field(text.workbook, Kind.SCHOOL, "school", "locked", "Closed.")])
    assert str(refusal.value) == (
        'Line 3 of the file says school = {name = "A"}; write it as a [school] table, '
        "a line for each value, then it can be changed here."
    )
