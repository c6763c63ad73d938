"""How long an edit takes until no power cut can take it back, and a long history to open."""

import multiprocessing
import time
from pathlib import Path

from eh_tui.files.store.journal import history_of
from eh_tui.files.store.record import chain_of, record_line
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.journal.record import Event, Record
from tests.bench.figures import EXAMPLE, Figure, Told, percentile

GOALS = {25: 25, 250: 120, 2500: 1000}
"""Milliseconds from Enter to durable at most, by the number of actions."""

WRITERS, WRITING = 3, 3.0
"""Processes that write at once, and for how many seconds."""

LINES = 100_000


def measure(folder: Path, edits: int) -> list[Told]:
    """Return ms for an edit by size of workbook, edits per second, and s to open a history."""
    found: list[Told] = [
        Figure(f"Enter to durable, {actions:,} actions: p95", "ms", took, limit=goal)
        for actions, goal in GOALS.items()
        for took in (_ms_to_durable(folder / f"{actions}.toml", actions, edits),)
    ]
    found.append(Figure(f"edits with {WRITERS} writers", "/s", _per_second(folder / "many.toml")))
    opening = _seconds_to_open(folder / "long.toml")
    found.append(Figure(f"open, history of {LINES:,} lines", "ms", opening * 1000, limit=2000))
    return found


def _workbook(path: Path, actions: int) -> Store:
    """Return a store of the example, grown to a number of actions with notes between them."""
    text = EXAMPLE.read_text(encoding="utf-8")
    rows = [
        f'\n# note {number}\n[[actions]]\nid = "Z-{number}"\noutcome = "1.A"\ntext = """\n'
        f'Book the training\nand tell everybody."""\nwhen = "31/10/2026"\nwho = "DW"\nrag = ""\n'
        for number in range(actions - text.count("[[actions]]"))
    ]
    path.write_text(text + "".join(rows), encoding="utf-8")
    return Store(path)


def _ms_to_durable(path: Path, actions: int, edits: int) -> float:
    store, took = _workbook(path, actions), []
    for number in range(edits):
        edit = set_field(store.workbook, Kind.ACTIONS, "1-02", "when", f"term {number}")
        began = time.perf_counter()
        store.commit([edit])
        took.append((time.perf_counter() - began) * 1000)
    return percentile(took, 95)


def _per_second(path: Path) -> float:
    """Return how many edits a second are made by several who write without a pause."""
    _workbook(path, 25)
    until = time.monotonic() + WRITING
    with multiprocessing.get_context("spawn").Pool(WRITERS) as pool:
        pool.map(_warm_up, range(WRITERS))
        until = time.monotonic() + WRITING
        ids = ("1-01", "1-02", "1-03")
        return sum(pool.starmap(_write_until, [(path, id, until) for id in ids], 1)) / WRITING


def _warm_up(_: int) -> None:
    time.sleep(0.3)  # long enough for every process to take one


def _write_until(path: Path, id: str, until: float) -> int:
    store, number = Store(path), 0
    while time.monotonic() < until:
        number += 1
        store.commit([set_field(store.workbook, Kind.ACTIONS, id, "note", f"{number}")])
    return number


def _seconds_to_open(path: Path) -> float:
    """Return the time to open a workbook and read all that was ever done in it."""
    store = _workbook(path, 25)
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-02", "when", "term 0")])
    last = store.records[-1]
    lines = history_of(path).read_bytes().splitlines(keepends=True)
    chain = chain_of(lines[1])
    for n in range(3, LINES):
        edit = set_field(store.workbook, Kind.ACTIONS, "1-02", "when", f"term {n}")
        record = Record(
            Event.CHANGE, n, last.at, last.by, last.host, edits=(edit,),
            before=last.after, after=last.after,
        )  # fmt: skip
        lines.append(record_line(record, chain))
        chain = chain_of(lines[-1])
    history_of(path).write_bytes(b"".join(lines))
    began = time.perf_counter()
    Store(path)
    return time.perf_counter() - began
