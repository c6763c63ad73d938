"""A drafted form as the text of its file: each doubt at its place, and all of them at the end."""

import re
from collections.abc import Iterator

from eh_tui.files.toml.literals import literal, literals
from eh_tui.model.drafting.form_draft import DraftTable, DraftValue, FormDraft

DOUBT = "# ? "
"""What a line begins with in which the draft asks its reader something."""
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_SINGLE = ("", "words", "school")


CORRECTED = "# Corrections made on screen: "
"""What a line begins with that says how many corrections of a person are in a draft."""


def text_of_draft(draft: FormDraft, document: str, corrected: int = 0) -> str:
    """Return the form's file; `document` is the name of what it was drafted from.

    It says how often a person corrected it, so that nobody drafts over that unawares.
    """
    parts = [_preface(document, len(draft.unsure), len(draft.unread), corrected)]
    parts += map(_table, draft.tables)
    parts.append('[school]\nname = ""\naudit_date = ""\n')
    parts.append("".join(_list_at_end(draft)))
    return "\n".join(part for part in parts if part)


def _preface(document: str, unsure: int, unread: int, corrected: int) -> str:
    lines = (
        f"A form drafted from {_on_one_line(document)}. Every word is the document's.",
        f"Lines that begin with {DOUBT.strip()!r} ask you something; take each out once settled.",
        f"At the end stands a list: {unsure} not sure, {unread} not in this form.",
        "'eh-tui form check' tells what is still open, 'eh-tui new' begins an audit from it.",
    )
    said = f"{CORRECTED}{corrected}\n" if corrected else ""
    return "".join(f"# {line}\n" for line in lines) + said


def _table(table: DraftTable) -> str:
    lines = [f"# {_on_one_line(table.note)}"] if table.note else []
    lines += [f"{DOUBT}{_on_one_line(doubt)}" for doubt in table.doubts]
    if table.name:
        lines.append(f"[{table.name}]" if table.name in _SINGLE else f"[[{table.name}]]")
    lines += [f"{_key(key)} = {_value(value)}" for key, value in table.values.items()]
    return "\n".join(lines) + "\n"


def _key(key: str) -> str:
    return key if _BARE.match(key) else literal(key)


def _value(value: DraftValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return literals(value)
    if isinstance(value, dict):
        pairs = (f"{_key(key)} = {_flat(text)}" for key, text in value.items())
        return "{ " + ", ".join(pairs) + " }"
    return str(value) if isinstance(value, int | float) else literal(value)


def _flat(text: str) -> str:
    """Return a text as TOML writes it on one line, as within braces."""
    return '"' + literal(text.replace("\n", "\r"))[1:-1].replace("\\r", "\\n") + '"'


def _list_at_end(draft: FormDraft) -> Iterator[str]:
    for title, sentences in (
        ("What the draft is not sure of:", draft.unsure),
        ("What of the document is not in this form:", draft.unread),
    ):
        if sentences:
            yield f"# {title}\n"
            yield from (f"# - {_on_one_line(sentence)}\n" for sentence in sentences)


def _on_one_line(sentence: str) -> str:
    """Return a sentence as a comment can hold it: on one line, without control characters."""
    return literal(sentence.replace("\n", " "))[1:-1].replace('\\"', '"')
