"""A colleague puts pipes and endless files beside a workbook, where every session looks."""

import json
import os
from pathlib import Path

import pytest

from eh_tui.files.store.journal import history_of
from eh_tui.files.store.lock import lock_of
from eh_tui.files.system.handed_out import LIST_NAME
from tests.e2e.other_users.conftest import School

LOOKS = """
import sys
from pathlib import Path
from eh_tui.files.beside.presence import Presence
here = Presence(Path(sys.argv[1]), "dana")
here.show()
print(here.others())
here.leave()
"""

HUGE = 1 << 40
"""Bytes; a file of holes takes no room on the disk, and all there is in memory."""


def beside(school: School, name: str) -> Path:
    """Return the path of a file beside the workbook, by what it is."""
    history = history_of(school.workbook)
    machine = os.uname().nodename
    return {
        "history": history,
        "lock": lock_of(history),
        "presence here": school.folder / f".school.here.{machine}.1",
        "presence elsewhere": school.folder / ".school.here.elsewhere.1",
        "copy": school.folder / "school (1).toml",
        "last year's": school.folder / "last.toml",
        "another workbook": school.folder / "b.toml",
        "note of what was written": school.folder / LIST_NAME,
    }[name]


OTHERS = (
    "presence here",
    "presence elsewhere",
    "copy",
    "last year's",
    "another workbook",
    "note of what was written",
)


@pytest.mark.parametrize(
    "names", [("history",), ("lock",), OTHERS], ids=["history", "lock", "others"]
)
@pytest.mark.parametrize("kind", ["a pipe", "without an end"])
def test_nothing_that_is_put_beside_a_workbook_stops_a_session(
    school: School, names: tuple[str, ...], kind: str
) -> None:
    """Each command ends, with a sentence if it must; each look at who is there too."""
    book = school.workbook
    assert school.dana.runs("set", book, "school", "follows=last.toml").returncode == 0
    for gone in ("history", "lock"):
        beside(school, gone).unlink()
    for path in (beside(school, name) for name in names):
        if kind == "a pipe":
            school.tom.plants_pipe(path)
        else:
            school.tom.plants(path)
            os.truncate(path, HUGE)
    for command in (
        ("show", book),
        ("show", book, "--last-year"),
        ("check", book),
        ("log", book),
        (school.folder,),
        ("export", book),
        ("merge-copies", book),
    ):
        done = school.dana.runs(*command)
        assert "Traceback" not in done.stderr, command
        assert done.stderr.count("\n") <= 1, (command, done.stderr)
    assert school.dana.does(LOOKS, book) == "()"
    done = school.dana.runs("set", book, "1-01", "who=NK")
    if names == ("history",):
        what = "it is not a regular file" if kind == "a pipe" else "larger than 256 MB"
        assert what in done.stderr
    elif (names, kind) == (("lock",), "a pipe"):
        assert "it is not a regular file" in done.stderr
    else:
        assert done.returncode == 0


def test_a_sign_of_who_is_there_is_shown_as_text_and_cut(school: School) -> None:
    """What others write there is on everybody's screen."""
    school.tom.plants(beside(school, "presence elsewhere"), "x" * 200)
    assert school.dana.does(LOOKS, school.workbook) == str(("x" * 80,))


def test_somebody_elses_drafts_are_not_offered_as_ones_own(school: School) -> None:
    """Nor is a file that was put there beforehand written to, which others could read."""
    code = (
        "import os, sys; from pathlib import Path; os.umask(0);"
        "os.environ['XDG_STATE_HOME'] = sys.argv[2];"
        "from eh_tui.files.beside.drafts import Drafts; drafts = Drafts(Path(sys.argv[1]));"
    )
    state = school.folder / "state"
    (state / "eh-tui" / "drafts").mkdir(parents=True)
    for folder in (state, state / "eh-tui", state / "eh-tui" / "drafts"):
        folder.chmod(0o777)
    path = Path(school.dana.does(f"{code} print(drafts.path)", school.workbook, state))
    text = {"drafts": [{"id": "1-01", "field": "when", "text": "I resign"}]}
    school.tom.plants(path, json.dumps(text))
    school.tom.plants(path.with_suffix(".new"))
    looks = f"{code} print(drafts.get(('1-01', 'when')))"
    assert school.dana.does(looks, school.workbook, state) == "None"
    types = f"{code} drafts.keep(('1-01', 'when'), 'half'); print(repr(drafts.save()))"
    assert school.dana.does(types, school.workbook, state) == "''"
    assert school.dana.does(looks, school.workbook, state) == "half"
    assert not school.tom.can_read(path)
