"""An awkward form of nobody's, and what tests ask of its sheets."""

from datetime import date
from pathlib import Path

from eh_tui.files.office.xlsx.plan import plan_book
from eh_tui.files.office.xlsx.sheet import SheetPlan
from eh_tui.files.system.paths import workbooks_folder
from eh_tui.files.toml.read import read_workbook
from eh_tui.model.core.workbook import Workbook

TODAY = date(2026, 11, 28)

AWKWARD = """
schema = 2
form = "awkward"
version = "3"
issuer = "A & B"
title = "A form made to be awkward"

[words]
commitment = "Area"
outcome = "Statement"

[scoring]
percentage = true
levels_here

[[columns]]
heading = "REF"
key = "ref"
of = "outcome"
[[columns]]
heading = "Statement"
role = "outcome"
[[columns]]
heading = "Where we are"
role = "rating"
of = "outcome"
ticks = true
section = ["1", "2"]
[[columns]]
heading = "How it stands"
role = "rating"
of = "outcome"
section = ["3"]
[[columns]]
heading = "Action"
role = "action"
[[columns]]
heading = "Priority"
role = "priority"
key = "priority"
choices = ["High, now", "Medium", "Low"]
[[columns]]
heading = "Money (£)"
role = "cost"
key = "money"
type = "number"

[[commitments]]
id = "1"
title = "One"
band = ""
[[outcomes]]
id = "1.A"
commitment = "1"
text = "We say so"
ref = "A1"
statutory = true
weight = 3
rag = "most"
descriptors = { some = "Some know", most = "Most know" }
[[actions]]
id = "1-01"
outcome = "1.A"
text = "Do it"
priority = "High, now"
money = "£1,200"
[[actions]]
id = "1-02"
outcome = "1.A"
text = "Do it again"
[[outcomes]]
id = "1.B"
commitment = "1"
text = "What are you proud of?"
unrated = true
[[outcomes]]
id = "1.C"
commitment = "1"
text = "Not for us"
rag = "na"
[[outcomes]]
id = "1.D"
commitment = "1"
text = "Nobody has said"

[[commitments]]
id = "2"
title = "No rows at all"
band = ""

[[commitments]]
id = "3"
title = "No ticks here"
band = ""
[[outcomes]]
id = "3.A"
commitment = "3"
text = "In words"
rag = "some"
[[actions]]
id = "3-01"
outcome = "3.A"
text = "x"
"""

LEVELS = """
[[levels]]
id = "some"
label = "Some, not all"
colour = "orange"
score = 1
meaning = "Fewer than half"
[[levels]]
id = "most"
label = "Most"
letter = "2"
colour = "blue"
score = 2
done = true
best = true
[[levels]]
id = "na"
label = "Does not apply"
colour = "grey"
counts = false
"""


def awkward(levels: str = LEVELS, more: str = "") -> Workbook:
    """Return a workbook of the awkward form."""
    text = AWKWARD.replace("levels_here", levels) + more
    return read_workbook(text).workbook


def shipped(name: str) -> Workbook:
    """Return a workbook that ships, by its file's name."""
    path: Path = workbooks_folder() / f"{name}.toml"
    return read_workbook(path.read_text(encoding="utf-8")).workbook


def sheet_named(workbook: Workbook, name: str = "Audit tool") -> SheetPlan:
    """Return one sheet of a workbook's export."""
    return next(sheet for sheet in plan_book(workbook, TODAY).sheets if sheet.name == name)


def address_of(sheet: SheetPlan, text: str) -> str:
    """Return the first cell that holds a text."""
    cells = sorted(sheet.cells, key=lambda cell: (cell.row, cell.column))
    return next(cell.address for cell in cells if cell.value == text)


def row_texts(sheet: SheetPlan, row: int) -> list[str]:
    """Return what a row shows from left to right, the blanks left out."""
    cells = sorted((cell for cell in sheet.cells if cell.row == row), key=lambda one: one.column)
    return [str(cell.value) for cell in cells if cell.value != ""]
