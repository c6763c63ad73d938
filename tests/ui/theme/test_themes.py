"""The themes: the same on every terminal, and readable by everybody."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.color import Color as TerminalColor
from rich.color import ColorSystem
from textual.color import Color
from textual.screen import Screen
from textual.theme import Theme

from eh_tui.files.system.paths import settings_file, styles_folder
from eh_tui.session import Session
from eh_tui.ui.meeting.walk import WalkScreen
from eh_tui.ui.sheet.filter import FilterDialog
from eh_tui.ui.shelf.screen import ShelfScreen
from eh_tui.ui.summary.screen import SummaryScreen
from eh_tui.ui.theme.colours import xterm
from eh_tui.ui.theme.themes import THEMES
from tests.ui.conftest import Run, ScreenTestApp

FIXED = {xterm(number) for number in range(16, 256)}
OURS = [theme for theme in THEMES if not theme.ansi]
each_theme = pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
PAIRS = ("rag-red", "rag-amber", "rag-green", "bar", "chosen")
SCREENS: dict[str, Callable[[Session], Screen[Any]]] = {
    "walk": lambda session: WalkScreen(session, "1-03"),
    "summary": SummaryScreen,
    "shelf": lambda session: ShelfScreen(session.path.parent),
    "filter": lambda session: FilterDialog(session.workbook, {}),
}


def colours(theme: Theme) -> dict[str, str]:
    """Return every colour that a theme names."""
    own = {"primary": theme.primary, "foreground": theme.foreground or ""}
    values = own | {"background": theme.background or ""} | theme.variables
    return {name: value for name, value in values.items() if not name.endswith("text-style")}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [part / 255 for part in Color.parse(colour).rgb]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("number", "colour"), [(16, "#000000"), (231, "#ffffff"), (196, "#ff0000"), (244, "#808080")]
)
def test_colours_are_numbered_as_xterm_does(number: int, colour: str) -> None:
    """Checked against xterm's own 256colres.pl."""
    assert xterm(number) == colour


def test_the_first_sixteen_colours_are_the_users() -> None:
    """Each terminal's own palette sets them."""
    with pytest.raises(ValueError, match="15"):
        xterm(15)


@each_theme
def test_every_colour_is_one_that_all_terminals_have(theme: Theme) -> None:
    """SSH seldom passes COLORTERM on, so others are rounded, some to black (PITFALLS.md 21)."""
    assert colours(theme)
    for name, colour in colours(theme).items():
        assert colour in FIXED, name
        number = TerminalColor.parse(colour).downgrade(ColorSystem.EIGHT_BIT).number
        assert number is not None
        assert xterm(number) == colour, name


@each_theme
def test_words_stand_out_from_their_background(theme: Theme) -> None:
    """WCAG 2.2 asks for 4.5, and for 7 where contrast is what the theme is for."""
    least = 7 if theme.name == "contrast" else 4.5
    all_colours = colours(theme)
    pairs = [(all_colours[f"{name}-fg"], all_colours[f"{name}-bg"]) for name in PAIRS]
    for background in ("background", "surface", "panel", "band-bg", "heading-bg"):
        pairs.append((all_colours["foreground"], all_colours[background]))
    for text in ("dim", "primary", "error"):
        pairs += [(all_colours[text], all_colours[page]) for page in ("background", "surface")]

    for text, background in pairs:
        assert contrast(text, background) >= least, (text, background)


def test_every_theme_has_the_same_variables() -> None:
    """A style that names one which is missing would not load."""
    own = {
        name
        for name in THEMES[0].variables
        if re.match("rag-|bar-|chosen-|band|head|rule|dim", name)
    }

    assert all(own <= set(theme.variables) for theme in THEMES)


def test_styles_name_no_colour() -> None:
    """A theme would not reach it."""
    assert list(styles_folder().glob("*.tcss"))
    for file in styles_folder().glob("*.tcss"):
        assert not re.search(
            r"#[0-9a-f]{3,8}\b\s*;|\brgba?\(|: *(red|green|black|white)\b", file.read_text()
        )


@each_theme
@pytest.mark.parametrize("name", SCREENS)
async def test_what_is_drawn_has_the_themes_colours_only(
    name: str, theme: Theme, run: Run, workbook: Path
) -> None:
    """Textual mixes colours of its own wherever a style leaves it to."""
    async with run(SCREENS[name](Session(workbook))) as pilot:
        pilot.app.theme = theme.name
        await pilot.pause()

        for strip in pilot.app.screen._compositor.render_strips(pilot.app.size):
            for segment in strip:
                style = segment.style
                for colour in (style.color, style.bgcolor) if style else ():
                    assert colour is None or colour.get_truecolor().hex in FIXED, segment


@pytest.mark.parametrize("name", SCREENS)
async def test_the_terminals_own_colours_are_left_to_it(
    name: str, run: Run, workbook: Path
) -> None:
    """The theme "terminal" sends no colour that the user did not choose."""
    async with run(SCREENS[name](Session(workbook))) as pilot:
        pilot.app.theme = "terminal"
        await pilot.pause()

        for strip in pilot.app.screen._compositor.render_strips(pilot.app.size):
            for segment in strip:
                style = segment.style
                for colour in (style.color, style.bgcolor) if style else ():
                    assert colour is None or colour.is_system_defined, segment


async def test_without_colour_the_place_in_a_list_is_still_seen(
    monkeypatch: pytest.MonkeyPatch, run: Run, workbook: Path
) -> None:
    """By a line below it: Textual drops reverse from the rows of its lists."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with run(FilterDialog(Session(workbook).workbook, {})) as pilot:
        strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
        marked = "".join(
            segment.text
            for strip in strips
            for segment in strip
            if segment.style and segment.style.underline
        )

    assert "Everything" in marked
    assert "At risk" not in marked


async def test_without_colour_the_terminals_theme_is_not_used(
    monkeypatch: pytest.MonkeyPatch, workbook: Path
) -> None:
    """Textual would draw it black on black (PITFALLS.md 22)."""
    monkeypatch.setenv("NO_COLOR", "1")
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('theme = "terminal"\n')

    assert ScreenTestApp(SummaryScreen(Session(workbook))).theme == "dark"


async def test_the_theme_is_kept_for_next_time(run: Run, workbook: Path) -> None:
    """In the settings file, at the press of its key."""
    async with run(SummaryScreen(Session(workbook))) as pilot:
        await pilot.press("f9")
        await pilot.pause()

    assert settings_file().read_text() == 'theme = "light"\n'
    assert ScreenTestApp(SummaryScreen(Session(workbook))).theme == "light"
