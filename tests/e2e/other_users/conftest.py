"""Three accounts of one server: two that share a group, and one in neither."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import CHECKOUT
from tests.support.forms import example_file

STAFF = 6100
"""The group that shares the folder."""

FOR_FEW = "Known to the head alone"
"""What stands in a workbook of `with_secret`, and in no other."""

PATIENCE = 60.0
"""Seconds after which a command counts as frozen."""


class Person:
    """An account of the server, with a home of its own that nobody else may enter."""

    def __init__(self, user: int, groups: str, home: Path) -> None:
        self.user, self.home = user, home
        self._who = [f"--reuid={user}", f"--regid={user}", groups]
        home.mkdir(mode=0o700)
        os.chown(home, user, user)

    def command(self, *arguments: str | Path) -> list[str]:
        """Return the command that runs Python as this person."""
        return ["setpriv", *self._who, sys.executable, *map(str, arguments)]

    @property
    def environment(self) -> dict[str, str]:
        """Return what this person's programs find in their environment."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        return {**kept, "PYTHONPATH": str(CHECKOUT), "HOME": str(self.home)}

    def runs(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Return what came of a command of eh-tui's; fails where it never ends."""
        return self._done("-m", "eh_tui", *arguments)

    def does(self, code: str, *arguments: str | Path) -> str:
        """Return what some Python prints, or the last line of its traceback."""
        done = self._done("-c", code, *arguments)
        return done.stdout.strip() or done.stderr.strip().rpartition("\n")[2]

    def starts(self, code: str, *arguments: str | Path) -> "subprocess.Popen[str]":
        """Return Python at work, which has said its first line."""
        process = subprocess.Popen(
            self.command("-c", code, *arguments),
            env=self.environment,
            cwd=self.home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        return process

    def plants(self, path: Path, text: str = "", mode: int = 0o666) -> None:
        """Put a file there."""
        code = (
            "import os, sys; os.umask(0); path, text, mode = sys.argv[1:];"
            "fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, int(mode));"
            "os.write(fd, text.encode()); os.chmod(path, int(mode)); print('done')"
        )
        assert self.does(code, path, text, str(mode)) == "done"

    def plants_link(self, path: Path, target: Path) -> None:
        """Put a symbolic link there, in place of what there was."""
        code = (
            "import os, sys; os.symlink(sys.argv[2], sys.argv[1] + '~');"
            "os.replace(sys.argv[1] + '~', sys.argv[1]); print('done')"
        )
        assert self.does(code, path, target) == "done"

    def plants_pipe(self, path: Path) -> None:
        """Put a named pipe there."""
        assert self.does("import os, sys; os.mkfifo(sys.argv[1]); print('done')", path) == "done"

    def can_read(self, path: Path) -> bool:
        """Say whether this person gets at what a file holds."""
        return self.does("import sys; open(sys.argv[1], 'rb').read(1); print('read')", path) == (
            "read"
        )

    def _done(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            env=self.environment,
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )


class School(NamedTuple):
    """A folder that two of three people share, with Dana's workbook in it."""

    folder: Path
    workbook: Path
    dana: Person
    tom: Person
    """Is in the group of the folder, as Dana is."""
    eve: Person
    """Is in no group."""


@pytest.fixture
def server() -> Iterator[Path]:
    """Return a folder that all users can enter; pytest closes its own at each start."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def school(server: Path) -> School:
    """Return a folder of the group's (setgid), the workbook being for the group to write."""
    if os.getuid() != 0 or not shutil.which("setpriv"):
        pytest.skip("needs root and setpriv to be several users")
    people = [
        Person(6001, f"--groups={STAFF}", server / "dana"),
        Person(6002, f"--groups={STAFF}", server / "tom"),
        Person(6003, "--clear-groups", server / "eve"),
    ]
    if people[0].runs("--version").returncode:
        pytest.skip("the checkout is not readable for other users")
    folder = server / "shared"
    folder.mkdir()
    os.chown(folder, people[0].user, STAFF)
    folder.chmod(0o2770)
    workbook = folder / "school.toml"
    put(workbook, example_file().read_text(encoding="utf-8"), people[0], 0o660)
    return School(folder, workbook, *people)


def put(path: Path, text: str, owner: Person, mode: int, group: int = STAFF) -> None:
    """Put somebody's file there, saved some time ago."""
    path.write_text(text, encoding="utf-8")
    os.chown(path, owner.user, group)
    path.chmod(mode)
    os.utime(path, (0, 0))


@pytest.fixture(autouse=True)
def _generous() -> Iterator[None]:
    """Give new files to everybody, as far as a program does not see to it: the worst case."""
    mask = os.umask(0)
    yield
    os.umask(mask)


def with_secret() -> str:
    """Return the text of a workbook of the same school with something in it for few."""
    text = example_file().read_text(encoding="utf-8")
    assert 'when = "ongoing"' in text
    return text.replace('when = "ongoing"', f'when = "{FOR_FEW}"', 1)
