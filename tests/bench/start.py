"""How long a person waits for the first screen, and for the first key to be obeyed."""

from pathlib import Path

from tests.bench.figures import Figure, paired
from tests.bench.programs import HELLO, ours, seconds_to_start, workbook_in


def measure(folder: Path, pairs: int) -> list[Figure]:
    """Return both times in ms, against a bare Textual hello, in turns."""
    program = ours(workbook_in(folder))
    for warming in (HELLO, program):
        seconds_to_start(warming, folder)
    hellos, us = [], []
    for _ in range(pairs):
        hellos.append(seconds_to_start(HELLO, folder))
        us.append(seconds_to_start(program, folder))
    return [
        paired(
            name,
            "ms",
            [each[at] * 1000 for each in us],
            [each[at] * 1000 for each in hellos],
            ratio_limit=1.25,
        )
        for at, name in enumerate(("start: rows on screen", "start: usable, first key obeyed"))
    ]
