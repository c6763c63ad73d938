"""What came back on sheets, as the form that was asked for calls it.

An audit that was moved to another version of its form keeps its own Refs, and what the school
had written where the form has nothing any more. In the form a row is known by its words then.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.row_ids import fresh_id
from eh_tui.model.core.rows import in_form_order
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.returns.exported import base_of_state
from eh_tui.model.returns.known_rows import KnownRows
from eh_tui.model.returns.observed_cell import tidy
from eh_tui.model.returns.sheet_rows import SheetContent, SheetRow

OwnOutcomes = tuple[tuple[str, str], ...]
"""The section's id, "" for one that the form has not, and the words of outcomes of a return's."""


def called_as_in(form: Workbook, contents: Sequence[SheetContent]) -> tuple[SheetContent, ...]:
    """Return sheets with the Refs that a form has for the same words below the same outcome.

    A row whose words are no other row's keeps its own, unless that is another's there.
    """
    known = KnownRows(form, base_of_state(form, form))
    return tuple(replace(each, rows=tuple(_called(known, each))) for each in contents)


def _called(known: KnownRows, content: SheetContent) -> Iterator[SheetRow]:
    ids: dict[tuple[str, str], list[str]] = defaultdict(list)
    for action in known.now.actions:
        if action.text.strip():
            ids[action.outcome, tidy(action.text)].append(action.id)
    meant = [(found, _ids(known, ids, found)) for found in content.rows]
    settled = {found.ref for found, its in meant if found.ref in its}
    claimed = settled | {its[0] for _, its in meant if len(its) == 1}
    for found, its in meant:
        if len(its) == 1 and its[0] not in settled:
            yield _with_ref(found, its[0])
        else:
            is_anothers = found.ref in claimed and found.ref not in its
            yield _with_ref(found, "") if is_anothers else found


def _ids(known: KnownRows, ids: dict[tuple[str, str], list[str]], found: SheetRow) -> Sequence[str]:
    outcome = None if found.headings.table else known.outcome_named(found)
    return ids.get((outcome.id, _words(known, found)), ()) if outcome else ()


def _words(known: KnownRows, found: SheetRow) -> str:
    """Return what stands as a row's action."""
    return tidy(found.text(known.action_column(found)))


def _with_ref(found: SheetRow, id: str) -> SheetRow:
    at = found.headings.ref
    if at is None or at not in found.cells:
        return found  # it is known by its words anyway
    cell = found.cells[at]
    called = replace(cell, said=replace(cell.said, text=id))
    return replace(found, cells={**found.cells, at: called})


def with_outcomes(form: Workbook, own: OwnOutcomes) -> Workbook:
    """Return a form with outcomes that only a return has, so that their rows count too."""
    for section, words in own:
        id = fresh_id(form, Kind.OUTCOMES, section)
        form = replace(form, outcomes=(*form.outcomes, Outcome(id, section, words)))
    return in_form_order(form)


def bare_outcomes(audit: Workbook, form: Workbook) -> tuple[Outcome, ...]:
    """Return the outcomes of an audit that a form has not and below which nothing is written."""
    known = {row.id for row in form.outcomes}
    known |= {row.outcome for row in audit.actions if row != Action(row.id, row.outcome)}
    return tuple(
        row
        for row in audit.outcomes
        if row.id not in known and row == Outcome(row.id, row.commitment, row.text)
    )


def without_bare_outcomes(audit: Workbook, form: Workbook) -> Workbook:
    """Return an audit without those."""
    bare = {row.id for row in bare_outcomes(audit, form)}
    return replace(
        audit,
        outcomes=tuple(row for row in audit.outcomes if row.id not in bare),
        actions=tuple(row for row in audit.actions if row.outcome not in bare),
    )


def own_outcomes(form: Workbook, contents: Sequence[SheetContent]) -> OwnOutcomes:
    """Return the outcomes on some sheets that the form has not.

    `contents` are as `called_as_in` returns them. An outcome below which a row of the form came
    back is that row's, worded otherwise.
    """
    known = KnownRows(form, base_of_state(form, form))
    return tuple(dict.fromkeys(own for each in contents for own in _own_outcomes(known, each)))


def _own_outcomes(known: KnownRows, content: SheetContent) -> Iterator[tuple[str, str]]:
    """Yield the section and the words of each outcome that the form has not."""
    texts = {row.id: tidy(row.text) for row in known.now.actions}
    claimed = {row.ref for row in content.rows if texts.get(row.ref) == _words(known, row)}
    free = {text for id, text in texts.items() if text and id not in claimed}
    titles = {after for cell, after in content.loose if cell.columns > 1}
    section, is_sure, met = "", False, set[tuple[str, str]]()

    def is_forms(row: SheetRow) -> bool:
        words = _words(known, row)
        is_its = row.ref in known.rows and (row.ref not in claimed or texts.get(row.ref) == words)
        return is_its or words in free

    for at, found in enumerate(content.rows):
        if found.section != section:
            section, is_sure = found.section, found.section in known.homes
        is_sure = is_sure and at not in titles  # which may be that of a section of another version
        place = known.outcome_column(found)
        words = found.text(place)
        is_met = (section, words) in met or known.outcome_named(found) is not None
        if found.headings.table or not words.strip() or is_met:
            continue
        met.add((section, words))
        if not any(map(is_forms, _beside(found, content.rows[at:], place))):
            yield section if is_sure else "", words


def _beside(first: SheetRow, rows: Sequence[SheetRow], place: int | None) -> Iterator[SheetRow]:
    """Yield the rows of an outcome, the first of which is given."""
    words = first.text(place)
    return takewhile(lambda row: row.section == first.section and row.text(place) == words, rows)
