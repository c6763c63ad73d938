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
    """How the SHA-256 of the return begins of which it was asked; another answers it where
    there is no `hash`."""
    hash: str = ""
    """By which it is told whether a row was left as it was; "" where that can't be told."""

    def is_of(self, digest: str, came: int) -> bool:
        """Say whether it was asked of the very return of a digest, which came at a moment.

        `came` is in nanoseconds since 1970. What names no return was asked of those that had
        come by its day.
        """
        if self.digest:
            return digest.startswith(self.digest)
        return not self.on or self.on >= _day_of(came)


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
    closed_of: str = ""
    """How the SHA-256 of that return begins."""

    @property
    def last_chased(self) -> str:
        """The last day on which it was asked again, "" for never."""
        return max(self.asked_again, default="")

    def last_chased_before(self, day: date) -> str:
        """Return the last day before one on which it was asked again, "" for none."""
        return max((each for each in self.asked_again if each < day.isoformat()), default="")

    def closed_before(self, digest: str, came: int) -> bool:
        """Say whether a return of a digest came after another was taken, at nanoseconds of 1970."""
        if not self.closed or self.closed_of:
            return bool(self.closed) and not digest.startswith(self.closed_of)
        return _day_of(came) > self.closed


def _day_of(moment: int) -> str:
    return datetime.fromtimestamp(moment / 1e9, UTC).date().isoformat()


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
        raise NotFound(
            f"No school {named!r} is expected in this round; its partnership.toml lists them."
        )

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
    known: Round, school: ExpectedSchool, asked: Iterable[ChangeRequested]
) -> Round:
    """Return a round that knows what a school is to change in a return, which is open again."""
    short = (replace(each, digest=each.digest[:_DIGITS]) for each in asked)
    requested = (*school.requested, *short)
    open_again = replace(school, requested=requested, closed="", closed_of="")
    return known.with_school(school, open_again)


def return_closed(known: Round, school: ExpectedSchool, digest: str, on: date | None) -> Round:
    """Return a round that knows that a return is taken; open again where `on` is None."""
    closed = (on.isoformat(), digest[:_DIGITS]) if on else ("", "")
    return known.with_school(school, replace(school, closed=closed[0], closed_of=closed[1]))


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
