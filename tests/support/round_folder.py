"""A round's folder with invented schools, for tests of the partnership's files and commands."""

import re
from pathlib import Path

from eh_tui.files.partnership.round_file import write_new_round
from eh_tui.model.partnership.round import ExpectedSchool, Round
from tests.support.forms import example_file

SCHOOLS = (
    ExpectedSchool("Example Primary School", "100001", "primary", "north"),
    ExpectedSchool("Elm Street School", "100002", "secondary", "south"),
    ExpectedSchool("St. Ash's R.C. School", "100003", "primary", "south"),
)
FORM = "leicester-early-help"


def new_round(folder: Path, *schools: ExpectedSchool) -> Path:
    """Make a round's folder and return it."""
    write_new_round(folder, Round("Invented", FORM, name="Autumn", schools=schools or SCHOOLS))
    return folder


def put(path: Path, school: str, *ratings: str) -> Path:
    """Write a school's return, the example with its first rows rated so, and return its file."""
    text = example_file().read_text(encoding="utf-8").replace("Example Primary School", school)
    given = iter(ratings)
    text = re.sub(
        r'^rag = "\w*"', lambda old: f'rag = "{next(given, old[0][7:-1])}"', text, flags=re.M
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
