"""How long it takes from a key to the file."""

import os
import time
import tomllib
from pathlib import Path

from tests.bench.figures import Figure, Told, percentile
from tests.bench.programs import ours, started
from tests.bench.workbooks import RATINGS, workbook_in
from tests.support.pty_terminal import PATIENCE


def measure(folder: Path, keys: int) -> list[Told]:
    """Return ms from a rating's key to the replaced file, against a bare durable replacement."""
    workbook = workbook_in(folder)
    us, bare = [], []
    with started(ours(workbook), folder) as terminal:
        for at in range(keys):
            key = list(RATINGS)[at % 3]
            before, began = workbook.stat().st_ino, time.perf_counter()
            terminal.send(key)
            while workbook.stat().st_ino == before:
                terminal.read(0)
                assert time.perf_counter() < began + PATIENCE, terminal.screen()
            us.append((time.perf_counter() - began) * 1000)
            content = workbook.read_bytes()
            assert tomllib.loads(content.decode())["actions"][0]["rag"] == RATINGS[key]
            terminal.wait_quiet(0.05)
            bare.append(_replace_bare(folder / "bare.toml", content) * 1000)
    return [
        Figure("key to file: p50", "ms", percentile(us, 50), percentile(bare, 50)),
        Figure("key to file: p95", "ms", percentile(us, 95), percentile(bare, 95), limit=25),
    ]


def _replace_bare(path: Path, content: bytes) -> float:
    """Return the seconds that a disk needs at least: write, fsync, rename, fsync the folder."""
    began = time.perf_counter()
    new = path.with_suffix(".new")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
    return time.perf_counter() - began
