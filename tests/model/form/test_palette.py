"""The colours of levels can be read, and told apart."""

from itertools import combinations

from eh_tui.model.form.levels import COLOURS, NOT_RATED
from eh_tui.model.form.palette import PALETTE, shade_of


def test_there_is_a_shade_for_every_colour_that_a_form_may_name() -> None:
    """A form whose colour had none would be drawn as if nobody had rated anything."""
    assert list(PALETTE) == [*COLOURS, NOT_RATED]
    assert shade_of("purple") == PALETTE["purple"]
    assert shade_of("mauve") == PALETTE[NOT_RATED]


def test_every_ink_is_read_on_its_ground() -> None:
    """WCAG 2.2 AA asks for 4.5 to 1 between a text and what is behind it."""
    for shade in PALETTE.values():
        assert contrast(shade.ink, shade.ground) >= 4.5
        assert contrast(shade.ink, "FFFFFF") >= 4.5


def test_no_two_grounds_look_alike() -> None:
    """Words say which level it is; a colour that repeats another's would contradict them."""
    for one, other in combinations(PALETTE.values(), 2):
        apart = sum(
            abs(a - b) for a, b in zip(channels(one.ground), channels(other.ground), strict=True)
        )
        assert apart >= 0.15, (one, other)


def channels(colour: str) -> list[float]:
    """Return red, green and blue from 0 to 1."""
    return [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast of two colours."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the WCAG luminance of a colour."""
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels(colour)
    ]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
