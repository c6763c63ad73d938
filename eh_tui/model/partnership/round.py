"""One round of a partnership: which form it asks for, of whom, by when, and who was chased."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from eh_tui.errors import NotFound

_DIGITS = 12
"""Hex digits by which a return is known: no two of a round begin alike."""


@dataclass(frozen=True, slots=True)
class ChangeRequested:
    """A row of a return that the lead wants changed before the return is closed."""

    row: str
    """The row's id, "" for the return as a whole."""
    reason: str
    on: str = ""
    """The day on which it was asked, as 2026-11-20."""
    digest: str = ""
    """How the SHA-256 of the return begins of which it was asked; another answers it."""


@dataclass(frozen=True, slots=True)
class ExpectedSchool:
    """A school that is asked for its audit."""

    name: str
    number: str = ""
    """Its URN, or whatever number the partnership knows it by."""
    phase: str = ""
    locality: str = ""
    contact: str = ""
    """Whom to write to."""
    asked_again: tuple[str, ...] = ()
    """The days on which it was chased, each as 2026-11-20, in the order of the file."""
    requested: tuple[ChangeRequested, ...] = ()
    """What the lead wants changed in what it returned."""
    closed: str = ""
    """The day on which the lead took its return, "" until then."""

    @property
    def last_chased(self) -> str:
        """The last day on which it was asked again, "" for never."""
        return max(self.asked_again, default="")

    def requested_of(self, digest: str, came: int) -> tuple[ChangeRequested, ...]:
        """Return what was asked of a return that has a digest and came at a moment.

        `came` is in nanoseconds since 1970. What names no return was asked of those that had
        come by its day.
        """
        if not self.requested:
            return ()
        day = datetime.fromtimestamp(came / 1e9, UTC).date().isoformat()
        return tuple(
            each
            for each in self.requested
            if (digest.startswith(each.digest) if each.digest else not each.on or each.on >= day)
        )


@dataclass(frozen=True, slots=True)
class Round:
    """What a partnership asks for this time. Schools stand in the order of the file."""

    partnership: str = ""
    form: str = ""
    """The id of the form that is asked for, "leicester-early-help"."""
    version: str = ""
    """Its version, "" where the form has none."""
    name: str = ""
    """What the round is called: "Autumn 2026"."""
    year: str = ""
    """The school year that the audits are to be of, "2026-27"; "" where any will do."""
    asked: date | None = None
    """The day on which the schools were asked."""
    due: date | None = None
    """The last day for returns."""
    schools: tuple[ExpectedSchool, ...] = ()

    def school_called(self, named: str) -> ExpectedSchool:
        """Return the school that a number or a name stands for; raises `NotFound`.

        Where several have the name, none is meant: a number tells them apart.
        """
        number, name = plain_number(named), plain_name(named)
        found = [each for each in self.schools if number and plain_number(each.number) == number]
        found = found or [each for each in self.schools if plain_name(each.name) == name]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFound(f"{len(found)} schools are called {named!r}; name one by its number.")
        raise NotFound(f"No school {named!r} is expected in this round.")

    def with_school(self, old: ExpectedSchool, new: ExpectedSchool) -> "Round":
        """Return the round with what is known of one school put in place of what was."""
        at = self.schools.index(old)
        return replace(self, schools=(*self.schools[:at], new, *self.schools[at + 1 :]))


def asked_again(known: Round, school: ExpectedSchool, on: date) -> Round:
    """Return a round that knows that a school was chased on a day, once for each day."""
    day = on.isoformat()
    if day in school.asked_again:
        return known
    return known.with_school(school, replace(school, asked_again=(*school.asked_again, day)))


def changes_requested(
    known: Round, school: ExpectedSchool, reasons: Iterable[tuple[str, str]], digest: str, on: date
) -> Round:
    """Return a round that knows what a school is to change in a return, which is open again."""
    asked = (
        ChangeRequested(row, reason, on.isoformat(), digest[:_DIGITS]) for row, reason in reasons
    )
    requested = (*school.requested, *asked)
    return known.with_school(school, replace(school, requested=requested, closed=""))


def return_closed(known: Round, school: ExpectedSchool, on: date | None) -> Round:
    """Return a round that knows that a school's return is taken; open again where `on` is None."""
    closed = on.isoformat() if on else ""
    return known.with_school(school, replace(school, closed=closed))


def plain_number(text: str) -> str:
    """Return a school's number as numbers are compared: "856/1234" and "856 1234" are one.

    So are "990001" and "990001.0", as a program writes it that takes a column for figures.
    """
    if text.isascii() and text.isalnum():
        return text.lower()
    whole, _, part = text.strip().partition(".")
    number = whole if whole.isdecimal() and part and not part.strip("0") else text
    return "".join(sign for sign in number.casefold() if sign.isalnum())


def plain_name(text: str) -> str:
    """Return a school's name as names are compared: in any case, without dots and apostrophes.

    "St. Mary's R.C. School" and "ST MARYS RC SCHOOL" are one; "Oak Primary" and "Oak Primary
    School" are not, since there may be both.
    """
    if text.isascii() and text.replace(" ", "").isalnum():
        return " ".join(text.lower().split())
    spelt = text.casefold().replace("&", " and ")
    kept = (sign if sign.isalnum() else " " for sign in spelt if sign not in ".'’‘`")
    return " ".join("".join(kept).split())
