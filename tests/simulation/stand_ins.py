"""What stands in for other programs and for time lost, in a run."""

import errno
import functools
import hashlib
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from eh_tui.files.system.ssh_keys import BEGINS
from eh_tui.files.toml import read

read_once = functools.lru_cache(maxsize=500)(read.read_workbook)
"""What a text means is worked out once: each run reads the same texts again and again."""


def worked_out_alone(itself: functools.cached_property[Any], made: Any, _: Any = None) -> Any:
    """Stand in for how a property is kept: Python 3.11 holds a lock for all of its kind meanwhile.

    Two people who are two programs would wait for each other here, one of them held up for ever.
    """
    if made is None:
        return itself
    name = itself.attrname or ""
    if name not in made.__dict__:
        made.__dict__[name] = itself.func(made)
    return made.__dict__[name]


def other_program(command: list[str], **given: str) -> SimpleNamespace:
    """Stand in for ssh-keygen; git is not there: who wrote what is not asked here.

    A signature is the hash of what is signed.
    """
    if command[0] != "ssh-keygen":
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    ours = f"{BEGINS}\n{hashlib.sha256(given['input'].encode()).hexdigest()}\n"
    if command[2] == "sign":
        return SimpleNamespace(returncode=0, stdout=ours, stderr="")
    named = dict(zip(command[5::2], command[6::2], strict=False))
    is_good = Path(named["-s"]).read_text(encoding="utf-8") == ours
    return SimpleNamespace(returncode=0 if is_good else 255, stdout="", stderr="")


def raise_it(error: Exception) -> int:
    """Let a fault of the program be seen."""
    raise error
