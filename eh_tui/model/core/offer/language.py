"""The headings of an offer's page in one language, which a school fills."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """The page's own headings in one language; what is left empty is said in English.

    `code` is the language's tag, "gu" or "pt-BR" (BCP 47), `name` what its readers call it.
    The other fields are the headings of `PAGE_WORDS`; `{name}` in one stands for what the
    school calls its offer, `{school}` for the school.
    """

    id: str
    code: str = ""
    """The language's tag, "gu" or "pt-BR" (BCP 47)."""
    name: str = ""
    """What those who read it call the language."""
    title: str = ""
    skip: str = ""
    contents: str = ""
    worried: str = ""
    danger: str = ""
    talk: str = ""
    lead: str = ""
    do: str = ""
    planned: str = ""
    voluntary: str = ""
    next: str = ""
    outside: str = ""
    format: str = ""
    about: str = ""
    more: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""
    hours: str = ""
    whom: str = ""
    when: str = ""
    ask: str = ""
    tier: str = ""
    who: str = ""
    how: str = ""
    what: str = ""
    details: str = ""
    approved_by: str = ""
    reviewed: str = ""
    review: str = ""
    vigilant: str = ""
    guidance: str = ""
    examples: str = ""
    signs: str = ""
