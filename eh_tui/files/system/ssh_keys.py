"""Signatures with a key of the account, by OpenSSH's `ssh-keygen -Y` (PROTOCOL.sshsig)."""

import os
import subprocess
import tempfile
from enum import Enum, auto
from pathlib import Path

from eh_tui.errors import Refused
from eh_tui.files.system.regular import read_regular

BEGINS = "-----BEGIN SSH SIGNATURE-----"
"""How a signature begins; what is signed stands before it."""

_NAMESPACE = "eh-tui-history"
"""So that what is signed for anything else is no signature of a history (ssh-keygen(1), -n)."""

_LARGEST = 1 << 20
"""Bytes of a file of keys."""

_PATIENCE = 30
"""Seconds for a check, which asks nobody anything."""


class Verdict(Enum):
    """What a signature is worth to whoever checks it."""

    GOOD = auto()
    """By a key that is known as the account's, of the text as it is."""
    UNKNOWN_KEY = auto()
    """Of the text as it is, by a key that is not known as the account's."""
    BAD = auto()


def signature_by(text: str, key: Path) -> str:
    """Return a signature of a text by a key of the account; raises `Refused` where none is made.

    Whoever keeps the key under a passphrase, and in no agent, is asked for it at the terminal.
    """
    done = _run("sign", "-f", str(key), text=text, timeout=None)
    if done.returncode or not done.stdout.startswith(BEGINS):
        said = (done.stderr.strip().splitlines() or ["ssh-keygen says nothing"])[-1]
        raise Refused(f"Not signed with {key}: {said.rstrip('.')}.")
    return done.stdout


def verdict(text: str, signature: str, account: str, known_keys: str) -> Verdict:
    """Return what a signature of an account's is worth; raises `Refused` without ssh-keygen.

    `known_keys` are lines that say whose key is which, as ssh-keygen(1) describes under
    "ALLOWED SIGNERS".
    """
    with tempfile.TemporaryDirectory() as name:
        signed, keys = Path(name, "signature"), Path(name, "keys")
        signed.write_text(signature, encoding="utf-8")
        keys.write_text(known_keys, encoding="utf-8")
        of_key = ("-f", str(keys), "-I", account)
        if not _run("verify", *of_key, "-s", str(signed), text=text).returncode:
            return Verdict.GOOD
        if not _run("check-novalidate", "-s", str(signed), text=text).returncode:
            return Verdict.UNKNOWN_KEY
    return Verdict.BAD


def known_keys(account: str, key: str, allowed_signers: str) -> str:
    """Return whose key is which: this account's own, and what its settings name a file of.

    A file that can't be read makes nobody's key known.
    """
    own = _content(key if key.endswith(".pub") else f"{key}.pub") if key else ""
    kind, _, rest = own.partition(" ")
    mine = f"{account} {kind} {rest.split()[0]}\n" if rest.split() else ""
    return mine + (_content(allowed_signers) if allowed_signers else "")


def _content(name: str) -> str:
    try:
        path = os.path.realpath(os.path.expanduser(name))
        return read_regular(Path(path), _LARGEST).decode("utf-8", "replace")
    except OSError:
        return ""


def _run(
    what: str, *arguments: str, text: str, timeout: float | None = _PATIENCE
) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(  # noqa: S603  # ssh-keygen, with arguments of our own
            ["ssh-keygen", "-Y", what, "-n", _NAMESPACE, *arguments],  # noqa: S607  # on PATH
            input=text,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=timeout,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise Refused(
            "Signatures need ssh-keygen of OpenSSH 8.2 or newer, which is not here."
        ) from None
