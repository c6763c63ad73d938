"""The workbooks that are measured, and their rows as other programs read them."""

import csv
import re
import shutil
import tomllib
from pathlib import Path

from tests.bench.figures import EXAMPLE

TIMES = 100
"""How much more there is to do in the large workbook: 2,500 actions."""

RATINGS = {b"r": "red", b"a": "amber", b"g": "green"}
"""What a key rates."""

SECOND_OF_LARGE = "1-01-1"
"""The id of the large workbook's second action."""

LABELS = {"red": "R", "amber": "A", "green": "G", "": "-"}


def workbook_in(folder: Path, name: str = "example") -> Path:
    """Return a fresh copy of the example workbook."""
    return Path(shutil.copy(EXAMPLE, folder / f"{name}.toml"))


def large_workbook_in(folder: Path) -> Path:
    """Return the example grown to a hundred times its actions, under the same outcomes.

    The copies of an action have the words of the next one, so that no two rows that follow
    each other are alike, and the second row is the same as in the example.
    """
    tables = re.split(r"(?m)^(?=\[\[)", EXAMPLE.read_text(encoding="utf-8"))
    actions = [table for table in tables if table.startswith("[[actions]]")]
    following = dict(zip(actions, [*actions[1:], actions[0]], strict=True))
    grown = [
        table + "".join(_copy(table, following[table], n) for n in range(1, TIMES))
        if table in following
        else table
        for table in tables
    ]
    path = folder / "large.toml"
    path.write_text("".join(grown), encoding="utf-8")
    return path


def rows_in(folder: Path) -> Path:
    """Return the example's actions as a table that VisiData and others read, a row for each."""
    workbook = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    outcomes = {outcome["id"]: outcome["text"] for outcome in workbook["outcomes"]}
    path = folder / "rows.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Ref", "Outcome", "Action", "When", "Who", "RAG rating"])
        for action in workbook["actions"]:
            label = f"{LABELS[action['rag']]} {workbook['rag'].get(action['rag'], 'Not rated yet')}"
            texts = (outcomes[action["outcome"]], action["text"], action["when"], action["who"])
            rows.writerow([action["id"], *(" ".join(text.split()) for text in texts), label])
    return path


def ids() -> list[str]:
    """Return the ids of the example's actions, in the order of the walk."""
    workbook = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))
    return [action["id"] for action in workbook["actions"]]


def _copy(of: str, words: str, number: int) -> str:
    for key in ("id", "outcome"):
        found = re.search(rf'(?m)^{key} = "(.*)"$', of)
        assert found, of
        new = f"{found[1]}-{number}" if key == "id" else found[1]
        words = re.sub(rf'(?m)^{key} = ".*"$', f'{key} = "{new}"', words, count=1)
    return words
