"""What the workbook already knows, offered to whoever types a name."""

import re

from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.filters import people
from eh_tui.model.people.register import register_of
from eh_tui.model.people.who_cell import has_left


def known_names(workbook: Workbook) -> tuple[str, ...]:
    """Return the people of the register, then what else Who cells name, each once.

    The busiest come first; those who have left are not offered.
    """
    used = [name for name, _ in people(workbook)]
    register = register_of(workbook)
    here = [person.name for person in register.people if not has_left(person)]
    gone = {person.name for person in register.people if has_left(person)}
    busy = [name for name in used if name in here]
    others = [*used, *(signatory.name for signatory in workbook.signatories)]
    names = dict.fromkeys(name for name in (*busy, *here, *others) if name.strip())
    return tuple(name for name in names if name in here or name not in gone)


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
