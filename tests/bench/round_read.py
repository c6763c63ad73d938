"""Reads a round's folder, and nothing more: `round_read FOLDER [--alone]`."""

import os
import sys
from datetime import date
from pathlib import Path

from eh_tui.files.partnership.folder import read_folder

if __name__ == "__main__":
    if "--alone" in sys.argv:
        os.cpu_count = lambda: 1
    read_folder(Path(sys.argv[1]), date.today(), with_marks=False)
