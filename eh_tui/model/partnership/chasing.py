"""Whom a lead asks once more, and what to write to each."""

from collections.abc import Iterable, Iterator
from datetime import date

from eh_tui.model.audit.subject import audit_in_words
from eh_tui.model.core.days import day_in_words, iso_in_words
from eh_tui.model.partnership.collated import Collated, RoundLine, State
from eh_tui.model.partnership.round import ExpectedSchool, Round, asked_again
from eh_tui.model.submitting import asked_in_words


def to_chase(collated: Collated, lines: Iterable[RoundLine]) -> tuple[RoundLine, ...]:
    """Return the lines of expected schools of which no return counts, one for each school."""
    returned = {line.expected for line in collated.lines if line.state is State.RETURNED}
    found: dict[ExpectedSchool, RoundLine] = {}
    for line in lines:
        if line.expected and line.expected not in returned:
            found.setdefault(line.expected, line)
    return tuple(found.values())


def to_remind(lines: Iterable[RoundLine]) -> tuple[RoundLine, ...]:
    """Return the lines of returns in which the lead still waits for a change."""
    return tuple(line for line in lines if _is_awaited(line))


def _is_awaited(line: RoundLine) -> bool:
    return line.state is State.RETURNED and bool(line.stands.awaited)


def chased(known: Round, lines: Iterable[RoundLine], on: date) -> Round:
    """Return a round that knows that some lines' schools were asked again on a day."""
    for line in lines:
        if line.expected:
            known = asked_again(known, line.expected, on)
    return known


def chasing_list(collated: Collated, lines: Iterable[RoundLine], on: date) -> str:
    """Return the list of whom to ask, with a draft of what to write to each.

    A letter calls the audit as its form does, by another title than the form's nobody knows it.
    """
    known, audit = collated.round, audit_in_words(collated.blank)
    every = tuple(lines)
    heading = f"To be asked again on {day_in_words(on)}: {len(every)}"
    named = (f"  {_named(line)}: {_reason(line)}" for line in every)
    return "\n".join((heading, *named, "", *_drafts(known, audit, every, on))) + "\n"


def _reason(line: RoundLine) -> str:
    return f"{line.stands.in_full}." if _is_awaited(line) else line.why


def _named(line: RoundLine) -> str:
    contact = line.expected.contact if line.expected else ""
    known = " ".join(part for part in (line.school, line.number) if part)
    return f"{known} ({contact})" if contact else known


def _drafts(known: Round, audit: str, lines: Iterable[RoundLine], on: date) -> Iterator[str]:
    audit += f" ({known.name})" if known.name else ""
    for line in lines:
        school = line.expected
        if school is None:
            continue
        yield "-" * 60
        yield f"To: {school.contact or f'{school.name} (no address is known)'}"
        yield f"Subject: {audit}: {school.name}"
        yield ""
        yield from _changes(line, audit) if _is_awaited(line) else _audit(known, line, audit, on)
        if known.partnership:
            yield f"\n{known.partnership}"
        yield ""


def _changes(line: RoundLine, audit: str) -> Iterator[str]:
    """Yield the letter to a school that has returned, and is asked to change something."""
    day = iso_in_words(max((each.on for each in line.requested), default=""))
    yield f"We asked for changes in your {audit}{f' on {day}' if day else ''}:"
    yield from (f"  {asked_in_words(each.row)}: {each.reason}" for each in line.requested)
    yield "Please make them and send it again, or tell us what stands in the way."


def _audit(known: Round, line: RoundLine, audit: str, on: date) -> Iterator[str]:
    """Yield the letter to a school of which nothing counts."""
    before = f", which was due on {day_in_words(known.due)}" if known.due else ""
    comma = "," if before else ""
    asked = line.expected.last_chased_before(on) if line.expected else ""
    last = f" We asked for it last on {iso_in_words(asked)}." if asked else ""
    if line.in_doubt:
        yield f"We can't say whether what came for your {audit}{before}{comma} is yours.{last}"
        yield f"{line.in_doubt}: its school's name and number do not agree."
    elif line.state is State.MISSING:
        yield f"We have not received your {audit}{before}.{last}"
    else:
        yield f"What you sent for your {audit}{before}{comma} can't be counted yet.{last}"
        yield f"{line.file}: {line.why}"
    yield "Please send the audit that we asked for, or tell us what stands in the way."
