"""The dates for people's calendars, from the sheet."""

from pathlib import Path

import vobject

from eh_tui.session import Session
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.lists import sentences
from tests.ui.conftest import Run


async def test_a_key_writes_the_dates_beside_the_workbook(run: Run, workbook: Path) -> None:
    """Named and counted; once more, the same file says so."""
    async with run(SheetScreen(Session(workbook))) as pilot:
        await pilot.press("C")
        await pilot.pause()
        (written,) = workbook.parent.glob("*Early Help dates.ics")
        events = vobject.readOne(written.read_text()).vevent_list
        assert (
            f"Written: {written.name} {len(events)} dates; exported again"
            in sentences(pilot.app)[-1]
        )
