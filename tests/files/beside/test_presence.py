"""Who has a workbook open is seen while they have, and not for longer."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from eh_tui.files.beside.presence import Presence

STAYS = """
import sys
from pathlib import Path
from eh_tui.files.beside.presence import Presence
here = Presence(Path(sys.argv[1]), sys.argv[2])
here.show()
print("shown", flush=True)
sys.stdin.readline()
here.leave()
"""

Session = Callable[[str], subprocess.Popen[str]]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return where a workbook is."""
    return tmp_path / "audit.toml"


@pytest.fixture
def session(workbook: Path) -> Session:
    """Return what opens the workbook in a process of its own."""

    def opened(by: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", STAYS, str(workbook), by]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout
        assert process.stdout.readline() == "shown\n"
        return process

    return opened


def signs(workbook: Path) -> list[str]:
    """Return the files that say who is there."""
    return [path.name for path in workbook.parent.iterdir() if ".here." in path.name]


def test_another_session_is_seen_until_it_leaves(workbook: Path, session: Session) -> None:
    """Under the name by which it works."""
    here = Presence(workbook, "office")
    here.show()
    with session("TB") as other:
        assert here.others() == ("TB",)
        other.communicate("\n")
    assert here.others() == ()
    here.leave()
    assert signs(workbook) == []


def test_a_killed_session_is_gone_at_once(workbook: Path, session: Session) -> None:
    """The kernel gives its lock back, and its sign is taken away by whoever looks next."""
    here = Presence(workbook, "office")
    with session("TB") as other:
        other.kill()
    assert len(signs(workbook)) == 1
    assert here.others() == ()
    assert signs(workbook) == []


def test_a_sign_of_another_machine_counts_while_it_is_fresh(workbook: Path) -> None:
    """Its locks may not reach here, so it is known by its age."""
    sign = workbook.with_name(".audit.here.elsewhere.1")
    sign.write_text("TB", encoding="utf-8")
    here = Presence(workbook, "office")
    assert here.others() == ("TB",)
    os.utime(sign, (0, 0))
    assert here.others() == ()


def test_my_own_sign_is_not_somebody_else(workbook: Path) -> None:
    """Also where it is shown a second time."""
    here = Presence(workbook, "office")
    here.show()
    here.show()
    assert here.others() == ()
    here.leave()
    here.leave()


@pytest.mark.parametrize("name", ["audit [2026].toml", "audit*.toml", "what?.toml"])
def test_a_name_with_signs_of_a_pattern_is_a_name(tmp_path: Path, name: str) -> None:
    """A year in brackets is no choice of letters."""
    here, there = Presence(tmp_path / name, "dana"), Presence(tmp_path / name, "tom")
    there._own = there._own.with_name(f"{there._stem}elsewhere.1")
    there.show()
    assert here.others() == ("tom",)
    there.leave()
