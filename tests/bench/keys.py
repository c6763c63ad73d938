"""How many bytes a key costs, which is what a slow line has to carry."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import mean, median

from tests.bench import peers
from tests.bench.figures import Figure, Told, compared
from tests.bench.pictures import taken
from tests.bench.pressing import Press, press
from tests.bench.programs import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Program,
    as_sent,
    curses_pictures,
    curses_rows,
    ours,
    started,
    stock_input,
    stock_table,
    visidata,
)
from tests.bench.workbooks import rows_in, workbook_in
from tests.support.pty_terminal import Terminal

MOVES = [DOWN] * 20 + [UP] * 20
LETTERS = [b"%c" % letter for letter in b"as agreed in May"]


def measure(folder: Path, pairs: int) -> list[Told]:
    """Return bytes for each move, rating and letter, against others that do the same."""
    pictures = folder / "pictures.json"
    ratings = [b"r", b"a", b"g", b"x"] * (pairs // 3)
    with started(ours(workbook_in(folder)), folder) as there:
        pressed = taken(there, [*MOVES, *ratings], pictures)
        aside = [press(there, key) for key in [RIGHT] * 3 + [LEFT] * 3]
        there.send(RIGHT + b"\r")
        there.wait_for("Enter save")
        there.wait_quiet()
        letters = _all(there, LETTERS)
    same = _pressed(curses_pictures(pictures), folder, [b"n"] * len(pressed))
    moved, rated = pressed[: len(MOVES)], pressed[len(MOVES) :]
    moved_same, rated_same = same[: len(MOVES)], same[len(MOVES) :]
    return [
        *_moves(folder, moved),
        _compared("move of the cursor / curses, same cells", moved, moved_same, 1.10),
        Figure(
            "move of the cursor: mean, with scrolling",
            "B", mean(_bytes(moved)), mean(_bytes(moved_same)),
        ),
        Figure("move of the cursor aside: median", "B", median(_bytes(aside))),
        Figure("writes for a move: median", "", median(one.writes for one in moved), limit=1),
        Figure("writes for a move: most", "", max(one.writes for one in moved)),
        _compared("rating / curses, same cells", rated, rated_same, 1.3),
        Figure("rating: most", "B", max(_bytes(rated)), max(_bytes(rated_same))),
        _compared(
            "typed letter / stock Input", letters, _pressed(stock_input(), folder, LETTERS), 0.10
        ),
    ]  # fmt: skip


def _moves(folder: Path, moved: Sequence[Press]) -> list[Told]:
    """Compare moves with those in other programs that show the same rows.

    All at once, since what they send does not depend on how fast they are.
    """
    rows = rows_in(folder)
    programs = (
        ("VisiData", visidata(rows), 0.85),
        ("stock DataTable", stock_table(rows), 0.30),
        ("curses, same rows", curses_rows(rows), 1.10),
    )
    with ThreadPoolExecutor() as pool:
        pressed = [
            pool.submit(_pressed, program, folder, MOVES) if program else None
            for _, program, _ in programs
        ]
    return [
        _compared(f"move of the cursor / {name}", moved, theirs.result(), limit)
        if theirs
        else peers.NOT_THERE
        for (name, _, limit), theirs in zip(programs, pressed, strict=True)
    ]


def _compared(name: str, us: Sequence[Press], them: Sequence[Press], limit: float) -> Figure:
    return compared(name, "B", median(_bytes(us)), median(_bytes(them)), ratio_limit=limit)


def _pressed(program: Program, folder: Path, keys: Sequence[bytes]) -> list[Press]:
    with started(program, folder) as there:
        return _all(there, as_sent(there, keys))


def _all(there: Terminal, keys: Sequence[bytes]) -> list[Press]:
    return [press(there, key, 0.1) for key in keys]


def _bytes(pressed: Sequence[Press]) -> list[int]:
    return [one.bytes for one in pressed]
