"""The process that reads some of a round's files for another; nothing else is done here."""

import pickle
import sys

from eh_tui.files.partnership.steps import rows_of_step


def read_for_parent() -> None:
    """Read which files to read, and write the rows of each step as soon as they are there."""
    steps, blank, today = pickle.load(sys.stdin.buffer)  # noqa: S301  # of our own parent
    for step in steps:
        pickle.dump(rows_of_step(step, blank, today), sys.stdout.buffer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    read_for_parent()
