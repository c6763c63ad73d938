"""What is struck through in a text is part of it and does not count."""

import pytest

from eh_tui.model.paper.source import SourceText


@pytest.mark.parametrize(
    ("written", "live", "struck"),
    [
        ("~Red~ Amber", "Amber", ("Red",)),
        ("Red ~Amber~", "Red", ("Amber",)),
        ("by ~the end of~ June", "by June", ("the end of",)),
        ("not now ~no~", "not now", ("no",)),
        ("~all of it~", "", ("all of it",)),
        ("first\n~second~\nthird", "first\nthird", ("second",)),
        ("~first\nsec~ond", "ond", ("first\nsec",)),
        ("~Re~~d~ and ~more~", "and", ("Red", "more")),
        ("as  it\n\nis", "as  it\n\nis", ()),
    ],
)
def test_what_is_struck_through_is_no_part_of_the_live_text(
    written: str, live: str, struck: tuple[str, ...]
) -> None:
    """Its place counts, not its letters; a line that is left without any is gone."""
    pieces = written.split("~")
    text, spans = "", []
    for nth, piece in enumerate(pieces):
        if nth % 2:
            spans.append((len(text), len(text) + len(piece)))
        text += piece
    said = SourceText(text, struck_at=tuple(spans))
    assert (said.live, said.struck, said.is_struck_out) == (live, struck, not live)
