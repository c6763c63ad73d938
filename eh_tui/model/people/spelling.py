"""How one name is spelt: in full, with a title, by initials (DOMAIN.md 5)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_WITHOUT_MEANING = re.compile(r"[.\s'\u2018\u2019`\u2010\u2011-]")
_SEXES = {
    **dict.fromkeys(("mr", "sir", "fr"), "m"),
    **dict.fromkeys(("mrs", "miss", "ms", "dame"), "f"),
    **dict.fromkeys(("mx", "dr", "prof", "revd", "rev", "cllr"), ""),
}
TITLES = tuple(_SEXES)
"""The titles that are known, in small letters."""

_TITLED = re.compile(
    rf"(?P<title>(?i:{'|'.join(sorted(_SEXES, key=len, reverse=True))}))"
    r"(?:\s*\.\s*|\s+|(?=[A-Z]))(?P<rest>\S.*)",
    re.DOTALL,
)
_LONGEST = 200
"""Characters of a name that count; there is no longer one."""

_INITIALS = re.compile(r"(?:[^\W\d_][.\s]*){2,4}")
_NO_NAME = re.compile(
    r"(?i)\b(?:school|team|staff|support|group|club|council|committee|partnership|services?|hub"
    r"|agency|agencies|year|key|stage|phase|office|class|early|help|all|and|the|of|for|to|with"
    r"|terms?|week|half)\b|\d"
)
_FULL_NAME = re.compile(r"[^\W\d_a-z][\w'’-]+(?: [\w'’-]+){0,2} [^\W\d_a-z][\w'’-]+")


SPELLINGS_KEPT = 1 << 14
"""Texts; a workbook asks for each of its names some dozen times."""

_ACCENT = re.compile(r"(?<=[A-Za-z])[\u0300-\u036f]+")
_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae"}
)
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)


@lru_cache(SPELLINGS_KEPT)
def plain(text: str) -> str:
    """Return a spelling without what makes no difference: case, dots, spaces, hyphens."""
    return _WITHOUT_MEANING.sub("", unicodedata.normalize("NFC", text)).casefold()


@lru_cache(SPELLINGS_KEPT)
def unaccented(text: str) -> str:
    """Return a text without the accents of its Latin letters: "Zoë Müller" is "Zoe Muller".

    Vowel signs of other scripts are letters and stay.
    """
    bare = _ACCENT.sub("", unicodedata.normalize("NFD", text.translate(_LETTERS)))
    return unicodedata.normalize("NFC", bare)


def without_accents(text: str) -> tuple[str, ...]:
    """Return how a name is typed where a keyboard has no accents: "Muller" and "Mueller"."""
    composed = unicodedata.normalize("NFC", text)
    return unaccented(composed), unaccented(composed.translate(_UMLAUTS))


def split_title(text: str) -> tuple[str, str]:
    """Return the title that a name begins with, "mrs", and the rest; "" where it has none."""
    match = _TITLED.fullmatch(text.strip())
    return (match["title"].casefold(), match["rest"]) if match else ("", text.strip())


def sex_of(title: str) -> str:
    """Return whom a title is for: "m", "f", or "" where it is for either."""
    return _SEXES.get(title.casefold(), "")


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without its title: "Mrs D.Whitfield" has "D", "Whitfield"."""
    return tuple(re.findall(r"[^\s.,]+", split_title(name)[1][:_LONGEST]))


def initials_of(name: str) -> str:
    """Return the initials of a name, "DW", with one letter for each of a hyphen's sides."""
    return "".join(part[0] for word in name_words(name) for part in word.split("-") if part).upper()


def initials(name: str) -> Iterator[str]:
    """Return the initials that people write for a name: all of them, or the first and last."""
    letters = initials_of(name)
    words = name_words(name)
    if len(words) > 1:
        yield letters
        yield (words[0][0] + words[-1][0]).upper()


def surnames(name: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Return each way to read a name as first names and a surname, which may be several words."""
    words = name_words(name)
    for at in range(min(1, len(words) - 1), len(words)):
        yield words[:at], " ".join(words[at:])


def surname_of(name: str) -> str:
    """Return the likely surname of a name: the last word, or from a "de" or "van" on."""
    words = name_words(name)
    small = [at for at, word in enumerate(words) if at and word.islower()]
    return " ".join(words[small[0] :] if small else words[-1:])


def shortened(name: str) -> Iterator[str]:
    """Return a name with its first names as initials: "D Whitfield", "DM Whitfield".

    A hyphen's sides may have one letter each: Sarah-Jane Smith is "S Smith" and "SJ Smith".
    """
    for given, surname in surnames(name):
        if given:
            yield f"{given[0][0]} {surname}"
            yield f"{''.join(word[0] for word in given)} {surname}"
            sides = (side for word in given for side in word.split("-") if side)
            yield f"{''.join(side[0] for side in sides)} {surname}"


def looks_like_initials(text: str) -> bool:
    """Say whether a text may be somebody's initials: "LC", "L.C.", "l c"."""
    letters = plain(text)
    return bool(_INITIALS.fullmatch(text.strip())) and (
        text == text.upper() or (len(letters) <= 3 and "." in text)
    )


def looks_like_name(text: str) -> bool:
    """Say whether a text is a full name, "L Carter" or "Mrs Carter"."""
    title, rest = split_title(text)
    words = name_words(text)
    if not words or _NO_NAME.search(text) or len(words[-1]) < 2 or looks_like_initials(text):
        return False
    if title or len(words[0]) == 1:
        return bool(title) or len(words) > 1
    return bool(_FULL_NAME.fullmatch(" ".join(rest.split())))
