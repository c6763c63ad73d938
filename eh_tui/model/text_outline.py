"""The audit without a screen: as lines to be read from top to bottom, and as JSON's values."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from eh_tui.model.audit.summary import Counts, by_commitment, count
from eh_tui.model.core.form_rows import Action, Commitment, RagLabels
from eh_tui.model.core.kinds import Rag
from eh_tui.model.core.labelled_lines import field_lines, row_lines
from eh_tui.model.core.sections import AchievedGroup, Section, sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import due_in_words, dues
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import in_words, read_cell


def text(workbook: Workbook, today: date) -> str:
    """Return the audit as linear text for a screen reader or a printer."""
    return "".join(f"{line}\n" for line in text_lines(workbook, today))


def text_lines(workbook: Workbook, today: date, last: Workbook | None = None) -> Iterator[str]:
    """Return the lines of `text`: every value follows its label, nothing stands beside.

    What is due, or lacks a date, also tells how its When is read. With last year's workbook
    each action also tells how it stood then.
    """
    if workbook.offer:
        from eh_tui.model.offer.text import offer_text_lines

        yield from offer_text_lines(workbook)
        return
    yield from (line for line in workbook.title.split("\n") if line)
    yield from field_lines("School", workbook.school.name, indent="")
    yield from field_lines("Audit date", workbook.school.audit_date, indent="")
    yield ""
    yield from _summary(workbook)
    readings = _readings(workbook, today)
    for section in sections(workbook):
        yield from _section(section, workbook.labels, readings, last)
    yield from _sign_off(workbook)
    if workbook.people:
        yield from ("", "People")
    for person in workbook.people:
        yield from row_lines(person.id, (("Name", person.name), ("Role", person.role)))


def rating(labels: RagLabels, rag: Rag) -> str:
    """Return a rating in the form's words with its colour, "On track (amber)"."""
    return labels.label(rag) if rag is Rag.NONE else f"{labels.label(rag)} ({rag.value})"


def workbook_document(workbook: Workbook) -> dict[str, Any]:
    """Return the audit or the offer as `show --json` prints it; its keys are an interface."""
    if workbook.offer:
        from eh_tui.model.offer.document import offer_document

        return offer_document(workbook)
    return {
        "schema": workbook.schema,
        "form": workbook.form,
        "school": {"name": workbook.school.name, "audit_date": workbook.school.audit_date},
        "commitments": [_commitment(section) for section in sections(workbook)],
        "signatories": [
            {"role": signatory.role, "name": signatory.name, "signed": signatory.signed}
            for signatory in workbook.signatories
        ],
    }


def _summary(workbook: Workbook) -> Iterator[str]:
    yield "Summary"
    yield _counted("All commitments", count(workbook.actions), workbook.labels)
    for commitment, counts in by_commitment(workbook):
        yield _counted(_name(commitment), counts, workbook.labels)


def _counted(name: str, counts: Counts, labels: RagLabels) -> str:
    ratings = ", ".join(f"{counts.of(rag)} {rating(labels, rag)}" for rag in Rag)
    return f"{name}: {counts.total} {'action' if counts.total == 1 else 'actions'}: {ratings}."


def _name(commitment: Commitment) -> str:
    return f"Commitment {commitment.id}" if commitment.id else commitment.title


def _readings(workbook: Workbook, today: date) -> dict[str, str]:
    """Return in words how the date of each row is read that is due or lacks one, by its id."""
    calendar = calendar_of(workbook)
    return {
        due.id: in_words(read_cell(due.id, due.field, due.when, today, calendar), today)
        if due.when.strip()
        else due_in_words(due, today)
        for due in dues(workbook, today)
    }


def _section(
    section: Section, labels: RagLabels, readings: Mapping[str, str], last: Workbook | None
) -> Iterator[str]:
    commitment = section.commitment
    yield ""
    name = _name(commitment)
    yield from field_lines(name, commitment.title, indent="") if commitment.id else (name,)
    if section.outcomes:
        yield commitment.band
    for group in section.outcomes:
        yield ""
        label = f"{_heading(commitment, 0)} {group.outcome.id}".rstrip()
        yield from field_lines(label, group.outcome.text, indent="")
        for action in group.actions:
            yield from _action(commitment, action, labels, readings)
            if last:
                yield from field_lines("Last year", _last_year(last, action.id))
    for achieved in section.achieved:
        yield from _achieved(achieved, readings)


def _heading(commitment: Commitment, at: int) -> str:
    usual = ("Outcome", "Action", "When", "Who")
    given = commitment.headings[at : at + 1]
    return (given[0] if given else "") or usual[at]


def _action(
    commitment: Commitment, action: Action, labels: RagLabels, readings: Mapping[str, str]
) -> Iterator[str]:
    return row_lines(
        action.id,
        (
            (_heading(commitment, 1), action.text),
            (_heading(commitment, 2), action.when),
            *_read_as(action.id, readings),
            (_heading(commitment, 3), action.who),
            ("Rating", rating(labels, action.rag)),
            ("Note", action.note),
        ),
    )


def _last_year(last: Workbook, id: str) -> str:
    """Return an action's rating of last year and the When beside it."""
    for action in last.actions:
        if action.id == id:
            when = " ".join(action.when.split())
            return ", ".join(part for part in (rating(last.labels, action.rag), when) if part)
    return "not in last year's audit"


def _read_as(id: str, readings: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return (("Read as", readings[id]),) if id in readings else ()


def _achieved(group: AchievedGroup, readings: Mapping[str, str]) -> Iterator[str]:
    yield ""
    name = group.table.heading or "Outcomes Achieved"
    more = ", takes more rows" if group.table.growable else ""
    yield f"{name} (table {group.table.id}{more})" if group.table.id else name
    for row in group.rows:
        labels = [
            column or ("Outcome" if at == 0 else f"Column {at + 1}")
            for at, column in enumerate(group.table.columns)
        ]
        cells = zip(labels, row.cells, strict=False)
        yield from row_lines(row.id, (*cells, *_read_as(row.id, readings)))


def _sign_off(workbook: Workbook) -> Iterator[str]:
    if not workbook.signatories:
        return
    yield ""
    yield workbook.sign_off
    for signatory in workbook.signatories:
        fields = (("Role", signatory.role), ("Name", signatory.name), ("Signed", signatory.signed))
        yield from row_lines(signatory.id, fields)


def _commitment(section: Section) -> dict[str, Any]:
    return {
        "id": section.commitment.id,
        "title": section.commitment.title,
        "headings": list(section.commitment.headings),
        "outcomes": [
            {
                "id": group.outcome.id,
                "text": group.outcome.text,
                "actions": [_action_values(action) for action in group.actions],
            }
            for group in section.outcomes
        ],
        "achieved": [
            {
                "columns": list(group.table.columns),
                "rows": [{"id": row.id, "cells": list(row.cells)} for row in group.rows],
            }
            for group in section.achieved
        ],
    }


def _action_values(action: Action) -> dict[str, str]:
    return {
        "id": action.id,
        "text": action.text,
        "when": action.when,
        "who": action.who,
        "rag": action.rag.value,
        "note": action.note,
    }
