"""A meeting's walk through the actions over a slow line, with a real SSH server at its end.

The screens go into the kept folder: `line.cast` and `line-stock.cast`, which asciinema plays,
and `line.txt`, the text that was on screen after each key.
"""

import json
import shlex
import sys
import time
from codecs import getincrementaldecoder
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench.figures import KEPT, Figure, Told, compared
from tests.bench.workbooks import ids, workbook_in
from tests.support import CHECKOUT
from tests.support.pty_terminal import Terminal
from tests.support.slow_line import Carried, Line, login, sshd_command

LINE = Line(delay=0.150, bits=64_000)

ROUND_TRIP = 2 * LINE.delay * 1000
"""Milliseconds below which no key can be answered."""

BETWEEN_KEYS = 0.2
"""Seconds: five keys a second, as fast as anybody rates."""

SIZE = (80, 24)

NO_SSHD = "There is no sshd here (openssh-server): nothing is measured over a line."


@dataclass(slots=True)
class Walk:
    """What a walk through all actions took, key by key."""

    lags: list[float] = field(default_factory=list)
    """Milliseconds from each key to the next action whole on screen."""
    screens: list[str] = field(default_factory=list)
    carried: float = 0
    """Bytes for each key that came down the line, with all that SSH and TCP add."""


def measure(folder: Path, walks: int) -> list[Told]:
    """Return ms and bytes for each key of a walk, in turns with Textual's own output."""
    if not sshd_command():
        return [NO_SSHD]
    KEPT.mkdir(exist_ok=True)
    us, stock = [], []
    try:
        with login(folder, LINE) as (command, line):
            for _ in range(walks):
                stock.append(_walk(command, line, folder, "line-stock"))
                us.append(_walk(command, line, folder, "line"))
    except OSError as error:
        return [f"{error}: nothing is measured over a line."]
    frames = [
        f"{at * BETWEEN_KEYS:.1f} s: {_key(at).decode()}, painted {lag:.0f} ms later\n{screen}\n"
        for at, (lag, screen) in enumerate(zip(us[-1].lags, us[-1].screens, strict=True))
    ]
    (KEPT / "line.txt").write_text("\n".join(frames), encoding="utf-8")
    return _figures(us, stock)


def _figures(us: list[Walk], stock: list[Walk]) -> list[Told]:
    lags, stocks = ([lag for walk in walks for lag in walk.lags] for walks in (us, stock))
    last, last_stock = (
        max(0.0, median(walk.lags[-1] for walk in walks) - ROUND_TRIP) for walks in (us, stock)
    )
    sent, sent_stock = (median(walk.carried for walk in walks) for walks in (us, stock))
    heading = (
        f"Over SSH, {LINE.delay * 1000:.0f} ms each way, {LINE.bits // 1000} kbit/s, "
        f"{1 / BETWEEN_KEYS:.0f} keys a second; the baseline is stock output on the same line:"
    )
    return [
        heading,
        Figure("  rating to next action: median", "ms", median(lags), median(stocks)),
        Figure("  rating to next action: most", "ms", max(lags), max(stocks)),
        Figure(
            f"  the last one, beyond the {ROUND_TRIP:.0f} ms there and back",
            "ms", last, last_stock, limit=BETWEEN_KEYS * 1000,
        ),
        compared("  carried for a key, SSH and TCP included", "B", sent, sent_stock),
    ]  # fmt: skip


def _walk(command: list[str | Path], line: Carried, folder: Path, name: str) -> Walk:
    """Walk through all actions in a session of its own, and keep what came as a recording."""
    settings = [f"HOME={folder}", "LANG=C.UTF-8", *(["EH_STOCK_OUTPUT=1"] * (name != "line"))]
    run = ["env", *settings, sys.executable, "-m", "eh_tui", str(workbook_in(folder))]
    remote = f"cd {shlex.quote(str(CHECKOUT))} && exec {shlex.join(run)}"
    walk, names = Walk(), ids()
    with Terminal([*command, remote], SIZE) as there:
        there.wait_for("Enter edit")
        there.wait_quiet(1.0)
        there.send(b"w")
        there.wait_for(f"1 of {len(names)},")
        there.wait_quiet(1.0)
        known, before, began = len(there.chunks), line.down, time.perf_counter()
        sent = []
        for number in range(len(names)):
            while (left := began + number * BETWEEN_KEYS - time.perf_counter()) > 0:
                there.read(left)
            sent.append(time.perf_counter())
            there.send(_key(number))
        there.wait_quiet(1.5, timeout=60)  # the stock output is long on its way
        walk.carried = (line.down - before) / len(names)
        _record(there.chunks[known:], began, KEPT / f"{name}.cast")
        for at, screen in there.frames():
            while len(walk.lags) < _seen(screen, names):
                walk.lags.append((at - sent[len(walk.lags)]) * 1000)
                walk.screens.append("\n".join(row.rstrip() for row in screen.split("\n")))
        assert len(walk.lags) == len(names), there.screen()
    return walk


def _key(number: int) -> bytes:
    return (b"r", b"a", b"g")[number % 3]


def _seen(screen: str, names: list[str]) -> int:
    """Return how many actions have been left behind, 0 where the screen is not whole.

    The first line says which one is shown and the last but one says so again: a screen is
    sent from top to bottom.
    """
    first, *_, status, _ = screen.split("\n")
    if f"all {len(names)}," in first and names[-1] not in status:
        return len(names)
    shown = [at for at, id in enumerate(names) if f" {at + 1} of" in first and f" {id} " in status]
    return shown[0] if shown else 0


def _record(chunks: list[tuple[float, bytes]], began: float, path: Path) -> None:
    """Write what came as an asciicast, version 2."""
    decode = getincrementaldecoder("utf-8")("replace").decode
    columns, rows = SIZE
    lines: list[object] = [{"version": 2, "width": columns, "height": rows}]
    lines += [[round(at - began, 3), "o", decode(chunk)] for at, chunk in chunks]
    text = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in lines)
    path.write_text(text, encoding="utf-8")
