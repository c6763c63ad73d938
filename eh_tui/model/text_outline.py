"""The audit without a screen: as lines to be read from top to bottom."""

from collections.abc import Iterator, Mapping
from datetime import date

from eh_tui.model.assumed_dates import assumed_dates
from eh_tui.model.audit.rated import rated_in
from eh_tui.model.audit.scoring import score, score_in_words, score_of
from eh_tui.model.audit.summary import Tally, tallies_by_section, tallies_of
from eh_tui.model.core.columns import columns_of, text_in_column
from eh_tui.model.core.form_rows import Action, Commitment, FormRow, Outcome
from eh_tui.model.core.labelled_lines import field_lines, row_lines
from eh_tui.model.core.names import PARTNERSHIP_FIELDS, label_of
from eh_tui.model.core.sections import AchievedGroup, Section, sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import due_in_words, dues
from eh_tui.model.evidence import evidence_texts
from eh_tui.model.form.cells import cell
from eh_tui.model.form.columns import Column, Of, Role
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.submitting import return_standing
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
    if workbook.school.year:
        yield from field_lines("School year", workbook.school.year, indent="")
    for name in PARTNERSHIP_FIELDS:
        if given := getattr(workbook.school, name):
            yield from field_lines(label_of(name), given, indent="")
    if workbook.returns:
        standing = return_standing(workbook)
        yield from field_lines("Return", standing.sentence, indent="")
        for line in standing.details:
            yield f"  {line}"
    yield ""
    if workbook.form.rates:
        yield from _summary(workbook)
    readings = _readings(workbook, today)
    for section in sections(workbook):
        yield from _section(workbook, section, readings, last)
    yield from _sign_off(workbook)
    yield from _registers(workbook)


def _registers(workbook: Workbook) -> Iterator[str]:
    """Yield the people and the terms, of whom what nobody has given is left out."""
    if workbook.people:
        yield from ("", "People")
    for person in workbook.people:
        further = (("Initials", person.initials), ("Aliases", person.aliases))
        given = ((label, said) for label, said in (*further, ("Left", person.left)) if said)
        yield from row_lines(person.id, (("Name", person.name), ("Role", person.role), *given))
    if workbook.terms:
        yield from ("", "Terms")
    for term in workbook.terms:
        dates = (("Starts", term.starts), ("Ends", term.ends))
        yield from row_lines(term.id, (("School year", term.year), ("Name", term.name), *dates))


def rating(form: Form, rag: str) -> str:
    """Return a rating in the form's words with its colour, "On track (amber)"."""
    return form.label(rag) if rag == NOT_RATED else form.level(rag).named


def _summary(workbook: Workbook) -> Iterator[str]:
    """Yield the counts of all that is rated, and of each section that rates.

    Where the form has several ratings, each is counted apart and named.
    """
    form = workbook.form
    yield "Summary"
    whole = tallies_of(workbook)
    is_alone = len(whole) < 2
    for tally in whole:
        yield _counted(form, form.words.every_section, tally, is_alone=is_alone)
    for commitment, counted in tallies_by_section(workbook):
        for tally in counted:
            yield _counted(form, _name(form, commitment), tally, is_alone=is_alone)
    if total := score_of(workbook):
        yield f"Score: {score_in_words(total)}."
        for section in sections(workbook):
            name = _name(form, section.commitment)
            yield f"Score of {name}: {score_in_words(score(form, rated_in(workbook, section)))}."


def _counted(form: Form, name: str, tally: Tally, *, is_alone: bool) -> str:
    levels, counts = form.ratings_of(tally.scale), tally.counts
    ratings = ", ".join(
        f"{counts.of(level.id)} {level.after_number(rating(form, level.id))}" for level in levels
    )
    by = "" if is_alone else f", {tally.heading}"
    return f"{name}{by}: {form.words.counted(tally.of, counts.total)}: {ratings}."


def _name(form: Form, commitment: Commitment) -> str:
    return form.words.section(commitment.id) if commitment.id else commitment.title


def _readings(workbook: Workbook, today: date) -> dict[str, str]:
    """Return in words how the date of each row is read that is due or does not say its own day.

    They are found by the row's id; a row without any date is told too.
    """
    calendar = calendar_of(workbook)
    assumed = {one.id: in_words(one.reading, today) for one in assumed_dates(workbook, today)}
    return assumed | {
        due.id: in_words(read_cell(due.id, due.field, due.when, today, calendar), today)
        if due.when.strip()
        else due_in_words(due, today)
        for due in dues(workbook, today)
    }


def _section(
    workbook: Workbook, section: Section, readings: Mapping[str, str], last: Workbook | None
) -> Iterator[str]:
    commitment, form = section.commitment, workbook.form
    columns, shown = columns_of(workbook, commitment), evidence_texts(workbook)
    yield ""
    name = _name(form, commitment)
    yield from field_lines(name, commitment.title, indent="") if commitment.id else (name,)
    if section.outcomes and commitment.band:
        yield commitment.band
    for group in section.outcomes:
        yield ""
        yield from _outcome(form, columns, group.outcome, readings)
        for action in group.actions:
            yield from row_lines(action.id, _cells(form, columns, action, readings))
            if action.id in shown:
                yield from field_lines("Evidence", shown[action.id])
            if last:
                yield from field_lines("Last year", _last_year(last, action.id))
    for achieved in section.achieved:
        yield from _achieved(achieved, readings)


def _outcome(
    form: Form, columns: tuple[Column, ...], outcome: Outcome, readings: Mapping[str, str]
) -> Iterator[str]:
    own = [column for column in columns if column.of is Of.OUTCOME]
    heading = next((column.heading for column in own if column.role is Role.OUTCOME), "")
    name = f"{heading.strip() or form.words.outcome} {outcome.id}".rstrip()
    name = f"{name} (statutory)" if outcome.statutory else name
    yield from field_lines(name, outcome.text, indent="")
    for column in own:
        if column.role is not Role.OUTCOME:
            for label, said in _cell(form, column, outcome, readings):
                yield from field_lines(label, said)
    if outcome.note and all(column.field != "note" for column in own):
        yield from field_lines("Note", outcome.note)


def _cells(
    form: Form, columns: tuple[Column, ...], action: Action, readings: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield what stands in each of an action's columns with its heading, its text first.

    A note is told in every form, since the product itself writes into it.
    """
    own = sorted(
        (column for column in columns if column.of is Of.ACTION),
        key=lambda column: column.field != "text",
    )
    if all(column.field != "text" for column in own):
        yield form.words.action, action.text
    for column in own:
        yield from _cell(form, column, action, readings)
    if all(column.field != "note" for column in own):
        yield "Note", action.note


def _cell(
    form: Form, column: Column, row: FormRow, readings: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield what stands in a column with its heading, and what is to be said of it."""
    is_by_place = column.role is Role.RATING and not form.columns
    label = column.heading if column.heading.strip() else column.key
    label = f"{label} (statutory)" if column.role is Role.ACTION and row.statutory else label
    yield "Rating" if is_by_place else label, _value(form, column, row)
    if column.role is Role.RATING and (meant := cell(row.descriptors, text_in_column(row, column))):
        yield "That is", meant
    if column.role is Role.WHEN:
        yield from _read_as(row.id, readings)


def _value(form: Form, column: Column, row: FormRow) -> str:
    text = cell(row.cells, column.field) if column.is_cell else str(getattr(row, column.field))
    if not column.is_level:
        return text
    if row.unrated and form.rating_meant(text, column.scale) == NOT_RATED:
        return "not rated in this form"
    known = form.rating_meant(text, column.scale)
    return text if known is None else rating(form, known)


def _last_year(last: Workbook, id: str) -> str:
    """Return an action's rating of last year and the When beside it."""
    for action in last.actions:
        if action.id == id:
            when = " ".join(action.when.split())
            return ", ".join(part for part in (rating(last.form, action.rag), when) if part)
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
