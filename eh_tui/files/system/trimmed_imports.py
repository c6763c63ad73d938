"""Modules of the standard library, loaded without those parts of them that are not needed.

OpenSSL alone takes more time and memory to load than a workbook; nothing here speaks TLS, and
Python as a rule brings a SHA-256 of its own.
"""

import sys
from contextlib import suppress
from importlib import import_module
from types import ModuleType


def import_without(missing: str, name: str) -> ModuleType:
    """Return a module, loaded as on a Python that was built without some other one."""
    if missing in sys.modules:
        return import_module(name)
    sys.modules[missing] = None  # type: ignore[assignment]  # how Python itself says "not there"
    try:
        return import_module(name)
    finally:
        del sys.modules[missing]


def _brings_sha256() -> bool:
    """Say whether Python has a SHA-256 besides OpenSSL's; some systems build it without."""
    for name in ("_sha2", "_sha256"):  # of 3.12, and before
        with suppress(ImportError):
            import_module(name)
            return True
    return False


_hashlib = import_without("_hashlib", "hashlib") if _brings_sha256() else import_module("hashlib")


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal digits."""
    return str(_hashlib.sha256(content).hexdigest())
