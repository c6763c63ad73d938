"""What a check of the audit found."""

from enum import StrEnum
from typing import NamedTuple

from eh_tui.model.core.kinds import Kind


class Check(StrEnum):
    """The checks, by the name that a row marked as known keeps (DOMAIN.md 7)."""

    OVERDUE_ON_TRACK = "overdue but on track"
    RED_WITHOUT_PLAN = "at risk without a plan"
    GREEN_WITHOUT_EVIDENCE = "completed without evidence"
    GREEN_WITHOUT_REVIEW = "ongoing without a review date"
    STATUS_AS_DATE = "says that it is done"
    NO_SUCH_DATE = "no such date"
    TWO_READINGS = "a date with two readings"
    REACHED_TOO_EARLY = "reached, but an action is not"
    COMPLETED_BUT_CANCELLED = "completed, but cancelled"
    REVIEW_BEFORE_DONE = "review before it was done"
    NO_NEXT_REVIEW = "no next review"
    ONLY_A_CHANNEL = "a channel instead of a person"
    WHO_IS_UNKNOWN = "not in the register"
    WHO_IS_AMBIGUOUS = "could be several people"
    WHO_HAS_LEFT = "has left"
    COUNT_DIFFERS = "a count that differs"
    TRAINING_IS_OLD = "training out of date"
    TERM_UNREADABLE = "a term without dates"
    TERMS_MISSING = "a year without terms"
    UNREADABLE = "a value that can't be read"
    NOT_UNDERSTOOD = "a date not understood whole"
    PUPIL = "a pupil's data"
    NO_LEAD = "no safeguarding lead"
    NO_PHONE = "no phone number"
    NO_EMERGENCY_LINE = "no emergency line"
    NO_APPROVER = "no approver"
    NO_REVIEW_DATE = "no review date"
    REVIEW_PASSED = "review date passed"
    NO_YEAR_OF_GUIDANCE = "guidance without a year"
    NOT_TRIED = "not checked for 12 months"
    NO_WORDS = "no words for parents"
    LINK = "a link to look at"
    PHONE = "no such phone number"
    EMAIL = "no such email address"
    TIER_TWO_WAYS = "a tier named two ways"
    LONG_SENTENCE = "a long sentence"
    ABBREVIATION = "an abbreviation not explained"


class Finding(NamedTuple):
    """One thing to look at: the cell it is in, what is the matter, and what to do."""

    check: Check
    kind: Kind
    id: str
    field: str
    sentence: str
