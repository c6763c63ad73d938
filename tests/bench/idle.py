"""What a program costs that nobody uses, which a server has to bear for all who left it open."""

from contextlib import ExitStack
from pathlib import Path

from tests.bench.figures import Figure, Told
from tests.bench.process import cpu_ms, wakeups
from tests.bench.programs import RIGHT, hello, ours, started
from tests.bench.workbooks import workbook_in
from tests.support.pty_terminal import Terminal

SECONDS = 10.0


def measure(folder: Path) -> list[Told]:
    """Return bytes, wake-ups and ms of processor time, beside those of a bare Textual hello."""
    with ExitStack() as stack:
        sheet, field = (
            stack.enter_context(started(ours(workbook_in(folder, name)), folder))
            for name in ("sheet", "field")
        )
        bare = stack.enter_context(started(hello(), folder))
        field.send(RIGHT + b"\r")
        field.wait_for("Enter save")
        for there in (sheet, field, bare):
            there.watch(1.5)
        before = [_used(there) for there in (sheet, field, bare)]
        sheet.watch(SECONDS)
        for there in (field, bare):
            there.watch(0.05)
        after = [_used(there) for there in (sheet, field, bare)]
    in_sheet, in_field, hellos = (
        [late - early for early, late in zip(*pair, strict=True)]
        for pair in zip(before, after, strict=True)
    )
    return [
        Figure(f"{SECONDS:.0f} s idle in {place}: {what}", unit, used[at], hellos[at], limit=0)
        for place, used in (("the sheet", in_sheet), ("a field", in_field))
        for at, (what, unit) in enumerate((("bytes", "B"), ("wake-ups", ""), ("CPU", "ms")))
    ]


def _used(there: Terminal) -> tuple[float, ...]:
    return there.bytes_out, wakeups(there.pid), cpu_ms(there.pid)
