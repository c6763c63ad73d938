"""VisiData, which is measured beside eh-tui, in a folder of its own."""

import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.bench.figures import KEPT

WANTED = Path(__file__).with_name("peers.txt")

NOT_THERE = "VisiData can't be installed here (no package index?): nothing is compared with it."


@cache
def visidata() -> Path | None:
    """Return VisiData's command, installed if need be; None where that can't be done.

    Never into the environment of the tests, whose versions it must not change.
    """
    folder = KEPT / "peers"
    stamp = folder / "installed.txt"
    wanted = WANTED.read_text(encoding="utf-8")
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted):
        print("Installing VisiData ...", flush=True)
        install = ("-m", "pip", "--disable-pip-version-check", "--quiet", "--retries=1", "install")
        try:
            subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
            subprocess.run(
                [folder / "bin" / "python", *install, "--require-hashes", "-r", WANTED],
                check=True,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.CalledProcessError):
            return None
        stamp.write_text(wanted, encoding="utf-8")
    return folder / "bin" / "vd"
