"""Git as a school's technician has it: no settings but ours, and our merge driver."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from tests.support import CHECKOUT

DRIVER = f"{shlex.quote(sys.executable)} -m eh_tui merge %O %A %B"
ENVIRONMENT = {
    "PYTHONPATH": str(CHECKOUT),
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "DW",
    "GIT_AUTHOR_EMAIL": "dw@school.example",
    "GIT_COMMITTER_NAME": "DW",
    "GIT_COMMITTER_EMAIL": "dw@school.example",
}


class Repository:
    """A folder under git."""

    def __init__(self, folder: Path) -> None:
        """Begin one, whose workbooks are merged by eh-tui."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.run("init", "--initial-branch=main")
        self.run("config", "merge.eh-tui.driver", DRIVER)
        (folder / ".gitattributes").write_text("*.toml merge=eh-tui\n", encoding="utf-8")

    def run(self, *arguments: str) -> int:
        """Run git in the folder and return its code."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **ENVIRONMENT},
            capture_output=True,
            check=False,
        )
        return done.returncode

    def commit(self, data: bytes, message: str) -> None:
        """Commit a workbook, perhaps unchanged."""
        (self.folder / "school.toml").write_bytes(data)
        self.run("add", ".")
        self.run("commit", "--allow-empty", "-m", message)

    @property
    def data(self) -> bytes:
        """The workbook as the folder has it."""
        return (self.folder / "school.toml").read_bytes()
