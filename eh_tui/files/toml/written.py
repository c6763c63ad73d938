"""A workbook file's text as blocks, on which edits are made: what an edit writes, and where.

An edit changes only the bytes of its value, or inserts, removes or moves the lines of one row.
"""

from collections.abc import Mapping
from dataclasses import replace

from eh_tui.errors import Refused
from eh_tui.files.toml import blocks
from eh_tui.files.toml.blocks import Block
from eh_tui.files.toml.lines import Line
from eh_tui.files.toml.literals import literal
from eh_tui.files.toml.read import ARRAYS, FileReading, lists_of
from eh_tui.model.core.columns import column_of_field, columns_of_row
from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set, Source, apply, inverse
from eh_tui.model.core.form_rows import AchievedRow, Action
from eh_tui.model.core.kinds import SINGLE, Kind
from eh_tui.model.core.rows import Place, cell_keys, fields, place_of, row_of, siblings
from eh_tui.model.core.schema import PARENTS, WHERE_SAID
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.cells import cell
from eh_tui.model.form.levels import NOT_RATED

RowValues = dict[str, str | bool | tuple[str, ...]]


class WrittenBlocks:
    """The blocks of a text while edits are made on them, in step with the workbook."""

    def __init__(self, text: str, reading: FileReading) -> None:
        """Take a text apart that has been read."""
        self.workbook = reading.workbook
        self.undo: list[Edit] = []
        self.blocks = blocks.cut(text)
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.order = {kind: list(ids) for kind, ids in reading.file_order.items()}
        self.lists = lists_of(reading.workbook)
        for kind in Kind:
            for id in reading.unnumbered:
                if id in self.order[kind]:
                    self._write(kind, id, "id", id)

    def make(self, edit: Edit) -> None:
        """Make one edit on the workbook and on the blocks, and note what undoes it."""
        after = apply(self.workbook, edit)
        if after == self.workbook:
            return
        if isinstance(edit, Add | Remove):  # others may have moved it, or what it stood after
            where = after if isinstance(edit, Add) else self.workbook
            edit = replace(edit, place=place_of(where, edit.kind, edit.id))
        undo = inverse(edit)
        match edit:
            case Set(kind, id, field, _, new):
                self._write(kind, id, self._key(kind, id, field), _stored(field, new))
            case Add(kind, row, place, None):
                at = self._insert(kind, row.id, self._new_block(kind, row), place, None)
                self._stand_apart(at)
            case Add(kind, row, place, Source() as source):
                at = self._insert(kind, row.id, _block(source, kind), place, source.gap)
                if source.gap is None:
                    self._stand_apart(at)
            case Remove(kind, row, place):
                undo = Add(kind, row, place, self._take_out(kind, row.id, place))
            case Move(kind, id, old, new, gap):
                taken = self._take_out(kind, id, old)
                self._insert(kind, id, _block(taken, kind), new, gap)
                if old.parent != new.parent:
                    self._write(kind, id, PARENTS[kind][0], new.parent)
                undo = Move(kind, id, new, old, taken.gap)
        self.undo.append(undo)
        self.workbook = after

    def renumber(self, names: Mapping[str, str]) -> None:
        """Give rows other ids, and let all that names them follow."""
        from eh_tui.model.merge.references import renamed  # only a merge pays for it

        after = renamed(self.workbook, names)
        for kind in ARRAYS:
            pairs = zip(self.workbook.of_kind(kind), after.of_kind(kind), strict=True)
            changed = [(self._at(kind, was.id), was, now) for was, now in pairs if was != now]
            for at, was, now in changed:
                for name in was.__slots__:
                    if (text := getattr(now, name)) != getattr(was, name):
                        written = literal(text, self.newline)
                        self.blocks[at] = self.blocks[at].with_value(name, written)
            self.order[kind] = [names.get(id, id) for id in self.order[kind]]
        self.workbook = after

    def text(self) -> str:
        """Return the text as it is now."""
        for key, ids in lists_of(self.workbook).items():
            if ids != self.lists[key]:
                self.blocks = blocks.with_list(self.blocks, key, ids)
        return blocks.joined_text(self.blocks)

    def _at(self, kind: Kind, id: str) -> int:
        """Return the number of the block that holds a row."""
        numbers = self._numbers(kind)
        if len(numbers) != len(self.order[kind]):
            raise blocks.not_as_tables(kind.value)
        return numbers[self.order[kind].index(id)]

    def _numbers(self, kind: Kind) -> list[int]:
        return [
            at for at, block in enumerate(self.blocks) if block.is_row and block.name == kind.value
        ]

    def _write(self, kind: Kind, id: str, key: str, text: str) -> None:
        _stop_unless_encodable(id, key, text)
        written = literal(text, self.newline)
        at, under = self._single(kind) if kind in SINGLE else (self._at(kind, id), "")
        self.blocks[at] = self.blocks[at].with_value(key, written, under)

    def _key(self, kind: Kind, id: str, field: str) -> str:
        """Return under which key the file stores a field of a row."""
        if not self.workbook.form.columns or kind not in (Kind.ACTIONS, Kind.OUTCOMES):
            return field
        column = column_of_field(self.workbook, row_of(self.workbook, kind, id), field)
        return column.key if column else field

    def _single(self, kind: Kind) -> tuple[int, str]:
        """Return the number of the block with a table's keys, and what their names begin with.

        That is "school" where they are dotted. Raises `Refused` where they stand in {...}.
        """
        name = kind.value
        for at, block in enumerate(self.blocks):
            if block.path == (name,):
                return at, ""
        head = self.blocks[0] if self.blocks and not self.blocks[0].name else Block(())
        keys = head.keys_under(name)
        if (name,) in keys:
            before = "".join(line.text for line in head.lines[: keys[name,]])
            said = " ".join(head.lines[keys[name,]].text.split())
            raise Refused(
                f"Line {before.count(chr(10)) + 1} of the file says {said}; write it as a "
                f"[{name}] table, a line for each value, then it can be changed here."
            )
        if keys:
            return 0, name
        at = 1 if head.lines else 0
        self.blocks.insert(at, blocks.render_table(f"[{name}]", {}, self.newline))
        return at, ""

    def _new_block(self, kind: Kind, row: Row) -> Block:
        if isinstance(row, AchievedRow):
            values: RowValues = {"id": row.id, "table": row.table}
            values |= {"outcome": row.outcome} if row.outcome else {}
            values |= dict(zip(cell_keys(self.workbook, row), row.cells, strict=True))
        else:
            values = {name: getattr(row, name) for name in row.__slots__}
            is_left_out = {key: not text for key, text in values.items() if key in WHERE_SAID}
            values = {
                key: text
                for key, text in values.items()
                if text is not False and not is_left_out.get(key)
            }
            values |= {"rag": ""} if values.get("rag") == NOT_RATED else {}
            if isinstance(row, Action):
                values = _action_values(self.workbook, row, values)
        for key, text in values.items():
            _stop_unless_encodable(row.id, key, str(text))
        return blocks.render_table(f"[[{kind.value}]]", values, self.newline)

    def _take_out(self, kind: Kind, id: str, place: Place) -> Source:
        at = self._at(kind, id)
        gap = at - self._anchor(kind, place) - 1
        self.order[kind].remove(id)
        return Source(self.blocks.pop(at).text, max(0, gap))

    def _insert(self, kind: Kind, id: str, block: Block, place: Place, gap: int | None) -> int:
        """Put a row's block after its place's anchor, never beyond the row that follows it.

        Returns the block's number.
        """
        family = [row.id for row in siblings(self.workbook, kind, place.parent) if row.id != id]
        later = family[family.index(place.after) + 1 :] if place.after else family
        limit = self._at(kind, later[0]) if later else len(self.blocks)
        at = min(self._anchor(kind, place) + 1 + (gap or 0), limit)
        if gap is None and not place.after and (later or kind not in PARENTS):
            at = limit
        self.blocks.insert(at, block)
        self.order[kind].insert(sum(number < at for number in self._numbers(kind)), id)
        return at

    def _stand_apart(self, at: int) -> None:
        """Put a blank line above a new row where the block before it ends without one."""
        if at and not self.blocks[at - 1].ends_in_blank_line:
            block = self.blocks[at]
            lines = (Line(self.newline), *block.lines)
            self.blocks[at] = Block(lines, block.name, block.is_row)

    def _anchor(self, kind: Kind, place: Place) -> int:
        """Return the number of the block that a place is counted from, if nothing else the head."""
        if place.after:
            return self._at(kind, place.after)
        if kind in PARENTS and place.parent in self.order[PARENTS[kind][1]]:
            return self._at(PARENTS[kind][1], place.parent)
        return 0 if self.blocks and not self.blocks[0].name else -1


def _stored(field: str, text: str) -> str:
    """Return how the file stores a value: what is not rated is left empty."""
    return "" if (field, text) == ("rag", NOT_RATED) else text


def _action_values(workbook: Workbook, row: Action, values: RowValues) -> RowValues:
    """Return what a new action is written as: its own fields, then its cells, by their keys."""
    names = ("id", "outcome", *fields(workbook, Kind.ACTIONS, row))
    stored = {column.field: column.key for column in columns_of_row(workbook, row)}
    return {
        stored.get(name, name): values[name] if name in values else cell(row.cells, name)
        for name in names
    }


def _block(source: Source, kind: Kind) -> Block:
    lines = [line for block in blocks.cut(source.text) for line in block.lines]
    return Block(tuple(lines), kind.value, True)


def _stop_unless_encodable(id: str, key: str, text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Refused(f"{id} {key}: the text holds half a character; type it again.") from None
