"""A filled audit read from a document into a form: what is taken, and what finds no place.

Sections and rows are found by their words, columns by their headings and roles. Whatever the
document says is taken, is the form's own wording, or is told as left: nothing goes missing.
"""

from collections.abc import Iterator, Sequence

from eh_tui.model.core.columns import form_rows
from eh_tui.model.core.form_rows import Commitment
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.drafting.filled.facts import fill_facts
from eh_tui.model.drafting.filled.filling import Filling
from eh_tui.model.drafting.filled.headings import KnownHeadings
from eh_tui.model.drafting.filled.notes import WEIGHT, fill_notes
from eh_tui.model.drafting.filled.pairing import likeness
from eh_tui.model.drafting.filled.rows import fill_rated
from eh_tui.model.drafting.filled.signing import fill_signing
from eh_tui.model.drafting.filled.struck import as_it_stands, struck_notes
from eh_tui.model.drafting.filled.tables import fill_achieved
from eh_tui.model.evidence import evidence_heading, evidence_texts
from eh_tui.model.form.words import STATUTORY
from eh_tui.model.paper.facts import FORM, facts_of
from eh_tui.model.paper.found import FoundTable
from eh_tui.model.paper.outline import FoundSection, is_rated, outline, parts_of
from eh_tui.model.paper.rating_colours import DocumentColours, printed_key
from eh_tui.model.paper.ref_heading import REF, ref_heading
from eh_tui.model.paper.source import SourceDocument
from eh_tui.model.paper.words import folded_words


def filled_from(document: SourceDocument, form: Workbook) -> Filling:
    """Return a form as a document fills it in. `form` is a blank workbook.

    No edit is made where the document is no audit of this form.
    """
    known = KnownHeadings(form)
    filling = Filling(form, frozenset(map(folded_words, _wording(form))))
    struck = struck_notes(document)
    document = as_it_stands(document, filling.is_wording)
    found = outline(parts_of(document), known.meant)
    for section in found.sections:
        section.tables = [known.as_in_form(table) for table in section.tables]
    rated = [table for section in found.sections for table in section.rated]
    filling.colours = _colours(document, rated)
    homes = [_home(section, form) for section in found.sections]
    if not any(homes):
        return filling
    for section, home in zip(found.sections, homes, strict=True):
        for table in section.rated:
            fill_rated(filling, home, table)
    for section, home in zip(found.sections, homes, strict=True):
        for table in (each for each in section.tables if not is_rated(each)):
            fill_achieved(filling, home, table)
    fill_signing(filling, found.signing, document)
    fill_facts(filling, document)
    fill_notes(filling, document)
    filling.left += [str(note) for note in (*struck, *document.accepted, *document.unread)]
    filling.left += _untouched(document, filling)
    filling.left += [f"{id} is not in the document" for id in _missed(filling)]
    return filling


def _colours(document: SourceDocument, rated: Sequence[FoundTable]) -> DocumentColours:
    """Return what the document itself prints on colours: its key, which no rated row is."""
    rows = {cell.where for table in rated for row in table.rows for cell in row.cells if cell}
    apart = (said for where, said in document.texts() if where not in rows)
    return DocumentColours(printed_key(apart), is_ours=FORM in facts_of(document))


def _home(section: FoundSection, form: Workbook) -> Commitment | None:
    """Return the section of the form that one of the document is, None where it is none."""
    best = max(form.commitments, key=lambda known: _score(section, known, form), default=None)
    return best if best and _score(section, best, form) >= 0.5 else None


def _score(section: FoundSection, known: Commitment, form: Workbook) -> float:
    """Return how surely a section is one of the form's: by its title, or by its outcomes."""
    title = likeness(section.title.text, known.title, 0.85) if section.title else 0.0
    outcomes = {folded_words(each.text) for each in form.outcomes if each.commitment == known.id}
    said = {folded_words(text) for table in section.tables for text in _first_texts(table)}
    shared = len(outcomes & said) / len(outcomes) if outcomes else 0.0
    return max(title if title >= 0.85 else 0.0, shared)


def _first_texts(table: FoundTable) -> Iterator[str]:
    for row in table.rows:
        yield from (cell.said.text for cell in row.cells if cell and cell.said.text.strip())


def _untouched(document: SourceDocument, filling: Filling) -> Iterator[str]:
    """Yield the texts that were not taken and are none of the form's own words."""
    for where, said in document.texts():
        is_known = all(map(filling.is_wording, said.text.split("\n")))
        is_known = is_known or said.is_struck_out or filling.is_wording(said.text)
        if where not in filling.used and not is_known:
            yield f"{where}: {said.text.strip()!r} has no place in the form"


def _wording(form: Workbook) -> Iterator[str]:
    """Yield the texts of a form that an audit repeats, and each of their lines."""
    for row in form_rows(form):
        yield from (f"{form.form.level(id).words}: {text}" for id, text in row.descriptors)
    shown = evidence_texts(form)
    for action in form.actions:
        if action.id in shown:
            yield from evidence_heading(action.text).split("\n")
            yield from shown[action.id].split("\n")
    for text in _texts(form):
        yield from (text, *text.split("\n"))


def _texts(form: Workbook) -> Iterator[str]:
    yield from ("", form.title, form.intro, form.sign_off, form.form.words.rating, form.form.id)
    yield from (STATUTORY, REF, ref_heading(form), WEIGHT)
    for section in form.commitments:
        numbered = f"{section.id}. {section.title}"
        yield from (section.title, section.band, numbered, f"{numbered} (continued)")
        for column in form.form.columns_of(section.id, section.headings):
            yield from (column.heading, *column.heading.split(": "), *column.heading.split(" / "))
    for piece in form.guidance:
        yield from (piece.heading, piece.text)
    for row in form_rows(form):
        yield from (row.id, row.text, row.weight, *(text for _, text in row.cells))
    for level in form.form.every_level:
        yield from (level.label, level.id, level.letter, level.meaning)
        yield from (f"{level.letter} {level.label}", f"{level.id} {level.label}")
    for table in form.achieved:
        yield table.heading
        for heading in table.columns:
            yield from (heading, *heading.split(": "))
    for known in form.rows:
        yield from (known.id, *known.cells)
    for signatory in form.signatories:
        yield signatory.role


def _missed(filling: Filling) -> Sequence[str]:
    """Return the ids of the form's actions, or outcomes where it has none, that were not met."""
    rows = filling.workbook.actions or filling.workbook.outcomes
    told = {line.split(":")[0].split(" ")[0] for line in filling.taken}
    return [row.id for row in rows if row.id not in told]
