"""Workbooks full of notes, random edits of them, and what must be true of them afterwards."""

import contextlib
import hashlib
import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from eh_tui.errors import EhError
from eh_tui.files.store.journal import Journal, history_of
from eh_tui.files.store.replay import text_at
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import Add, Edit, Move, Set, apply, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, fields, parent_id, place_of, siblings
from eh_tui.model.core.schema import GROWABLE
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event, Record
from tests.support.forms import example_file
from tests.support.rag import Rag

MOST_ROWS = 60
"""Actions above which more are taken out than added."""

_NOTE = re.compile(r'# above (\S+)\n\[\[\w+\]\]   # header\nid = "([^"]*)"\n# inside (\S+)\n')


def sha(data: bytes) -> str:
    """Return the hash by which the history knows a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def annotated(text: str = "") -> str:
    """Return a text with notes above, beside and in each row, and some between; the example's."""
    text = text or example_file().read_text(encoding="utf-8")
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")):
        if line.startswith("[["):
            if number % 3 == 0:
                lines += [f"# free {number}", "#   which belongs to no row", ""]
            lines += ["# above", f"{line}   # header"]
        elif line.startswith("id = ") and lines[-1].endswith("# header"):
            id = line.split('"')[1]
            lines[-2] = f"# above {id}"
            lines += [line, f"# inside {id}"]
        else:
            lines.append(line)
    return "\n".join(lines)


def random_edit(random: Random, workbook: Workbook, token: str) -> Edit:
    """Return an edit that a person could make next; a text of it holds a token."""
    verb = random.choice(["set"] * 5 + ["add", "remove", "move"])
    if len(workbook.actions) > MOST_ROWS:
        verb = "remove"
    if verb == "set":
        kinds = [kind for kind in (Kind.SCHOOL, Kind.OUTCOMES, *GROWABLE) if workbook.of_kind(kind)]
        kind = random.choice([*kinds, Kind.ACTIONS, Kind.ACTIONS])
        row = random.choice(workbook.of_kind(kind))
        # After a lock nothing more would be written.
        names = [name for name in fields(workbook, kind, row) if name != "locked"]
        name = random.choice(names)
        new = random.choice([token, f'{token} "é"', f"{token}\n# [[actions]]\n\\", f"'''{token}"])
        if name == "rag":
            new = random.choice(list(Rag)).value
        return set_field(workbook, kind, row.id, name, new)
    kind = random.choice([Kind.ACTIONS, Kind.ACTIONS, Kind.PEOPLE, Kind.SIGNATORIES])
    rows = workbook.of_kind(kind)
    parents = [outcome.id for outcome in workbook.outcomes] if kind is Kind.ACTIONS else [""]
    parent = random.choice(parents)
    if verb == "add" or len(rows) < 2:
        after = random.choice(["", *(row.id for row in siblings(workbook, kind, parent))])
        return Add(kind, new_row(workbook, kind, parent), Place(parent, after))
    row = random.choice(rows)
    if verb == "remove":
        return remove_row(workbook, kind, row.id)
    parent = parent if kind is Kind.ACTIONS else parent_id(kind, row)
    family = [other.id for other in siblings(workbook, kind, parent) if other.id != row.id]
    place = Place(parent, random.choice(["", *family]))
    return Move(kind, row.id, place_of(workbook, kind, row.id), place)


def faults(path: Path, start: str, acknowledged: Iterable[tuple[str, Sequence[Edit]]]) -> list[str]:
    """Return what is wrong with a workbook and its history, a sentence each.

    `acknowledged` are the labels and edits of commits that returned.
    """
    journal = Journal(history_of(path), "")
    records = journal.read().records
    text = WorkbookText.parse(path.read_bytes())
    found = [fault for fault in journal.lines.faults if "damaged" not in fault]
    made = {record.label: record.edits for record in records if record.event is Event.CHANGE}
    for label, edits in acknowledged:
        if made.get(label) != tuple(edits):
            found.append(f"the acknowledged edit {label} is not in the history")
    found += _broken_chain(records)
    replayed = text_at(records, records[-1].n)
    if replayed is None or replayed.text != text.text:
        found.append("the history replayed is not the file")
    found += misplaced_notes(start, text.text)
    return found


def _broken_chain(records: Sequence[Record]) -> list[str]:
    """Return where a change says of a field that it held what it did not hold."""
    found = []
    state: Workbook | None = None
    for number, record in enumerate(records):
        if number and record.n != records[number - 1].n + 1:
            found.append(f"record {record.n} follows {records[number - 1].n}")
        if record.text:
            state = WorkbookText.parse(record.text.encode()).workbook
        elif record.event is Event.CHANGE and state:
            for edit in record.edits:
                after = state
                with contextlib.suppress(EhError):
                    after = apply(state, edit) if _holds(state, edit) else state
                if after == state:
                    found.append(f"record {record.n} overwrites what its maker did not see: {edit}")
                state = after
    return found


def _holds(workbook: Workbook, edit: Edit) -> bool:
    if not isinstance(edit, Set):
        return True
    old = set_field(workbook, edit.kind, edit.id, edit.field, "").old
    return old == edit.old


def misplaced_notes(start: str, now: str) -> list[str]:
    """Return what became of the notes that is not right: gone, or with another row."""
    found = []
    free = r"# free \d+\n#   which belongs to no row\n\n"
    if re.findall(free, start) != re.findall(free, now):
        found.append("the notes between rows are not as they were")
    parts = [part for part in tomllib.loads(now).values() if isinstance(part, list)]
    ids = {row["id"] for part in parts for row in part if isinstance(row, dict)}
    noted = {above for above, id, inside in _NOTE.findall(now) if above == id == inside}
    for above, _, _ in _NOTE.findall(start):
        if above in ids and above not in noted:
            found.append(f"the notes of {above} are not with it")
    return found
