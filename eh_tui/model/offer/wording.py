"""The page's own headings: one small table a language, which a school can fill."""

import re

from eh_tui.errors import Refused
from eh_tui.model.core.offer.language import Language
from eh_tui.model.core.workbook import Workbook

ENGLISH = "en-GB"
"""The language of an offer."""

PAGE_WORDS = {
    "title": "{name} at {school}",
    "skip": "Skip to the content",
    "contents": "On this page",
    "worried": "Worried about a child right now?",
    "danger": "If a child is in danger now, call 999.",
    "talk": "Who to talk to",
    "lead": "Designated Safeguarding Lead",
    "do": "What we can do",
    "planned": "Planned",
    "voluntary": "It is voluntary",
    "next": "What happens next",
    "outside": "Help outside school",
    "format": "Get this in another format",
    "about": "About this page",
    "more": "Points of contact, by level of support",
    "phone": "Phone",
    "email": "Email",
    "web": "Website",
    "hours": "When we answer",
    "whom": "For",
    "when": "When",
    "ask": "Ask",
    "tier": "Level of support",
    "who": "Who",
    "how": "How to reach them",
    "what": "Help with",
    "details": "What it is and where to find it",
    "approved_by": "Approved by",
    "reviewed": "Last reviewed",
    "review": "Next review",
    "vigilant": "Children we look out for",
    "guidance": "Guidance that we follow",
    "examples": "Examples of early help",
    "signs": "Signs that early help may be needed",
}
"""The English words, by the names of the fields of a language's table."""


_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def as_language(text: str) -> str:
    """Return a language's tag (BCP 47), such as "gu" or "pa-Arab"; raises `Refused` for none."""
    if not _TAG.fullmatch(text.strip()):
        raise Refused(f"{text!r} is no language's tag; write gu, pl, so, ur or pa-Arab, say.")
    return text.strip()


def words_in(workbook: Workbook, language: str = ENGLISH) -> dict[str, str]:
    """Return the page's own words in a language, in English where the school gave none."""
    words = dict(PAGE_WORDS)
    for row in workbook.languages:
        if _is(row, language):
            words |= {name: said for name in PAGE_WORDS if (said := getattr(row, name).strip())}
    return words


def _is(row: Language, language: str) -> bool:
    return row.code.strip().casefold() == language.casefold()
