"""Each sentence that promises privacy, in README.md and docs/SECURITY.md, has its test."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from eh_tui.files.beside import drafts_file, presence
from eh_tui.files.store import journal
from eh_tui.files.system import settings
from eh_tui.files.toml.read import LARGEST_FILE
from tests.docs.privacy import CLAIMS, claims
from tests.docs.tables import DOCS
from tests.support import CHECKOUT
from tests.support.forms import example_file

TABLE = tomllib.loads(CLAIMS.read_text(encoding="utf-8"))
PROMISES: dict[str, list[str]] = TABLE["promises"]
LIMITS: list[str] = TABLE["limits"]["sentences"]


def test_each_sentence_is_a_promise_with_a_test_or_a_limit() -> None:
    """Whoever writes a sentence decides which; one that is no longer written is not kept."""
    written = claims()
    assert [each for each in written if each not in PROMISES and each not in LIMITS] == []
    assert [each for each in (*PROMISES, *LIMITS) if each not in written] == []
    assert not PROMISES.keys() & set(LIMITS)


@pytest.mark.parametrize("test", sorted({test for tests in PROMISES.values() for test in tests}))
def test_the_test_of_a_promise_is_there(test: str) -> None:
    """By its file and its name."""
    file, _, name = test.partition("::")
    path = CHECKOUT / file
    assert path.is_file()
    assert re.search(rf"(?m)^ *(?:async )?def {name}\(", path.read_text(encoding="utf-8"))


def test_each_promise_has_one() -> None:
    """An empty list would hold nothing."""
    assert [each for each, tests in PROMISES.items() if not tests] == []


def test_each_line_of_the_table_is_tried_as_another_user() -> None:
    """What the table of a server with several accounts promises, by tests that are somebody."""
    text = (DOCS / "SECURITY.md").read_text(encoding="utf-8")
    lines = re.findall(r"(?m)^\| (\*\*[^|]*) \|", text)
    assert len(lines) == 7
    for line in lines:
        tests = [test for each, names in PROMISES.items() if each in line for test in names]
        assert any(test.startswith("tests/e2e/other_users/") for test in tests), line


def test_as_much_is_read_as_is_said() -> None:
    """Of what others may have put beside a workbook."""
    (said,) = (each for each in PROMISES if each.startswith("At most "))
    assert re.findall(r"(\d+) (MB|bytes) of (?:an? )?(\w+)", said) == [
        (str(journal.LARGEST_HISTORY >> 20), "MB", "history"),
        (str(LARGEST_FILE >> 20), "MB", "workbook"),
        (str(presence._LARGEST), "bytes", "sign"),
        (str(drafts_file._LARGEST >> 20), "MB", "drafts"),
        (str(settings._LARGEST >> 20), "MB", "settings"),
    ]


def test_nothing_opens_a_connection(tmp_path: Path) -> None:
    """Neither a command nor the screens: Python itself tells of each that would be opened."""
    book = tmp_path / "school.toml"
    book.write_bytes(example_file().read_bytes())
    code = """
import asyncio, sys
from pathlib import Path
book = Path(sys.argv[1])
opened = []
WATCHED = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname")
sys.addaudithook(lambda event, _: opened.append(event) if event in WATCHED else None)
from eh_tui.cli import main
for command in (
    ["set", str(book), "1-01", "who=NK"],
    ["meeting", "start", str(book)],
    ["meeting", "end", str(book)],
    ["check", str(book)],
    ["export", str(book)],
    ["minutes", str(book), "-o", str(book.parent)],
    ["due", str(book.parent)],
):
    assert main(command) in (0, 1), command
from eh_tui.session import Session
from eh_tui.ui.app import EhApp
async def screens():
    app = EhApp(Session(book))
    async with app.run_test() as pilot:
        await pilot.press("g", "question_mark", "escape", "ctrl+e")
        await pilot.pause()
asyncio.run(screens())
print("opened:", opened)
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(book)],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "HOME": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.endswith("opened: []\n"), done.stderr


@pytest.mark.parametrize("made", ["constraints-$version.txt", "$version.cdx.json", "licences-"])
def test_a_release_puts_beside_the_wheel_what_is_in_it(made: str) -> None:
    """The release itself needs the network, so that its script is read."""
    script = (CHECKOUT / ".ci/release").read_text(encoding="utf-8")
    assert f"dist/{made}" in script.replace("dist/eh-tui-$version.cdx", "dist/$version.cdx")


def test_what_git_is_to_leave_out_is_all_that_is_made_beside_a_workbook(tmp_path: Path) -> None:
    """Histories hold what was deleted, and what is handed out is for those who get it."""
    advice = (DOCS / "several-people.md").read_text(encoding="utf-8")
    (ignored,) = re.findall(r"`\.gitignore`:\n\n((?:    .*\n)+)", advice)
    (tmp_path / ".gitignore").write_text(ignored.replace("    ", ""), encoding="utf-8")
    for name in (*MADE_BESIDE, "school.toml"):
        (tmp_path / name).touch()
    git = ["git", "-C", str(tmp_path)]
    subprocess.run([*git, "init", "-q"], check=True)
    status = [*git, "status", "--porcelain", "--ignored", "-uall"]
    told = subprocess.run(status, check=True, capture_output=True, text=True).stdout
    assert {line[3:] for line in told.splitlines() if line.startswith("!!")} == set(MADE_BESIDE)


MADE_BESIDE = (
    "school.history.jsonl",
    "school.bak.history.jsonl",
    "school.history.dana.signed",
    ".school.here.host.1",
    ".eh-tui.school.lock",
    ".eh-tui.0123456789ab.new",
    ".eh-tui.written.json",
    "audit.xlsx",
    "minutes.docx",
    "offer.html",
    "offer.pdf",
    "dates.ics",
)
