"""What rows a workbook may hold, and what a rating may be."""

from enum import StrEnum


class Rag(StrEnum):
    """A rating as the file spells it; `NONE` is "not rated yet", never red (DOMAIN.md 3)."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NONE = "none"


class Kind(StrEnum):
    """The kinds of row, named as their tables are in the file."""

    SCHOOL = "school"
    COMMITMENTS = "commitments"
    GUIDANCE = "guidance"
    OUTCOMES = "outcomes"
    ACTIONS = "actions"
    ACHIEVED = "achieved"
    ROWS = "rows"
    SIGNATORIES = "signatories"
    PEOPLE = "people"
    TERMS = "terms"
    COURSES = "courses"
    TRAINING = "training"
    MEETINGS = "meetings"
    STANDING = "standing"
    MATTERS = "matters"
    DISCUSSED = "discussed"
    AMENDMENTS = "amendments"
    SIGNATURES = "signatures"
    RECEIVED = "received"
    KNOWN = "known"
    RETURNS = "returns"
    REQUESTS = "requests"
    EVIDENCE = "evidence"
    OFFER = "offer"
    PASSAGES = "passages"
    SUPPORT_LEVELS = "support_levels"
    TIERS = "tiers"
    AREAS = "areas"
    ITEMS = "items"
    MEASURES = "measures"
    FIGURES = "figures"
    AWARENESS = "awareness"
    MESSAGES = "messages"
    DOCUMENTS = "documents"
    VIGILANT = "vigilant"
    EXAMPLES = "examples"
    INDICATORS = "indicators"
    CONTACTS = "contacts"
    SOURCES = "sources"
    LANGUAGES = "languages"


SINGLE = (Kind.SCHOOL, Kind.OFFER)
"""The kinds of which a workbook has one row, written as [school] and not as [[school]]."""
