"""The columns of another version: what a school wrote goes on, what the form prints is its."""

import pytest

from eh_tui.files.toml.text import WorkbookText
from eh_tui.files.toml.upgraded import upgraded
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.cells import cell
from eh_tui.model.upgrade.notes import What
from eh_tui.model.upgrade.upgrade import Upgrade, upgrade

_HEAD = """\
schema = 2
form = "own-form"
version = "{version}"

[[levels]]
id = "red"
label = "Red"

[[levels]]
id = "green"
label = "Green"
done = true

"""
_STANDARD = '[[columns]]\nheading = "Standard"\nrole = "outcome"\n\n'
_STEP = '[[columns]]\nheading = "Step"\nrole = "action"\n\n'
_WHO = '[[columns]]\nheading = "Lead"\nrole = "who"\n\n'
_RAG = '[[columns]]\nheading = "RAG"\nrole = "rating"\n\n'
_REF = '[[columns]]\nheading = "Ref"\nkey = "ref"\nrole = "plain"\nof = "outcome"\n\n'
_IMPACT = (
    '[[columns]]\nheading = "Impact / evidence"\nkey = "impact_evidence"\nrole = "evidence"\n\n'
)
_UNKEYED = _STANDARD + _STEP + _WHO + _RAG


def text_of(version: str, columns: str, refs: str = "", **cells: str) -> WorkbookText:
    """Return a form of three standards with a step each; `refs` are printed, one letter each."""
    lines = [_HEAD.format(version=version), columns, '[[commitments]]\nid = "1"\ntitle = "Need"\n']
    more = "".join(f'{key} = "{text}"\n' for key, text in cells.items())
    for number, letter in enumerate("ABC", 1):
        ref = f'ref = "{refs[number - 1]}{number}"\n' if refs else ""
        lines.append(
            f'[[outcomes]]\nid = "1.{letter}"\ncommitment = "1"\ntext = "Standard {letter}"\n{ref}'
        )
        below = f'outcome = "1.{letter}"\ntext = "Step {letter}"\n{more}'
        lines.append(f'[[actions]]\nid = "1-0{number}"\n{below}')
    return WorkbookText.parse("\n".join(lines).encode())


def read(*given: str, **cells: str) -> Workbook:
    """Return it as a workbook."""
    return text_of(*given, **cells).workbook


def said(made: Upgrade) -> list[str]:
    """Return what is told."""
    return [note.sentence for note in made.notes]


def refs(workbook: Workbook) -> list[str]:
    """Return what stands in the column of the form's own numbers."""
    return [cell(row.cells, "ref") for row in workbook.outcomes]


def test_columns_without_a_key_are_not_taken_for_each_other() -> None:
    """The file need not say by which key a step, a lead or a rating is stored."""
    assert upgrade(read("1", _UNKEYED), read("2", _UNKEYED)).notes == ()


def test_a_column_of_which_only_the_heading_changed_is_told_once() -> None:
    """By how the file calls it."""
    made = upgrade(read("1", _UNKEYED), read("2", _UNKEYED.replace('"Lead"', '"Lead person"')))
    assert said(made) == ["column who is worded otherwise. Before: Lead Now: Lead person"]


def test_a_printed_number_that_the_form_changed_is_the_forms() -> None:
    """It would be printed under the number of another row; what it was is told."""
    ours = read("1", _REF + _UNKEYED, "AAC", rag="red")
    made = upgrade(ours, read("2", _REF + _UNKEYED, "AAD"))
    assert refs(made.workbook) == ["A1", "A2", "D3"]
    assert said(made) == ["1.C is worded otherwise. Before: Ref: C3 Now: Ref: D3"]
    assert [row.rag for row in made.workbook.actions] == ["red"] * 3


def test_a_column_that_the_form_prints_anew_is_filled() -> None:
    """A number that nobody had yet stands in every row, as in a new audit."""
    made = upgrade(read("1", _UNKEYED, rag="red"), read("2", _REF + _UNKEYED, "AAD"))
    assert refs(made.workbook) == ["A1", "A2", "D3"]
    assert said(made) == ["column ref is new: Ref"]


def test_what_a_school_wrote_is_not_taken_for_printed() -> None:
    """A form may suggest a text in one row, and what stands there is the school's."""
    columns = _REF + _UNKEYED
    ours = read("1", columns, "xyz")
    suggested = text_of("2", columns).text.replace(
        'text = "Standard A"', 'text = "Standard A"\nref = "for example"'
    )
    made = upgrade(ours, WorkbookText.parse(suggested.encode()).workbook)
    assert refs(made.workbook) == ["x1", "y2", "z3"]


def test_a_row_in_which_only_the_form_wrote_goes_with_it() -> None:
    """Its own number is nothing that a school wrote."""
    rated = '[[columns]]\nheading = "RAG"\nrole = "rating"\nof = "outcome"\n\n'
    form = text_of("2", _REF + _STANDARD + rated, "ABC").text
    without = form.partition('[[outcomes]]\nid = "1.C"')[0]
    ours = text_of("1", _REF + _STANDARD + rated, "ABC").text
    ours = ours.partition('[[actions]]\nid = "1-03"')[0]
    made = upgrade(
        WorkbookText.parse(ours.encode()).workbook, WorkbookText.parse(without.encode()).workbook
    )
    assert [(note.what, note.id) for note in made.notes] == [(What.GONE, "1.C")]
    assert [row.id for row in made.workbook.outcomes] == ["1.A", "1.B"]


_RENAMED = {
    "by its heading": _IMPACT.replace('"impact_evidence"', '"impact"'),
    "by its role": _IMPACT.replace('"impact_evidence"', '"impact"').replace(" / evidence", ""),
}


@pytest.mark.parametrize("column", _RENAMED.values(), ids=_RENAMED)
def test_a_column_with_another_key_keeps_its_texts_and_no_old_key(column: str) -> None:
    """Two keys for one text would be a column that nobody knows, in every row."""
    ours = text_of("1", _UNKEYED + _IMPACT, impact_evidence="Seen in May")
    after, made = upgraded(ours, text_of("2", _UNKEYED + column))
    assert [row.cells for row in made.workbook.actions] == [(("impact", "Seen in May"),)] * 3
    assert "impact_evidence" not in after.text
    assert not any(note.what in (What.NEW, What.COLUMN_GONE, What.NO_COLUMN) for note in made.notes)


def test_a_column_that_is_gone_is_told_with_its_texts() -> None:
    """Also where nothing was written in it."""
    form = text_of("2", _UNKEYED)
    blank = upgraded(text_of("1", _UNKEYED + _IMPACT), form)[1]
    assert said(blank) == ["column impact_evidence is gone: Impact / evidence"]
    after, made = upgraded(text_of("1", _UNKEYED + _IMPACT, impact_evidence="Seen in May"), form)
    assert after.text.count('impact_evidence = "Seen in May"') == 3
    assert [note.id for note in made.notes if note.what is What.NO_COLUMN] == [
        "1-01", "1-02", "1-03",
    ]  # fmt: skip


def test_one_column_of_several_sections_is_one() -> None:
    """A form may list it for each, with the same key."""
    twice = _IMPACT.replace('evidence"\n\n', 'evidence"\nsection = ["1"]\n\n')
    assert upgrade(read("1", _UNKEYED + _IMPACT), read("2", _UNKEYED + twice)).notes == ()
