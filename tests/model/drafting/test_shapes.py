"""The shapes that forms of other authorities and countries have are each drafted as what they are.

The headings are facts; every other word is invented.
"""

import pytest

from eh_tui.model.form.columns import Role
from eh_tui.model.paper.source import SourceDocument, SourceText
from tests.support.drafts import columns, doubts, drafted
from tests.support.source_documents import grid, paper, paragraph

R = Role
SHAPES: dict[str, tuple[tuple[str, ...], tuple[Role, ...], tuple[str, ...]]] = {
    "seven columns, two raters": (
        (
            *("Standard", "Link to Health Audit", "Evidence", "Areas for improvement", "Deadline"),
            *("Self Assessment Score (0-3)", "Moderated Score (0-3)"),
        ),
        (R.OUTCOME, R.PLAIN, R.EVIDENCE, R.ACTION, R.WHEN, R.RATING, R.RATING),
        ("0", "1", "2", "3"),
    ),
    "a descriptor for each level": (
        ("REF", "ITEM", "RED", "AMBER", "GREEN", "RESOURCES"),
        (R.PLAIN, R.OUTCOME, R.RATING, R.COST),
        ("RED", "AMBER", "GREEN"),
    ),
    "the scale as tick columns": (
        (
            *("Statutory Requirement", "EYFS reference", "Yes", "Partly", "No"),
            "Evidence, Comments and Actions",
        ),
        (R.OUTCOME, R.PLAIN, R.RATING, R.EVIDENCE),
        ("Yes", "Partly", "No"),
    ),
    "tick columns and an action": (
        (
            *("Activity", "In place", "Partially in place", "Not in place"),
            *("Action required", "Timeframe for actions"),
        ),
        (R.OUTCOME, R.RATING, R.ACTION, R.WHEN),
        ("In place", "Partially in place", "Not in place"),
    ),
    "who before when": (
        (
            *("Criteria", "Actions Needed", "By who", "By When", "Links in SDP"),
            "Expected Outcomes and Evidence",
        ),
        (R.OUTCOME, R.ACTION, R.WHO, R.WHEN, R.PLAIN, R.SUCCESS),
        (),
    ),
    "eight columns": (
        (
            *("", "Objective", "Action", "Success Criteria", "When"),
            *("Resources: Staffing, Time, Money, CPD", "Monitoring", "Evaluation & Further Action"),
        ),
        (R.PLAIN, R.OUTCOME, R.ACTION, R.SUCCESS, R.WHEN, R.COST, R.PLAIN, R.PLAIN),
        (),
    ),
    "four words": (
        ("Item", "Yes", "Improve", "No", "Implement", "Comments"),
        (R.OUTCOME, R.RATING, R.NOTE),
        ("Yes", "Improve", "No", "Implement"),
    ),
    "leicester": (
        ("Outcome", "Action", "By When", "Who?", "RAG Rating"),
        (R.OUTCOME, R.ACTION, R.WHEN, R.WHO, R.RATING),
        ("At risk of not achieving", "On track", "Completed / ongoing"),
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_each_shape_is_drafted_by_its_headings(name: str) -> None:
    """Roles by words, levels from headings, and an example row in its columns."""
    headings, roles, levels = SHAPES[name]
    form = drafted(paper(paragraph("A form"), grid(headings, tuple("abcdefgh"[: len(headings)]))))
    assert tuple(role for _, role in columns(form)) == roles
    assert tuple(level.label for level in form.form.levels) == levels


def test_three_roles_in_one_cell_are_asked_about() -> None:
    """Nobody can say which of its words is who."""
    headings = ("Outcome", "RAG", "Actions - WHAT, who, when")
    document = paper(paragraph("A form"), grid(headings, ("o", "Red", "call AB by June")))
    assert columns(drafted(document))[2][1] is Role.ACTION
    told = "'Actions - WHAT, who, when' holds several things in one cell: action, who, when."
    assert any(told in each for each in doubts(document))


def test_a_table_without_any_rating_is_kept_as_a_table() -> None:
    """Key features and questions to think about: nothing is rated."""
    headings = ("Key features", "Challenge questions", "Areas of strength", "Areas of development")
    form = drafted(paper(paragraph("A form"), grid(headings, ("f", "q", "", ""))))
    assert form.form.levels == ()
    assert [each.text for each in form.outcomes] == ["f"]


def test_a_numbered_list_is_no_key() -> None:
    """What begins with "1." is the first of something, and no level."""
    document = paper(
        paragraph("A form"),
        paragraph("1. Leadership"),
        paragraph("2. Training"),
        paragraph("3. Records"),
        grid(("Standard", "Evidence", "RAG"), ("s", "e", "Red")),
    )
    assert [level.colour for level in drafted(document).form.levels] == ["red", "amber", "green"]
    assert "1. Leadership" in drafted(document).intro


def shaded_matrix() -> SourceDocument:
    """Return a report: review areas by schools, shaded in four colours that lines explain."""
    lines = (
        "Red – needs much",
        "Amber – needs some",
        "Green – needs none",
        "Purple – helps others",
    )
    colours = ("FF7F7F", "FFE878", "C6EDC3", "BA98F5")
    return paper(
        paragraph("A report"),
        *(paragraph(line) for line in lines),
        grid(
            ("Review", "School 1", "School 2", "School 3", "School 4"),
            ("Attendance", *(SourceText("", colour) for colour in colours)),
        ),
    )


def test_shading_alone_rates_in_as_many_columns_as_there_are() -> None:
    """Each school a column of levels; that they are ratings is asked."""
    form = drafted(shaded_matrix())
    assert [role for _, role in columns(form)] == [R.OUTCOME, *[R.RATING] * 4]
    outcome = form.outcomes[0]
    assert (outcome.rag, [text for _, text in outcome.cells]) == (
        "red",
        ["amber", "green", "purple"],
    )
    assert form.form.levels[-1].best
    assert len(doubts(shaded_matrix())) == 5


_TERMS = ("Autumn", "", "Spring", "")
_NAMED = ("RAG", "Comment", "RAG", "Comment")
_MERGED = {(0, 2): (1, 2), (0, 4): (1, 2)}
_FIRST = {(0, 0): (2, 1), (0, 1): (2, 1)}


@pytest.mark.parametrize(
    ("upper", "lower", "spans", "sheet"),
    [
        (("Objective", "Action"), ("", ""), _MERGED | _FIRST, ""),
        (("Objective", "Action"), ("", ""), _MERGED, ""),
        (("", ""), ("Objective", "Action"), _MERGED, ""),
        (("Objective", "Action"), ("", ""), _MERGED | _FIRST, "Plan"),
        (("Objective", "Action"), ("", ""), {}, "Plan"),
        (("", ""), ("Objective", "Action"), {}, "Plan"),
        (("", ""), ("Objective", "Action"), {}, ""),
    ],
)
def test_groups_above_headings_are_joined_with_them(
    upper: tuple[str, ...],
    lower: tuple[str, ...],
    spans: dict[tuple[int, int], tuple[int, int]],
    sheet: str,
) -> None:
    """Each term's rating is its own, whether the cells of a group are merged or left blank."""
    table = grid(
        (*upper, *_TERMS),
        (*lower, *_NAMED),
        ("One", "first", "Red", "late", "Green", "met"),
        ("Two", "second", "Amber", "slow", "Green", "done"),
        spans=spans,
        sheet=sheet,
    )
    document = paper(table) if sheet else paper(paragraph("The plan"), table)
    form = drafted(document)
    headings = ["Objective", "Action", *(f"{a}: {b}" for a, b in zip(_GROUPS, _NAMED, strict=True))]
    assert [heading for heading, _ in columns(form)] == headings
    assert [row.text for row in form.outcomes] == ["One", "Two"]
    assert [(row.text, row.rag, row.note, row.cells) for row in form.actions] == [
        ("first", "red", "late", (("spring_comment", "met"), ("spring_rag", "green"))),
        ("second", "amber", "slow", (("spring_comment", "done"), ("spring_rag", "green"))),
    ]


_GROUPS = ("Autumn", "Autumn", "Spring", "Spring")


def test_each_group_of_tick_columns_is_a_rating_of_its_own() -> None:
    """Two terms with Yes, Partly, No each are two ratings, called by what stands above."""
    answers = ("Yes", "Partly", "No")
    form = drafted(
        paper(
            paragraph("The checklist"),
            grid(
                ("Question", "Autumn", "", "", "Spring", "", ""),
                ("", *answers, *answers),
                ("Is there a policy?", "", "x", "", "x", "", ""),
                ("Is it known?", "", "", "x", "", "x", ""),
                spans={(0, 0): (2, 1), (0, 1): (1, 3), (0, 4): (1, 3)},
            ),
        )
    )
    assert columns(form) == [
        ("Question", R.OUTCOME),
        ("Autumn", R.RATING),
        ("Spring", R.RATING),
    ]
    assert [(row.rag, row.cells) for row in form.outcomes] == [
        ("partly", (("spring", "yes"),)),
        ("no", (("spring", "partly"),)),
    ]


def test_a_group_may_be_worded_like_one_of_its_levels() -> None:
    """Its columns are one rating all the same."""
    form = drafted(
        paper(
            paragraph("The checklist"),
            grid(
                ("Question", "Yes", "", ""),
                ("", "Yes", "Partly", "No"),
                ("Is there a policy?", "x", "", ""),
                ("Is it known?", "", "x", ""),
                spans={(0, 0): (2, 1), (0, 1): (1, 3)},
            ),
        )
    )
    assert columns(form) == [("Question", R.OUTCOME), ("Yes", R.RATING)]
    assert [row.rag for row in form.outcomes] == ["yes", "partly"]


def test_a_row_below_a_blank_heading_is_no_second_storey() -> None:
    """Data that repeats itself names no columns."""
    form = drafted(
        paper(
            paragraph("The plan"),
            grid(
                ("Outcome", "Action", "", "RAG"),
                ("One", "Met", "Met", "Red"),
                ("Two", "Met", "Met", "Green"),
            ),
        )
    )
    assert [heading for heading, _ in columns(form)] == ["Outcome", "Action", "", "RAG"]
    assert [row.text for row in form.outcomes] == ["One", "Two"]


def test_answers_in_part_are_a_level_too() -> None:
    """Of columns headed Yes, In part and No one is ticked."""
    table = grid(("No.", "Is it so?", "Yes", "In part", "No"), ("1", "A policy", "x", "", ""))
    form = drafted(paper(paragraph("Checklist"), table))
    assert [level.label for level in form.form.levels] == ["Yes", "In part", "No"]
    assert [row.rag for row in form.outcomes] == ["yes"]


def test_a_column_that_numbers_the_rows_is_not_what_is_rated() -> None:
    """What stands first in words is."""
    table = grid(
        ("Nr", "Is it so?", "Yes", "No"),
        ("1.", "There is a policy", "x", ""),
        ("2.", "It is known", "", "x"),
    )
    form = drafted(paper(paragraph("Checklist"), table))
    assert columns(form)[:2] == [("Nr", R.PLAIN), ("Is it so?", R.OUTCOME)]
    assert [row.text for row in form.outcomes] == ["There is a policy", "It is known"]
