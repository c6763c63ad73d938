"""The programs through which tests look at eh-tui: LibreOffice, Chromium, sshd, tmux, mosh."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.support import CHECKOUT
from tests.support.logins import NEEDS, program

BROWSER = CHECKOUT / "tests" / "browser"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def missing(marker: str) -> str:
    """Return why a test of a marker can't run on this machine; empty where it can."""
    if marker == "libreoffice" and not (shutil.which("soffice") and shutil.which("pdfinfo")):
        return "LibreOffice or poppler is not installed."
    packages = (BROWSER / "node_modules").is_dir()
    if marker == "chromium" and not (CHROMIUM and shutil.which("node") and packages):
        return "Chromium, Node or the packages of tests/browser are not installed."
    if lacking := [name for name in NEEDS.get(marker, ()) if not program(name)]:
        return f"{lacking[0]} is not installed."
    return ""


@cache
def _profile() -> "TemporaryDirectory[str]":
    """Return a folder for what LibreOffice keeps between its starts, of this process alone."""
    return TemporaryDirectory(prefix="libreoffice-")


def converted(path: Path, kind: str, into: Path) -> Path:
    """Return the file that LibreOffice makes of another, such as kind "pdf" or "txt:Text"."""
    return all_converted([path], kind, into)[0]


def all_converted(paths: Sequence[Path], kind: str, into: Path) -> list[Path]:
    """Return the files that LibreOffice makes of others in one start."""
    command = ["soffice", f"-env:UserInstallation={Path(_profile().name).as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(into), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [into / f"{path.stem}.{kind.partition(':')[0]}" for path in paths]


def seen_in_browser(path: Path) -> dict[str, Any]:
    """Return what the browser and the checkers of `tests/browser/look.mjs` say of a page."""
    command = ["node", str(BROWSER / "look.mjs"), str(path), str(CHROMIUM)]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert told.returncode == 0, told.stderr
    found: dict[str, Any] = json.loads(told.stdout)
    return found
