"""How the styles look on a terminal, told without Textual: for what is painted before it.

Only what the first picture needs is understood of `styles/`: single rules, no inheritance.
"""

import os
import re
from functools import cache

from eh_tui.files.system.paths import styles_folder
from eh_tui.ui.terminal.cells import ScreenStyle, number_of
from eh_tui.ui.theme.colours import Scheme, depth, xterm

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ATTRIBUTES = {"bold": "1", "italic": "3", "underline": "4", "reverse": "7"}
_ANSI = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_NUMBERS = {xterm(number): number for number in range(16, 256)}


class Looks:
    """The looks of a theme on this terminal."""

    def __init__(self, scheme: Scheme) -> None:
        """Read the styles."""
        self._scheme = scheme
        self._depth = depth()
        self._has_colours = "NO_COLOR" not in os.environ
        text = "".join(
            (styles_folder() / name).read_text(encoding="utf-8")
            for name in ("app.tcss", "sheet.tcss")
        )
        self._rules: dict[str, dict[str, str]] = {}
        for selectors, body in _RULE.findall(_COMMENT.sub("", text)):
            pairs = (line.partition(":") for line in body.split(";"))
            declared = {name.strip(): value.strip() for name, _, value in pairs}
            for selector in selectors.split(","):
                self._rules.setdefault(selector.strip(), {}).update(declared)

    def of(self, selector: str) -> ScreenStyle:
        """Return the look of what has a selector in the styles."""
        rule = self._rules.get(selector, {})
        return (
            self.attributes(selector),
            self.colour(rule.get("color", "$foreground")),
            self.colour(rule.get("background", "$background"), is_background=True),
        )

    def attributes(self, selector: str) -> tuple[str, ...]:
        """Return the codes of a selector's attributes."""
        words = self._rules.get(selector, {}).get("text-style", "").split()
        return tuple(_ATTRIBUTES[word] for word in words)

    def colour(self, variable: str, *, is_background: bool = False) -> str:
        """Return the code of a colour by its name in the styles."""
        name = variable.removeprefix("$")
        if not self._has_colours:
            return ""
        return _code(self._scheme.named(name), self._depth, is_background)


@cache
def _code(colour: str, depth: str, is_background: bool) -> str:
    """Return the code of a colour as Rich and Textual would send it to a terminal."""
    if colour.startswith("ansi_"):
        name = colour.removeprefix("ansi_")
        first = (100 if is_background else 90) if "bright" in name else 40 if is_background else 30
        dim = name.removeprefix("bright_")
        return str(first + (9 if dim == "default" else _ANSI.index(dim)))
    first = 48 if is_background else 38
    if depth == "standard":
        return _rounded(colour, is_background)
    number = number_of(bytes.fromhex(colour[1:])) if depth == "truecolor" else _NUMBERS[colour]
    if number:  # half as long as its levels
        return f"{first};5;{number}"
    return ";".join(map(str, (first, 2, *bytes.fromhex(colour[1:]))))


def _rounded(colour: str, is_background: bool) -> str:
    """Return the code of a colour on a terminal that has only the first sixteen."""
    from rich.color import Color, ColorSystem

    rounded = Color.from_rgb(*bytes.fromhex(colour[1:])).downgrade(ColorSystem.STANDARD)
    return ";".join(rounded.get_ansi_codes(not is_background))
