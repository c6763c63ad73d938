"""A workbook read for the page alone, without what the page never asks.

Whatever is odd in a file goes the product's own way: this one gives up and says nothing. So what
it does return is what that way returns, as far as a row of the page tells.
"""

from eh_tui.errors import BrokenFile
from eh_tui.files.partnership.recurring import tables_of
from eh_tui.files.toml.read import decode, workbook_of_tables
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook

_NOT_ASKED = tuple(
    kind.value
    for kind in (
        *(Kind.GUIDANCE, Kind.SIGNATORIES, Kind.PEOPLE, Kind.COURSES, Kind.TRAINING),
        *(Kind.MEETINGS, Kind.STANDING, Kind.MATTERS, Kind.DISCUSSED, Kind.AMENDMENTS),
        *(Kind.SIGNATURES, Kind.RECEIVED, Kind.KNOWN),
    )
)
"""What neither counts, dates nor texts of the page come from."""


def lean_workbook(data: bytes, *, is_whole: bool = False) -> Workbook | None:
    """Return the audit in a file's bytes, less some kinds of row unless all of it is wanted.

    None where it must be read the product's own way.

    That is an offer, and a file that is broken or holds nothing.
    """
    try:
        text = decode(data)
        raw = tables_of(text)
        if raw is None or Kind.OFFER.value in raw:
            return None
        left_out = () if is_whole else _NOT_ASKED
        lean = {name: rows for name, rows in raw.items() if name not in left_out}
        workbook = workbook_of_tables(lean, text).workbook
    except BrokenFile:
        return None
    return workbook if workbook.is_form else None
