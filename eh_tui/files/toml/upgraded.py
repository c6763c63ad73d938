"""A workbook's text moved to another version of its form: the form's tables, the school's rows.

Comments stay with their rows, tables that eh-tui does not know stay where they were, and the
new text is read back and must hold what the upgrade means.
"""

from collections.abc import Iterator
from dataclasses import fields

from eh_tui.errors import NotSaved
from eh_tui.files.toml.blocks import Block, cut, joined_text, not_as_tables, with_list
from eh_tui.files.toml.lines import Line
from eh_tui.files.toml.literals import literal
from eh_tui.files.toml.read import ARRAYS, read_workbook
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.columns import columns_of_row
from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import cell_keys, parent_id, value
from eh_tui.model.core.schema import PARENTS
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.upgrade.matching import PRINTED
from eh_tui.model.upgrade.upgrade import RowName, Upgrade, upgrade

_HEAD = ("schema", "form", "version", "issuer", "title", "intro", "sign_off")
"""The keys above all tables that are the form's."""

_TABLES = ("words", "scoring", "rag", "levels", "columns")
"""The tables that are the form's and hold no rows."""

_ROWS = (*(kind.value for kind in PRINTED), Kind.GUIDANCE.value)


def upgraded(text: WorkbookText, form: WorkbookText) -> tuple[WorkbookText, Upgrade]:
    """Return a workbook's text in another version of its form, and what that changes.

    A row of the school's without a number gets the one by which it is known. Raises `Refused`
    as `upgrade` does and where rows stand in a list, `NotSaved` where the file can't hold the
    outcome.
    """
    text, _ = text.edited(())
    made = upgrade(text.workbook, form.workbook)
    blocks = [*_Writer(text, form, made).blocks()]
    if made.workbook.retired != text.workbook.retired:
        blocks = with_list(blocks, "retired", made.workbook.retired)
    written = joined_text(blocks)
    after = read_workbook(written)
    if after.workbook != made.workbook:
        raise NotSaved(
            "This workbook's file is written in a way that can't take the other version; "
            "nothing was changed."
        )
    return WorkbookText(written, after, text.has_bom), made


class _Writer:
    def __init__(self, text: WorkbookText, form: WorkbookText, made: Upgrade) -> None:
        self._made, self._was = made, text.workbook
        self._before = {
            (kind, row.id): row
            for kind in (Kind.OUTCOMES, Kind.ACTIONS)
            for row in text.workbook.of_kind(kind)
        }
        self._anew = dict(_anew(text.workbook, made.workbook))
        self._newline = "\r\n" if "\r\n" in text.text else "\n"
        self._ours = cut(text.text)
        self._form = cut(form.text.replace("\r\n", "\n").replace("\n", self._newline))
        self._our_rows = dict(_rows(self._ours, text, "this file"))
        self._form_rows = dict(_rows(self._form, form, "the form's file"))

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the new text: the head, the form's tables, the rows, the rest."""
        ours = [block for block in self._ours if block.name not in (*_ROWS, *_TABLES)]
        head, rest = ours[:1], ours[1:]
        if head and head[0].name:
            head, rest = [Block(())], ours
        yield self._head(head[0] if head else Block(()))
        above = [block for block in rest if block.name == Kind.SCHOOL.value]
        yield from above
        yield from (block for block in self._form if block.name in _TABLES)
        for commitment in self._made.workbook.commitments:
            yield from self._below(Kind.COMMITMENTS, commitment)
        for kind in (*PRINTED, Kind.GUIDANCE):  # whose parent is not there
            parents = self._made.workbook.of_kind(PARENTS[kind][1]) if kind in PARENTS else ()
            known = {row.id for row in parents}
            for row in self._made.workbook.of_kind(kind):
                if kind in PARENTS and parent_id(kind, row) not in known:
                    yield self._row(kind, row)
        for row in self._made.workbook.signatories:
            yield self._row(Kind.SIGNATORIES, row)
        yield from (self._of_the_past(block) for block in rest if block not in above)
        for (kind, id), its in self._made.theirs.items():
            if kind is Kind.COURSES:
                yield self._form_rows[kind, its].with_value("id", literal(id))

    def _of_the_past(self, block: Block) -> Block:
        """Return a row that no form prints with what it says of rows and levels called anew."""
        name = (block.name, str(block.values().get("id", ""))) if block.is_row else None
        for field, text in self._anew.get(name, {}).items() if name else ():
            block = block.with_value(field, literal(text, self._newline))
        return block

    def _head(self, block: Block) -> Block:
        form = self._form[0] if self._form and not self._form[0].name else Block(())
        values = form.values()
        before = ""
        for key in _HEAD:
            if key not in values:
                block = block.without(key)
                continue
            given = values[key]
            written = str(given) if isinstance(given, int) else literal(str(given), self._newline)
            known = block.keys_under(before)
            if before and key not in block.values() and known:  # below the one that it follows
                at = 1 + min(known.values())
                line = Line(f"{key} = {written}{self._newline}")
                block = Block((*block.lines[:at], line, *block.lines[at:]))
            else:
                block = block.with_value(key, written)
            before = key
        return block if block.ends_in_blank_line else Block((*block.lines, Line(self._newline)))

    def _below(self, kind: Kind, row: Row) -> Iterator[Block]:
        """Yield a row's block and those of the rows below it."""
        yield self._row(kind, row)
        for lower in (Kind.GUIDANCE, *PRINTED):
            if lower in PARENTS and PARENTS[lower][1] is kind:
                for child in self._made.workbook.of_kind(lower):
                    if parent_id(lower, child) == row.id:
                        yield from self._below(lower, child)

    def _row(self, kind: Kind, row: Row) -> Block:
        name = (kind, row.id)
        ours = self._our_rows.get((kind, self._made.ours.get(name, "")))
        if kind is Kind.ACTIONS:
            ours = self._our_rows.get(name)
        its = self._form_rows.get((kind, self._made.theirs.get(name, "")))
        block = its or ours
        assert block, "a row is ours or the form's"
        if its and ours:
            block = _with_comments_of(ours, its)
        elif ours:
            block = self._without_old_keys(name, row, block)
        for key, text in self._values(name, row, has_its=its is not None):
            if _text(block.values().get(key, "")) != text:
                block = block.with_value(key, literal(text, self._newline))
        return (
            block
            if block.ends_in_blank_line
            else Block((*block.lines, Line(self._newline)), block.name, block.is_row)
        )

    def _without_old_keys(self, name: RowName, row: Row, block: Block) -> Block:
        """Return a row's block without the keys under which nothing of it stands any more."""
        before = self._before.get((name[0], self._made.ours.get(name, name[1])))
        kept = {column.key for column in columns_of_row(self._made.workbook, row)}
        kept |= {loss.key for loss in self._made.homeless.get(name, ()) if not loss.is_rating}
        for column in columns_of_row(self._was, before) if before else ():
            if column.key not in kept:
                block = block.without(column.key)
        return block

    def _values(self, name: RowName, row: Row, *, has_its: bool) -> Iterator[tuple[str, str]]:
        """Yield what a row's block is to hold beside the form's own wording, by keys."""
        kind, id = name
        yield "id", id
        if kind in PARENTS:
            yield PARENTS[kind][0], parent_id(kind, row)
        match kind:
            case Kind.OUTCOMES | Kind.ACTIONS if isinstance(row, Action | Outcome):
                columns = columns_of_row(self._made.workbook, row)
                for column in columns:
                    text = value(self._made.workbook, kind, row, column.field)
                    yield column.key, "" if text == NOT_RATED else text
                if not any(column.field == "note" for column in columns):
                    yield "note", row.note
            case Kind.ROWS:
                keys = cell_keys(self._made.workbook, row)  # type: ignore[arg-type]
                yield from zip(keys, row.cells, strict=False)  # type: ignore[union-attr]
            case Kind.SIGNATORIES:
                yield from ((key, getattr(row, key)) for key in ("name", "signed"))
        for loss in self._made.homeless.get(name, ()):
            if has_its and not loss.is_rating:
                yield loss.key, loss.text


def _anew(was: Workbook, now: Workbook) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
    """Yield the rows that no form prints and that say something anew: what, by their fields."""
    for kind in ARRAYS:
        known = {row.id: row for row in now.of_kind(kind)} if kind.value not in _ROWS else {}
        for row in was.of_kind(kind):
            if row.id in known and known[row.id] != row:
                names = [field.name for field in fields(row)]
                both = {name: (getattr(row, name), getattr(known[row.id], name)) for name in names}
                yield (
                    (kind.value, row.id),
                    {name: text for name, (before, text) in both.items() if before != text},
                )


def _rows(blocks: list[Block], text: WorkbookText, whose: str) -> Iterator[tuple[RowName, Block]]:
    """Yield each row's block by what the row is known as, also where it says that otherwise."""
    for kind in map(Kind, (*_ROWS, Kind.COURSES)):
        rows = [block for block in blocks if block.is_row and block.name == kind.value]
        ids = text.reading.file_order[kind]
        if len(rows) != len(ids):
            raise not_as_tables(kind.value, whose)
        yield from (((kind, id), block) for id, block in zip(ids, rows, strict=True))


def _with_comments_of(ours: Block, its: Block) -> Block:
    """Return the form's block with the comments that a school wrote in or above its own."""
    known = {line.text.strip() for line in its.lines if line.is_comment}
    own = [line for line in ours.lines if line.is_comment and line.text.strip() not in known]
    return Block((*own, *its.lines), its.name, its.is_row)


def _text(given: object) -> str:
    return given if isinstance(given, str) else ""
