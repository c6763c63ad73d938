"""What the workbook already knows, offered to whoever types a name."""

import re
from collections import Counter

from eh_tui.model.workbook import Workbook

_BETWEEN_NAMES = re.compile(r"[/,\n]")


def known_names(workbook: Workbook) -> tuple[str, ...]:
    """Return the people and the Who texts of a workbook, the most used first."""
    used: Counter[str] = Counter()
    for action in workbook.actions:
        for part in {action.who, *_BETWEEN_NAMES.split(action.who)}:
            used[part.strip()] += 1
    for person in workbook.people:
        used[person.name.strip()] += 1
    for signatory in workbook.signatories:
        used[signatory.name.strip()] += 1
    return tuple(name for name, _ in used.most_common() if name and "\n" not in name)


def fragment(typed: str) -> str:
    """Return the name that is being typed: what follows the last "/", "," or line end."""
    return _BETWEEN_NAMES.split(typed)[-1].strip()


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
