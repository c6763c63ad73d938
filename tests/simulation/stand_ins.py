"""What stands in for other programs and for time lost, in a run."""

import errno
import functools
import os
from typing import NoReturn

from eh_tui.files.toml import read

read_once = functools.lru_cache(maxsize=500)(read.read_workbook)
"""What a text means is worked out once: each run reads the same texts again and again."""


def no_program(*_: object, **__: object) -> NoReturn:
    """Say that git is not there: who wrote what is not asked here, and its merge is ours."""
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))


def raise_it(error: Exception) -> int:
    """Let a fault of the program be seen."""
    raise error
