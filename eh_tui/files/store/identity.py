"""What a workbook file keeps so that its exports are known again when they come back."""

import os
from typing import NamedTuple

from eh_tui.files.system.account_key import account_key
from eh_tui.files.system.trimmed_imports import import_without
from eh_tui.files.toml import blocks as toml_blocks
from eh_tui.files.toml.lines import Line
from eh_tui.files.toml.values import as_text

hmac = import_without("_hashlib", "hmac")

_NOTE = "# By this an Excel file that comes back is known to be of this workbook."


class Identity(NamedTuple):
    """Who the workbook is, for knowing its exports again."""

    id: str
    """"" for a workbook that was made by hand: its exports are known by their moment alone."""
    key: bytes
    """A secret of the account that exports, b"" where it can keep none."""
    moment: str = ""
    """When the workbook was changed last, as its history has it, so that whoever has the history
    can tell which state was exported; it says nothing of what was changed."""


def identity_of(text: str, moment: str = "") -> Identity | None:
    """Return by what exports of a workbook file's text are known, None where there is nothing.

    `moment` is when it was changed last, as its history has it (`Peek.moment`).

    The key is made of the account's own secret and never stands in the file, which goes along
    in git and mail.
    """
    id = id_of(text)
    return Identity(id, _key_for(id) if id else b"", moment) if id or moment else None


def id_of(text: str) -> str:
    """Return the [export] id of a workbook file's text, "" where it has none."""
    tables = [block.values() for block in toml_blocks.cut(text) if block.name == "export"]
    return as_text((tables[0] if tables else {}).get("id", ""))


def _key_for(id: str) -> bytes:
    secret = account_key()
    return hmac.new(secret, id.encode(), "sha256").digest() if secret else b""


def with_identity(text: str) -> str:
    """Return a new workbook's text with an id of its own, above its rows."""
    blocks = toml_blocks.cut(text)
    values: dict[str, str | bool] = {"id": os.urandom(6).hex()}
    newline = "\r\n" if "\r\n" in text else "\n"
    table = toml_blocks.render_table("[export]", values, newline)
    noted = toml_blocks.Block((Line(f"{_NOTE}{newline}"), *table.lines), "export")
    first = next((at for at, block in enumerate(blocks) if block.is_row), len(blocks))
    return toml_blocks.joined_text([*blocks[:first], noted, *blocks[first:]])
