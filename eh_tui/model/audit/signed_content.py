"""What the audit says, as hashes by which a change since somebody signed it is told."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED

FORM_PART = "form"
"""Stands in place of an id for the form's own wording: title, introduction, key to ratings."""

_SIGNED: dict[Kind, tuple[str, ...]] = {
    Kind.SCHOOL: ("name", "audit_date", "year"),
    Kind.COMMITMENTS: ("title", "band", "headings"),
    Kind.OUTCOMES: ("commitment", "text", "when", "who", "rag", "note", "cells"),
    Kind.ACTIONS: ("outcome", "text", "when", "who", "rag", "note", "cells"),
    Kind.ACHIEVED: ("commitment", "heading", "columns"),
    Kind.ROWS: ("table", "outcome", "cells"),
    Kind.OFFER: ("name", "lead", "council", "council_phone"),
    Kind.PASSAGES: ("heading", "text"),
    Kind.SUPPORT_LEVELS: ("title", "text"),
    Kind.AREAS: ("title", "need"),
    Kind.ITEMS: ("area", "text", "offered", "words", "tiers", "whom", "when", "contact"),
    Kind.MEASURES: ("area", "text", "source", "target"),
}
_SORTED = json.JSONEncoder(sort_keys=True)
"""Made once: `json.dumps` would make one for every row."""
_LENGTH = 6
"""Hex digits of a row's hash: one change in 16 million is missed, and then told by the whole."""


def content_hash(workbook: Workbook) -> str:
    """Return the SHA-256 of what the audit says."""
    return _sha256(_texts(workbook))


def row_hashes(workbook: Workbook) -> dict[str, str]:
    """Return a short hash for each id of what is signed; rows that share an id share one."""
    texts: dict[str, list[str]] = {}
    for text in _texts(workbook):
        texts.setdefault(_as_key(json.loads(text)[1]), []).append(text)
    return {id: _sha256(own)[:_LENGTH] for id, own in texts.items()}


def with_hashes_after(before: Workbook, after: Workbook, names: Mapping[str, str]) -> Workbook:
    """Return `after`, where rows of `before` have other ids, with its signatures' hashes fitted.

    An id is part of what is hashed, so a row that said what was signed would count as
    changed under its new id. `names` gives the new id of each by its old one.
    """
    was, now = row_hashes(before), row_hashes(after)
    fitted = {f"{new} {was[old]}": f"{new} {now[new]}" for old, new in names.items() if old in was}

    def fit(match: re.Match[str]) -> str:
        pair = match[0].strip()
        return match[0].replace(pair, fitted.get(pair, pair))

    signatures = tuple(
        replace(signature, rows=re.sub(r"[^,\n]+", fit, signature.rows))
        for signature in after.signatures
    )
    return replace(after, signatures=signatures)


def _sha256(texts: Iterable[str]) -> str:
    import hashlib  # some milliseconds that only what is hashed pays

    return hashlib.sha256("\n".join(sorted(texts)).encode()).hexdigest()


def _texts(workbook: Workbook) -> Iterator[str]:
    """Return each row that is signed as JSON; what is empty is left out.

    So a field that the form gains later, and that nobody filled, changes no signature.
    """
    said = {"title": workbook.title, "intro": workbook.intro, "sign_off": workbook.sign_off}
    yield _text(FORM_PART, FORM_PART, {**said, **_form(workbook.form)})
    for kind, names in _SIGNED.items():
        for row in workbook.of_kind(kind):
            said = {name: getattr(row, name) for name in names}
            if kind is Kind.OUTCOMES and said["rag"] == NOT_RATED:
                del said["rag"]  # so that a form that rates actions is signed as ever
            yield _text(kind.value, row.id, said)


def _form(form: Form) -> dict[str, Any]:
    """Return a form's wording; Leicester's key to ratings is told as it always was."""
    words, levels = form.words, {level.id: level.label for level in form.every_level}
    said: dict[str, Any] = {"heading": words.rating, "none": words.not_rated, **levels}
    for column in form.columns:
        said[f"column {column.key or column.heading}"] = [column.heading, *column.choices]
    return said


def _text(kind: str, id: str, values: dict[str, Any]) -> str:
    said = {name: value for name, value in values.items() if value}
    return _SORTED.encode([kind, id, said])


def _as_key(id: str) -> str:
    """Return an id as it stands among the hashes, whatever a person wrote into it."""
    return re.sub(r"[\s,]+", " ", id).strip() or "?"
