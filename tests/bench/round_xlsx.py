"""Writes rows of a round to an Excel file as `collate` does: `round_xlsx FOLDER NUMBER OUT`."""

import sys
from pathlib import Path

from eh_tui.files.partnership.published.xlsx import xlsx_of
from tests.bench.round_rows import TODAY, rows_of_round

if __name__ == "__main__":
    reading, rows = rows_of_round(Path(sys.argv[1]), int(sys.argv[2]))
    Path(sys.argv[3]).write_bytes(xlsx_of(reading.collated, None, {}, rows, TODAY))
