"""The colour schemes that come with the program, and which of them a terminal allows."""

import os

from eh_tui.ui.theme.colours import Colours, Pair, Scheme, depth, scheme_of

_DARK = scheme_of(
    "dark",
    Colours(
        page=Pair(189, 234),
        dialog=235,
        field=237,
        dim=246,
        rule=240,
        key=117,
        bar=Pair(231, 24),
        band=238,
        heading=236,
        red=Pair(231, 88),
        amber=Pair(16, 178),
        green=Pair(231, 22),
        scrollbar=Pair(244, 236),
        chosen=Pair(231, 25),
        error=210,
        success=114,
    ),
    dark=True,
)
_LIGHT = scheme_of(
    "light",
    Colours(
        page=Pair(234, 231),
        dialog=231,
        field=195,
        dim=240,
        rule=245,
        key=25,
        bar=Pair(231, 24),
        band=153,
        heading=195,
        red=Pair(231, 124),
        amber=Pair(16, 220),
        green=Pair(231, 22),
        scrollbar=Pair(244, 195),
        chosen=Pair(231, 25),
        error=124,
        success=22,
    ),
    dark=False,
)
_CONTRAST = scheme_of(
    "contrast",
    Colours(
        page=Pair(231, 16),
        dialog=16,
        field=16,
        dim=231,
        rule=231,
        key=226,
        bar=Pair(16, 231),
        band=16,
        heading=16,
        red=Pair(231, 124),
        amber=Pair(16, 226),
        green=Pair(16, 46),
        scrollbar=Pair(231, 16),
        chosen=Pair(16, 226),
        error=226,
        success=46,
    ),
    dark=True,
)
_TERMINAL = Scheme(
    name="terminal",
    ansi=True,
    main={
        "primary": "ansi_blue",
        "secondary": "ansi_cyan",
        "warning": "ansi_yellow",
        "error": "ansi_red",
        "success": "ansi_green",
        "accent": "ansi_cyan",
        "foreground": "ansi_default",
        "background": "ansi_default",
        "surface": "ansi_default",
        "panel": "ansi_default",
        "boost": "ansi_default",
    },
    variables={
        "rag-red-fg": "ansi_bright_white",
        "rag-red-bg": "ansi_red",
        "rag-amber-fg": "ansi_black",
        "rag-amber-bg": "ansi_yellow",
        "rag-green-fg": "ansi_black",
        "rag-green-bg": "ansi_green",
        "rag-orange-fg": "ansi_black",
        "rag-orange-bg": "ansi_bright_red",
        "rag-yellow-fg": "ansi_black",
        "rag-yellow-bg": "ansi_bright_yellow",
        "rag-blue-fg": "ansi_bright_white",
        "rag-blue-bg": "ansi_blue",
        "rag-purple-fg": "ansi_bright_white",
        "rag-purple-bg": "ansi_magenta",
        "rag-grey-fg": "ansi_black",
        "rag-grey-bg": "ansi_white",
        "bar-fg": "ansi_bright_white",
        "bar-bg": "ansi_blue",
        "chosen-fg": "ansi_black",
        "chosen-bg": "ansi_cyan",
        "band-bg": "ansi_default",
        "heading-bg": "ansi_default",
        "rule": "ansi_default",
        "dim": "ansi_default",
        "surface": "ansi_default",
        "panel": "ansi_default",
        "text-muted": "ansi_default",
        "text-disabled": "ansi_default",
        "foreground-muted": "ansi_default",
        "border": "ansi_cyan",
        "border-blurred": "ansi_default",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_cyan",
        "block-cursor-blurred-foreground": "ansi_black",
        "block-cursor-blurred-background": "ansi_cyan",
        "input-cursor-text-style": "reverse",
        "scrollbar": "ansi_cyan",
        "scrollbar-hover": "ansi_cyan",
        "scrollbar-active": "ansi_cyan",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
    },
)
"""The terminal's own colours; Textual's built-in ansi-dark is its model (PITFALLS.md 23)."""

SCHEMES = (_DARK, _LIGHT, _CONTRAST, _TERMINAL)
"""The themes in the order in which a key goes through them; the first is the default."""


def allowed(name: str) -> Scheme:
    """Return a scheme by its name, or the first one where it can't be used."""
    usable = schemes()
    return next((scheme for scheme in usable if scheme.name == name), usable[0])


def schemes() -> tuple[Scheme, ...]:
    """Return the schemes that can be used here, in the order in which a key goes through them.

    The terminal's own colours come out black on black under NO_COLOR (PITFALLS.md 22). Where
    there are no others, ours are rounded to white on light green and grey on grey.
    """
    if "NO_COLOR" in os.environ:
        return tuple(scheme for scheme in SCHEMES if not scheme.ansi)
    return (_TERMINAL, _CONTRAST) if depth() == "standard" else SCHEMES
