"""Forms for tests."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from eh_tui.files.folder.peek import peek
from eh_tui.files.system.paths import form_file
from eh_tui.files.toml.read import read_workbook
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import TRAFFIC_LIGHTS
from tests.support import CHECKOUT

STANDARDS = "standards-self-assessment"
CHECKLIST = "safeguarding-checklist"
PLAN = "development-plan"
OTHER_FORMS = (STANDARDS, CHECKLIST, PLAN)
"""The forms that ship beside Leicester's, each with a filled example."""

TWO_ACTIONS = """
form = "leicester-early-help"
[[commitments]]
id = "1"
title = "A lead is named"
headings = ["Outcome", "Action", "When", "Who", "RAG rating"]
[[outcomes]]
id = "1.A"
commitment = "1"
text = "The lead knows what to do"
[[actions]]
id = "1-01"
outcome = "1.A"
text = "Book a place on the training"
[[actions]]
id = "1-02"
outcome = "1.A"
text = "Tell all staff who the lead is"
"""
"""The file of a form with two actions below one outcome."""


def labelled(heading: str = "RAG ratings", none: str = "Not rated yet", **labels: str) -> Form:
    """Return a form of Leicester's shape with other words for its ratings."""
    form = Form()
    return replace(
        form,
        words=replace(form.words, rating=heading, not_rated=none),
        every_level=tuple(
            replace(level, label=labels.get(level.id, level.label)) for level in TRAFFIC_LIGHTS
        ),
    )


def example_file(name: str = "primary") -> Path:
    """Return the filled example of a form that ships, by default the invented primary's audit."""
    return form_file(f"example-{name}")


def example(name: str) -> Workbook:
    """Return what the filled example of a form says."""
    return peek(example_file(name)).workbook


INPUTS = CHECKOUT.parent / "shared" / "inputs"


@cache
def shipped(name: str) -> Workbook:
    """Return a workbook that is shipped."""
    return read_workbook((CHECKOUT / "workbooks" / f"{name}.toml").read_text()).workbook


def filled_copy(folder: Path, name: str) -> Path:
    """Return a copy of a form's filled example."""
    path = folder / f"{name}.toml"
    path.write_bytes(example_file(name).read_bytes())
    return path
