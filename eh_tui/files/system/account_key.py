"""A secret of the account's own, by which it knows again what it handed out."""

import os
from pathlib import Path

from eh_tui.files.system.durable import write_all
from eh_tui.files.system.own_state import make_private, read_own
from eh_tui.files.system.paths import account_key_file

_BYTES = 32


def account_key() -> bytes:
    """Return the account's key, made with the first call; b"" where none can be kept.

    Only the account may read it; another account, or another machine, has another.
    """
    path = account_key_file()
    try:
        _make(path)
        key = bytes.fromhex(read_own(path, 2 * _BYTES).decode("ascii"))
    except (OSError, ValueError):
        return b""
    return key if len(key) == _BYTES else b""


def _make(path: Path) -> None:
    make_private(path.parent)
    if os.path.lexists(path):
        return
    new = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        write_all(descriptor, os.urandom(_BYTES).hex().encode())
        os.fsync(descriptor)
        os.link(new, path)  # whole or not at all; who comes second takes the first one's
    except FileExistsError:
        pass
    finally:
        os.close(descriptor)
        new.unlink(missing_ok=True)
