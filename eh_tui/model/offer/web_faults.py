"""Web addresses that can't be right: run into a word, without a hyphen, or no address at all."""

import re
from urllib.parse import urlsplit

from eh_tui.model.offer.links import addresses_in, is_web_address

_RUN_INTO = re.compile(r"[a-z][A-Z][a-z]{2,}|\.(?:uk|org|com|pdf)[A-Za-z]{3,}")
_RUN_ONTO = re.compile(r"(?i)\w(?:https?://|www\.)")

_WORDS = frozenset(
    {
        *("abuse", "advice", "against", "agency", "alcohol", "and", "are", "assessment", "at"),
        *("been", "being", "belief", "care", "child", "children", "college", "colleges"),
        *("county", "domestic", "drug", "drugs", "early", "education", "exploitation"),
        *("exploited", "fabricated", "faith", "families", "family", "female", "for", "forced"),
        *("from", "gangs", "genital", "girls", "guidance", "guidelines", "health", "help"),
        *("illness", "in", "induced", "information", "is", "keeping", "linked", "marriage"),
        *("mental", "missing", "multi", "mutilation", "of", "on", "online", "or", "parents"),
        *("people", "plan", "policies", "policy", "practice", "procedures", "protocols"),
        *("report", "safe", "safeguarding", "safety", "school", "schools", "service", "services"),
        *("sexual", "sexually", "social", "statutory", "strategy", "support", "teaching", "the"),
        *("to", "together", "trafficked", "trafficking", "violence", "what", "which", "whom"),
        *("with", "women", "working", "young", "youth"),
    }
)
"""Words of which the addresses of guidance are made, each parted from the next by a hyphen."""


def fault_of(address: str) -> str:
    """Return in a sentence what is wrong with a field that should hold one link, "" for nothing."""
    if re.search(r"\s", address):
        return f"“{address}” is no link: there is a space in it."
    if not is_web_address(address) or "." not in (urlsplit(_whole(address)).hostname or ""):
        return f"“{address}” is no link; one begins with https:// and a site's name."
    if _RUN_ONTO.search(address) or _RUN_INTO.search(urlsplit(_whole(address)).path):
        return f"“{address}” seems to run into a word."
    for word in re.split(r"[^A-Za-z]+", urlsplit(_whole(address)).path):
        if parts := _parts(word.casefold()):
            return f"“{address}” seems to have lost a hyphen: “{'-'.join(parts)}”?"
    return "" if address[-1].isalnum() or address[-1] == "/" else f"“{address}” ends in a mark."


def fault_in_text(text: str) -> str:
    """Return in a sentence what is wrong with a text that has links in it."""
    if _RUN_ONTO.search(text):
        return "A link runs into a word; put a space between them, or the link into a field."
    for address in addresses_in(text):
        if fault := fault_of(address):
            return fault
    return f"“{addresses_in(text)[0]}” is only words on the page; put it into a field for links."


def _whole(address: str) -> str:
    return address if "://" in address else f"https://{address}"


def _parts(word: str) -> tuple[str, ...]:
    """Return the words that one consists of, nothing where it is a word or is not made of some."""
    if word in _WORDS or len(word) < 8:
        return ()
    return _split(word)


def _split(word: str) -> tuple[str, ...]:
    if word in _WORDS:
        return (word,)
    for end in range(2, len(word) - 1):
        if word[:end] in _WORDS and (rest := _split(word[end:])):
            return (word[:end], *rest)
    return ()
