"""What is broken in a file is named with its line, its column and what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.system.paths import form_file
from eh_tui.files.toml.faults import faults_in
from tests.support.forms import example_file

WORKBOOK = """\
schema = 1

[school]
name = "Example Primary School"

[[commitments]]
id = "1"
headings = ["Outcome", "Action"]

[[outcomes]]
id = "1.A"
commitment = "1"

[[actions]]
id = "1-01"
outcome = "1.A"
when = "ongoing"
rag = "amber"

[[achieved]]
id = "1.R1"
commitment = "1"
columns = ["", "Complete?"]

[[rows]]
id = "1-R01"
table = "1.R1"
outcome = "1.A"
text = "Trained"
"Complete?" = "Yes"
"""

FAULTS = [
    ('id = "1-01"', 'id = "1.A"', (15, 1, "1.A", "The id 1.A is also that of line 11")),
    ('id = "1-01"\n', "", (14, 1, "", "This row of actions has no id")),
    ('id = "1.A"\n', "", (10, 1, "", "This row of outcomes has no id")),
    ('outcome = "1.A"\nwhen', 'outcome = "9.Z"\nwhen', (16, 1, "1-01", "no outcome 9.Z")),
    ('commitment = "1"\n\n', 'commitment = "7"\n\n', (12, 1, "1.A", "no commitment 7")),
    ('table = "1.R1"', 'table = "1.R9"', (27, 1, "1-R01", "no table 1.R9")),
    ('outcome = "1.A"\ntext', 'outcome = "9.Z"\ntext', (28, 1, "1-R01", "no outcome 9.Z")),
    ('rag = "amber"', 'rag = "purple"', (18, 1, "1-01", '"purple" is no rating')),
    ('"Complete?" = "Yes"', ' Complete = "Yes"', (30, 2, "1-R01", '"Complete" is no column')),
    ('when = "ongoing"', "when = 2016", (17, 1, "1-01", '"when" holds the number 2016')),
    ('when = "ongoing"', "when = true", (17, 1, "1-01", '"when" holds true')),
    ('when = "ongoing"', 'when = ["a"]', (17, 1, "1-01", '"when" holds a list')),
    ('"Complete?" = "Yes"', '"Complete?" = 1.5', (30, 1, "1-R01", "holds the number 1.5")),
    ('name = "Ex', "name = 5 # ", (4, 1, "", '"name" holds the number 5')),
    ('headings = ["Outcome", "Action"]', 'headings = "x"', (8, 1, "1", "a list of texts")),
    ('columns = ["", "Complete?"]', "growable = 1", (23, 1, "1.R1", "true or false belongs")),
    ("schema = 1", "schema = 99", (1, 1, "", "made by a newer eh-tui")),
    ("schema = 1", 'schema = "1"', (1, 1, "", '"schema" holds a text')),
    ("schema = 1", "title = 5", (1, 1, "", '"title" holds the number 5')),
    ("schema = 1", 'people = [{ id = "P1" }]', (1, 1, "P1", "The people are written as {...}")),
    ("[[outcomes]]", "[outcomes]", (10, 1, "", '"outcomes" should be written as [[outcomes]]')),
    ("[school]", "[[school]]", (3, 1, "", '"school" should be written as [school]')),
    ("[[outcomes]]", "  [[outcomes]", (10, 13, "", "the heading is not closed")),
    ('when = "ongoing"', 'when = "ongoing', (17, 16, "", "not closed on its line")),
    ('when = "ongoing"', "when = ongoing", (17, 8, "", "here stands no value")),
    ('when = "ongoing"', "when = “ongoing”", (17, 8, "", "here stands no value")),
    ('when = "ongoing"', 'when: "ongoing"', (17, 5, "", "a line is a key, = and a value")),
    ('when = "ongoing"', 'when = "the "new" plan"', (17, 14, "", "goes on where it should end")),
    ('when = "ongoing"', 'when = "C:\\plans"', (17, 13, "", "for a backslash")),
    ('when = "ongoing"', 'when = "x"\nwhen = "y"', (18, 11, "", "this key is here twice")),
    ("[school]", "[school]\n[school]", (4, 8, "", "this heading is here twice")),
    ('when = "ongoing"', "when = [1 2]", (17, 11, "", "a list is not closed")),
    ('when = "ongoing"', "when = {a = 1", (17, 14, "", "a { is not closed")),
    ('when = "ongoing"', "<<<<<<< HEAD", (17, 1, "", "a git merge left")),
]


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS)
def test_a_fault_is_found_where_it_stands(
    old: str, new: str, expected: tuple[int, int, str, str]
) -> None:
    """An editor opens at the line; the sentence says what is wrong there."""
    assert WORKBOOK.count(old) >= 1
    line, column, id, words = expected
    found = faults_in(WORKBOOK.replace(old, new, 1).encode())
    matching = [finding for finding in found if words in finding.sentence]
    assert [(finding.line, finding.column, finding.id) for finding in matching] == [
        (line, column, id)
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('label = "1 Not met"', "label = 5", '"label" holds the number 5 where a text belongs'),
        ('meaning = "Little', "meaning = true # ", '"meaning" holds true where a text belongs'),
        ('heading = "Evidence"', "heading = 1.5", '"heading" holds the number 1.5 where a text'),
        ('heading = "Evidence"', "choices = [1, 2]\nheading = 'E'", '"choices" holds a list where'),
        ('heading = "Evidence"', "section = 1\nheading = 'E'", '"section" holds the number 1'),
        ('outcome = "Requirement"', "outcome = 7", '"outcome" holds the number 7'),
    ],
)
def test_a_value_of_another_kind_in_the_form_itself_is_told(old: str, new: str, words: str) -> None:
    """In a level, a column or a word: it would be shown as something that nobody wrote."""
    text = form_file("standards-self-assessment").read_text(encoding="utf-8")
    before, after = text.split(old, 1)
    found = faults_in(f"{before}{new}{after}".encode())
    matching = [fault for fault in found if words in fault.sentence]
    assert [fault.line for fault in matching] == [before.count("\n") + 1]


def test_a_whole_file_has_no_findings() -> None:
    """Nobody believes a checker that cries wolf."""
    assert faults_in(WORKBOOK.encode()) == ()
    assert faults_in(example_file().read_bytes()) == ()
    assert faults_in(form_file().read_bytes()) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('when = "ongoing"', "when = 2026-10-31"),
        ('rag = "amber"', 'rag = ""'),
        ('rag = "amber"', 'rag = "ON TRACK"'),
        ('outcome = "1.A"\nwhen', "when"),
        ('rag = "amber"', 'evidence = ["kept"]\n[actions.more]\nwhen = 5'),
        ("schema = 1", '# a note\nlinks = { web = "x" }'),
    ],
)
def test_what_a_person_may_write_is_no_fault(old: str, new: str) -> None:
    """Bare dates, labels as ratings, rows below their parent, keys of one's own."""
    assert faults_in(WORKBOOK.replace(old, new, 1).encode()) == ()


def test_all_faults_are_named_at_once_in_the_order_of_the_file() -> None:
    """Whoever mends the file does so in one go, from the top."""
    broken = WORKBOOK.replace("amber", "purple").replace('"ongoing"', "5").replace("= 1\n", "= 9\n")
    assert [finding.line for finding in faults_in(broken.encode())] == [1, 17, 18]


@pytest.mark.parametrize(
    ("content", "line", "column", "words"),
    [
        (b"", 1, 1, "empty"),
        (b"a = 1\n\n", 1, 1, "no [[commitments]]"),
        ("a = 1\nb = 'é".encode() + b"\xa3'", 2, 7, "not UTF-8 (byte 0xa3)"),
        (b"\xef\xbb\xbfa = ", 1, 5, "here stands no value"),
        (b"a = " + b"[" * 5000, 1, 1, "nested too deeply"),
        (b" " * (20 * 1024 * 1024 + 1), 1, 1, "larger than 20 MB"),
    ],
)
def test_what_is_no_workbook_has_one_finding(
    content: bytes, line: int, column: int, words: str
) -> None:
    """Columns are counted in characters, as editors do."""
    (finding,) = faults_in(content)
    assert (finding.line, finding.column) == (line, column)
    assert words in finding.sentence


LINES = WORKBOOK.splitlines(keepends=True)
PIECES = st.sampled_from([*LINES, "[[rows]]\n", "[actions]\n", "rag = 1\n", 'school = "x"\n'])


@given(st.lists(PIECES, max_size=12))
def test_any_mixture_of_lines_gets_an_answer(pieces: list[str]) -> None:
    """A file that was cut and pasted together is exactly when `check` is asked."""
    text = "".join(pieces)
    for finding in faults_in(text.encode()):
        assert 1 <= finding.line <= text.count("\n") + 1
        assert finding.column >= 1
        assert finding.sentence.endswith(".")
