"""The themes' colours, which look the same on every terminal.

SSH seldom passes COLORTERM on, so a terminal is given one of xterm's 256 colours whatever a
theme asks for. The themes ask for those only, and only for ones that Rich's rounding keeps
(PITFALLS.md 21). The first 16 are the user's own to set, so they are in "terminal" alone.
"""

import os
from dataclasses import dataclass

_STEPS = (0, 95, 135, 175, 215, 255)
"""The levels of each of red, green and blue in xterm's cube of 6 x 6 x 6 colours."""


def xterm(number: int) -> str:
    """Return the colour that xterm has under a number from 16 to 255, as "#rrggbb".

    Raises `ValueError` for the first 16, which every user may set as they like.
    """
    if not 16 <= number <= 255:
        raise ValueError(f"{number} is not one of xterm's fixed colours, 16 to 255.")
    if number >= 232:
        level = 8 + 10 * (number - 232)
        return f"#{level:02x}{level:02x}{level:02x}"
    red, rest = divmod(number - 16, 36)
    green, blue = divmod(rest, 6)
    return f"#{_STEPS[red]:02x}{_STEPS[green]:02x}{_STEPS[blue]:02x}"


@dataclass(frozen=True, slots=True)
class Pair:
    """A text colour on its background, as xterm numbers them."""

    fg: int
    bg: int


@dataclass(frozen=True, slots=True)
class Colours:
    """A theme's colours, as xterm numbers them."""

    page: Pair
    dialog: int
    """The background of what lies above the page: dialogs, notices."""
    field: int
    """The background of a text that is being typed."""
    dim: int
    rule: int
    key: int
    """What stands out: a dialog's border, the name of a key."""
    bar: Pair
    band: int
    heading: int
    red: Pair
    amber: Pair
    green: Pair
    scrollbar: Pair
    chosen: Pair
    error: int
    success: int


@dataclass(frozen=True, slots=True)
class Scheme:
    """A theme's colours as Textual names them, made without Textual."""

    name: str
    main: dict[str, str]
    """The colours that Textual asks of every theme."""
    variables: dict[str, str]
    dark: bool = True
    ansi: bool = False
    """Whether they are the terminal's own."""

    def named(self, variable: str) -> str:
        """Return a colour by the name that the styles have for it."""
        return self.variables.get(variable) or self.main[variable]


def depth() -> str:
    """Return how many colours the terminal has, as `rich.console.Console` finds out."""
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    kind = os.environ.get("TERM", "").strip().lower().rpartition("-")[2]
    return "256" if kind in ("256color", "kitty") else "standard"


def scheme_of(name: str, colours: Colours, *, dark: bool) -> Scheme:
    """Return the scheme that is made of some colours, with all names that styles use."""
    base = _base(colours)
    main = {each: base[each] for each in ("primary", "foreground", "background")}
    return Scheme(name, main, base | _own(colours) | _textuals(colours), dark)


def _base(colours: Colours) -> dict[str, str]:
    """Return the colours that Textual makes others of.

    As variables they stay as they are; as a theme's own they are rounded on their way through
    another colour space.
    """
    key, field, error = xterm(colours.key), xterm(colours.field), xterm(colours.error)
    return {
        "primary": key,
        "secondary": key,
        "accent": key,
        "warning": error,
        "error": error,
        "success": xterm(colours.success),
        "foreground": xterm(colours.page.fg),
        "background": xterm(colours.page.bg),
        "surface": xterm(colours.dialog),
        "panel": field,
        "boost": field,
    }


_LEVELS = {
    "orange": Pair(16, 208),
    "yellow": Pair(16, 227),
    "blue": Pair(231, 25),
    "purple": Pair(231, 91),
    "grey": Pair(231, 240),
}
"""The colours that only some forms have; they are the same in every theme."""


def _own(colours: Colours) -> dict[str, str]:
    """Return the variables that only our own styles use."""
    return {
        **_pair("rag-red", colours.red),
        **_pair("rag-amber", colours.amber),
        **_pair("rag-green", colours.green),
        **{
            each: colour
            for name, pair in _LEVELS.items()
            for each, colour in _pair(f"rag-{name}", pair).items()
        },
        **_pair("bar", colours.bar),
        **_pair("chosen", colours.chosen),
        "band-bg": xterm(colours.band),
        "heading-bg": xterm(colours.heading),
        "rule": xterm(colours.rule),
        "dim": xterm(colours.dim),
    }


def _textuals(colours: Colours) -> dict[str, str]:
    """Return the variables that Textual would mix from others, off the 256 colours."""
    text, dim, key = xterm(colours.page.fg), xterm(colours.dim), xterm(colours.key)
    field = xterm(colours.field)
    chosen, on_chosen = xterm(colours.chosen.bg), xterm(colours.chosen.fg)
    thumb, track = xterm(colours.scrollbar.fg), xterm(colours.scrollbar.bg)
    return {
        "text": text,
        "text-muted": dim,
        "text-disabled": dim,
        "text-error": xterm(colours.error),
        "text-warning": xterm(colours.error),
        "text-success": xterm(colours.success),
        "foreground-muted": dim,
        "foreground-disabled": dim,
        "border": key,
        "border-blurred": xterm(colours.rule),
        "surface-active": field,
        "panel-lighten-1": field,
        "block-cursor-background": chosen,
        "block-cursor-foreground": on_chosen,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": chosen,
        "block-cursor-blurred-foreground": on_chosen,
        "block-cursor-blurred-text-style": "bold",
        "block-hover-background": field,
        # Turned round, which takes a third of the bytes of two colours at every letter typed.
        "input-cursor-background": field,
        "input-cursor-foreground": text,
        "input-cursor-text-style": "reverse",
        "input-selection-background": chosen,
        "input-selection-foreground": on_chosen,
        "screen-selection-background": chosen,
        "screen-selection-foreground": on_chosen,
        **dict.fromkeys(("scrollbar", "scrollbar-hover", "scrollbar-active"), thumb),
        **dict.fromkeys(
            (
                "scrollbar-background",
                "scrollbar-background-hover",
                "scrollbar-background-active",
                "scrollbar-corner-color",
            ),
            track,
        ),
    }


def _pair(name: str, pair: Pair) -> dict[str, str]:
    return {f"{name}-fg": xterm(pair.fg), f"{name}-bg": xterm(pair.bg)}
