"""A workbook that another one names: last year's, an offer's audit, an audit's offer.

Anybody who may write the one may name any file in it, and what is shown beside it goes into
exports and pages. So it has to lie in the same folder, be the same school's, and be for all to
read who may read the one that names it.
"""

import os
from pathlib import Path

from eh_tui.errors import Refused
from eh_tui.files.folder.peek import peek
from eh_tui.files.system.access import more_can_read, owner_can_read
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.levels import plain_words


def workbook_named(path: Path, name: str, school: str) -> Workbook:
    """Return the workbook of a `name` that the one in `path`, of a `school`, holds.

    Raises `EhError` where it can't be read, and `Refused` for one that is not to be shown
    beside the other.
    """
    here = Path(os.path.realpath(path))
    if "\0" in name or name in (".", "..", here.name):
        raise Refused(f"{name!r} is no other file.")
    if Path(name).name != name:
        raise Refused(f"{name} is not in the folder of {here.name}; move the one to the other.")
    there = here.with_name(name)
    named = peek(there, follow=False).workbook
    if _is_more_private(there, here):
        raise Refused(f"fewer people may read {name} than {here.name}, and exports would tell.")
    if plain_words(named.school.name) != plain_words(school):
        raise Refused(f"{name} is of another school.")
    return named


def _is_more_private(there: Path, here: Path) -> bool:
    try:
        ours, theirs = here.stat(), there.stat()
    except OSError:  # gone at this moment
        return True
    return more_can_read(ours, theirs) or not owner_can_read(ours, theirs)
