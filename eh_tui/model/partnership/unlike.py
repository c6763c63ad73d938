"""Why a return can't be added up with the others, and what to do about it."""

from collections.abc import Sequence
from dataclasses import replace
from textwrap import shorten

from eh_tui.model.core.columns import form_rows
from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.numbers import how_many
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.partnership.returned import BY_ITS_DATE, ReturnedSchool, marks_in
from eh_tui.model.partnership.round import Round
from eh_tui.model.upgrade.matching import pairs_of

_NAMED = 5
"""So many rows are named."""
_LONGEST = 60
"""Characters of a row's text."""


def unlike_form(blank: Workbook, audit: Workbook) -> str:
    """Return which rows of the form a return of it has no more, and which it has beyond them.

    Rows that the form leaves empty are none: schools write into them, or take them out. In an
    audit that was moved from another version of the form a row is known by its words.
    """
    has_rows = audit.outcomes or audit.actions
    if (audit.form.id, audit.form.version) != (blank.form.id, blank.form.version) or not has_rows:
        return ""
    gone, told = _gone(blank, audit), []
    if gone:
        number = f"{len(gone)} rows of the form are" if len(gone) > 1 else "1 row of the form is"
        told.append(f"{number} not in it: {_named(gone)}.")
    if beyond := _beyond(blank, audit):
        rows = "1 row is" if len(beyond) == 1 else f"{len(beyond)} rows are"
        said = blank.form.words.said("of an outcome that the form does not have, and count")
        told.append(f"{rows} {said}{'s' if len(beyond) == 1 else ''}: {_named(beyond)}.")
    return " ".join(told)


def within_sections(blank: Workbook, audit: Workbook) -> Workbook:
    """Return an audit in the sections of its form, to be added up with others.

    What a school had written in a section that the form has no more is then in none.
    """
    known = {home.id for home in blank.commitments}
    if (audit.form.id, audit.form.version) != (blank.form.id, blank.form.version):
        return audit
    return replace(audit, commitments=tuple(x for x in audit.commitments if x.id in known))


def _named(rows: Sequence[str]) -> str:
    more = f" and {len(rows) - _NAMED} more" if len(rows) > _NAMED else ""
    return f"{', '.join(rows[:_NAMED])}{more}"


def _gone(blank: Workbook, audit: Workbook) -> list[str]:
    """Return the ids of the form's rows that an audit has no more."""
    every = [row for row in form_rows(blank) if row.text.strip()]
    here = {row.id: row.text for row in form_rows(audit)}
    elsewhere = set(here.values())
    if all(here.get(row.id) == row.text or row.text not in elsewhere for row in every):
        return [row.id for row in every if row.id not in here]
    pairs = pairs_of(audit, blank)
    new = {str(row.id) for kind in (Kind.OUTCOMES, Kind.ACTIONS) for row in pairs[kind].new}
    return [row.id for row in every if row.id in new]


def _beyond(blank: Workbook, audit: Workbook) -> list[str]:
    """Return the rows below outcomes that the form does not have, with how they are rated."""
    known = {row.id for row in blank.outcomes}
    own = [row for row in audit.outcomes if row.id not in known and row.text.strip()]
    below: dict[str, list[FormRow]] = {row.id: [] for row in own}
    for action in audit.actions:
        if action.outcome in below:
            below[action.outcome].append(action)
    rows = [row for outcome in own for row in below[outcome.id] or [outcome]]
    return [f"{row.id} “{_shortly(row.text)}” ({audit.form.label(row.rag)})" for row in rows]


def _shortly(text: str) -> str:
    return shorten(text, _LONGEST, placeholder=" …")


def ask_again(row: ReturnedSchool) -> str:
    """Return what to do about a file that can't be read; its reason may say one way already."""
    if "; save it " in row.trouble:
        return "Or ask the school for it again."
    is_text = row.file.casefold().endswith(".toml")
    return "Ask the school for it again" + (", or mend the file." if is_text else ".")


def why_unlike(known: Round, blank: Workbook, shape: str, row: ReturnedSchool) -> tuple[str, str]:
    """Return why a return is not of what was asked for, and what to do; "" where it is."""
    if row.form != blank.form.id:
        return (
            _of_form(row, blank),
            "Ask for the right form; 'eh-tui upgrade' carries texts over where the forms are kin.",
        )
    if row.version != blank.form.version:
        return (
            _of_version(row.version, blank.form.version),
            _into_version(row),
        )
    if row.shape != shape:
        return (
            "Its levels or commitments are not those of the form that was asked for.",
            "Compare it with the form that was asked for; it is not added up.",
        )
    if known.year and row.year and _first_year(row.year) != _first_year(known.year):
        return (
            f"It is of {row.year}, and {known.year} was asked for.",
            _ask_for_this_year(row),
        )
    return "", ""


def _of_form(row: ReturnedSchool, blank: Workbook) -> str:
    has, asked = _in_words(row.title, row.form), _in_words(blank.title, blank.form.id)
    if has == asked:
        has, asked = f"{has} ({row.form})", f"{asked} ({blank.form.id})"
    named = f"the form {has}" if row.form else "a form without a name"
    return f"It is {named}, and {asked} was asked for."


def _in_words(title: str, id: str) -> str:
    """Return a form as a school knows it, by its title: “Early Help Audit”."""
    words = id.replace("-", " ")
    return f"“{' '.join(title.split()) or words[:1].upper() + words[1:]}”"


def _of_version(has: str, asked: str) -> str:
    if not has:
        return f"It is not version {asked} of the form, which was asked for."
    other = f"and version {asked} was asked for" if asked else "which is not the one asked for"
    return f"It is version {has} of the form, {other}."


def _into_version(row: ReturnedSchool) -> str:
    """Return how a return gets into the version that was asked for; only a workbook is moved."""
    if row.file.casefold().endswith(".toml"):
        return "'eh-tui upgrade' carries it into the version that was asked for; ask the school to."
    return (
        "'eh-tui upgrade' moves a workbook alone: ask the school to, if it has one; else make one "
        "of this file first, with 'eh-tui new NEW.toml --form OLD --from-document FILE'."
    )


def _ask_for_this_year(row: ReturnedSchool) -> str:
    mend = ", or for its right date" if row.year.endswith(BY_ITS_DATE) else ""
    return f"Ask for this year's{mend}; 'eh-tui new NEW --from LAST' begins it from last year's."


def why_superseded(counts: ReturnedSchool, older: ReturnedSchool) -> str:
    """Return why a return is superseded by the one that counts, and what that one lacks."""
    if older.digest and older.digest == counts.digest:
        return f"It is a copy of {counts.file}."
    lost = len(_rated(older) - _rated(counts))
    but = f", but does not rate {how_many(lost, 'row')} that this one rates" if lost else ""
    return f"{counts.file} is newer{but}."


def loss_in_words(counts: ReturnedSchool, others: Sequence[ReturnedSchool]) -> str:
    """Return that those which a return supersedes rate rows that it does not; "" where none does.

    An export of last week that is saved again is newer than the audit that was finished since,
    and two people may have sent half of it each.
    """
    rated = _rated(counts)
    lost = ((len(_rated(other) - rated), other.file) for other in others)
    said = [f"{how_many(number, 'row')} that {file} rates" for number, file in lost if number]
    return f"It supersedes, and does not rate: {', '.join(said)}." if said else ""


def _rated(row: ReturnedSchool) -> set[str]:
    return {mark.id for mark in marks_in(row) if mark.rating != NOT_RATED}


def _first_year(text: str) -> str:
    """Return the year in which a school year begins: "2026" of 2026-27, 2026/27 and 2026-2027."""
    return "".join(sign for sign in text if sign.isdigit())[:4]
