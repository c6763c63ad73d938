"""A folder that only this account's sessions write, one of them at a time."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def alone_in(folder: Path, patience: float) -> Iterator[bool | None]:
    """Keep other sessions out of a folder, waiting `patience` seconds for one that is there.

    Yields True where they are kept out, None where one of them did not leave in time, and False
    where nobody can be, since the disk has no locks. Raises `OSError` where there is no folder.
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
