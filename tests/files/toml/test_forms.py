"""The two workbooks that ship: the authority's form letter for letter, and a lifelike example.

Read with tomllib alone, so that these are promises about the files and not about our reader.
"""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from eh_tui.files.system.paths import form_file
from tests.support.forms import example_file

Table = dict[str, Any]

TABLES_IN_FORM = (
    "commitments",
    "guidance",
    "outcomes",
    "actions",
    "achieved",
    "rows",
    "signatories",
)
LINKS = {"id", "table", "outcome"}


@pytest.fixture(scope="module")
def form() -> Table:
    """Return the blank form as tomllib reads it."""
    return tomllib.loads(form_file().read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def example() -> Table:
    """Return the invented school's workbook as tomllib reads it."""
    return tomllib.loads(example_file().read_text(encoding="utf-8"))


@pytest.fixture(params=["form", "example"])
def shipped(request: pytest.FixtureRequest) -> Table:
    """Return each of the two in turn."""
    workbook: Table = request.getfixturevalue(request.param)
    return workbook


def actions_of(workbook: Table, commitment: str) -> list[Table]:
    """Return the actions of a commitment in the order of the file."""
    outcomes = {row["id"] for row in workbook["outcomes"] if row["commitment"] == commitment}
    return [action for action in workbook["actions"] if action["outcome"] in outcomes]


def wordings(rows: list[Table]) -> list[str]:
    """Return the text of each row."""
    return [row["text"] for row in rows]


def test_the_form_has_25_actions(form: Table) -> None:
    """3, 2, 5 and 15 of them (DOMAIN.md 1.10 to 1.12)."""
    assert [len(actions_of(form, commitment)) for commitment in "1234"] == [3, 2, 5, 15]


def test_each_commitment_has_the_headings_of_its_own_table(form: Table) -> None:
    """The form words the same columns in three ways (DOMAIN.md 1.10 to 1.12)."""
    assert [commitment["headings"] for commitment in form["commitments"]] == [
        ["Outcome", "Action", "When", "Who", "RAG rating"],
        ["Outcome", "Action", "By When", "Who?", "RAG rating"],
        ["Outcome", "Action", "By When", "Who?", "RAG rating"],
        ["Outcome", "Action", "By When", "Who?", "RAG Rating"],
    ]
    assert {commitment["band"] for commitment in form["commitments"]} == {"Actions Required"}


def test_outcomes_achieved_has_five_shapes(form: Table) -> None:
    """Each table as printed, band and columns (DOMAIN.md 1.13 to 1.17)."""
    assert [(table["id"], table["heading"], table["columns"]) for table in form["achieved"]] == [
        ("1.R1", "", ["Outcomes Achieved", "Complete?", "Details", "Review Date"]),
        (
            "2.R1",
            "Outcomes Achieved",
            [
                "Name of staff member",
                "Attended Part A LiquidLogic Training",
                "Attended Part B LiquidLogic Training",
                "LiquidLogic Login received?",
            ],
        ),
        ("3.R1", "Outcomes Achieved", ["", "Complete?", "Date", "Review date"]),
        ("3.R2", "", ["", "Details", "Complete?", "Date", "Review date"]),
        ("4.R1", "Outcomes Achieved", ["", "Complete?", "Details", "Review Date"]),
    ]
    assert [table["id"] for table in form["achieved"] if table.get("growable")] == ["2.R1"]


def test_every_achieved_row_has_a_cell_for_each_column(shipped: Table) -> None:
    """A cell under a blank heading is keyed text, the others by their heading."""
    assert shipped["rows"]
    for table in shipped["achieved"]:
        keys = [column or "text" for column in table["columns"]]
        for row in shipped["rows"]:
            if row["table"] == table["id"]:
                assert [key for key in row if key not in {"id", "table", "outcome"}] == keys


def test_every_reference_is_to_a_row_of_the_file(shipped: Table) -> None:
    """No row of what we ship is shown under "Unassigned"."""
    ids = {kind: {row["id"] for row in shipped[kind]} for kind in TABLES_IN_FORM}
    for kind, parent, parents in [
        ("guidance", "commitment", "commitments"),
        ("outcomes", "commitment", "commitments"),
        ("actions", "outcome", "outcomes"),
        ("achieved", "commitment", "commitments"),
        ("rows", "table", "achieved"),
    ]:
        assert {row[parent] for row in shipped[kind]} <= ids[parents]
    assert {row.get("outcome") for row in shipped["rows"]} - {None} == ids["outcomes"] - {
        "2.A",
        "2.B",
    }


def test_the_training_table_of_the_form_has_two_empty_rows(form: Table) -> None:
    """Two people as printed; more rows can be added (DOMAIN.md 1.14)."""
    training = [row for row in form["rows"] if row["table"] == "2.R1"]

    assert [row["id"] for row in training] == ["2-R01", "2-R02"]
    assert not any(value for row in training for key, value in row.items() if key not in LINKS)


def test_the_forms_wording_is_kept_with_its_slips(form: Table) -> None:
    """A partnership lead lays it beside the form they issued."""
    titles = [commitment["title"] for commitment in form["commitments"]]
    outcomes = wordings(form["outcomes"])
    actions = wordings(form["actions"])
    achieved = [row.get("text") for row in form["rows"]]

    assert titles == [
        (
            "The Designated Safeguarding Lead (a key decision maker) is responsible for"
            " Early Help as part of their safeguarding role"
        ),
        "At least one member of staff is trained in the use of LiquidLogic",
        "The school has a defined and published Early Help Offer",
        "Students, Parents,/Carers and Staff know how to access Early Help support within school",
    ]
    assert "DSLs have attended ‘What is Early Help’ briefing" in outcomes
    assert "DSLs have attended Early Help Assessment Training " in outcomes
    assert "At least one member of staff is trained in the use of LiquidLogic." in outcomes
    assert "There is a defined Early help offer for the school" in outcomes
    assert (
        "Children and young people,  have been made aware of how they can access early help"
        " within the school"
    ) in outcomes
    assert (
        "Children and young people have been made aware of how they can access early help"
        " within the school"
    ) in achieved
    assert "Get your schools Early help List signed off" in actions
    assert "Publish your schools early help offer" in actions
    assert "Deliver messages regarding Early Help to Parents/Carers " in actions
    assert actions.count("Deliver training/awareness raising to these staff") == 3


def test_the_form_opens_with_its_paragraph_two_bullets_and_key(form: Table) -> None:
    """What stands above the first commitment (DOMAIN.md 1.9)."""
    paragraph, first, second = form["intro"].split("\n")

    assert form["title"] == "4. Early Help Commitments Audit Tool"
    assert paragraph.endswith("evidence Ofsted requirements. The tool provides:")
    assert first.endswith(
        "to meet the outcomes – please add, delete or amend actions as appropriate."
    )
    assert second == "· A place to record the outcomes achieved "
    assert form["rag"] == {
        "heading": "RAG ratings",
        "red": "At risk of not achieving",
        "amber": "On track",
        "green": "Completed / ongoing",
    }


def test_the_form_is_signed_by_four_the_last_name_first(form: Table) -> None:
    """In the order of the form; the fourth cell has the name above the role (DOMAIN.md 1.18)."""
    assert form["sign_off"] == "Signed and agreed by"
    assert [(row["role"], row.get("name_first", False)) for row in form["signatories"]] == [
        ("Principal", False),
        ("Chair of Governors", False),
        ("Family Support Worker", False),
        ("Primary Partnership Lead", True),
    ]


def test_nothing_in_the_form_is_filled_in(form: Table) -> None:
    """A blank form says nothing about any school, and shows where to type."""
    wordings_of_rows = {"text", "Outcomes Achieved"}

    assert form["school"] == {"name": "", "audit_date": ""}
    assert "people" not in form
    for action in form["actions"]:
        assert [action[key] for key in ("when", "who", "rag", "note")] == ["", "", "", ""]
    for row in form["rows"]:
        assert not any(row[key] for key in row if key not in LINKS | wordings_of_rows)
    for signatory in form["signatories"]:
        assert (signatory["name"], signatory["signed"]) == ("", "")


def test_a_school_s_own_entries_in_the_guide_are_not_in_the_form(form: Table) -> None:
    """Where the guide has one in place of a suggestion, the form is blank or neutral."""
    first = {action["id"]: action["text"] for action in form["actions"]}

    assert first["1-01"] == ""
    assert first["2-01"] == ""
    assert first["3-01"] == "Define the list appropriate to your school"


def test_guidance_stands_under_the_forms_headings(shipped: Table) -> None:
    """In the guide's order; step two is empty there, and nothing is invented for it."""
    headings: dict[str, list[str]] = {commitment: [] for commitment in "1234"}
    for piece in shipped["guidance"]:
        headings[piece["commitment"]].append(piece["heading"])

    assert headings == {
        "1": ["What", "Who", "Advice/Ideas for Implementation", "Measurable Outcomes"],
        "2": ["What", "Who", "Advice/Ideas for Implementation", "Measurable Outcome"],
        "3": ["What", "Step One - define your offer", "Step two – publish your offer"],
        "4": ["What", "Children and Young People", "Parents / Carers", "Staff"],
    }
    assert [piece["id"] for piece in shipped["guidance"] if not piece["text"]] == ["3-G3"]


def test_guidance_fits_beside_the_actions(shipped: Table) -> None:
    """Eight lines that an 80-column terminal need not wrap."""
    assert shipped["guidance"]
    for piece in shipped["guidance"]:
        lines = piece["text"].split("\n")
        assert len(lines) <= 8, piece["id"]
        assert max(map(len, lines)) <= 76, piece["id"]


def test_every_id_is_given_once(shipped: Table) -> None:
    """An edit, the history and an import all name a row by its id alone."""
    rows = [row for kind in shipped.values() if isinstance(kind, list) for row in kind]
    assert [id for id, times in Counter(row["id"] for row in rows).items() if times > 1] == []


def test_the_example_is_the_form_filled_in(form: Table, example: Table) -> None:
    """The same rows under the same headings; only what a school writes differs."""
    for kind in TABLES_IN_FORM:
        assert [row["id"] for row in example[kind]] == [row["id"] for row in form[kind]]
    for kind in ("commitments", "guidance", "outcomes", "achieved"):
        assert example[kind] == form[kind]
    for key in ("schema", "form", "title", "intro", "sign_off", "rag"):
        assert example[key] == form[key]
    assert [row["role"] for row in example["signatories"]] == [
        row["role"] for row in form["signatories"]
    ]


def test_the_example_is_rated_unevenly(example: Table) -> None:
    """Every rating is there to be seen, and some actions have none."""
    assert Counter(action["rag"] for action in example["actions"]) == {
        "green": 9,
        "amber": 8,
        "red": 4,
        "": 4,
    }


def test_the_example_has_whens_as_people_type_them(example: Table) -> None:
    """Blanks, two dates, a bare year, words: the kinds of the real document (DOMAIN.md 4)."""
    whens = [action["when"] for action in example["actions"]]

    assert {"termly", "ongoing", "Ongoing ", "Completed online (due to Covid)"} <= set(whens)
    assert whens.count("") >= 4
    assert any(re.fullmatch(r"\d+/\d+/\d+\n\d+/\d+/\d+", when) for when in whens)
    assert any(re.fullmatch(r"20\d\d", when) for when in whens)
    assert any(re.fullmatch(r"\d+/20\d\d", when) for when in whens)


def test_the_example_has_whos_as_people_type_them(example: Table) -> None:
    """One person written four ways, channels in place of people, a blank (DOMAIN.md 5)."""
    whos = [action["who"] for action in example["actions"]]

    assert {"D Whitfield", "D.Whitfield", "DW", "Mrs Whitfield"} <= set(whos)
    assert {"Newsletter/\nposters", "Web site", "Via teachers "} <= set(whos)
    assert "" in whos


def test_the_example_has_what_a_review_finds(example: Table) -> None:
    """A lapsed review, something cancelled, "ongoing" for a date, notes, unsigned lines."""
    values = [value for row in example["rows"] for value in row.values()]

    assert {"29/04/2025", "Cancelled due to Covid.", "Partly", "Yes ", "yes", "ongoing"} <= set(
        values
    )
    assert len([action for action in example["actions"] if action["note"]]) == 3
    assert [bool(row["signed"]) for row in example["signatories"]] == [True, False, True, False]
    assert all(row["name"] for row in example["signatories"])
    assert len(example["people"]) == 7


def test_the_example_carries_notes_of_its_owner() -> None:
    """Comments above a row and behind a value, which every edit has to keep."""
    lines = example_file().read_text(encoding="utf-8").split("\n\n", 1)[1].splitlines()

    assert any(line.startswith("# agreed with governors") for line in lines)
    assert any(re.fullmatch(r'who = ".*" +# .*', line) for line in lines)


@pytest.mark.parametrize("file", [form_file(), example_file()], ids=lambda file: file.stem)
def test_both_say_at_the_top_how_to_edit_them(file: Path) -> None:
    """A business manager opens the file before the manual."""
    top = file.read_text(encoding="utf-8").split("\n\n", 1)[0].splitlines()

    assert 3 <= len(top) <= 5
    assert all(line.startswith("# ") for line in top)
