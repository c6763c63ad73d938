"""Parquet of a round: the ready queries say what the product itself says."""

import datetime
import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from eh_tui.errors import Refused
from eh_tui.files.partnership.folder import FolderReading, read_folder
from eh_tui.files.partnership.published.parquet import (
    QUERIES_FILE,
    hand_out_parquet,
    stop_if_missing,
)
from eh_tui.files.partnership.published.table_rows import table_rows
from eh_tui.files.partnership.reading import workbook_in
from eh_tui.files.system.handed_out import InTheWay
from eh_tui.model.due import DueState, dues
from eh_tui.model.partnership.changed import Changed, changed_since
from eh_tui.model.partnership.outliers import most_at_risk
from tests.support.round_folder import SCHOOLS, new_round, put

TODAY = date(2026, 11, 28)


def made(folder: Path, out: Path, name: str) -> FolderReading:
    """Write a round's Parquet and return the round."""
    reading = read_folder(folder, TODAY)
    hand_out_parquet(out, table_rows(reading, TODAY), name, InTheWay.REFUSE)
    return reading


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[FolderReading, FolderReading, Any]:
    """Return two rounds, and what the ten queries say of both, as lists of dictionaries."""
    place = tmp_path_factory.mktemp("parquet")
    before, now = new_round(place / "spring"), new_round(place / "autumn")
    for school in SCHOOLS[:2]:
        put(before / f"{school.number}.toml", school.name, "red", "amber", "none")
        put(now / f"{school.number}.toml", school.name, "green", "red", "amber")
    first, second = (
        made(x, place / "out", name) for x, name in ((before, "1 Spring/é"), (now, "2"))
    )
    queries = (place / "out" / QUERIES_FILE).read_text().split(";\n")
    here = Path.cwd()
    os.chdir(place / "out")
    try:
        with duckdb.connect() as base:
            answers = []
            for query in filter(str.strip, queries):
                found = base.execute(query)
                names = [each[0] for each in found.description]
                answers.append([dict(zip(names, row, strict=True)) for row in found.fetchall()])
    finally:
        os.chdir(here)
    return first, second, answers


def test_there_are_ten_queries(asked: Any) -> None:
    """And the view that they ask."""
    assert len(asked[2]) == 11


@pytest.mark.parametrize("number", [1, 2, 3])
def test_counts_are_the_products_own(asked: Any, number: int) -> None:
    """By commitment, locality and phase, each adding up to what the page says."""
    for reading, name in zip(asked[:2], ("1 Spring/é", "2"), strict=True):
        counted = Counter[tuple[str, str]]()
        for row in asked[2][number]:
            if row["round"] == name:
                counted[row["commitment"], row["rating"]] += row["number"]
        own = {
            (home, level): n
            for home, counts in reading.collated.counts.items()
            for level, n in counts.numbers.items()
            if n
        }
        assert counted == own


def test_what_each_school_has_completed_is_the_products_own(asked: Any) -> None:
    """Schools by their number."""
    found = {row["number"]: row["done"] for row in asked[2][4] if row["round"] == "2"}
    collated = asked[1].collated
    assert (
        found
        == {
            line.number: line.returned.number_of("green")
            for line in collated.lines
            if line.returned
        }
        | {}
    )


def test_the_outcomes_rated_worst_are_the_products_own(asked: Any) -> None:
    """In the same order."""
    found = [(r["outcome"], r["schools"], r["number"]) for r in asked[2][5] if r["round"] == "2"]
    own = most_at_risk(asked[1].collated)
    assert found == [(each.outcome, each.schools, each.rows) for each in own]


@pytest.mark.parametrize(
    ("number", "column", "state"),
    [(6, "overdue", DueState.OVERDUE), (7, "no_date", DueState.NEEDS_A_DATE)],
)
def test_what_is_due_is_the_products_own(
    asked: Any, number: int, column: str, state: DueState
) -> None:
    """Of actions; reviews stand in no row of theirs."""
    found = {row["school"]: row[column] for row in asked[2][number] if row["round"] == "2"}
    own = {}
    for line in asked[1].collated.lines:
        if line.returned:
            workbook = workbook_in(asked[1].path_of(line.returned), asked[1].collated.blank, TODAY)
            ids = {action.id for action in workbook.actions}
            own[line.school] = sum(d.state is state and d.id in ids for d in dues(workbook, TODAY))
    assert found == {school: n for school, n in own.items() if n}


def test_what_rose_and_fell_is_the_products_own(asked: Any) -> None:
    """From one round to the next."""
    (found,) = asked[2][10]
    own = sum(changed_since(asked[0].collated, asked[1].collated).values(), Changed())
    assert (found["up"], found["down"]) == (own.up, own.down)
    assert found["unchanged"] == own.same + own.untouched - _without_rank(asked)


def _without_rank(asked: Any) -> int:
    """Return how many rows were not rated in either round: they have no rank to compare."""
    rows = asked[1].collated.current
    return sum(row.number_of("none") for row in rows)


def test_every_text_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    """Line breaks, quotation marks, leading zeros and what looks like a date are texts."""
    folder = new_round(tmp_path / "round", SCHOOLS[0])
    path = put(folder / "a.toml", SCHOOLS[0].name)
    odd = r"007 \"T\", 6/12\r\n+44\nNULL"
    path.write_text(path.read_text().replace('who = "D Whitfield"', f'who = "{odd}"'))
    reading = made(folder, tmp_path / "out", "")
    with duckdb.connect() as base:
        rows = base.execute(
            "SELECT row, who, text, due FROM read_parquet(?)",
            [str(tmp_path / "out" / "round=without a name" / "rows.parquet")],
        ).fetchall()
    own = list(table_rows(reading, TODAY))
    assert rows == [(row.row, row.who, row.text, row.due) for row in own]
    assert any(row.who.startswith('007 "T"') for row in own)
    assert all(row.due is None or isinstance(row.due, datetime.date) for row in own)


def test_without_the_part_that_writes_it_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A school's program never loads it."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(Refused, match=r"pip install \"eh-tui\[partnership\]\""):
        stop_if_missing()
