"""One line of a history: a record as JSON, with a hash of itself and of the line before."""

import json
from typing import Any

from eh_tui.files.store.edit_json import edit_from_json, edit_to_json, typed, undo_from_json
from eh_tui.files.system.trimmed_imports import sha256
from eh_tui.model.journal.record import Event, Record

_HASH = 16
"""Characters of the hash in a line."""
_TOO_MANY = 10**15
"""No history has so many records."""

_END = len(b',"h":""}') + _HASH
"""Bytes at the end of a line that are not of the record: its hash, and the bracket."""


def record_line(record: Record, chain: str) -> bytes:
    """Return a record's line, with its line feed, to follow a line that has a hash."""
    body = json.dumps(values_of(record), ensure_ascii=True, separators=(",", ":")).encode()
    return _linked(body, chain) + b"\n"


def as_written(text: str) -> bytes:
    """Return a text as it stands in a line that holds it."""
    return json.dumps(text, ensure_ascii=True).encode()


def record_of(line: bytes) -> Record | None:
    """Return the record of a line, None where the line is damaged.

    So is one that holds a value of a type or a size that none of ours has, or half a character.
    """
    try:
        known = json.loads(line)
        if not line.isascii() or b"\\ud" in line.lower():
            json.dumps(known, ensure_ascii=False).encode()
        operations = typed(known.get("ops", []), list)
        event, other = Event(known["op"]), _number(known.get("turns", 0))
        return Record(
            n=_number(known["n"]),
            at=typed(known["t"], str),
            by=typed(known["by"], str),
            host=typed(known.get("host", ""), str),
            event=event,
            label=typed(known.get("label", ""), str),
            edits=tuple(edit_from_json(operation) for operation in operations),
            undo=tuple(undo_from_json(operation) for operation in reversed(operations)),
            text=typed(known.get("text", ""), str),
            before=typed(known.get("before", ""), str),
            after=typed(known.get("after", ""), str),
            reverts=0 if event is Event.OUTSIDE else other,
            lost=other if event is Event.OUTSIDE else 0,
            gone=tuple(typed(id, str) for id in typed(known.get("gone", []), list)),
            redacted=typed(known.get("redacted", False), bool),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _number(value: object) -> int:
    number = typed(value, int)
    if not 0 <= number < _TOO_MANY:
        raise ValueError(number)
    return number


def chain_of(line: bytes) -> str:
    """Return a line's hash, from which the next line follows."""
    return line.rstrip(b"\n")[-_HASH - 2 : -2].decode("ascii", "replace")


def follows(line: bytes, chain: str) -> bool:
    """Say whether a line is as it was written, and was written after one that has a hash."""
    return line == _linked(line[:-_END] + b"}", chain)


def _linked(body: bytes, chain: str) -> bytes:
    link = sha256(chain.encode() + b"\n" + body)[:_HASH]
    return body[:-1] + b',"h":"' + link.encode() + b'"}'


def digest_of(record: Record) -> str:
    """Return the hash of all that a record says, without its place among the others."""
    return sha256(json.dumps(values_of(record), sort_keys=True).encode())


def values_of(record: Record) -> dict[str, Any]:
    """Return what a record says as JSON's values, what it does not say left out."""
    undo = tuple(reversed(record.undo)) if len(record.undo) == len(record.edits) else ()
    pairs = zip(record.edits, undo or (None,) * len(record.edits), strict=True)
    known: dict[str, Any] = {
        "n": record.n, "t": record.at, "by": record.by, "host": record.host,
        "op": record.event.value, "label": record.label,
        "ops": [edit_to_json(edit, back) for edit, back in pairs],
        "text": record.text, "before": record.before, "after": record.after,
        "turns": record.reverts or record.lost, "gone": list(record.gone),
        "redacted": record.redacted,
    }  # fmt: skip
    return {name: value for name, value in known.items() if value not in ("", [], 0)}
