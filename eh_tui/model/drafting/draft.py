"""A form drafted from somebody's document: everything it says, and what should be looked at."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from eh_tui.model.drafting.columns import DraftColumn, drafted_columns
from eh_tui.model.drafting.corrections import Correction
from eh_tui.model.drafting.form_draft import DraftSource, DraftValue, FormDraft
from eh_tui.model.drafting.form_words import doubt_of_key, form_words
from eh_tui.model.drafting.intro_lines import intro_lines
from eh_tui.model.drafting.meant import Corrections
from eh_tui.model.drafting.rows import RowDrafter, is_wording
from eh_tui.model.drafting.signatories import add_signatories, kept_as_texts
from eh_tui.model.drafting.signing import found_signing
from eh_tui.model.drafting.unrated import add_unrated
from eh_tui.model.drafting.values import column_values, level_values
from eh_tui.model.form.columns import Role
from eh_tui.model.form.levels import TRAFFIC_LIGHTS, Level
from eh_tui.model.paper.facts import without_answers
from eh_tui.model.paper.found import FoundTable, FoundText
from eh_tui.model.paper.level_words import KEY_LINE, FoundLevels
from eh_tui.model.paper.levels import levels_of_tables
from eh_tui.model.paper.outline import (
    FoundForm,
    FoundPart,
    FoundSection,
    caption_of,
    is_rated,
    outline,
    parts_of,
)
from eh_tui.model.paper.ratings import level_of_words
from eh_tui.model.paper.source import SourceDocument
from eh_tui.model.paper.words import folded_words

TITLE, LEVELS = "title", "levels"
"""Where doubts stand that are about the whole form, and about its levels."""


def draft_of(
    document: SourceDocument,
    *,
    name: str,
    is_blank: bool,
    corrections: Iterable[Correction] = (),
    parts: Sequence[FoundPart] | None = None,
) -> FormDraft:
    """Return a draft of the form that a document holds, called `name`, as a person corrected it.

    With `is_blank` what a school had filled in is left out, as far as headings tell it from the
    form's own words. `parts` are the document's, where they are known from an earlier draft.
    """
    meant = Corrections.of(corrections)
    is_blank = is_blank if meant.is_blank is None else meant.is_blank
    parts = parts or parts_of(document)
    return _Drafter(document, parts, name, meant, is_blank=is_blank).draft()


class _Drafter:
    def __init__(
        self,
        document: SourceDocument,
        parts: Sequence[FoundPart],
        name: str,
        meant: Corrections,
        *,
        is_blank: bool,
    ) -> None:
        self._document = document
        self._found: FoundForm = outline(parts, meant.of_table)
        self._name = name
        self._meant = meant
        self._is_blank = is_blank
        self._signing = found_signing(self._found.signing, meant.no_signatories)
        self._draft = FormDraft(self._found, is_blank, settled=frozenset(meant.settled))
        rated = [table for section in self._found.sections for table in section.rated]
        self._columns = [
            drafted_columns(section.rated, meant, rated) if section.rated else ()
            for section in self._found.sections
        ]

    def draft(self) -> FormDraft:
        levels = self._levels()
        self._head(levels.levels)
        self._words()
        self._add_levels(levels)
        self._all_columns()
        for number, section in enumerate(self._found.sections, 1):
            self._section(str(number), section, levels.levels)
        add_signatories(self._draft, self._signing, self._kept)
        self._draft.unread = [*map(str, self._document.unread), *_links(self._document)]
        self._draft.unread += [
            f"{where}: {'1 text is' if number == 1 else f'{number} texts are'} left out as "
            "filled in by a school"
            for where, number in self._draft.left_out.items()
            if number
        ]
        self._draft.ask(map(str, self._document.accepted))
        self._draft.ask(_struck(self._document, is_named=not self._is_blank))
        return self._draft

    def _head(self, levels: Sequence[Level]) -> None:
        title = self._found.title
        given = self._meant.titles.get(TITLE)
        is_known = title is not None or given is not None
        doubts = [] if is_known else ["The document has no title; this is the name of its file."]
        values: dict[str, DraftValue] = {
            "schema": 2,
            "form": self._name,
            "version": "",
            "issuer": "",
            "title": _title(given, title, self._document.name.rpartition(".")[0]),
            "intro": "\n".join(intro_lines(self._intro())),
        }
        if not levels:
            values["levels"] = ()
        if self._signing.words:
            values["sign_off"] = self._signing.words
        self._draft.add("", values, *doubts, source=DraftSource(TITLE))

    @property
    def _kept(self) -> list[FoundText]:
        """What stands where people sign and is printed above the first section."""
        return kept_as_texts(self._signing, is_blank=self._is_blank)

    def _intro(self) -> Iterator[tuple[FoundText, str]]:
        """Yield the texts before the first section; a blank draft's without a school's name."""
        for text in (*self._found.intro, *self._kept):
            kept = without_answers(text.text) if self._is_blank else text.text
            if kept != text.text:
                left_out = self._draft.left_out
                left_out[text.where] = left_out.get(text.where, 0) + 1
            if kept or not text.text:
                yield text, kept

    def _words(self) -> None:
        values = form_words(self._found, self._columns, self._meant.words)
        if values:
            note = "What the form calls its parts, as far as headings and titles tell."
            doubts = filter(None, [doubt_of_key(self._found, self._meant.words)])
            heading = self._found.key_heading
            source = DraftSource(heading.where if heading else "")
            self._draft.add("words", values, *doubts, source=source, note=note)

    def _levels(self) -> FoundLevels:
        tables = [table for section in self._found.sections for table in section.rated]
        found = self._key(tables) or levels_of_tables(tables) or self._usual_levels(tables)
        if not self._meant.levels:
            return found
        # Whoever corrects a level has looked at them all.
        return replace(found, levels=self._meant.of_levels(found.levels), unsure=())

    def _key(self, tables: Sequence[FoundTable]) -> FoundLevels | None:
        """Return the key, None where a person has other words ticked than its levels."""
        key = self._found.key
        ticks = [column.name for table in tables for column in table.columns if column.is_tick]
        if key and self._meant.ticks and not all(level_of_words(t, key.levels) for t in ticks):
            return None
        return key

    def _usual_levels(self, tables: Sequence[FoundTable]) -> FoundLevels:
        unsure = ("The document shows no levels; these three stand here for want of others.",)
        is_asked = any(table.has(Role.RATING) for table in tables)
        return FoundLevels(TRAFFIC_LIGHTS if is_asked else (), "", unsure if is_asked else ())

    def _add_levels(self, found: FoundLevels) -> None:
        said = {folded_words(word) for level in found.levels for word in _said(level)}
        others = [text for text in self._found.key_texts if not _stands_in(text.text, said)]
        doubts = [*(f"In the key also stands {text.text!r}." for text in others), *found.unsure]
        how = f"Read {found.how}" if found.how else ""
        for level in found.levels:
            in_key = "; ".join(_more_in_key(level, self._found.key_texts))
            note = f"{how or 'In the key'}: {in_key}" if in_key else how and f"{how}."
            self._draft.add(
                "levels", level_values(level), *doubts, source=DraftSource(LEVELS), note=note
            )
            doubts, how = [], ""

    def _all_columns(self) -> None:
        """Add the columns in an order that is each section's; one of all sections names none."""
        merged: list[tuple[DraftColumn, list[int]]] = []
        for at, columns in enumerate(self._columns):
            place = 0
            for each in columns:
                known = [
                    nth for nth in range(place, len(merged)) if merged[nth][0].column == each.column
                ]
                if known:
                    place = known[0]
                    merged[place][1].append(at)
                else:
                    merged.insert(place, (each, [at]))
                place += 1
        has_actions = any(each.column.role is Role.ACTION for each, _ in merged)
        for each, sections in merged:
            is_everywhere = len(sections) == len(self._columns)
            named = () if is_everywhere else tuple(str(at + 1) for at in sections)
            where = self._found.sections[sections[0]].rated[0].where
            values = column_values(each.column, named, has_actions)
            is_own = is_wording(each, self._columns[sections[0]], self._meant)
            source = DraftSource(where, each.names, is_wording=is_own)
            self._draft.add("columns", values, *each.doubts, source=source)

    def _section(self, number: str, section: FoundSection, levels: Sequence[Level]) -> None:
        where = (section.title or _first_place(section)).where
        given = self._meant.titles.get(where)
        doubts = []
        if given is not None:
            pass
        elif section.title is None:
            doubts.append("The document has no title here.")
        elif not section.is_title_sure:
            doubts.append("Is this the title? Several texts stand above the table.")
        values: dict[str, DraftValue] = {"id": number, "title": _title(given, section.title)}
        if section.band or section.rated:
            values["band"] = section.band.text if section.band else ""
        source = DraftSource(where, tables=tuple(table.place for table in section.rated))
        self._draft.add("commitments", values, *doubts, source=source)
        self._guidance(number, section.texts)
        columns = self._columns[int(number) - 1]
        if columns:
            drafter = RowDrafter(self._draft, number, columns, levels, self._is_blank, self._meant)
            drafter.add(section)
        for table in section.tables:
            if not is_rated(table):
                add_unrated(
                    self._draft, number, table, caption_of(section, table), is_blank=self._is_blank
                )

    def _guidance(self, number: str, texts: Sequence[FoundText]) -> None:
        """Add texts as guidance; a bold line is the heading of what follows it."""
        for nth, (heading, lines) in enumerate(_paragraphs(texts), 1):
            values: dict[str, DraftValue] = {
                "id": f"{number}-G{nth}",
                "commitment": number,
                "heading": heading,
                "text": "\n".join(lines),
            }
            self._draft.add("guidance", values)


def _more_in_key(level: Level, texts: Sequence[FoundText]) -> Iterator[str]:
    """Yield what the key says of a level beyond its fields: its colour's name before its words."""
    for text in dict.fromkeys(text.text.strip() for text in texts):
        line = KEY_LINE.match(text)
        is_of_it = line is not None and line[2] == level.label.strip()
        if is_of_it or folded_words(text) in {level.id, level.colour} - {level.label.strip()}:
            yield text


def _title(given: str | None, found: FoundText | None, otherwise: str = "") -> str:
    """Return a title as a person gave it, else as it was found."""
    return given if given is not None else found.text if found else otherwise


def _links(document: SourceDocument) -> Iterator[str]:
    for where, said in document.texts():
        for address in said.links:
            yield f"{where}: a link leads to {address}; its words are kept, the address is not"


def _struck(document: SourceDocument, *, is_named: bool) -> Iterator[str]:
    for where, said in document.texts():
        for struck in said.struck:
            text = repr(struck.strip()) if is_named else "a text"
            yield f"{where}: {text} is struck through; is it still part of the form?"


def _said(level: Level) -> Iterator[str]:
    yield from (level.id, level.label, level.letter, level.meaning)
    yield f"{level.letter} {level.label}"
    yield f"{level.id} {level.label}"
    yield f"{level.label} {level.meaning}"


def _stands_in(text: str, said: set[str]) -> bool:
    return folded_words(text) in said


def _first_place(section: FoundSection) -> FoundText:
    return FoundText("", section.tables[0].where if section.tables else "")


def _paragraphs(texts: Sequence[FoundText]) -> Iterator[tuple[str, list[str]]]:
    heading = ""
    lines: list[str] = []
    for text in texts:
        if text.is_bold and len(text.text) < 120 and "\n" not in text.text:
            if heading or lines:
                yield heading, lines
            heading, lines = text.text, []
        else:
            lines.append(text.text)
    if heading or lines:
        yield heading, lines
