"""What the workbook already knows, offered to whoever types a name."""

import re

from eh_tui.model.filters import people
from eh_tui.model.workbook import Workbook


def known_names(workbook: Workbook) -> tuple[str, ...]:
    """Return the people and the channels of a workbook, the busiest first, each once."""
    used = [name for name, _ in people(workbook.actions)]
    listed = [person.name for person in workbook.people]
    listed += [signatory.name for signatory in workbook.signatories]
    return tuple(dict.fromkeys(name for name in (*used, *listed) if name.strip()))


def fragment(typed: str) -> str:
    """Return the name that is being typed: what follows the last "/", "," or line end."""
    return re.split(r"[/,\n]", typed)[-1].strip()


def matching(names: tuple[str, ...], typed: str) -> tuple[str, ...]:
    """Return the names that the one being typed may become: first those that begin so."""
    part = fragment(typed).casefold()
    begin = [name for name in names if name.casefold().startswith(part)]
    within = [name for name in names if part in name.casefold() and name not in begin]
    return tuple(name for name in (*begin, *within) if name.casefold() != part or not part)


def completed(typed: str, name: str) -> str:
    """Return what was typed with the name being typed replaced by a known one."""
    part = fragment(typed)
    head = typed[: len(typed) - len(part)] if typed.endswith(part) else typed.rstrip()[: -len(part)]
    return head + name
