"""What is painted before Textual is loaded is what Textual then shows, cell for cell."""

import re
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len, split_graphemes
from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, LayoutUpdate

from eh_tui.files.system.paths import settings_file
from eh_tui.files.system.settings import load_settings
from eh_tui.session import Session
from eh_tui.ui.app import EhApp
from eh_tui.ui.splash.frame import FirstPicture
from eh_tui.ui.splash.splash import FirstPaint
from eh_tui.ui.splash.tcss_styles import Looks
from eh_tui.ui.terminal.cells import ScreenCell
from eh_tui.ui.terminal.frame import Frame
from eh_tui.ui.terminal.strips_to_cells import take
from eh_tui.ui.text import is_narrow
from eh_tui.ui.theme.schemes import SCHEMES, allowed
from tests.support.frames import TODAY, screen_text
from tests.support.meeting_screens import begun
from tests.ui.conftest import both_sizes

TERMINALS: dict[str, tuple[dict[str, str], ColorSystem | None]] = {
    "truecolor": ({"COLORTERM": "truecolor"}, ColorSystem.TRUECOLOR),
    "256 colours": ({"TERM": "xterm-256color"}, ColorSystem.EIGHT_BIT),
    "16 colours": ({"TERM": "xterm"}, ColorSystem.STANDARD),
    "no colour": ({"NO_COLOR": "1", "TERM": "xterm-256color"}, None),
}
each_terminal = pytest.mark.parametrize("terminal", TERMINALS)
each_theme = pytest.mark.parametrize("theme", [scheme.name for scheme in SCHEMES])


class Shown(FirstPaint):
    """A first paint that has been handed over; there is no terminal."""

    def __init__(self, picture: FirstPicture) -> None:
        self.picture = picture
        self.frame = Frame()
        self._is_ours = False


class Painted(EhApp):
    """The program, with the cells that it paints and what it would send for them."""

    def __init__(self, session: Session, picture: FirstPicture | None, colours: ColorSystem | None):
        super().__init__(session, Shown(picture) if picture else None)
        self.frame = Frame()
        self.sent: list[str] = []
        self.colours = colours
        if picture:
            self.frame.rows(picture.size)[:] = map(list, picture.rows)
            self.frame.changes()

    def _display(self, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, LayoutUpdate | ChopsUpdate) and not self._batch_count:
            size = (self.size.width, self.size.height)
            take(self.frame, renderable, size, self.colours)
            self.sent.append(self.frame.changes())
        super()._display(screen, renderable)


def picture_of(session: Session, size: tuple[int, int]) -> FirstPicture:
    """Return the first picture, as the settings want it."""
    settings = load_settings()
    return FirstPicture(session, Looks(allowed(settings.theme)), settings.keys, size, TODAY)


def differing(
    picture: FirstPicture, frame: Frame
) -> list[tuple[int, int, ScreenCell, ScreenCell | None]]:
    """Return the cells in which a picture and what Textual painted are not the same."""
    return [
        (y, x, before, after)
        for y, (ours, textuals) in enumerate(zip(picture.rows, frame._shown, strict=True))
        for x, (before, after) in enumerate(zip(ours, textuals, strict=True))
        if before != after
    ]


def choose(settings: str) -> None:
    """Write a settings file."""
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(settings)


def use(terminal: str, monkeypatch: pytest.MonkeyPatch) -> ColorSystem | None:
    """Let a terminal be the one that the environment tells of, and return its colours."""
    variables, colours = TERMINALS[terminal]
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return colours


@both_sizes
@each_theme
@each_terminal
async def test_it_is_what_textual_then_shows(
    workbook: Path,
    size: tuple[int, int],
    theme: str,
    terminal: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Character, colours and attributes, on terminals with many colours, few and none."""
    colours = use(terminal, monkeypatch)
    choose(f'theme = "{theme}"\n')
    session = Session(workbook)
    app = Painted(session, None, colours)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert differing(picture_of(session, size), app.frame) == []


@pytest.mark.parametrize(
    "size", [(40, 10), (61, 15), (99, 24), (100, 24), (109, 30), (110, 30), (300, 120)]
)
async def test_it_is_so_in_windows_of_any_size(
    workbook: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The smallest and the largest that are painted, and on both sides of the outline's width."""
    colours = use("truecolor", monkeypatch)
    session = Session(workbook)
    app = Painted(session, None, colours)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert differing(picture_of(session, size), app.frame) == []


@both_sizes
async def test_it_is_so_with_a_draft_while_a_meeting_goes_on(
    workbook: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever opens the workbook again sees both at once."""
    colours = use("truecolor", monkeypatch)
    session = begun(workbook)
    session.drafts.keep(("1-01", "when"), "by Easter")
    app = Painted(session, None, colours)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert differing(picture_of(session, size), app.frame) == []
        assert "Meeting of 14 September: 0 of 25, R goes on" in screen_text(app)
        assert "1 draft (D)" in screen_text(app)


@both_sizes
async def test_it_is_so_for_any_text(
    workbook: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wide characters, marks that join, what would steer a terminal; and with other keys."""
    colours = use("truecolor", monkeypatch)
    choose('[keys]\nred = "f5"\nwalk = "ctrl+w"\n')
    text = workbook.read_text(encoding="utf-8")
    odd = "e\u0301 \u4e2d\u6587 \U0001f600 [b]x[/] \u2019\u00ad\\u202e\\u001b[2J"
    text = text.replace('when = "ongoing"', f'when = "{odd * 3}"')
    text = text.replace('name = "Example Primary School"', f'name = "{odd}"')
    workbook.write_text(text, encoding="utf-8")
    session = Session(workbook)
    app = Painted(session, None, colours)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert differing(picture_of(session, size), app.frame) == []


async def test_textual_has_nothing_to_send_for_it(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that nothing flashes, and a slow line carries the first screen once."""
    colours = use("truecolor", monkeypatch)
    session = Session(workbook)
    app = Painted(session, picture_of(session, (120, 40)), colours)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert app.sent
        assert "".join(app.sent) == ""


async def test_no_word_goes_between_it_and_what_textual_shows(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the sheet is scrolled at once, only the bar beside it is painted again."""
    colours = use("truecolor", monkeypatch)
    session = Session(workbook)
    app = Painted(session, picture_of(session, (80, 24)), colours)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert sum(map(len, app.sent)) < 500
        assert not any(letter.isalpha() for sent in app.sent for letter in words_in(sent))


def words_in(sent: str) -> str:
    """Return the characters of what is sent, without the escape sequences."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", sent)


def test_what_counts_as_narrow_is_so_for_rich() -> None:
    """Widths are told without Rich only for characters that are alone in one cell for it, too."""
    narrow = [chr(code) for code in range(0x3000) if is_narrow(chr(code))]
    assert len(narrow) > 1000
    for character in narrow:
        assert cell_len(character) == 1, hex(ord(character))
        spans, _ = split_graphemes(f"a{character}b")
        assert spans == [(0, 1, 1), (1, 2, 1), (2, 3, 1)], hex(ord(character))
