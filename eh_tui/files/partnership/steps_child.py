"""The process that reads some of a round's files for another; nothing else is done here."""

import gc
import pickle
import sys

from eh_tui.files.partnership.steps import read_step


def read_for_parent() -> None:
    """Read which files to read, and write what each step has read as soon as it is there."""
    steps, blank, today, asking = pickle.load(sys.stdin.buffer)  # noqa: S301  # of our own parent
    for step in steps:
        pickle.dump(read_step(step, blank, today, asking=asking), sys.stdout.buffer)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    gc.disable()  # as in its parent, which ends before there is much to throw away
    read_for_parent()
