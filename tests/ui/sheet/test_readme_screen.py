"""The picture in README.md: taken of the running program, and renewed with the snapshots."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from eh_tui.session import Session
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.sheets import press
from tests.ui.conftest import Run

PICTURE = Path(__file__).with_name("readme-screen.svg")


def words_in(picture: str) -> list[str]:
    """Return the texts of an SVG picture, in its order."""
    texts = ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314  # our own
    return ["".join(text.itertext()) for text in texts]


async def test_the_picture_shows_what_the_program_shows(
    run: Run, workbook: Path, pytestconfig: pytest.Config
) -> None:
    """`pytest --snapshot-update` takes it anew."""
    async with run(SheetScreen(Session(workbook, "me")), (120, 36)) as pilot:
        assert pilot.app.theme == "dark"
        await press(pilot, "4")
        picture = pilot.app.export_screenshot(title="eh-tui", simplify=True)
    # No font is fetched from anywhere: whoever reads a README is not to be counted.
    picture = re.sub(r"@font-face\s*{.*?}", "", picture, flags=re.DOTALL)
    picture = re.sub(r"<!--.*?-->|[ \t]+$", "", picture, flags=re.MULTILINE)

    if pytestconfig.getoption("update_snapshots"):
        PICTURE.write_text(picture)
    assert words_in(PICTURE.read_text()) == words_in(picture)
    assert "http" not in PICTURE.read_text().replace("http://www.w3.org/2000/svg", "")
