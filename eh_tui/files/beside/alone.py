"""A folder that only this account's sessions write, one of them at a time."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def alone_in(folder: Path, patience: float) -> Iterator[bool | None]:
    """Keep other sessions out of a folder, if they leave it soon and the disk has locks at all.

    `patience` is for how many seconds they are waited for. What is given back is whether they
    are kept out, None where one of them does not leave.
    """
    if os.name == "nt":
        yield False
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    is_alone: bool | None = None
    try:
        deadline = time.monotonic() + patience
        while is_alone is None:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    break
                time.sleep(0.005)
            except OSError:
                is_alone = False
            else:
                is_alone = True
        yield is_alone
    finally:
        os.close(descriptor)
