"""New rows, and the ids that they get."""

import re
from dataclasses import replace
from typing import cast

from eh_tui.model.core.form_rows import AchievedRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.offer import schema as offer_schema
from eh_tui.model.core.rows import cell_keys
from eh_tui.model.core.schema import PARENTS
from eh_tui.model.core.workbook import Row, Workbook, type_of_kind


def new_row(workbook: Workbook, kind: Kind, parent: str = "", **values: str) -> Row:
    """Return an empty row with a fresh id, to be placed by `Add`."""
    fresh = fresh_id(workbook, kind, parent)
    if kind is Kind.ROWS:
        blank = AchievedRow(fresh, parent)
        return replace(blank, cells=("",) * len(cell_keys(workbook, blank)))
    named = {PARENTS[kind][0]: parent} if kind in PARENTS else {}
    return cast(Row, type_of_kind[kind](id=fresh, **named, **values))


def fresh_id(workbook: Workbook, kind: Kind, parent: str = "") -> str:
    """Return an id that no row has or ever had: one more than the highest number given."""
    prefix, digits = _prefix(workbook, kind, parent)
    pattern = re.compile(re.escape(prefix) + r"(\d+)")
    taken = [row.id for row in workbook.of_kind(kind)] + list(workbook.retired)
    numbers = [int(match[1]) for id in taken if (match := pattern.fullmatch(id))]
    return f"{prefix}{max(numbers, default=0) + 1:0{digits}}"


def _prefix(workbook: Workbook, kind: Kind, parent: str) -> tuple[str, int]:
    if kind is Kind.ACTIONS:
        homes = {outcome.id: outcome.commitment for outcome in workbook.outcomes}
        return f"{homes.get(parent) or 'X'}-", 2
    if kind is Kind.ROWS:
        tables = {table.id: table.commitment for table in workbook.achieved}
        return f"{tables.get(parent, 'X')}-R", 2
    if kind is Kind.DISCUSSED:
        return f"{parent or 'X'}-", 2
    home = parent or "X"
    if kind in offer_schema.PREFIXES:
        beginning, digits = offer_schema.PREFIXES[kind]
        return beginning.format(parent=parent or f"X{kind[:2].upper()}"), digits
    prefixes = {
        Kind.GUIDANCE: f"{home}-G",
        Kind.OUTCOMES: f"{home}.",
        Kind.ACHIEVED: f"{home}.R",
        Kind.SIGNATORIES: "S",
        Kind.PEOPLE: "P",
        Kind.TERMS: "T",
        Kind.COURSES: "C",
        Kind.TRAINING: "TR",
        Kind.MEETINGS: "M",
        Kind.STANDING: "ST",
        Kind.MATTERS: f"{home}-N",
        Kind.AMENDMENTS: f"{home}-AM",
        Kind.SIGNATURES: "SG",
        Kind.RECEIVED: "RC",
        Kind.KNOWN: "K",
        Kind.RETURNS: "RE",
        Kind.REQUESTS: f"{home}-Q",
        Kind.EVIDENCE: f"{home}-E",
    }
    return prefixes.get(kind, ""), 1
