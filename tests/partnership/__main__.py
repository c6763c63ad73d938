"""An invented partnership: `python -m tests.partnership FOLDER [SCHOOLS [SEED]]`."""

import sys
from pathlib import Path

from tests.partnership.folder import FEWEST_FOR_ALL, SCHOOLS, make_partnership


def main(folder: str, number: str = str(FEWEST_FOR_ALL), seed: str = "1") -> int:
    """Write a partnership into a folder that is not there yet, and say what is in it."""
    path = Path(folder)
    if path.exists():
        sys.stdout.write(f"{path} is there already; nothing was written.\n")
        return 1
    ways = make_partnership(path, int(number), int(seed))
    said = ", ".join(f"{count} {way.replace('_', ' ')}" for way, count in sorted(ways.items()))
    sys.stdout.write(f"{path / SCHOOLS}: {sum(ways.values())} schools: {said}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
