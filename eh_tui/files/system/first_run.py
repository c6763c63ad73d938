"""Whether this account starts the program for the first time, which is noted on the way."""

import os

from eh_tui.files.system.own_state import make_private
from eh_tui.files.system.paths import state_folder

_MARK = "started"


def is_first_run() -> bool:
    """Return whether the screens are opened for the first time, and from now on they are not.

    Where that can't be noted it counts as another time, so that nothing is said over and over.
    """
    folder = state_folder()
    try:
        make_private(folder)
        os.close(os.open(folder / _MARK, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError:
        return False
    return True
