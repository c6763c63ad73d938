"""Which faults can't come while somebody does something, and why."""

from collections.abc import Callable

_ONLY_LOOKING = (
    *("command: show", "command: check", "command: log", "command: export", "command: minutes"),
    "returned sheet: send out",
)

_NEVER: tuple[tuple[Callable[[str], bool], tuple[str, ...], str], ...] = (
    (
        lambda doing: doing.partition(":")[0] in ("editor", "sync tool", "git"),
        ("has to wait",),
        "Programs that are not ours wait for nobody.",
    ),
    (
        lambda doing: doing in _ONLY_LOOKING,
        ("has to wait",),
        "Who only looks waits for nobody.",
    ),
    (
        lambda doing: doing in ("editor: type", "git: work on a branch"),
        (
            *("disk fails", "disk full", "kill", "kill halfway", "others in between"),
            *("late network", "wrong clock"),
            *("power cut", "midnight", "a new school year"),
        ),
        "What is only in somebody's head or editor touches no disk.",
    ),
)


def never(doing: str, fault: str) -> str:
    """Return why a fault never comes while something is done, "" where it may."""
    reasons = (why for is_it, faults, why in _NEVER if is_it(doing) and fault in faults)
    return next(reasons, "")
