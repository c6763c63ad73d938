"""A document as a form: its key, its sections with their tables, who signs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from eh_tui.model.form.columns import Role
from eh_tui.model.paper.below import rated_by_key
from eh_tui.model.paper.found import FoundTable, FoundText
from eh_tui.model.paper.level_key import (
    is_called_so,
    is_filled_in,
    is_line_above_key,
    key_in_table,
    key_in_texts,
)
from eh_tui.model.paper.level_words import FoundLevels
from eh_tui.model.paper.source import SourceDocument, SourceParagraph, SourceTable
from eh_tui.model.paper.tables import tables_within
from eh_tui.model.paper.words import BANDS, folded_words


@dataclass(slots=True)
class FoundSection:
    """A part of a form: a title, texts and tables in order."""

    title: FoundText | None = None
    band: FoundText | None = None
    texts: list[FoundText] = field(default_factory=list)
    tables: list[FoundTable] = field(default_factory=list)
    captions: dict[str, FoundText] = field(default_factory=dict)
    """What stands above a table that is not the first, by the table's place."""
    is_title_sure: bool = True

    @property
    def rated(self) -> list[FoundTable]:
        """The tables of outcomes and actions; they have the same headings."""
        return [table for table in self.tables if is_rated(table)]


@dataclass(slots=True)
class FoundForm:
    """What a document holds, seen as a form. Every text of it is in one of these."""

    title: FoundText | None = None
    intro: list[FoundText] = field(default_factory=list)
    key: FoundLevels | None = None
    key_heading: FoundText | None = None
    """What stands above the key, as "RAG ratings"."""
    key_texts: list[FoundText] = field(default_factory=list)
    """The texts that the key was read from."""
    sections: list[FoundSection] = field(default_factory=list)
    signing: list[FoundText] = field(default_factory=list)
    """The texts about signing, in order."""


def is_rated(table: FoundTable) -> bool:
    """Return whether a table lists outcomes or actions to be worked on."""
    if table.is_section is not None:
        return table.is_section
    if table.has(Role.ACTION):
        return table.has(Role.OUTCOME, Role.WHEN, Role.WHO, Role.RATING, Role.SUCCESS)
    return table.has(Role.RATING) or (
        table.has(Role.OUTCOME) and table.has(Role.EVIDENCE, Role.NOTE) and len(table.columns) > 2
    )


def _as_found(table: FoundTable) -> FoundTable:
    return table


FoundPart = FoundText | FoundTable | SourceTable
"""A text or a table of a document; one that is a key is as it is in the document."""


def parts_of(document: SourceDocument) -> tuple[FoundPart, ...]:
    """Return the texts and tables of a document in order, a table of several cut apart."""
    return tuple(_parts(document))


def _parts(document: SourceDocument) -> Iterator[FoundPart]:
    for block in document.blocks:
        if isinstance(block, SourceParagraph):
            if block.said.text.strip():
                said = block.said
                yield FoundText(said.text, block.where, block.level, said.is_bold)
        else:
            yield from tables_within(block)


def outline(
    parts: Iterable[FoundPart], meant: Callable[[FoundTable], FoundTable] = _as_found
) -> FoundForm:
    """Return a document's parts as a form; `meant` gives each table as a person corrected it."""
    return _Outliner().read(meant(each) if isinstance(each, FoundTable) else each for each in parts)


class _Outliner:
    def __init__(self) -> None:
        self._form = FoundForm()
        self._waiting: list[FoundText] = []

    def read(self, blocks: Iterable[FoundPart]) -> FoundForm:
        for block in blocks:
            if isinstance(block, FoundText):
                self._text(block)
            elif isinstance(block, SourceTable):
                self._key(block)
            else:
                self._table(block)
        self._settle()
        self._name()
        self._settle_key()
        return self._form

    def _settle_key(self) -> None:
        """Call the levels as the form itself does, and find the ratings by them."""
        form, key = self._form, self._form.key
        if not key:
            return
        rated = [table for section in form.sections for table in section.rated]
        texts = [each for section in form.sections for each in (section.title, *section.texts)]
        told = [text.text for text in (*form.intro, *texts) if text]
        told += [column.heading for table in rated for column in table.columns]
        form.key = key = key.by_its_words if is_called_so(key, rated, told) else key
        for section in form.sections:
            section.tables = [
                rated_by_key(table, key.levels) if is_rated(table) else table
                for table in section.tables
            ]

    @property
    def _section(self) -> FoundSection | None:
        return self._form.sections[-1] if self._form.sections else None

    def _text(self, text: FoundText) -> None:
        if text.level:
            self._settle()
            self._form.sections.append(FoundSection(text))
        else:
            self._waiting.append(text)

    def _key(self, table: SourceTable) -> None:
        key = key_in_table(table)
        above = self._waiting[-1:] if self._form.sections else self._waiting[1:][-1:]
        if above and is_line_above_key(above[0].text) and not self._form.key:
            self._form.key_heading = self._waiting.pop()
        texts = [FoundText(cell.said.text, cell.where) for cell in table.cells if cell.said.text]
        self._form.key = self._form.key or key
        self._form.key_texts += texts

    def _table(self, table: FoundTable) -> None:
        if _is_signing(table):
            self._settle()
            self._form.signing += _texts_of(table)
            return
        if is_rated(table):
            self._rated(table)
        else:
            self._unrated(table)

    def _rated(self, table: FoundTable) -> None:
        section = self._section
        above = self._key_taken_out(self._waiting)
        goes_on = section and section.rated and not above
        if goes_on and section and _same_headings(section.rated[-1], table):
            section.tables.append(table)
            return
        if section and section.title and section.title.level and not section.tables:
            section.band, rest = _band(above)
            section.texts += rest
        else:
            section = self._begun(above, table)
        section.tables.append(table)
        self._waiting = []
        self._join_with_last()

    def _join_with_last(self) -> None:
        """Put a section that only goes on, its title being repeated, to the one before."""
        *_, before, last = (FoundSection(), FoundSection(), *self._form.sections)
        titles = [folded_words(each.title.text) if each.title else "" for each in (before, last)]
        is_repeated = titles[0] == titles[1] != "" and not last.texts and bool(before.rated)
        if is_repeated and _same_headings(before.rated[-1], last.rated[-1]):
            before.tables += last.tables
            self._form.sections.pop()

    def _begun(self, above: list[FoundText], table: FoundTable) -> FoundSection:
        """Begin a section below some texts: the last is its title unless it is a band.

        What stands in the first rows of its own table goes before what stands above it.
        """
        band, rest = _band(above)
        section = FoundSection(band=band)
        within = [text for text in rest if text.where.startswith(f"{table.where}, ")]
        above_it = [each for each in rest if len(each.text) <= 300 and not is_filled_in(each.text)]
        titles = within[:1] or above_it
        if titles:
            bold = [text for text in titles if text.is_bold]
            section.title = (bold or titles)[-1]
            section.is_title_sure = len(titles) == 1 or len(bold) == 1
            at = rest.index(section.title)
            section.texts = rest[at + 1 :]
            rest = rest[:at]
        self._before(rest)
        self._form.sections.append(section)
        return section

    def _unrated(self, table: FoundTable) -> None:
        above = self._key_taken_out(self._waiting)
        self._waiting = []
        section = self._section
        if section is None:
            section = self._begun(above, table)
        else:
            section.texts += above[:-1]
            if above:
                section.captions[table.place] = above[-1]
        section.tables.append(table)

    def _settle(self) -> None:
        """Give texts that wait for a table to what stands before them."""
        texts = self._key_taken_out(self._waiting)
        self._waiting = []
        at = next((at for at, text in enumerate(texts) if _is_about_signing(text)), len(texts))
        self._before(texts[:at])
        self._form.signing += texts[at:]

    def _before(self, texts: list[FoundText]) -> None:
        if self._section:
            self._section.texts += texts
        else:
            self._form.intro += texts

    def _key_taken_out(self, texts: list[FoundText]) -> list[FoundText]:
        lines, levels = key_in_texts(texts)
        if levels:
            self._form.key = self._form.key or levels
            self._form.key_texts += lines
        return [text for text in texts if text not in lines]

    def _name(self) -> None:
        """Take the form's title from what stands first."""
        form = self._form
        first = form.sections[0] if form.sections else None
        if form.intro:
            form.title = form.intro.pop(0)
        elif first and len(form.sections) == 1:
            form.title = first.title
        elif (
            first
            and first.title
            and first.title.level
            and not first.tables
            and len(form.sections) > 1
        ):
            form.title = first.title
            form.intro += first.texts
            del form.sections[0]


def caption_of(section: FoundSection, table: FoundTable) -> FoundText | None:
    """Return the text directly above a table."""
    return section.captions.get(table.place)


def _band(texts: Sequence[FoundText]) -> tuple[FoundText | None, list[FoundText]]:
    """Return the last text where it is one that stands above any table, and the others."""
    if texts and folded_words(texts[-1].text) in BANDS:
        return texts[-1], list(texts[:-1])
    return None, list(texts)


def _same_headings(one: FoundTable, other: FoundTable) -> bool:
    return [column.heading for column in one.columns] == [
        column.heading for column in other.columns
    ]


def _is_about_signing(text: FoundText) -> bool:
    words = set(folded_words(text.text).split())
    return bool(words & {"signed", "signature", "signatures"}) and len(text.text) < 120


def _is_signing(table: FoundTable) -> bool:
    texts = _texts_of(table)
    return (
        len(texts) <= 40 and any(_is_about_signing(text) for text in texts) and not is_rated(table)
    )


def _texts_of(table: FoundTable) -> list[FoundText]:
    """Return every text of a table, headings first."""
    found = [FoundText(each.heading, each.where) for each in table.columns if each.heading.strip()]
    seen: set[str] = set()
    for row in table.rows:
        for cell in (*row.cells, *row.beside):
            if cell and cell.where not in seen and cell.said.text.strip():
                seen.add(cell.where)
                found.append(FoundText(cell.said.text, cell.where, 0, cell.said.is_bold))
    return found
