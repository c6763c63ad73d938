"""The rows that vouch for an audit: signatures, evidence, what is known, how it was returned."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signature:
    """That somebody signed, and what; it stays whatever is changed later (DOMAIN.md 8)."""

    id: str
    signatory: str = ""
    """The id of the one whose signature it is."""
    name: str = ""
    """Who signed."""
    date: str = ""
    """When, as typed."""
    how: str = ""
    """"typed" or "ink"."""
    hash: str = ""
    """The SHA-256 of all that was signed."""
    rows: str = ""
    """A short hash of each row that was signed, by which changed ones are told."""


@dataclass(frozen=True, slots=True)
class Received:
    """That a body, governors as a rule, received the audit at a meeting of theirs."""

    id: str
    date: str = ""
    """When they received it."""
    body: str = ""
    """Who received it, such as the governing board."""
    minute: str = ""
    """Where that is minuted."""


@dataclass(frozen=True, slots=True)
class Known:
    """A finding of a check that the school knows of and lets stand, and why."""

    id: str
    check: str = ""
    """Which of the checks found something."""
    row: str = ""
    """The row it was found at, by id."""
    reason: str = ""
    """Why it is all right."""


@dataclass(frozen=True, slots=True)
class ReturnStep:
    """A step of the audit as a return to the partnership; the last one tells how it stands."""

    id: str
    state: str = ""
    """"submitted", or by the lead "changes requested" or "closed"."""
    date: str = ""
    """When, as typed."""
    because: str = ""
    """Why rows were not rated when the school submitted it; "" where all were."""
    hash: str = ""
    """The SHA-256 of what the audit said then, by which a change since is told."""


@dataclass(frozen=True, slots=True)
class RowRequest:
    """What the lead wants changed in one row before the return is taken."""

    id: str
    step: str
    row: str = ""
    """The row that it is about, by id."""
    reason: str = ""
    """What is to be changed, and why."""
    hash: str = ""
    """A short hash of what the row said then; a row that still has it was left as it was."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows that an action was done, and when it was seen."""

    id: str
    of: str
    what: str = ""
    """Where it is: a link, or the name of a file, as typed."""
    seen: str = ""
    """When somebody saw it, as typed."""


ASSURANCE_ROW_TYPES = {
    "signatures": Signature,
    "received": Received,
    "known": Known,
    "returns": ReturnStep,
    "requests": RowRequest,
    "evidence": Evidence,
}
"""The dataclass of each of these kinds of row, by the kind's name."""
