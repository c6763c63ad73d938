"""The themes, as Textual takes them."""

from textual.theme import Theme

from eh_tui.ui.theme.schemes import SCHEMES

THEMES = tuple(
    Theme(
        name=scheme.name,
        dark=scheme.dark,
        ansi=scheme.ansi,
        variables=scheme.variables,
        **scheme.main,  # type: ignore[arg-type]  # they are colours, all of them
    )
    for scheme in SCHEMES
)
"""The themes in the order in which a key goes through them; the first is the default."""
