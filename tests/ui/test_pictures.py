"""The pictures in docs/ show what the program shows; `make pictures` takes them anew."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from eh_tui.session import Session
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support import CHECKOUT
from tests.support.sheets import press
from tests.ui.conftest import Run

PICTURES = {
    "sheet": ((120, 36), ("4",)),
    "walk": ((100, 30), ("4", "w")),
    "meeting": ((100, 30), ("R", *["enter"] * 6, "r")),
    "due": ((100, 30), ("t",)),
    "summary": ((100, 30), ("s",)),
    "history": ((100, 30), ("H", "t")),
}
"""Each picture's size in cells, and the keys that lead there from the sheet."""


def words_in(picture: str) -> list[str]:
    """Return the texts of an SVG picture, in its order."""
    texts = ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314  # our own
    return ["".join(text.itertext()) for text in texts]


@pytest.mark.parametrize("name", PICTURES)
async def test_a_picture_shows_what_the_program_shows(
    run: Run, workbook: Path, pytestconfig: pytest.Config, name: str
) -> None:
    """`make pictures` takes it anew."""
    size, keys = PICTURES[name]
    async with run(SheetScreen(Session(workbook, "me")), size) as pilot:
        assert pilot.app.theme == "dark"
        await press(pilot, *keys)
        taken = pilot.app.export_screenshot(title="eh-tui", simplify=True)
    # No font is fetched from anywhere: whoever reads a page is not to be counted.
    taken = re.sub(r"@font-face\s*{.*?}", "", taken, flags=re.DOTALL)
    taken = re.sub(r"<!--.*?-->|[ \t]+$", "", taken, flags=re.MULTILINE)

    kept = CHECKOUT / "docs" / "pictures" / f"{name}.svg"
    if pytestconfig.getoption("update_snapshots"):
        kept.write_text(taken)
    assert words_in(kept.read_text()) == words_in(taken)
    assert "http" not in kept.read_text().replace("http://www.w3.org/2000/svg", "")
