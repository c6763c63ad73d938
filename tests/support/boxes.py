"""What a box in the middle of the screen shows, however far it has to be scrolled."""

from textual.pilot import Pilot

from tests.support.frames import screen_text


def words_in_box(pilot: Pilot[None]) -> str:
    """Return what the box in the middle shows, with single spaces."""
    box = pilot.app.screen.query_one(".box").region
    lines = screen_text(pilot.app).split("\n")[box.y + 1 : box.bottom - 1]
    return " ".join(" ".join(line[box.x + 1 : box.right - 2] for line in lines).split())


async def read_on(pilot: Pilot[None]) -> str:
    """Return all that the box shows, page by page."""
    shown = [words_in_box(pilot)]
    for _ in range(40):
        await pilot.press("pagedown")
        await pilot.pause()
        shown.append(words_in_box(pilot))
        if shown[-1] == shown[-2]:
            break
    return " ".join(shown)
