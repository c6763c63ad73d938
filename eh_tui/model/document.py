"""The audit as JSON's values, which programs rely on."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from eh_tui.model.audit.scoring import score_of
from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.form_rows import Action, Commitment, FormRow, Outcome, School
from eh_tui.model.core.names import PARTNERSHIP_FIELDS
from eh_tui.model.core.sections import Section, sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.evidence import evidence_by_action
from eh_tui.model.form.cells import cell
from eh_tui.model.form.columns import Column, Of
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.submitting import return_standing

if TYPE_CHECKING:  # most files hold none
    from eh_tui.model.core.review.assurance_rows import Evidence


def workbook_document(workbook: Workbook) -> dict[str, Any]:
    """Return the audit or the offer as `show --json` prints it; its keys are an interface."""
    if workbook.offer:
        from eh_tui.model.offer.document import offer_document

        return offer_document(workbook)
    return {
        "schema": workbook.schema,
        "form": workbook.form.id,
        **_of_form(workbook),
        "school": _of_school(workbook.school),
        **_of_return(workbook),
        "commitments": [_commitment(workbook, section) for section in sections(workbook)],
        "signatories": [
            {"role": signatory.role, "name": signatory.name, "signed": signatory.signed}
            for signatory in workbook.signatories
        ],
    }


def _of_school(school: School) -> dict[str, str]:
    """Return the school; its year, and by what its partnership knows it, only where given."""
    names = ("year", *PARTNERSHIP_FIELDS)
    place = {name: getattr(school, name) for name in names if getattr(school, name)}
    return {"name": school.name, "audit_date": school.audit_date, **place}


def _of_return(workbook: Workbook) -> dict[str, Any]:
    """Return how it stands as a return, nothing where no step was taken."""
    if not workbook.returns:
        return {}
    standing = return_standing(workbook)
    step = workbook.returns[-1]
    requests = [{"row": each.row, "reason": each.reason} for each in standing.requests]
    return {
        "return": {
            "state": standing.state.value,
            "date": step.date,
            "because": step.because,
            "changed": standing.is_changed,
            "requests": requests,
        }
    }


def _of_form(workbook: Workbook) -> dict[str, Any]:
    """Return what a form says of itself beyond its name, nothing where it says no more."""
    form, more = workbook.form, dict[str, Any]()
    more |= {"version": form.version} if form.version else {}
    more |= {"issuer": form.issuer} if form.issuer else {}
    if found := score_of(workbook):
        more["score"] = {
            "points": found.points,
            "of": found.reachable,
            "percent": found.percent,
            "rated": found.rated,
        }
    return more


def _commitment(workbook: Workbook, section: Section) -> dict[str, Any]:
    columns = columns_of(workbook, section.commitment)
    shown = evidence_by_action(workbook)
    return {
        "id": section.commitment.id,
        "title": section.commitment.title,
        "headings": _headings(workbook, section.commitment),
        "outcomes": [
            {
                "id": group.outcome.id,
                "text": group.outcome.text,
                **_rating_of_outcome(columns, group.outcome),
                "actions": [
                    {**_action_values(columns, action), **_evidence_values(shown, action)}
                    for action in group.actions
                ],
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


def _headings(workbook: Workbook, commitment: Commitment) -> list[str]:
    if not workbook.form.columns:
        return list(commitment.headings)
    return [column.heading for column in columns_of(workbook, commitment)]


def _action_values(columns: tuple[Column, ...], action: Action) -> dict[str, Any]:
    return {
        "id": action.id,
        "text": action.text,
        "when": action.when,
        "who": action.who,
        "rag": action.rag,
        "note": action.note,
        "cells": _cell_values(columns, action, Of.ACTION),
    }


def _evidence_values(
    shown: "Mapping[str, tuple[Evidence, ...]]", action: Action
) -> dict[str, list[dict[str, str]]]:
    """Return what shows that an action was done, nothing where nothing does."""
    rows = shown.get(action.id, ())
    told = [{"id": row.id, "what": row.what, "seen": row.seen} for row in rows]
    return {"evidence": told} if told else {}


def _rating_of_outcome(columns: tuple[Column, ...], outcome: Outcome) -> dict[str, Any]:
    """Return what an outcome holds besides its text, nothing in a form that asks for no more."""
    given = {column.field for column in columns if column.of is Of.OUTCOME}
    names = ("when", "who", "rag", "note")
    more: dict[str, Any] = {name: getattr(outcome, name) for name in names if name in given}
    more |= {"note": outcome.note} if outcome.note else {}
    if cells := _cell_values(columns, outcome, Of.OUTCOME):
        more["cells"] = cells
    return more


def _cell_values(columns: tuple[Column, ...], row: FormRow, of: Of) -> dict[str, str]:
    """Return the further cells of a row by their keys; a level that is not given is "none"."""
    return {
        column.field: cell(row.cells, column.field) or (NOT_RATED if column.is_level else "")
        for column in columns
        if column.of is of and column.is_cell
    }
