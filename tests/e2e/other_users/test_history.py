"""A colleague who may write the history alters it, and what is taken out of it is out for all."""

import json
from pathlib import Path

import pytest

from eh_tui.files.store.journal import history_of
from tests.e2e.other_users.conftest import School

AS_DANA = """
import sys
from pathlib import Path
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
store = Store(Path(sys.argv[1]), "user 6001")
store.commit([set_field(store.workbook, Kind.ACTIONS, "1-02", "who", "Planted")], "1-02 who")
print("done")
"""
"""A change of Tom's that fits in everywhere and stands under Dana's name."""

COMMANDS = (
    ("log",),
    ("log", "--json"),
    ("check",),
    ("undo",),
    ("redo",),
    ("signatures",),
    ("set", "1-03", "who=DW"),
    ("history redact", "1-03"),
    ("person", "Dana Whitfield", "--all"),
    ("export",),
)


@pytest.fixture
def book(school: School) -> Path:
    """Return the workbook with a step of each of the two in its history."""
    for person, change in ((school.dana, "who=NK"), (school.tom, "note=A word of Tom")):
        assert person.runs("set", school.workbook, "1-01", change).returncode == 0
    return school.workbook


def rewritten(school: School, book: Path, code: str) -> None:
    """Have Tom write the history anew; `code` has its lines in `lines`."""
    whole = (
        "import sys; path = sys.argv[1]; lines = open(path, 'rb').read().splitlines(True);"
        f"{code}; open(path, 'wb').write(b''.join(lines)); print('done')"
    )
    assert school.tom.does(whole, history_of(book)) == "done"


def test_lines_of_wrong_types_stop_no_command_and_are_named(school: School, book: Path) -> None:
    """Numbers out of all range, half characters, lists for texts, depths without an end."""
    spoilt = [
        json.dumps({"n": n, "t": t, "by": by, "op": op, "label": label, "ops": ops, "h": "0" * 16})
        for n, t, by, op, label, ops in (
            ("4", "2026-11-28", "tom", "tx", "", []),
            (10**40, "2026-11-28", "tom", "tx", "", []),
            (4, 5, "tom", "tx", "", []),
            (4, "2026-11-28", ["tom"], "tx", "", []),
            (4, "2026-11-28", "\ud83d", "tx", "", []),
            (4, "2026-11-28", "tom", "no such", "", []),
            (4, "2026-11-28", "tom", "tx", {"a": 1}, []),
            (4, "2026-11-28", "tom", "tx", "", [{"op": "set", "kind": "x", "id": 4}]),
        )
    ]
    text = "\n".join([*spoilt, "[" * 100_000, "null", "NaN", ""])
    rewritten(school, book, f"lines.append({text.encode()!r})")
    for command in COMMANDS:
        done = school.dana.runs(*command[0].split(), book, *command[1:])
        assert done.returncode in (0, 1, 2), (command, done.stderr)
        assert "Traceback" not in done.stdout + done.stderr
        if command == ("check",):
            assert done.stdout.count("of the history is damaged and was passed over") == 11


def test_a_step_that_a_colleague_put_under_my_name_is_told_and_not_taken_back(
    school: School, book: Path
) -> None:
    """Undo would write their text as mine."""
    assert school.tom.does(AS_DANA, book) == "done"
    done = school.dana.runs("undo", book)
    assert done.returncode == 2
    assert "1-02 Who" in done.stderr
    assert "stands under your name, and no session of this account" in done.stderr
    assert 'who = "Planted"' in book.read_text(encoding="utf-8")
    assert "stands under your name, and no session" in school.dana.runs("check", book).stdout
    assert "stands under your name" not in school.tom.runs("check", book).stdout


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("lines = lines[:1]", "its end was cut off, or another history was put in its place"),
        ("del lines[1:3]", "does not follow from the one before"),
        ("lines = [line.replace(b'NK', b'DW') for line in lines]", "does not follow from the one"),
        ("lines = []", "the history is gone"),
        ("lines = [l.replace(b'2026-', b'2024-') for l in lines]", "does not follow from the one"),
    ],
)
def test_what_a_colleague_did_to_the_history_is_told(
    school: School, book: Path, code: str, told: str
) -> None:
    """By whoever recorded something in it, and ends with 1."""
    assert school.dana.runs("check", book).returncode == 0
    rewritten(school, book, code)
    done = school.dana.runs("check", book)
    assert (done.returncode, told in done.stdout) == (1, True), done.stdout


def test_a_history_of_another_school_is_told(school: School, book: Path) -> None:
    """By everybody, since the two name different schools."""
    other = school.folder / "other.toml"
    assert school.tom.runs("new", other, "--school", "Ash Lane School").returncode == 0
    assert school.tom.runs("set", other, "1-01", "who=TB").returncode == 0
    theirs = history_of(other).read_bytes()
    rewritten(school, book, f"lines = [{theirs!r}]")
    for person in (school.dana, school.tom):
        assert "the history is of 'Ash Lane School'" in person.runs("check", book).stdout


def test_a_copy_of_another_ending_writes_into_no_history_but_its_own(
    school: School, book: Path
) -> None:
    """A colleague keeps a copy beside it and tries something out in there."""
    before = history_of(book).read_bytes()
    copy = book.with_suffix(".bak")
    school.tom.plants(copy, book.read_text(encoding="utf-8"), 0o660)
    assert school.tom.runs("set", copy, "1-01", "who=TB").returncode == 0
    assert history_of(book).read_bytes() == before
    assert history_of(copy).name == "school.bak.history.jsonl"


def test_signatures_say_who_entered_them(school: School, book: Path) -> None:
    """Whoever may write the workbook may sign for anybody; the account tells who did."""
    done = school.tom.runs("sign", book, "S1", "--name", "Head of the school")
    assert done.returncode == 0, done.stderr
    assert "Entered by the account user 6002" in school.dana.runs("signatures", book).stdout


def test_a_signature_under_my_name_that_is_not_mine_is_told_to_me(
    school: School, book: Path
) -> None:
    """A colleague signs for the head, and has the history say that Dana entered it."""
    code = AS_DANA.replace(
        'set_field(store.workbook, Kind.ACTIONS, "1-02", "who", "Planted")',
        '*sign(store.workbook, "S1", name="Head", date="28 November 2026", how=How.TYPED)',
    ).replace("import Store", "import Store\nfrom eh_tui.model.signing import How, sign")
    assert school.tom.does(code, book) == "done"
    told = school.dana.runs("signatures", book).stdout
    assert "under your name, user 6001, and no session of this account on this machine" in told
    assert "Entered by the account user 6001" in school.tom.runs("signatures", book).stdout


def texts_in(folder: Path) -> str:
    """Return what the text files below a folder hold."""
    files = (each for each in sorted(folder.rglob("*")) if each.is_file() and not each.is_symlink())
    return "".join(each.read_text(encoding="utf-8", errors="replace") for each in files)


def test_what_one_redacts_is_out_of_what_all_can_read_and_all_go_on(
    school: School, book: Path
) -> None:
    """Whoever wrote it, and whoever made the history."""
    assert school.dana.runs("set", book, "1-01", "note=").returncode == 0
    assert "A word of Tom" in texts_in(school.folder)
    done = school.dana.runs("history", "redact", book, "1-01")
    assert done.returncode in (0, 1), done.stderr
    assert "what others typed and did not save" in done.stdout
    assert "A word of Tom" not in texts_in(school.folder)
    for person in (school.tom, school.dana):
        assert "nothing is broken" in person.runs("check", book).stdout
        assert person.runs("set", book, "1-03", f"who=U{person.user}").returncode == 0


def test_a_member_of_staff_is_erased_by_a_colleague_of_whoever_wrote_of_them(
    school: School, book: Path
) -> None:
    """An access request goes to one person, and what it is about was typed by several."""
    assert school.dana.runs("set", book, "1-03", "who=Ruth Adeyemi").returncode == 0
    told = school.tom.runs("person", book, "Ruth Adeyemi", "--all")
    assert "1-03 who" in told.stdout, told.stderr
    done = school.tom.runs("person", book, "Ruth Adeyemi", "--erase")
    assert done.returncode in (0, 1), done.stderr
    assert "Adeyemi" not in texts_in(school.folder)
    assert school.dana.runs("set", book, "1-03", "who=DW").returncode == 0


@pytest.mark.parametrize("is_reader", [True, False])
def test_who_may_not_write_takes_nothing_out(school: School, book: Path, is_reader: bool) -> None:
    """Neither a reader of the group, nor somebody who is in none; nothing is left behind."""
    person = school.tom if is_reader else school.eve
    for path in (book, history_of(book)):
        path.chmod(0o640)
    school.folder.chmod(0o2775)
    before = {each: each.read_bytes() for each in school.folder.iterdir()}
    for command in (
        ("history", "redact", book, "1-01"),
        ("history", "compact", book, "--before", "2030-01-01"),
        ("history", "sign", book),
        ("person", book, "Ruth Adeyemi", "--erase"),
    ):
        done = person.runs(*command)
        assert done.returncode == 2, (command, done.stdout)
    assert {each: each.read_bytes() for each in school.folder.iterdir()} == before
