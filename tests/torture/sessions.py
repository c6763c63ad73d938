"""The processes that work on one workbook at once: writers, a reader, a person with an editor."""

import fcntl
import json
import os
import signal
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random

from eh_tui.errors import BrokenFile, Conflict, NotFound, Refused
from eh_tui.files.store.edit_json import edit_from_json, edit_to_json
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import Edit
from tests.torture.workbooks import random_edit, sha

EDITOR_PAUSE = (0.2, 0.4)
"""Seconds between two savings of a person who saves all the time."""


def chance(seed: int) -> Random:
    """Return a source of chance that says the same for the same seed."""
    return Random(seed)  # noqa: S311  # no secret depends on it


def fork(work: Callable[[], None]) -> int:
    """Return the id of a new process that does some work and nothing else."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    except BaseException:
        import traceback

        traceback.print_exc()
        raise
    finally:
        os._exit(code)


def write(path: Path, acks: Path, seed: int, *, locked: bool = True) -> None:
    """Make random edits for ever, and note each one that was acknowledged."""
    if not locked:
        fcntl.flock = lambda *_: None
    random, store = chance(seed), _opened(path, f"writer {seed}")
    undo: tuple[Edit, ...] = ()
    log = os.open(acks, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    number = 0
    while True:
        number += 1
        label = f"{seed}.{number}"
        if random.random() < 0.7:
            _quietly(store.refresh)
        edits: tuple[Edit, ...] = (random_edit(random, store.workbook, label),)
        if undo and random.random() < 0.15:
            edits = undo
        try:
            undo = store.commit(edits, label)
        except (Conflict, BrokenFile, NotFound, Refused):
            undo = ()
            continue
        if undo:
            values = [
                edit_to_json(edit, back) for edit, back in zip(edits, undo[::-1], strict=True)
            ]
            os.write(log, json.dumps([label, values]).encode() + b"\n")
            os.fsync(log)


def _opened(path: Path, by: str) -> Store:
    while True:
        try:
            return Store(path, by)
        except (BrokenFile, NotFound):  # an editor is in the middle of saving
            time.sleep(0.01)


def acknowledged(logs: list[Path]) -> list[tuple[str, tuple[Edit, ...]]]:
    """Return the labels and edits that writers noted as acknowledged."""
    found = []
    for log in logs:
        for line in log.read_bytes().split(b"\n")[:-1]:
            label, values = json.loads(line)
            found.append((label, tuple(edit_from_json(value) for value in values)))
    return found


def read(path: Path, seen: Path) -> None:
    """Read the workbook without a lock until SIGTERM, then note what was seen."""
    hashes: set[str] = set()
    bad = reads = 0
    going = [True]
    signal.signal(signal.SIGTERM, lambda *_: going.clear())
    while going:
        reads += 1
        try:
            data = path.read_bytes()
            if (known := sha(data)) not in hashes:
                if not tomllib.loads(data.decode())["commitments"]:
                    bad += 1
                hashes.add(known)
        except (OSError, ValueError, KeyError):
            bad += 1
        time.sleep(0.0005)
    seen.write_text(json.dumps({"reads": reads, "bad": bad, "hashes": sorted(hashes)}))


def save_by_hand(path: Path, saved: Path, seed: int) -> None:
    """Save the workbook again and again as editors do, and note the hash of each saving."""
    random = chance(seed)
    log = os.open(saved, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    going = [True]
    signal.signal(signal.SIGTERM, lambda *_: going.clear())
    number = 0
    while going:
        number += 1
        time.sleep(random.uniform(*EDITOR_PAUSE))
        text = path.read_text(encoding="utf-8")
        line = next(line for line in text.split("\n") if line.startswith("sign_off = "))
        data = text.replace(line, f'sign_off = "by hand {number}"', 1).encode()
        style = random.choice([_save_over, _save_as_vim, _save_in_place])
        style(path, data)
        os.write(log, f"{number} {sha(data)} {style.__name__}\n".encode())


def _save_over(path: Path, data: bytes) -> None:
    new = path.with_name("new~")
    new.write_bytes(data)
    new.replace(path)


def _save_as_vim(path: Path, data: bytes) -> None:
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    path.write_bytes(data)
    backup.unlink()


def _save_in_place(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
    os.write(descriptor, data[: len(data) // 2])
    time.sleep(0.004)
    os.write(descriptor, data[len(data) // 2 :])
    os.close(descriptor)


def _quietly(call: Callable[[], object]) -> None:
    try:
        call()
    except (BrokenFile, NotFound):
        return
