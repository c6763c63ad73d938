"""The colours of levels can be read, and told apart."""

from itertools import combinations

from eh_tui.model.form.levels import COLOURS, NOT_RATED
from eh_tui.model.form.palette import PALETTE, shade_of
from tests.support.colours import channels, contrast


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
