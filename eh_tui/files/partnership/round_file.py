"""`partnership.toml`: the round of a folder, one readable file that a lead may edit by hand."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from eh_tui.errors import BrokenFile, Conflict, NotFound, NotSaved, Refused
from eh_tui.files.system.disk import read_bytes
from eh_tui.files.system.durable import stage, why, write_new
from eh_tui.files.system.trimmed_imports import sha256
from eh_tui.files.toml.literals import literal
from eh_tui.files.toml.loading import toml_tables
from eh_tui.files.toml.read import decode, load
from eh_tui.files.toml.values import as_text, as_texts
from eh_tui.model.partnership.round import ChangeRequested, ExpectedSchool, Round

ROUND_FILE = "partnership.toml"

_SCHEMA = 1
_TEXTS = ("name", "number", "phase", "locality", "contact")
_REQUEST = ("row", "reason", "on", "digest", "hash")
_HEAD = """\
# A round of a partnership: which schools are asked for their audits, and by when.
# Any text editor will do. Dates are written as 2026-11-28; lines starting with # are notes.
# Put what the schools return into this folder, in folders of its own too, under any name.

"""


@dataclass(frozen=True, slots=True)
class RoundFile:
    """A round as its file has it."""

    path: Path
    round: Round
    form_file: str
    """Where the blank form lies, as written in the file; "" for a form that eh-tui brings."""
    digest: str
    """By which a change by somebody else is told."""


def round_path(folder: Path) -> Path:
    """Return where a folder's round is."""
    return folder / ROUND_FILE


def stop_if_same(folder: Path, before: Path | None) -> None:
    """Raise `Refused` where a round would be compared with itself."""
    if before and before.resolve() == folder.resolve():
        raise Refused(f"--before names {before} itself; name the folder of the last round.")


def read_round(folder: Path) -> RoundFile:
    """Return the round of a folder.

    Raises `NotFound` where it has none, with how one is made; `BrokenFile` with the line of
    what can't be read, or naming what is no date and which school has no name.
    """
    path = round_path(folder)
    if not os.path.isdir(folder):  # Path's raises for a name that is too long
        raise NotFound(f"There is no folder {folder}; name the folder that holds the returns.")
    if not path.is_file():
        raise NotFound(
            f"{folder} holds no {ROUND_FILE}; 'eh-tui partnership new {folder} --schools "
            "SCHOOLS.csv' makes one."
        )
    _, data = read_bytes(path, follow=False)
    try:
        raw = _tables(decode(data))
        known = _round(raw)
    except BrokenFile as error:
        raise BrokenFile(f"{path}: {error}", error.line, error.column) from None
    return RoundFile(path, known, as_text(raw.get("form_file", "")), sha256(data))


def _tables(text: str) -> dict[str, Any]:
    try:
        return toml_tables(text)
    except (ValueError, RecursionError):
        return load(text)  # it says on which line


def write_new_round(folder: Path, known: Round, form_file: str = "") -> Path:
    """Write the file of a new round, and the folder if need be, and return where it is.

    Raises `Refused` where the folder has a round already, and `NotSaved`.
    """
    path = round_path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_new(path, _text(known, form_file).encode())
    except FileExistsError:
        raise Refused(
            f"{folder} holds a round already; edit its {ROUND_FILE}, or begin the next in "
            "another folder."
        ) from None
    except OSError as error:
        raise NotSaved(f"Could not write {path}: {why(error)}.") from None
    return path


def change_schools(before: RoundFile, after: Round) -> RoundFile:
    """Write what changed of a round's schools into its file, and return the file as it is then.

    All else stays as it is written, notes too, and what somebody has written of other schools
    since the file was read. Raises `Conflict` where it is of the same schools, and `NotSaved`.
    """
    import tomlkit

    before, after = merged_round(before, after)
    path = before.path
    _, data = read_bytes(path, follow=False)
    if sha256(data) != before.digest:
        raise Conflict(_changed_meanwhile(path))
    document = tomlkit.parse(decode(data))
    tables: Any = document["schools"]
    for table, was, now in zip(tables, before.round.schools, after.schools, strict=True):
        said, says = _said(was), _said(now)
        for key in said.keys() - says.keys():
            del table[key]
        for key, value in says.items():
            if value != said.get(key):
                table[key] = value
                if key == "requested" and table is not tables[-1]:
                    table[key][-1].add(tomlkit.nl())  # as before each school
    text = tomlkit.dumps(document)
    if _round(load(text)).schools != after.schools:
        raise NotSaved(f"{path} could not be changed in its place; edit it by hand.")
    _replace(path, text.encode(), before.digest)
    return read_round(path.parent)


def merged_round(before: RoundFile, after: Round) -> tuple[RoundFile, Round]:
    """Return a round's file as it is now, and `after` with what others wrote in it meanwhile.

    Raises `Conflict` where a school that `after` changes has been changed since, or is gone.
    """
    now = read_round(before.path.parent)
    if now.digest == before.digest:
        return now, after
    merged = now.round
    for was, said in zip(before.round.schools, after.schools, strict=True):
        if was == said:
            continue
        if was not in merged.schools:
            raise Conflict(_changed_meanwhile(before.path, f"what it says of {was.name}"))
        merged = merged.with_school(was, said)
    return now, merged


def _changed_meanwhile(path: Path, what: str = "it") -> str:
    return f"Somebody has changed {path} meanwhile; look at {what}, then do it again."


def _replace(path: Path, data: bytes, digest: str) -> None:
    def last_look() -> None:
        if sha256(read_bytes(path, follow=False)[1]) != digest:
            raise Conflict(_changed_meanwhile(path))

    try:
        staged = stage(path, data)
        try:
            staged.put(last_look)
        except BaseException:
            staged.drop()
            raise
    except OSError as error:
        raise NotSaved(f"Could not write {path}: {why(error)}. It is as it was.") from None


def _round(raw: dict[str, Any]) -> Round:
    given = raw.get("round", {})
    given = given if isinstance(given, dict) else {}
    rows = raw.get("schools", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BrokenFile("[schools] should be [[schools]], with two brackets.")
    return Round(
        as_text(raw.get("partnership", "")),
        as_text(raw.get("form", "")),
        as_text(raw.get("version", "")),
        as_text(given.get("name", "")),
        as_text(given.get("year", "")),
        _day(given, "asked"),
        _day(given, "due"),
        tuple(_school(at, row) for at, row in enumerate(rows, 1)),
    )


def _school(at: int, row: dict[str, Any]) -> ExpectedSchool:
    said = {key: as_text(row.get(key, "")).strip() for key in _TEXTS}
    if not said["name"]:
        raise BrokenFile(f"The school in place {at} has no name; give it one.")
    wanted = row.get("requested", [])
    return ExpectedSchool(
        **said,
        asked_again=as_texts(row.get("asked_again", [])),
        requested=tuple(
            ChangeRequested(*(as_text(each.get(key, "")) for key in _REQUEST))
            for each in (wanted if isinstance(wanted, list) else [])
            if isinstance(each, dict)
        ),
        closed=as_text(row.get("closed", "")),
        closed_of=as_text(row.get("closed_of", "")),
    )


def _day(given: dict[str, Any], key: str) -> date | None:
    text = as_text(given.get(key, "")).strip()
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        raise BrokenFile(f"{key} is {text!r}, which is no date; write it as 2026-11-28.") from None


def _said(school: ExpectedSchool) -> dict[str, Any]:
    """Return what a school's table holds; what is empty is left out."""
    said: dict[str, Any] = {key: getattr(school, key) for key in _TEXTS}
    said["asked_again"] = list(school.asked_again)
    said["requested"] = [
        {key: text for key in _REQUEST if (text := getattr(each, key))} for each in school.requested
    ]
    said |= {"closed": school.closed, "closed_of": school.closed_of}
    return {key: value for key, value in said.items() if value or key in ("name", "number")}


def _text(known: Round, form_file: str) -> str:
    return _HEAD + "\n".join(_lines(known, form_file)) + "\n"


def _lines(known: Round, form_file: str) -> Iterator[str]:
    yield f"schema = {_SCHEMA}"
    for key in ("partnership", "form", "version"):
        yield f"{key} = {literal(getattr(known, key))}"
    if form_file:
        yield f"form_file = {literal(form_file)}"
    yield from ("", "[round]")
    for key in ("name", "year"):
        yield f"{key} = {literal(getattr(known, key))}"
    for key, day in (("asked", known.asked), ("due", known.due)):
        yield f'{key} = "{day.isoformat() if day else ""}"'
    for school in known.schools:
        yield from ("", "[[schools]]")
        for key in _TEXTS:
            yield f"{key} = {literal(getattr(school, key))}"
