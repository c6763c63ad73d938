"""`eh-tui due`: what a login banner shows, what a program reads, and how it ends."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from eh_tui.files.system.paths import form_file
from eh_tui.model.core.days import day_in_words
from tests.e2e.conftest import Ended
from tests.support import CHECKOUT
from tests.support.forms import example_file

LONG_AGO = "6/2017"
FAR_AHEAD = "6/2098"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of workbooks, which is the user's."""
    monkeypatch.setenv("EH_WORKBOOKS", str(tmp_path))
    return tmp_path


def school(folder: Path, name: str, *whens: str) -> Path:
    """Write a small audit whose actions have these Whens, and return its file."""
    lines = ["schema = 1", "[school]", f'name = "{name}"', "[[commitments]]", 'id = "1"']
    lines += ["[[outcomes]]", 'id = "1.A"', 'commitment = "1"']
    for at, when in enumerate(whens, 1):
        lines += ["[[actions]]", f'id = "1-{at:02}"', 'outcome = "1.A"', f'text = "Task {at}"']
        lines += [f"when = {json.dumps(when)}", 'who = "LC"', 'rag = "amber"']
    path = folder / f"{name.lower()}.toml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_one_line_a_row_the_most_pressing_first(folder: Path, ended: Ended) -> None:
    """It is read at login, where only the top lines may be seen."""
    today = day_in_words(date.today())
    path = school(folder, "Oakfield", "TBC", date.today().isoformat(), LONG_AGO, FAR_AHEAD)
    code, out, err = ended("due", path)
    first, second, third = out.splitlines()
    assert (code, err) == (1, "")
    assert first.startswith("overdue ")
    assert first.endswith(": Oakfield 1-03 [On track (amber)] Task 3 (LC), due 30 June 2017")
    assert second == f"due soon, today: Oakfield 1-02 [On track (amber)] Task 2 (LC), due {today}"
    assert third == "1 needs a date or a review; --undated lists them."


def test_what_has_no_date_is_listed_where_it_is_asked_for(folder: Path, ended: Ended) -> None:
    """After what is due, and what is green and has no date is not in it at all."""
    path = school(folder, "Oakfield", "TBC", LONG_AGO, "ongoing", FAR_AHEAD)
    text = path.read_text(encoding="utf-8")
    done = text.replace(
        'when = "ongoing"\nwho = "LC"\nrag = "amber"', 'when = "ongoing"\nrag = "green"'
    )
    path.write_text(done, encoding="utf-8")
    code, out, _ = ended("due", "--undated", path)
    late, *undated = out.splitlines()
    assert code == 1
    assert late.startswith("overdue ")
    assert undated == ["needs a date: Oakfield 1-01 [On track (amber)] Task 1 (LC)"]


def test_without_a_name_it_tells_of_every_workbook_of_the_folder(
    folder: Path, ended: Ended
) -> None:
    """A partnership lead has a folder of a hundred."""
    school(folder, "Oakfield", LONG_AGO)
    school(folder, "Ashby", "1/2017")
    (folder / ".hidden.toml").write_text("no workbook", encoding="utf-8")
    code, out, err = ended("due")
    assert (code, err) == (1, "")
    assert [line.split(": ")[1].split()[0] for line in out.splitlines()] == ["Ashby", "Oakfield"]


def test_the_json_is_a_list_with_these_keys(folder: Path, ended: Ended) -> None:
    """It is an interface: a key that goes or is renamed breaks somebody's script."""
    path = school(folder, "Oakfield", LONG_AGO, "Ongoing ")
    code, out, _ = ended("due", "--json", path)
    late, ongoing = json.loads(out)
    assert (code, out.isascii()) == (1, True)
    assert late == {
        "file": str(path),
        "school": "Oakfield",
        "id": "1-01",
        "text": "Task 1",
        "who": "LC",
        "when": LONG_AGO,
        "due": "2017-06-30",
        "state": "overdue",
        "rag": "amber",
    }
    assert (ongoing["when"], ongoing["due"], ongoing["state"]) == ("Ongoing ", None, "needs a date")


def test_a_review_is_a_row_like_any_other(ended: Ended) -> None:
    """Its state tells it apart."""
    _, out, _ = ended("due", "--json", example_file())
    reviews = {row["id"]: row for row in json.loads(out) if row["state"] == "review overdue"}
    assert reviews["3-R02"]["due"] == "2025-04-29"
    assert reviews["3-R02"]["text"] == "The Early Help offer is published"


def test_nothing_overdue_ends_well(folder: Path, ended: Ended) -> None:
    """A missing date alone does not wake anybody at night."""
    path = school(folder, "Oakfield", FAR_AHEAD)
    assert ended("due", path) == (0, "Nothing is due, and nothing lacks a date.\n", "")
    assert ended("due", "--json", path) == (0, "[]\n", "")
    assert ended("due", school(folder, "Ashby", "TBC"))[0] == 0


def test_an_overdue_review_counts_as_overdue(folder: Path, ended: Ended) -> None:
    """It is just as late."""
    path = school(folder, "Oakfield")
    with path.open("a", encoding="utf-8") as file:
        file.write('[[achieved]]\nid = "1.R1"\ncommitment = "1"\n')
        file.write('columns = ["", "Complete?", "Review Date"]\n[[rows]]\nid = "1-R01"\n')
        file.write('table = "1.R1"\n"Complete?" = "Yes"\n"Review Date" = "6/2017"\n')
    assert ended("due", path)[0] == 1


def test_soon_may_be_further_ahead(folder: Path, ended: Ended) -> None:
    """A term's planning looks ahead more than four weeks."""
    path = school(folder, "Oakfield", FAR_AHEAD)
    assert "due soon, in" in ended("due", "--days", "36500", path)[1]


@pytest.mark.parametrize("days", ["soon", "-1", "999999999", "1.5", ""])
def test_a_number_of_days_that_is_none_is_refused(folder: Path, ended: Ended, days: str) -> None:
    """One sentence, and nothing is printed that might be taken for an answer."""
    code, out, err = ended("due", f"--days={days}", school(folder, "Oakfield", LONG_AGO))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "days" in err


def test_a_broken_file_hides_none_of_the_others(folder: Path, ended: Ended) -> None:
    """Its sentence goes beside the output, and the exit code says that it is not whole."""
    school(folder, "Oakfield", LONG_AGO)
    broken = folder / "broken.toml"
    broken.write_text("schema = \n", encoding="utf-8")
    other = folder / "settings.toml"
    other.write_text('theme = "dark"\n', encoding="utf-8")
    code, out, err = ended("due")
    assert (code, out.count("\n")) == (2, 1)
    assert f"{broken}, line 1" in err
    assert f"{other} holds no [[commitments]]" in err
    assert err.count("\n") == 2


def test_a_folder_without_workbooks_is_said(folder: Path, ended: Ended) -> None:
    """A banner that is silent because it looks in the wrong place would deceive."""
    code, out, err = ended("due")
    assert (code, out) == (2, "")
    assert f"no workbook in {folder}" in err


def test_a_missing_file_is_said(folder: Path, ended: Ended) -> None:
    """Likewise where one is named."""
    code, _, err = ended("due", folder / "gone.toml")
    assert code == 2
    assert "gone.toml is missing" in err


def test_what_was_typed_stays_on_its_line(folder: Path, ended: Ended) -> None:
    """A script counts lines, and a terminal obeys no one's text."""
    path = school(folder, "Oakfield")
    with path.open("a", encoding="utf-8") as file:
        file.write('[[actions]]\nid = "1-01"\noutcome = "1.A"\ntext = "a\\nb\\u001b[2J"\n')
    wanted = "needs a date: Oakfield 1-01 [Not rated yet] a b␛[2J\n"
    assert ended("due", "--undated", path)[1] == wanted


def test_the_blank_form_is_overdue_in_nothing(ended: Ended) -> None:
    """A school that has just begun is not late."""
    code, out, _ = ended("due", form_file())
    assert (code, out) == (0, "25 need a date or a review; --undated lists them.\n")


def test_copies_of_a_sync_tool_are_left_out_and_named(folder: Path, ended: Ended) -> None:
    """Or everything in them would be due twice; a copy may hold what nobody has merged yet."""
    path = school(folder, "Oakfield", LONG_AGO)
    alone = ended("due")
    path.with_name(f"{path.stem} (1).toml").write_bytes(path.read_bytes())
    path.with_name(f"{path.stem}-Jane-PC.toml").write_bytes(path.read_bytes())
    code, out, err = ended("due")
    assert (code, out) == alone[:2]
    assert err.splitlines() == [
        f"{path.stem}{added}.toml is left out: it is a copy that a sync tool made."
        for added in (" (1)", "-Jane-PC")
    ]
    assert ended("due", str(folder)) == (code, out, err)
    code, out, err = ended("due", str(path.with_name(f"{path.stem} (1).toml")))
    assert (out, err) == (alone[1], "")


def test_it_loads_none_of_the_heavy_libraries() -> None:
    """It runs at every login, so it must cost no more than it has to."""
    script = (
        "import sys; from eh_tui.cli import main; main(['due', sys.argv[1]]);"
        "heavy = {'textual', 'rich', 'openpyxl', 'lxml', 'tomlkit', 'eh_tui.session',"
        " 'eh_tui.files.store.store', 'eh_tui.cli.show'};"
        "print(sorted(heavy & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(example_file())],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == "[]\n"
