"""How many bytes a key costs, which is what a slow line has to carry."""

from collections.abc import Sequence
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
from tests.pty_terminal import Terminal

MOVES = [DOWN] * 20 + [UP] * 20
LETTERS = [b"%c" % letter for letter in b"as agreed in May"]


def measure(folder: Path, repeats: int) -> list[Told]:
    """Return bytes for each move, rating and letter, against others that do the same."""
    rows, pictures = rows_in(folder), folder / "pictures.json"
    with started(ours(workbook_in(folder)), folder) as there:
        keys = [*MOVES, *([b"r", b"a", b"g", b"x"] * repeats)]
        pressed = taken(there, keys, pictures)
        aside = [press(there, key) for key in [RIGHT] * 3 + [LEFT] * 3]
        there.send(RIGHT + b"\r")
        there.wait_for("Enter save")
        there.wait_quiet()
        letters = _bytes(_all(there, LETTERS))
    same = _bytes(_pressed(curses_pictures(pictures), folder, [b"n"] * len(keys)))
    typed = _bytes(_pressed(stock_input(), folder, LETTERS))
    moves, ratings = _bytes(pressed[: len(MOVES)]), _bytes(pressed[len(MOVES) :])
    name = "move of the cursor"
    return [
        _against(visidata(rows), folder, moves, f"{name} / VisiData", 0.85),
        _against(curses_rows(rows), folder, moves, f"{name} / curses, same rows", 1.10),
        compared(
            f"{name} / curses, same cells",
            "B",
            median(moves),
            median(same[: len(MOVES)]),
            ratio_limit=1.10,
        ),
        _against(stock_table(rows), folder, moves, f"{name} / stock DataTable", 0.30),
        Figure(f"{name}: mean, with scrolling", "B", mean(moves), mean(same[: len(MOVES)])),
        Figure(f"{name}: most", "B", max(moves), max(same[: len(MOVES)])),
        Figure(f"{name} aside: median", "B", median(_bytes(aside))),
        Figure(
            f"{name}: most writes", "", max(one.writes for one in pressed[: len(MOVES)]), limit=1
        ),
        compared(
            "rating / curses, same cells",
            "B",
            median(ratings),
            median(same[len(MOVES) :]),
            ratio_limit=1.3,
        ),
        Figure("rating: most", "B", max(ratings), max(same[len(MOVES) :])),
        compared(
            "typed letter / stock Input", "B", median(letters), median(typed), ratio_limit=0.10
        ),
    ]


def _against(
    program: Program | None, folder: Path, moves: Sequence[int], name: str, limit: float
) -> Told:
    if program is None:
        return peers.NOT_THERE
    theirs = _bytes(_pressed(program, folder, MOVES))
    return compared(name, "B", median(moves), median(theirs), ratio_limit=limit)


def _pressed(program: Program, folder: Path, keys: Sequence[bytes]) -> list[Press]:
    with started(program, folder) as there:
        return _all(there, as_sent(there, keys))


def _all(there: Terminal, keys: Sequence[bytes]) -> list[Press]:
    return [press(there, key, 0.1) for key in keys]


def _bytes(pressed: Sequence[Press]) -> list[int]:
    return [one.bytes for one in pressed]
