"""An audit as a Word document in the layout of its authority's form.

Every text of the form and of the school stands in it as typed, so that the document can be
filled in further and read again: sections by their titles, rows by their words.
"""

from collections.abc import Iterator
from textwrap import shorten
from typing import Any

from eh_tui.files.office.docx.audit_tables import (
    achieved_table,
    key_table,
    printed_columns,
    rated_table,
)
from eh_tui.files.office.docx.grid import GridCell, WordGrid, add_grid
from eh_tui.files.office.docx.package import (
    PROPERTY_LIMIT,
    TEXT_WIDTH,
    document_line,
    finished,
    lay_across,
    new_document,
    number_pages,
)
from eh_tui.files.office.docx.styles import style_sheet
from eh_tui.files.office.docx.writing import WordLine, WordRun, word_line, write_parts
from eh_tui.files.store.identity import Identity
from eh_tui.model.core.form_rows import Action, FormRow, Outcome
from eh_tui.model.core.rows import rows_by_id
from eh_tui.model.core.sections import Section, sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.evidence import evidence_heading, evidence_texts
from eh_tui.model.form.form import Form
from eh_tui.model.paper.facts import AUDIT_DATE, FORM, REQUEST, SCHOOL
from eh_tui.model.returns.school_marks import school_marks
from eh_tui.model.signing import SignatureStanding, standing_of_signatures
from eh_tui.model.submitting import return_standing

_WIDTH_ACROSS = 29.7 - (21 - TEXT_WIDTH)
_MOST_UPRIGHT = 5
"""The columns for which a page that stands upright has room."""
_INK = "_" * 20
_MOST_OF_A_ROW = 60
"""The characters by which a row is told from others."""


def audit_document(workbook: Workbook, identity: Identity | None = None) -> bytes:
    """Return an audit as a .docx file; the same workbook gives the same bytes.

    By its `identity` it is known when it comes back: the properties of the file have it.
    """
    planned = sections(workbook)
    is_across = any(printed_columns(workbook, each) > _MOST_UPRIGHT for each in planned)
    width = _WIDTH_ACROSS if is_across else TEXT_WIDTH
    document = new_document(
        title=workbook.title, author=workbook.school.name, at="", styles=style_sheet(())
    )
    if identity:
        _mark(document.core_properties, workbook, identity)
    if is_across:
        lay_across(document)
    number_pages(document)
    for part in _parts(workbook, planned, width):
        if isinstance(part, WordGrid):
            add_grid(document, part)
        else:
            write_parts(document, (part,))
    return finished(document)


def _mark(properties: Any, workbook: Workbook, identity: Identity) -> None:
    properties.identifier, properties.keywords = identity.id, identity.moment
    properties.subject, properties.version = (
        document_line(text)[:PROPERTY_LIMIT] for text in (workbook.form.id, workbook.form.version)
    )


def _parts(
    workbook: Workbook, planned: tuple[Section, ...], width: float
) -> Iterator[WordLine | WordGrid]:
    yield from _front(workbook, width)
    for section in planned:
        yield from _section(workbook, section, width)
    yield from _sign_off(workbook, width)


def _front(workbook: Workbook, width: float) -> Iterator[WordLine | WordGrid]:
    """Yield what stands before the first section: whose audit it is, and the key."""
    form = workbook.form
    if workbook.title.strip():
        yield word_line("Title", workbook.title)
    facts = (
        (SCHOOL, workbook.school.name),
        (AUDIT_DATE, workbook.school.audit_date),
        (FORM, f"{form.id} {form.version}".strip()),
        *school_marks(workbook),
        *((REQUEST, words) for words in _to_be_changed(workbook)),
    )
    for label, text in facts:
        if text:
            yield word_line("Fact", WordRun(label, "Label"), "\t", text)
    if workbook.intro.strip():
        yield word_line("Normal", workbook.intro)
    scales = dict.fromkeys(level.scale for level in form.every_level) if form.rates else {}
    for scale in scales:
        yield word_line("Table Title", form.words.rating)
        yield key_table(form.levels_of(scale), width)


def _to_be_changed(workbook: Workbook) -> Iterator[str]:
    """Yield what the lead wants changed, each with its row's id and text.

    No Ref stands on this paper, and two rows may have one text.
    """
    rows = rows_by_id(workbook)
    for each in return_standing(workbook).requests:
        named = [rows[id][1] for id in (each.row,) if id in rows]
        named += [rows[row.outcome][1] for row in named if isinstance(row, Action)]
        texts = (row.text.strip() for row in named if isinstance(row, Action | Outcome))
        text = shorten(next(filter(None, texts), ""), _MOST_OF_A_ROW, placeholder=" …")
        yield f"{' '.join(filter(None, (each.row, text)))}: {each.reason}"


def _section(workbook: Workbook, section: Section, width: float) -> Iterator[WordLine | WordGrid]:
    yield word_line("Heading 1", section.commitment.title)
    if section.outcomes:
        if section.commitment.band.strip():
            yield word_line("Table Title", section.commitment.band)
        yield rated_table(workbook, section, width)
        yield from _descriptors(workbook.form, section)
        yield from _evidence(workbook, section)
    for group in section.achieved:
        yield word_line("Table Title", group.table.heading)
        yield achieved_table(group, width)


def _descriptors(form: Form, section: Section) -> Iterator[WordLine]:
    """Yield what each level means for a row, below the table: in it, it would be a row's text."""
    for group in section.outcomes:
        rows: tuple[FormRow, ...] = (group.outcome, *group.actions)
        for row in rows:
            if row.descriptors:
                described = form.in_order(row.descriptors)
                lines = (f"{form.level(id).words}: {text}" for id, text in described)
                yield word_line("Note", "\n".join((row.text, *lines)))


def _evidence(workbook: Workbook, section: Section) -> Iterator[WordLine]:
    """Yield what shows that actions were done, below the table, which is the form's alone."""
    shown = evidence_texts(workbook)
    for group in section.outcomes:
        for action in group.actions:
            if action.id in shown:
                yield word_line("Note", evidence_heading(action.text), "\n", shown[action.id])


def _sign_off(workbook: Workbook, width: float) -> Iterator[WordLine | WordGrid]:
    """Yield who signs: role and name, room for ink, the date; two beside each other."""
    signing = standing_of_signatures(workbook)[: len(workbook.signatories)]
    if not signing:
        return
    yield word_line("Table Title", workbook.sign_off)
    cells = tuple(map(_signatory, signing))
    rows = [cells[at : at + 2] for at in range(0, len(cells), 2)]
    if len(rows[-1]) == 1:
        rows[-1] = (*rows[-1], GridCell(()))
    yield WordGrid((width / 2, width / 2), tuple(rows), 0)


def _signatory(stands: SignatureStanding) -> GridCell:
    signatory = stands.signatory
    names = [signatory.role, signatory.name]
    if signatory.name_first:
        names.reverse()
    texts = (
        *filter(str.strip, names),
        f"Signature: {stands.on_the_line or _INK}",
        f"Date signed: {signatory.signed or _INK}",
    )
    return GridCell(tuple(word_line("Signing", text) for text in texts))
