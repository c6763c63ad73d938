"""What is kept of a fault of the program's own, for whoever mends it: no text of any workbook."""

import contextlib
import os
import platform
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from eh_tui.files.system.durable import write_all
from eh_tui.files.system.own_state import make_private
from eh_tui.files.system.paths import crashes_folder
from eh_tui.files.system.version import version


def write_report(error: BaseException) -> Path:
    """Put where a fault came about into a file that only this account reads; raises `OSError`.

    It names lines of the program and the kinds of the errors. Their messages and the values of
    variables may hold what somebody typed, so they are left out.
    """
    folder = crashes_folder()
    make_private(folder)
    now = datetime.now(UTC)
    path = folder / f"{now:%Y-%m-%d-%H%M%S}-{os.getpid()}.txt"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags, 0o600)
    try:
        write_all(descriptor, "\n".join(_lines(error, now)).encode())
    finally:
        os.close(descriptor)
    return path


def keep_off_the_terminal() -> None:
    """Let faults that nobody waits for, of threads say, go into a report and not on the screen."""
    import sys
    import threading

    def note(error: BaseException | None) -> None:
        if error and not isinstance(error, OSError):  # a terminal that is gone is nobody's fault
            with contextlib.suppress(OSError):
                write_report(error)

    sys.unraisablehook = lambda raised: note(raised.exc_value)
    threading.excepthook = lambda raised: note(raised.exc_value)


def _lines(error: BaseException, now: datetime) -> Iterator[str]:
    yield f"eh-tui {version()}, Python {platform.python_version()}, {platform.platform()}"
    yield f"{now:%Y-%m-%d %H:%M:%S} UTC"
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield ""
        yield type(each).__qualname__
        frames = traceback.StackSummary.extract(
            traceback.walk_tb(each.__traceback__), capture_locals=False
        )
        yield from (line.rstrip("\n") for line in frames.format())
        each = each.__cause__ or each.__context__
    yield ""
