"""What a process has used so far, as the kernel counts it."""

from collections.abc import Iterator
from pathlib import Path


def cpu_ms(pid: int) -> float:
    """Return the milliseconds of processor time that all of its threads took."""
    return sum(int(text.split()[0]) for text in _of_threads(pid, "schedstat")) / 1e6


def wakeups(pid: int) -> int:
    """Return how often any of its threads was put on a processor or taken off it."""
    return sum(
        int(line.split()[1])
        for text in _of_threads(pid, "status")
        for line in text.splitlines()
        if "ctxt_switches" in line
    )


def peak_mib(pid: int) -> float:
    """Return the most memory that it had at any time."""
    return _number(Path(f"/proc/{pid}/status"), "VmHWM:") / 1024


def writes(pid: int) -> int:
    """Return how often it called write()."""
    return _number(Path(f"/proc/{pid}/io"), "syscw:")


def _of_threads(pid: int, name: str) -> Iterator[str]:
    for thread in Path(f"/proc/{pid}/task").iterdir():
        yield (thread / name).read_text(encoding="ascii", errors="replace")


def _number(path: Path, label: str) -> int:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(label))
