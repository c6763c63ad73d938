"""One line of a history: a record as JSON, with a hash of itself and of the line before."""

import json
from typing import Any

from eh_tui.files.store.edit_json import edit_from_json, edit_to_json, undo_from_json
from eh_tui.files.system.trimmed_imports import sha256
from eh_tui.model.core.history import Event, Record

_HASH = 16
_END = len(b',"h":""}') + _HASH


def line_of(record: Record, chain: str) -> bytes:
    """Return a record's line, with its line feed, to follow a line that has a hash."""
    body = json.dumps(_values(record), ensure_ascii=True, separators=(",", ":")).encode()
    return _linked(body, chain) + b"\n"


def as_written(text: str) -> bytes:
    """Return a text as it stands in a line that holds it."""
    return json.dumps(text, ensure_ascii=True).encode()


def record_of(line: bytes) -> Record | None:
    """Return the record of a line, None where the line is damaged."""
    try:
        known = json.loads(line)
        operations = known.get("ops", [])
        return Record(
            n=int(known["n"]),
            at=str(known["t"]),
            by=str(known["by"]),
            host=str(known.get("host", "")),
            event=Event(known["op"]),
            label=str(known.get("label", "")),
            edits=tuple(edit_from_json(operation) for operation in operations),
            undo=tuple(undo_from_json(operation) for operation in reversed(operations)),
            text=str(known.get("text", "")),
            before=str(known.get("before", "")),
            after=str(known.get("after", "")),
            turns=int(known.get("turns", 0)),
            redacted=bool(known.get("redacted")),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def chain_of(line: bytes) -> str:
    """Return a line's hash, from which the next line follows."""
    return line.rstrip(b"\n")[-_HASH - 2 : -2].decode("ascii", "replace")


def follows(line: bytes, chain: str) -> bool:
    """Say whether a line is as it was written, and was written after one that has a hash."""
    return line == _linked(line[:-_END] + b"}", chain)


def _linked(body: bytes, chain: str) -> bytes:
    link = sha256(chain.encode() + b"\n" + body)[:_HASH]
    return body[:-1] + b',"h":"' + link.encode() + b'"}'


def _values(record: Record) -> dict[str, Any]:
    undo = tuple(reversed(record.undo)) if len(record.undo) == len(record.edits) else ()
    pairs = zip(record.edits, undo or (None,) * len(record.edits), strict=True)
    known: dict[str, Any] = {
        "n": record.n, "t": record.at, "by": record.by, "host": record.host,
        "op": record.event.value, "label": record.label,
        "ops": [edit_to_json(edit, back) for edit, back in pairs],
        "text": record.text, "before": record.before, "after": record.after,
        "turns": record.turns, "redacted": record.redacted,
    }  # fmt: skip
    return {name: value for name, value in known.items() if value not in ("", [], 0)}
