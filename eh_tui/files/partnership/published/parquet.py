"""A round's rows as a folder of Parquet, for whatever engine an authority's analysts run.

`FOLDER/round=NAME/rows.parquet` holds one round, beside those of other rounds; the name of the
round is in the folder's name alone, as DuckDB, Spark and Polars expect it. The columns are those
of `FlatRow`, in their order; none of them is null but `due`.
"""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from pathlib import Path
from urllib.parse import quote

from eh_tui.errors import Refused
from eh_tui.files.partnership.published.csv import HEADINGS, csv_of
from eh_tui.files.system.handed_out import HandedOut, InTheWay, hand_out, make_folder
from eh_tui.model.partnership.flat_rows import FlatRow

QUERIES_FILE = "queries.sql"
ROUND_COLUMN = "round"
_NAMELESS = "without a name"
_AS_TYPED = {
    int: '"{name}"::INTEGER',
    bool: "\"{name}\" = 'yes'",
    str: '"{name}"',
    date | None: "nullif(\"{name}\", '')::DATE",
}
"""How a column is made of the text that CSV has for it."""


def stop_if_missing() -> None:
    """Raise `Refused` with how to get it where what writes Parquet is not installed."""
    from importlib.util import find_spec

    if find_spec("duckdb") is None:
        raise Refused(
            "Parquet needs a part of eh-tui that is not installed here; get it by "
            "'pip install \"eh-tui[partnership]\"', or use -o FILE.csv, which needs nothing more."
        )


def hand_out_parquet(
    folder: Path, rows: Iterable[FlatRow], round_name: str, in_the_way: InTheWay
) -> tuple[HandedOut, HandedOut]:
    """Write a round's rows and the ready queries, and return where they are.

    Raises `Refused` where somebody's file is in the way or the part that writes it is missing,
    `NotSaved`, and whatever reading the rows raises.
    """
    stop_if_missing()
    content = parquet_of(rows)
    name = quote(round_name.strip() or _NAMELESS, safe=" -_,()")
    home = folder / f"{ROUND_COLUMN}={name}"
    make_folder(home)
    written = hand_out(home / "rows.parquet", content, in_the_way)
    queries = (Path(__file__).parent / QUERIES_FILE).read_bytes()
    return written, hand_out(folder / QUERIES_FILE, queries, InTheWay.NUMBER)


def parquet_of(rows: Iterable[FlatRow]) -> bytes:
    """Return rows as one Parquet file, without the round, which its folder names.

    They go by way of CSV with every type told: row by row the library takes minutes.
    """
    import duckdb

    kept = ", ".join(
        f'{_AS_TYPED[each.type].format(name=each.name)} AS "{each.name}"'  # type: ignore[index]
        for each in fields(FlatRow)
        if each.name != ROUND_COLUMN
    )
    kinds = dict.fromkeys(HEADINGS, "VARCHAR")
    with tempfile.TemporaryDirectory(prefix="eh-tui-") as place:
        source, target = os.path.join(place, "rows.csv"), os.path.join(place, "rows.parquet")
        with open(source, "wb") as file:
            file.write(csv_of(rows).removeprefix(b"\xef\xbb\xbf"))
        with duckdb.connect() as base:
            base.execute(
                f"COPY (SELECT {kept} FROM read_csv(?, header = true, auto_detect = false, "  # noqa: S608  # names of our own
                "delim = ',', quote = '\"', escape = '\"', new_line = '\\r\\n', "
                "max_line_size = 20000000, columns = ?, force_not_null = ?)) TO "
                f"'{target}' (FORMAT parquet, COMPRESSION zstd)",
                [source, kinds, list(HEADINGS)],
            ).fetchall()
        with open(target, "rb") as file:
            return file.read()
