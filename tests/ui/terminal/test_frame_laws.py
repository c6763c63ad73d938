"""What the sending of differences promises, whatever was on the screen before."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Protocol

import pytest

from eh_tui.ui.terminal import cell_diff
from eh_tui.ui.terminal.cells import PLAIN, ScreenCell, ScreenRow, ScreenStyle, cells
from eh_tui.ui.terminal.frame import Frame
from eh_tui.ui.terminal.line_moves import LineMoves
from eh_tui.ui.terminal.terminfo import Terminfo
from eh_tui.ui.terminal.writer import CellWriter
from tests.support.ghostty import Ghostty
from tests.support.names import NAMES
from tests.support.terminal_model import Model, ModelStream

SIZE = (60, 9)

ALL = Terminfo(bce=True, ech=True, hpa=True, il=True, rep=True, rmul=True)
TERMINALS = {
    "xterm": ALL,
    "Linux": ALL._replace(rep=False),
    "Warp": ALL._replace(il=False),
    "tmux": Terminfo(hpa=True, il=True, rmul=True),
    "vt100": Terminfo(),
}

LOOKS: Sequence[ScreenStyle] = (
    PLAIN,
    (("1",), "38;5;117", ""),
    (("7",), "", ""),
    ((), "38;5;16", "48;5;178"),
    ((), "", "48;5;24"),
)
TEXTS = (
    *NAMES.values(),
    "DSL",
    "Head (",
    "│",
    "─" * 24,
    " ",
    "      ",
    "中文",
    "é",
    "1-01 ",
    "ongoing, termly",
)


class Shown(Protocol):
    """A model of a terminal."""

    def feed(self, text: str, /) -> None:
        """Take in what a program sends."""

    @property
    def display(self) -> list[str]:
        """Its lines as texts."""

    def seen(self) -> list[object]:
        """Return what a person can see of it."""


class Standard:
    """The model after the standards."""

    def __init__(self, bce: bool, joins_signs: bool) -> None:
        self.screen = Model(*SIZE, bce=bce, joins_signs=joins_signs)
        self._stream = ModelStream(self.screen)

    def feed(self, text: str) -> None:
        """Take in what a program sends."""
        self._stream.feed(text)

    @property
    def display(self) -> list[str]:
        """Its lines as texts."""
        return self.screen.display

    def seen(self) -> list[object]:
        """Return its lines of cells; of a blank only what can be seen."""
        rows = [
            [self.screen.buffer[y][x] for x in range(self.screen.columns)]
            for y in range(self.screen.lines)
        ]
        return [
            [
                (cell.data, cell.bg, cell.reverse)
                + ((cell.fg, cell.bold) if cell.data.strip() else ())
                for cell in row
            ]
            for row in rows
        ]


MODELS: dict[str, Callable[[Terminfo], Shown]] = {
    "one cell for a sign": lambda can: Standard(can.bce, joins_signs=False),
    "no cell for a sign": lambda can: Standard(can.bce, joins_signs=True),
    "Ghostty": lambda _: Ghostty(*SIZE),
    "Ghostty, by letters": lambda _: Ghostty(*SIZE, joins_signs=True),
}


def line(chance: Random) -> ScreenRow:
    """Return a line of random texts in random looks."""
    row: ScreenRow = []
    while len(row) < SIZE[0]:
        row += cells(chance.choice(TEXTS), chance.choice(LOOKS))
    # Ghostty lets a sign behind the last column but one join what was in the last.
    return whole([*row[: SIZE[0] - 2], (" ", PLAIN), (" ", PLAIN)])


def next_screen(before: list[ScreenRow], chance: Random, moves: bool) -> list[ScreenRow]:
    """Return a screen in which some lines are others, some cells are, or many have moved.

    All may have, or some by one beside others that stay, as the sheet does beside its outline.
    """
    after = [row.copy() for row in before]
    match chance.randrange(3 if moves and chance.random() < 0.7 else 5):
        case 0:
            by = chance.randint(1, 4)
            new = [line(chance) for _ in range(by)]
            after = [*after[by:], *new] if chance.random() < 0.5 else [*new, *after[:-by]]
        case 1:
            top = chance.randint(1, 3)
            after = [*after[:top], *after[top + 1 :], line(chance)]
        case 2:
            side, top, bottom = chance.randrange(20), chance.randint(1, 3), SIZE[1] - 1
            lines = [*after[:top], line(chance), *after[top:bottom]]
            out = chance.randrange(top + 1, SIZE[1])
            moved = [*lines[:out], *lines[out + 1 :], after[bottom]]
            pairs = zip(after, moved, strict=True)
            after = [whole([*stays[:side], *goes[side:]]) for stays, goes in pairs]
        case _:
            for _ in range(chance.randint(1, 4)):
                y, x = chance.randrange(SIZE[1]), chance.randrange(SIZE[0] - 9)
                put = list(cells(chance.choice(TEXTS)[:5], chance.choice(LOOKS)))[:5]
                row: list[ScreenCell | None] = [*after[y][:x], *put, *after[y][x + len(put) :]]
                after[y] = whole(row)
    return after


def whole(row: ScreenRow) -> ScreenRow:
    """Return a line in which half a wide character is a blank."""
    mended = row.copy()
    for x, cell in enumerate(row):
        before = row[x - 1] if x else None
        behind = row[x + 1] if x + 1 < len(row) else None
        is_wide = bool(cell and cell[0][:1] in ("中", "文"))
        if (is_wide and (not behind or behind[0])) or (
            cell and not cell[0] and not (before and before[0][:1] in ("中", "文"))
        ):
            mended[x] = (" ", PLAIN)
    return mended


def repainted(screen: list[ScreenRow], can: Terminfo, model: Callable[[Terminfo], Shown]) -> Shown:
    """Return a terminal that was sent nothing but a screen."""
    shown = model(can)
    shown.feed("\x1b[?7l")
    frame = Frame(can)
    frame.rows(SIZE)[:] = screen
    shown.feed(frame.changes())
    return shown


def obey(
    chance: Random, can: Terminfo, model: Callable[[Terminfo], Shown], *, moves: bool = False
) -> None:
    """Hold the laws over some screens, one after the other, of which most may have moved."""
    shown, frame = model(can), Frame(can)
    shown.feed("\x1b[?7l")
    screen = [line(chance) for _ in range(SIZE[1])]
    frame.rows(SIZE)[:] = screen
    shown.feed(frame.changes())
    shown.feed(frame.questions())
    frame.learn(column=2)
    for _ in range(8 if moves else 4):
        frame.rows(SIZE)[:] = screen
        shown.feed(frame.changes())
        assert shown.seen() == repainted(screen, can, model).seen()
        assert frame.changes() == ""
        screen = next_screen(screen, chance, moves)
    shown.feed("\x1b[3;7H\x1b[7;31mnot ours ગીતા\x1b[2L中")
    frame.forget()
    frame.rows(SIZE)[:] = screen
    shown.feed(frame.changes())
    assert shown.seen() == repainted(screen, can, model).seen()


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("term", TERMINALS)
def test_differences_show_what_a_repaint_shows(term: str, model: str) -> None:
    """A second paint sends nothing, and a whole one mends whatever else was there."""
    for seed in range(8):
        obey(Random(f"{term} {seed}"), TERMINALS[term], MODELS[model])  # noqa: S311


def test_a_part_waits_for_the_whole_where_nothing_is_known() -> None:
    """A scroll bar may be painted between Ctrl+L and the rest: it would be all that is seen."""
    chance = Random("part")  # noqa: S311
    shown, frame = Standard(bce=True, joins_signs=False), Frame(ALL)
    screen = [line(chance) for _ in range(SIZE[1])]
    for _ in range(2):
        rows = frame.rows(SIZE)
        rows[3] = [*[None] * (SIZE[0] - 1), *cells("▄", PLAIN)]
        assert frame.changes() == ""
        frame.rows(SIZE)[:] = screen
        shown.feed(frame.changes())
        assert shown.seen() == repainted(screen, ALL, MODELS["one cell for a sign"]).seen()
        frame.forget()


# A law that can't be broken says nothing: each of these must be noticed.


MOVE_LINES, REPEAT = CellWriter.move_lines, CellWriter._repeat


def with_margins_left(self: CellWriter, moves: LineMoves, background: str) -> ScreenCell:
    """Move lines, and leave margins set that hold the next ones back."""
    blank = MOVE_LINES(self, moves, background)
    self._sent.append(f"\x1b[2;{SIZE[1] - 2}r")
    self._at = None
    return blank


def in_before_out(self: CellWriter, moves: LineMoves, background: str) -> ScreenCell:
    """Let lines in while those that are to go still stand above them."""
    MOVE_LINES(self, moves._replace(out=()), background)
    return MOVE_LINES(self, moves._replace(into=()), background)


def once_too_often(self: CellWriter, cell: ScreenCell, count: int, *, jump_after: bool) -> None:
    """Repeat a character as often as it is wanted, and not once less."""
    REPEAT(self, cell, count, jump_after=jump_after)
    self._sent[-1] = self._sent[-1].replace(f"[{count - 1}b", f"[{count}b")


def behind_the_last(self: CellWriter, y: int, x: int) -> None:
    """Think that the terminal goes on behind its last column."""
    self._at = y, x


def half_of_wide(self: CellWriter, cell: ScreenCell, count: int, *, jump_after: bool) -> None:
    """Send the first half of a wide character only."""
    text = " " if cell[0][:1] in ("中", "文") and jump_after else cell[0]
    self._sent.append(text * count)
    self._at = None


def without_blanks(self: CellWriter, stroke: cell_diff.Stroke) -> None:
    """Write a word over what stood there."""
    self.go(stroke.y, stroke.x)
    for cell in stroke.cells:
        self._dress(cell)
        self._sent.append(cell[0])
    self._at = None


FAULTS = {
    "a margin is not reset": (CellWriter, "move_lines", with_margins_left),
    "lines come in before others go": (CellWriter, "move_lines", in_before_out),
    "a rule is a cell too long": (CellWriter, "_repeat", once_too_often),
    "the place is behind the last column": (CellWriter, "_is_at", behind_the_last),
    "a wide cell is half drawn": (CellWriter, "_repeat", half_of_wide),
    "a word is written over an old one": (CellWriter, "_write_word", without_blanks),
    "a cell in the middle of a word is gone to": (cell_diff, "words", lambda _: []),
    "what was a word does not count": (
        cell_diff,
        "_changed",
        lambda old, new, _: [x for x, cell in enumerate(old) if cell != new[x]],
    ),
}


def obey_often() -> None:
    """Hold the laws over screens that move, on a terminal that gives signs no cell."""
    for seed in range(20):
        obey(Random(seed), ALL, MODELS["no cell for a sign"], moves=True)  # noqa: S311


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the law above."""
    monkeypatch.setattr(*FAULTS[fault])
    with pytest.raises(AssertionError):
        obey_often()


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_stands_letter_for_letter(name: str, model: str) -> None:
    """Also after another took its place and it came back, with something behind it."""
    shown, frame = MODELS[model](ALL), Frame(ALL)
    for text in (name, NAMES["Gujarati"], "DSL", name):
        row = [*cells(f"│{text}│ DSL", PLAIN)]
        blank: ScreenCell = (" ", PLAIN)
        frame.rows(SIZE)[:] = [[*row, *[blank] * (SIZE[0] - len(row))]] * SIZE[1]
        shown.feed(frame.changes())
    lines = shown.display
    assert {"".join(line.split()) for line in lines} == {f"│{''.join(name.split())}│DSL"}
    end = {line.index("│", 1) for line in lines} if model == "one cell for a sign" else set()
    assert len(end) < 2
