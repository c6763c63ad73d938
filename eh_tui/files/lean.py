"""Modules of the standard library, loaded without those parts of them that are not needed.

OpenSSL alone takes more time and memory to load than a workbook; nothing here speaks TLS, and
Python brings a SHA-256 of its own.
"""

import sys
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


_hashlib = import_without("_hashlib", "hashlib")


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal digits."""
    return str(_hashlib.sha256(content).hexdigest())
