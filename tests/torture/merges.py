"""Random histories merged in every way that two people could merge them, and what is wrong then."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from eh_tui.files.merge.three_way import MARK, MergedText, merged_text
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.form_rows import AchievedRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import parent_id
from eh_tui.model.core.schema import GROWABLE
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.merge.references import REFERENCES
from tests.support.git import Repository
from tests.torture.histories import KNOWN_BY, TOKEN, Pair, pair

WAYS = 6
"""In how many ways the histories of a pair are merged."""


def faults(histories: Pair) -> list[str]:
    """Return what is wrong with any of the merges of two histories, a sentence each."""
    base, ours, theirs = histories.base, histories.ours, histories.theirs
    found: list[str] = []

    def merge(said: str, base: bytes, ours: bytes, theirs: bytes) -> bytes:
        merged = merged_text(base, ours, theirs)
        found.extend(f"{said}: {fault}" for fault in faults_of(merged, base, ours, theirs))
        return merged.data

    first = merge("theirs into ours", base, ours, theirs)
    merge("ours into theirs", base, theirs, ours)
    again = merged_text(base, first, theirs).data
    if again != first:
        found.append("theirs into ours, a second time: changes something")
    merge("theirs into ours, gone on", theirs, first, histories.theirs_later)
    merge("what was merged into theirs, gone on", theirs, histories.theirs_later, first)
    merge("ours, gone on, into what was merged", ours, first, histories.ours_later)
    return found


def faults_of_git(folder: Path, random: Random, number: int) -> list[str]:
    """Return what is wrong with what git makes of some histories, merged and rebased."""
    found = []
    for nth in range(number):
        histories = pair(random)
        theirs = [histories.theirs, histories.theirs_later]
        repository = Repository(folder / str(nth))
        repository.commit(histories.base, "base")
        repository.run("switch", "-c", "theirs")
        for data in theirs:
            repository.commit(data, "theirs")
        repository.run("switch", "main")
        repository.commit(histories.ours, "ours")
        merged_by_us = merged_text(histories.base, histories.ours, theirs[-1])
        code = repository.run("merge", "theirs", "-m", "merged")
        books = [WorkbookText.parse(data).workbook for data in (repository.data, merged_by_us.data)]
        if bool(code) != bool(merged_by_us.sentences) or books[0] != books[1]:
            found.append(f"{nth}: git merges another way than eh-tui")
        repository.run("reset", "--hard", "main" if code else "HEAD~1")
        repository.run("switch", "theirs")
        if repository.run("rebase", "main"):
            continue  # it stops at a clash, for a person
        rebased = MergedText(repository.data, ())
        sides = histories.base, histories.ours, theirs[-1]
        found += [f"{nth}, rebased: {fault}" for fault in faults_of(rebased, *sides)]
    return found


def faults_of(merged: MergedText, base: bytes, ours: bytes, theirs: bytes) -> Iterator[str]:
    """Yield what is lost or has gone astray in a merged file, a sentence each."""
    text = merged.data.decode()
    for side in (ours, theirs):
        for token in sorted(set(TOKEN.findall(side.decode())) - set(TOKEN.findall(text))):
            if token not in base.decode():  # or the other one may have changed it
                yield f"{token} is lost"
    if merged.sentences and MARK not in text:
        yield "a sentence is said of which the file holds nothing"
    books = [WorkbookText.parse(data).workbook for data in (merged.data, ours, theirs)]
    known_before = dict(_names(WorkbookText.parse(base).workbook))
    now, *sides = (references(workbook, known_before) for workbook in books)
    here = {name for _, name in _names(books[0])}
    for key, named in now.items():
        known = [side[key] & here for side in sides if key in side]
        if named & here not in known:
            yield f"{key} refers to {sorted(named)}, not to {[sorted(side) for side in known]}"
    ids = [row.id for kind in Kind for row in books[0].of_kind(kind)]
    yield from (f"{id} is there twice" for id in sorted({id for id in ids if ids.count(id) > 1}))
    parents = {"", *ids}
    for kind in (Kind.ACTIONS, Kind.ROWS, Kind.DISCUSSED):
        for row in books[0].of_kind(kind):
            if parent_id(kind, row) not in parents:
                yield f"{row.id} has no parent"


def references(workbook: Workbook, before: dict[str, str]) -> dict[tuple[str, str], set[str]]:
    """Return what each row refers to, by the row's name and the field; rows go by `name_of`.

    `before` names the rows of the base by their ids, for what was taken out since.
    """
    names = before | dict(_names(workbook))
    found = {}
    for kind in GROWABLE:
        for row in workbook.of_kind(kind):
            for reference in REFERENCES.get(kind, ()):
                text = str(getattr(row, reference.field))
                between = f"[{reference.between}]" if reference.between else "$^"
                ids = [part.strip() for part in re.split(between, text)]
                if reference.has_words:
                    ids = [part.rpartition(" ")[0] for part in ids]
                named = {names.get(id, f"nothing ({id})") for id in ids if id}
                found[names[row.id], reference.field] = named
    return found


def _names(workbook: Workbook) -> Iterator[tuple[str, str]]:
    for kind in Kind:
        for row in workbook.of_kind(kind):
            yield row.id, name_of(kind, row)


def name_of(kind: Kind, row: Row) -> str:
    """Return the token that a row was made with, its id for one of the form."""
    text = row.cells[0] if isinstance(row, AchievedRow) else getattr(row, KNOWN_BY.get(kind, "id"))
    token = TOKEN.search(str(text))
    return token[0] if token else row.id
