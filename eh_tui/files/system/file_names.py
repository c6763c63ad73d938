"""The names of files for others, that every system can hold."""

import re
from pathlib import Path

from eh_tui.files.system.trimmed_imports import sha256

_SCHOOL, _WORKBOOK, _WHAT = 90, 70, 70
"""The bytes of each part of a name, which may have 255 in all, with room for " (2)"."""

_NOT_IN_NAMES = re.compile(
    r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+'
)


def file_name(school: str, workbook: Path, what: str, suffix: str) -> str:
    """Return the name of a file that is made from a workbook: whose it is, and what it is.

    Two workbooks of a folder never give one name, also where the school is the same.
    """
    stem = workbook.name.removesuffix(".toml")
    own = _held(stem, _WORKBOOK)
    if own != stem:  # what was left out may have been all that told it from another
        own = f"{_held(stem, _WORKBOOK - 9)} {sha256(repr(stem).encode())[:8]}".strip()
    parts = (_held(school, _SCHOOL), own, _held(what, _WHAT))
    return " - ".join(part for part in parts if part) + suffix


def _held(text: str, limit: int) -> str:
    """Return a text without what a name can't hold, at most so many bytes of it."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", text).split())
    return plain.encode()[:limit].decode(errors="ignore").strip(" .").lstrip("- ")
