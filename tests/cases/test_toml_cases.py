"""The cases T1 to T40 of bad or odd workbook files, each with what must come of it."""

import os
import re
import time
import tomllib
from pathlib import Path

import pytest

from eh_tui.errors import BrokenFile, Conflict, EhError, NotFound, Refused
from eh_tui.files.beside.copies import copies_of
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.restore import restore
from eh_tui.files.store.store import Store
from eh_tui.files.toml.faults import faults_in
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import Add, Move, Set, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, place_of
from eh_tui.model.core.sections import UNASSIGNED, sections
from tests.cases.samples import INVALID, SMALL


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a school's workbook is to be."""
    return tmp_path / "school.toml"


def opened(path: Path, text: str | bytes = SMALL) -> Store:
    """Return a store of a file that was saved some time ago."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    os.utime(path, (0, 0))
    return Store(path)


def refused(path: Path, data: str | bytes, *words: str) -> None:
    """Check that a file is refused in certain words, here and by `check`, and left alone."""
    with pytest.raises(EhError) as caught:
        opened(path, data)
    for word in words:
        assert word in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == (data.encode() if isinstance(data, str) else data)
    assert faults_in(path.read_bytes())
    assert not history_of(path).exists()


def put(store: Store, field: str, new: str, id: str = "1-01") -> None:
    """Commit a new value of an action."""
    store.commit([set_field(store.workbook, Kind.ACTIONS, id, field, new)])


def action(path: Path, id: str = "1-01") -> dict[str, object]:
    """Return an action as the standard library reads the file."""
    actions = tomllib.loads(path.read_bytes().decode("utf-8-sig"))["actions"]
    return next(row for row in actions if str(row.get("id")) == id)


def kept_but(path: Path, text: str, old: str, new: str, field: str, value: str) -> None:
    """Check that an edit changes one piece of a file and no other byte."""
    store = opened(path, text)
    put(store, field, value)
    assert path.read_bytes().decode() == text.replace(old, new, 1)
    assert text.count(old) >= 1


def test_t1_an_empty_file_without_a_history(path: Path) -> None:
    """An empty file without a history."""
    refused(path, b"", "is empty", "'eh-tui new'")


def test_t2_an_empty_file_with_a_history(path: Path) -> None:
    """An empty file with a history."""
    store = opened(path)
    put(store, "when", "weekly")
    store.commit([remove_row(store.workbook, Kind.ACTIONS, "1-02")])
    before = path.read_bytes()
    path.write_bytes(b"")
    for attempt in (store.refresh, lambda: put(store, "when", "x"), lambda: Store(path)):
        with pytest.raises(BrokenFile, match=r"is empty; 'eh-tui history restore school\.toml'"):
            attempt()
    assert path.read_bytes() == b""
    assert "after change 3" in restore(path)
    assert path.read_bytes() == before
    with pytest.raises(Refused, match="is not empty"):
        restore(path)


def test_t3_deleted_or_renamed_while_open(path: Path) -> None:
    """Deleted or renamed while open."""
    store = opened(path)
    path.rename(path.with_name("other.toml"))
    for attempt in (store.refresh, lambda: put(store, "when", "x")):
        with pytest.raises(NotFound, match="is missing; put it back under that name"):
            attempt()
    assert not path.exists()
    path.with_name("other.toml").rename(path)
    put(store, "when", "weekly")
    assert action(path)["when"] == "weekly"


def test_t4_a_syntax_error_while_open_mended_later(path: Path) -> None:
    """A syntax error while open, mended later."""
    store = opened(path)
    path.write_text(SMALL + "\nwhen = \n", encoding="utf-8")
    broken = path.read_bytes()
    for attempt in (store.refresh, lambda: put(store, "when", "x")):
        with pytest.raises(BrokenFile, match="line 43, column 8") as caught:
            attempt()
        assert (caught.value.line, caught.value.column) == (43, 8)
    assert path.read_bytes() == broken
    assert store.workbook.actions[0].when == "termly"
    path.write_text(SMALL.replace("Book", "Call"), encoding="utf-8")
    store.refresh()
    put(store, "when", "weekly")
    assert (action(path)["text"], action(path)["when"]) == ("Call", "weekly")


def test_t5_conflict_marks_of_a_git_merge(path: Path) -> None:
    """Conflict marks of a git merge."""
    text = SMALL.replace("who = ", "<<<<<<< HEAD\nwho = ", 1)
    refused(path, text, "line 25", "a conflict that a git merge left")


def test_t6_bom(path: Path) -> None:
    """BOM."""
    kept_but(path, "\ufeff" + SMALL, '"termly"', '"weekly"', "when", "weekly")


def test_t7_crlf_and_crlf_without_a_last_line_end(path: Path) -> None:
    """CRLF, and CRLF without a last line end."""
    crlf = SMALL.replace("\n", "\r\n")
    kept_but(path, crlf, '"termly"', '"""\r\na\r\nb"""', "when", "a\nb")
    assert Store(path).workbook.actions[0].when == "a\nb"
    history_of(path).unlink()
    store = opened(path, crlf.removesuffix("\r\n"))
    store.commit([Add(Kind.PEOPLE, new_row(store.workbook, Kind.PEOPLE), Place("", "P1"))])
    data = path.read_bytes()
    assert data.startswith(crlf.encode())
    assert data.count(b"\n") == data.count(b"\r\n")


def test_t8_mixed_line_ends(path: Path) -> None:
    """Mixed line ends."""
    text = "\r\n".join(SMALL.split("\n", 20))
    kept_but(path, text, '"termly"', '"weekly"', "when", "weekly")


def test_t9_a_new_row_after_a_file_without_a_last_line_end(path: Path) -> None:
    """A new row after a file without a last line end."""
    store = opened(path, SMALL.rstrip("\n"))
    store.commit([Add(Kind.PEOPLE, new_row(store.workbook, Kind.PEOPLE), Place("", "P1"))])
    assert path.read_text().startswith(SMALL)
    assert [person.id for person in Store(path).workbook.people] == ["P1", "P2"]


def test_t10_a_pound_sign_in_latin_1(path: Path) -> None:
    """A pound sign in Latin-1."""
    refused(path, SMALL.replace("termly", "£5").encode("latin-1"), "line 24", "byte 0xa3", "UTF-8")


def test_t11_utf_16(path: Path) -> None:
    """UTF-16."""
    refused(path, SMALL.encode("utf-16"), "line 1: not UTF-8")


def test_t12_a_lone_cr_nul_and_esc(path: Path) -> None:
    """A lone CR, NUL and ESC."""
    for raw in "\r\0\x1b":
        refused(path, SMALL.replace("termly", f"ter{raw}mly"), "line 24, column")


def test_t13_what_only_toml_1_1_allows(path: Path) -> None:
    """What only TOML 1.1 allows."""
    for value in ("{\n a = 1 }", r'"\e"', r'"\x41"', "{ a = 1, }"):
        refused(path, SMALL.replace('"termly"', value), "line 24, column")


def test_t14_every_kind_of_invalid_toml(path: Path) -> None:
    """Every kind of invalid TOML."""
    assert len(INVALID) >= 40
    for text in INVALID.values():
        refused(path, text, "school.toml, line ")
        refused(path, f"schema = 1\n{text}", "school.toml, line ")


def test_t15_two_rows_with_one_id(path: Path) -> None:
    """Two rows with one id."""
    store = opened(path, SMALL.replace('"1-02"', '"1-01"'))
    with pytest.raises(Refused, match="2 rows are called 1-01: give each an id of its own"):
        put(store, "when", "x")
    store.commit([set_field(store.workbook, Kind.PEOPLE, "P1", "name", "Dan")])
    assert b'name = "Dan"' in path.read_bytes()
    assert any(
        "1-01 is also that of line" in found.sentence for found in faults_in(path.read_bytes())
    )


def test_t16_a_row_without_an_id(path: Path) -> None:
    """A row without an id."""
    store = opened(path, SMALL + '\n[[actions]]\ntext = "By hand"\noutcome = "1.A"\n')
    assert store.workbook.actions[-1].id == "1-03"
    put(store, "when", "weekly")
    assert action(path, "1-03")["text"] == "By hand"
    put(store, "when", "soon", "1-03")
    assert action(path, "1-03")["when"] == "soon"


def test_t17_an_id_that_is_a_number_or_empty(path: Path) -> None:
    """An id that is a number or empty."""
    store = opened(path, SMALL.replace('"1-01"', "17").replace('"1-02"', '""'))
    first, second = store.workbook.actions
    assert (first.id, second.id) == ("17", "1-01")
    put(store, "when", "weekly", "17")
    assert action(path, "17") == {**action(path, "17"), "id": 17, "when": "weekly"}
    assert [found.line for found in faults_in(SMALL.replace('"1-01"', "17").encode())] == [21]


def test_t18_a_parent_that_does_not_exist(path: Path) -> None:
    """A parent that does not exist."""
    store = opened(path, SMALL.replace('outcome = "1.A"', 'outcome = "9.Z"', 1))
    assert sections(store.workbook)[-1].commitment == UNASSIGNED
    assert [row.id for row in sections(store.workbook)[-1].actions] == ["1-01"]
    put(store, "when", "weekly")
    assert action(path)["outcome"] == "9.Z"


def test_t19_one_bracket_where_two_belong(path: Path) -> None:
    """One bracket where two belong."""
    text = 'schema = 1\n[actions]\nid = "1"\n'
    refused(path, text, "[actions] should be [[actions]], with two brackets")


def test_t20_rows_in_braces(path: Path) -> None:
    """Rows in braces."""
    text = 'commitments = [{ id = "1" }]\nactions = [{ id = "1-01", when = "x" }]\n'
    store = opened(path, text)
    assert store.workbook.actions[0].when == "x"
    with pytest.raises(Refused, match=r"written as \{\.\.\.\} in a list"):
        put(store, "when", "y")
    assert path.read_text() == text


def test_t21_a_table_below_a_row(path: Path) -> None:
    """A table below a row."""
    text = SMALL.replace('colour = "kept"\n', 'colour = "kept"\n[actions.more]\nwhen = "mine"\n')
    kept_but(path, text, '"termly"', '"weekly"', "when", "weekly")
    store = Store(path)
    before = path.read_text()
    undo = store.commit([remove_row(store.workbook, Kind.ACTIONS, "1-01")])
    assert "mine" not in path.read_text()
    store.commit(undo)
    assert path.read_text().replace("retired = []\n", "") == before


def test_t22_unknown_keys_tables_and_comments(path: Path) -> None:
    """Unknown keys, tables and comments."""
    text = "odd = { a = 1 } # x\n" + SMALL + "\n[ours] # y\n'a b' = [ 1,\n # z\n]\n[[ours.c]]\n"
    kept_but(path, text, '"termly"', '"weekly"', "when", "weekly")


def test_t23_a_bare_date(path: Path) -> None:
    """A bare date."""
    store = opened(path, SMALL.replace('"termly"', "2026-10-31"))
    assert store.workbook.actions[0].when == "2026-10-31"
    put(store, "when", "2026-11-30")
    assert action(path)["when"] == "2026-11-30"


def test_t24_numbers_and_switches_in_text_fields(path: Path) -> None:
    """Numbers and switches in text fields."""
    for value, shown in (("nan", "nan"), ("-inf", "-inf"), ("1.50", "1.5"), ("true", "true")):
        history_of(path).unlink(missing_ok=True)
        store = opened(path, SMALL.replace('"termly"', value))
        assert store.workbook.actions[0].when == shown
        put(store, "text", "other")
        assert f"when = {value}\n" in path.read_text()


def test_t25_a_number_of_5_000_digits(path: Path) -> None:
    """A number of 5,000 digits."""
    refused(path, SMALL + "a = " + "1" * 5000, "a number that can't be read")


def test_t26_brackets_nested_5_000_deep(path: Path) -> None:
    """Brackets nested 5,000 deep."""
    refused(path, SMALL + "a = " + "[" * 5000, "nested too deeply")


def test_t27_a_file_larger_than_20_mb(path: Path) -> None:
    """A file larger than 20 MB."""
    refused(path, SMALL.encode() + b" " * (20 * 1024 * 1024), "larger than 20 MB")


def test_t28_6_000_actions(path: Path) -> None:
    """6,000 actions."""
    rows = (
        f'[[actions]]\nid = "1-{n}"\noutcome = "1.A"\ntext = "{"x" * 180}"\n'
        for n in range(3, 6001)
    )
    store = opened(path, SMALL + "\n".join(rows))
    edit = set_field(store.workbook, Kind.ACTIONS, "1-5000", "when", "soon")
    began = time.process_time()
    store.commit([edit])
    assert time.process_time() - began < 1.5  # 1 s is the goal, which the benchmark measures
    assert action(path, "1-5000")["when"] == "soon"


def test_t29_a_value_of_1_000_000_characters(path: Path) -> None:
    """A value of 1,000,000 characters."""
    store = opened(path)
    awkward = "\"'\\\n\t#=[]{}\x00\x1b\x7f\x85\u202e\u2028é\U0001f469" * 55_556
    put(store, "text", awkward[:1_000_000])
    assert action(path)["text"] == awkward[:1_000_000]
    assert Store(path).workbook.actions[0].text == awkward[:1_000_000]


def test_t30_esc_nul_del_and_c1_in_a_value(path: Path) -> None:
    """ESC, NUL, DEL and C1 in a value."""
    put(opened(path), "text", "a\x1b]0;b\x07\x00\x7f\x9b")
    data = path.read_text()
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in data if char != "\n")
    assert action(path)["text"] == "a\x1b]0;b\x07\x00\x7f\x9b"


def test_t31_characters_that_hide_or_turn_the_text(path: Path) -> None:
    """Characters that hide or turn the text."""
    put(opened(path), "text", "a\u202eb\u2066c\ufeffd\u2028e\u200bf")
    assert not set("\u202e\u2066\ufeff\u2028\u200b") & set(path.read_text())
    assert action(path)["text"] == "a\u202eb\u2066c\ufeffd\u2028e\u200bf"


def test_t32_emoji_combining_marks_hebrew_and_arabic(path: Path) -> None:
    """Emoji, combining marks, Hebrew and Arabic."""
    text = "👩‍👩‍👧 e\u0301 שלום مرحبا"
    put(opened(path), "text", text)
    assert text in path.read_text()


def test_t33_half_a_surrogate(path: Path) -> None:
    """Half a surrogate."""
    store = opened(path)
    with pytest.raises(Refused, match="holds half a character; type it again"):
        put(store, "text", "a\ud800")
    assert path.read_text() == SMALL


def test_t34_texts_that_look_like_toml(path: Path) -> None:
    """Texts that look like TOML."""
    store = opened(path)
    for text in ('"""', "'''", "ends in \\", "# no", '[[actions]]\nid = "z"', '""""\n"', "\r\n"):
        put(store, "text", text)
        assert action(path)["text"] == text
        assert len(Store(path).workbook.actions) == 2


def test_t35_quotes_and_spaces_as_somebody_likes_them(path: Path) -> None:
    """Quotes and spaces as somebody likes them."""
    kept_but(path, SMALL, "'DW'", '"TB"', "who", "TB")
    store = Store(path)
    put(store, "when", "soon", "1-02")
    assert '\nid    = "1-02"\n  outcome = "1.A"\nwhen = "soon"\n' in path.read_text()


def test_t36_comments_above_in_and_after_rows(path: Path) -> None:
    """Comments above, in and after rows."""
    store = opened(path)
    here = place_of(store.workbook, Kind.ACTIONS, "1-02")
    store.commit([Move(Kind.ACTIONS, "1-02", here, Place("1.A", ""))])
    text = path.read_text()
    assert text.index("# second\n[[actions]]\nid    =") < text.index("# first\n[[actions]]\nid = ")
    assert "\n# free\n\n" in text
    assert '"Book"   # by phone' in text
    put(store, "when", "weekly", "1-02")
    store.commit([remove_row(store.workbook, Kind.ACTIONS, "1-01")])
    left = path.read_text()
    assert "# first" not in left
    assert "\n# free\n\n" in left
    assert "# second\n[[actions]]" in left


def test_t37_a_newer_schema(path: Path) -> None:
    """A newer schema."""
    store = opened(path, SMALL.replace("schema = 1", "schema = 99"))
    assert "made by a newer eh-tui" in store.view_only
    before = path.read_bytes()
    with pytest.raises(Refused, match="newer eh-tui"):
        put(store, "when", "x")
    assert path.read_bytes() == before
    assert not history_of(path).exists()


def test_t38_the_copies_that_sync_tools_leave(path: Path) -> None:
    """The copies that sync tools leave."""
    opened(path)
    names = ("school.sync-conflict-20260912-101010-ABC.toml", "school (1).toml", "school-PC2.toml")
    for name in names:
        path.with_name(name).write_text(SMALL.replace("termly", "weekly"), encoding="utf-8")
    path.with_name("school-2025.toml").write_text(SMALL, encoding="utf-8")
    assert {copy.name for copy in copies_of(path)} == set(names)


def test_t39_links_to_a_file_to_nothing_in_a_circle(path: Path) -> None:
    """Links: to a file, to nothing, in a circle."""
    opened(path)
    link, dangling, circle = (path.with_name(f"{name}.toml") for name in ("a", "b", "c"))
    link.symlink_to(path)
    dangling.symlink_to("gone.toml")
    circle.symlink_to(circle)
    put(Store(link), "when", "weekly")
    assert link.is_symlink()
    assert action(path)["when"] == "weekly"
    with pytest.raises(NotFound, match="is missing"):
        Store(dangling)
    with pytest.raises(NotFound, match="lead in a circle"):
        Store(circle)
    assert history_of(link) == history_of(path)


def test_t40_a_pipe_a_folder_a_device(path: Path) -> None:
    """A pipe, a folder, a device."""
    fifo, folder, device = (path.with_name(f"{name}.toml") for name in ("a", "b", "c"))
    os.mkfifo(fifo)
    folder.mkdir()
    device.symlink_to("/dev/zero")
    for odd in (fifo, folder, device):
        with pytest.raises(Refused, match="is not a regular file"):
            Store(odd)


def test_every_case_is_in_the_table() -> None:
    """T1 to T40, none forgotten."""
    cases = [name.split("_")[1] for name in globals() if re.match(r"test_t\d", name)]
    assert cases == [f"t{number}" for number in range(1, 41)]


def test_an_edit_seen_in_an_older_state_is_a_conflict(tmp_path: Path) -> None:
    """Every case above rests on it: what nobody saw is not overwritten."""
    store = opened(tmp_path / "school.toml")
    with pytest.raises(Conflict, match="it now says 'termly'"):
        store.commit([Set(Kind.ACTIONS, "1-01", "when", "weekly", "soon")])
    assert WorkbookText.parse(store.path.read_bytes()).text == SMALL
