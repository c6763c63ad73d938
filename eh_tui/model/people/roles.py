"""Roles in a school as people write them: "DSL's", "all DSLs", "Family Support Worker"."""

import re
from functools import lru_cache

from eh_tui.model.people.spelling import SPELLINGS_KEPT, plain

_SPELLINGS: dict[str, tuple[str, ...]] = {
    "DSL": ("designated safeguarding lead", "safeguarding lead", "lead DSL"),
    "Deputy DSL": ("DDSL", "deputy designated safeguarding lead", "deputy safeguarding lead"),
    "Family Support Worker": ("FSW", "family support"),
    "SENCo": (
        "SENDCo",
        "special educational needs coordinator",
        "special educational needs and disabilities coordinator",
    ),
    "ELSA": ("emotional literacy support assistant",),
    "Headteacher": ("head", "head teacher", "HT"),
    "Deputy Head": ("deputy headteacher", "deputy head teacher", "deputy", "DHT"),
    "Assistant Head": ("assistant headteacher", "assistant head teacher", "AHT"),
    "Principal": (),
    "Chair of Governors": ("chair", "CoG", "chair of the governors"),
    "Governors": ("governor", "governing body", "governing board", "school governor"),
    "SLT": ("senior leadership team", "leadership team", "senior leaders", "senior leader"),
    "Staff": ("everyone", "everybody", "members of staff", "all"),
    "Teachers": ("class teacher", "teaching staff"),
    "Teaching Assistants": ("TA", "LSA", "support staff", "learning support assistant"),
    "Office": ("office staff", "admin", "office team"),
    "Behaviour Mentor": ("behaviour lead",),
    "Lunch Supervisors": ("lunchtime supervisor", "midday supervisor"),
    "School Nurse": ("nurse",),
    "EWO": ("education welfare officer", "educational welfare officer"),
    "Educational Psychologist": ("ed psych",),
    "School Business Manager": ("SBM", "business manager"),
    "Pastoral Team": ("pastoral lead", "pastoral leader"),
}
"""The roles that the guide and its schools name, and what else each is called."""

_ALL_OF = re.compile(r"(?i)(?:(?:all|the|our|both|each|every|any|other|\d+)\s+)+(?=\S)")
_ALSO_DSL = "Deputy DSL"
_NOT_STAFF = ("governor", "trustee", "partnership", "nurse", "psychologist")


@lru_cache(SPELLINGS_KEPT)
def role_key(text: str) -> str:
    """Return a role without what makes no difference: "all DSL's", "DSLs" and "dsl" are one."""
    bare = _ALL_OF.sub("", text.strip(), count=1) if _ALL_OF.match(text.strip()) else text
    key = plain(bare)
    return key[:-1] if len(key) > 2 and key.endswith("s") and not key.endswith("ss") else key


_ROLES = {
    role_key(spelling): role for role, more in _SPELLINGS.items() for spelling in (role, *more)
}


def role_named(text: str) -> str:
    """Return the role that a text names, "" where it names none that schools have."""
    return _ROLES.get(role_key(text), "")


@lru_cache(SPELLINGS_KEPT)
def roles_in(text: str) -> tuple[str, ...]:
    """Return the roles of a person, "Deputy Head / DSL" being two; one of their own as typed."""
    names: list[str] = []
    for piece in re.split(r"[/,;+\n]", text):
        several = [role_named(part) for part in re.split(r"&|\band\b", piece)]
        names += several if all(several) and not role_named(piece) else [_called(piece)]
    return tuple(dict.fromkeys(name for name in names if name))


def _called(text: str) -> str:
    return role_named(text) or " ".join(text.split())


def includes(role: str, held: str) -> bool:
    """Say whether whoever holds a role counts as another too.

    A deputy DSL is a DSL, trained to the same standard (KCSIE, Annex C); "Staff" is everybody
    but governors and those of other bodies.
    """
    if role == "Staff":
        return not any(word in held.casefold() for word in _NOT_STAFF)
    if role == "Governors":
        return "governor" in held.casefold()
    return role_key(role) == role_key(held) or (role == "DSL" and held == _ALSO_DSL)
