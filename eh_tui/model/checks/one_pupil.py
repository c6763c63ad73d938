"""Signs in words that a text is about one pupil or one family: a name beside what tells it.

A name alone is nothing here, since staff are named everywhere. It counts beside "pupil", an age,
a mother, or beside a year group in a text about a referral. What this can't see is said in
docs/SECURITY.md; `tests/model/checks/pupil_phrases.py` holds what it must see and must not.
"""

import re

_NO_NAMES = frozenset(
    word
    for line in (
        "a about academy action actions adult adults after agency all an and any april ask",
        "assembly assessment assistant attendance august authority autumn based because",
        "behaviour board boys bullying calendar care carer carers centre chair check child",
        "children christmas church city class college commitment committee community concern",
        "contact council county course cpoms criminal dads december deputy development district",
        "dojo dsl dsls during each early easter education eha ehas elsa every exploitation",
        "families family father fathers february first for foundation friday friendly from",
        "girls governor governors group half head headteacher health help high home hub",
        "identify if in inclusion infant infants january july june junior juniors key law lead",
        "leadership leads learners lego level local looked lower march may meeting mentor",
        "missing monday most mother mothers mum mums neglect new next no november nurse nursery",
        "october of office officer on one other our outcome parent parental parents parliament",
        "partnership pastoral performance phase phonics plan play policy practitioner pre",
        "premium primary principal progress protection pupil pupils questionnaire reading",
        "reception referral referrals review safe safeguarding safety saint saturday school",
        "schools secondary senco send senior september service services sexual single social",
        "some speech spring st staff stage step strategy student students summer sunday support",
        "survey teacher teachers team term that the their therapy these they think this those",
        "thursday to together training transition trust tuesday two unaware unit university",
        "upper visit visits voice we wednesday week welfare what when where which while whole",
        "with women work worker workers workshop year years young your zones",
    )
    for word in line.split()
)
"""Words that begin with a capital and name nobody, in small letters."""

_SMALL = ("from", "with", "into", "that", "their", "about")
"""Longer words that are small in a heading too."""

_NO_INITIALS = frozenset(
    word
    for line in (
        "ah asd cp dh dsl ecf ed eh eha ehcp ey eyfs fe fs fsw gp ht hr ict it ks la lac lsa",
        "mash ms nhs no ok pa pe pp pru psp pta re rag sats se sen send seh slt so sw ta taf uk",
        "us yr",
    )
    for word in line.split()
)
"""Short forms in capitals that are nobody's initials."""

# Of texts with plain apostrophes: a set with "\u2019" in it takes ten times as long to compile.
_WORD = r"[^\W\d_a-z][^\W\d_A-Z]+(?:[-'][^\W\d_]+)?(?<!'s)"
_INITIALS = r"(?:[A-Z]\.\s?[A-Z]\.?|[A-Z]{2,3})(?![\w'])"
_NAME = rf"(?P<name>{_INITIALS}|{_WORD}(?:\s+(?:{_WORD}|[A-Z]\b\.?))?)"

_YEAR = r"(?:(?i:year|yr)\s*(?:1[0-3]|\d)|Y\s?(?:1[0-3]|\d)|Reception|Nursery|KS[1-4]|EYFS)\b"
_PUPIL = r"(?:pupil|child|student|learner|boy|girl|youngster)"
_KIN = (
    r"(?:mum|mummy|mom|dad|mother|father|step-?mum|step-?dad|step-?mother|step-?father|parents?"
    r"|carers?|foster carers?|guardian|nan|nana|gran|grandma|grandad|grandmother|grandfather"
    r"|aunt|auntie|uncle|brother|sister|siblings?|twin|son|daughter)"
)
_NO_WORK = r"(?!\s+(?i:training|lead))"
_FAMILY = (
    r"(?:family|household)\b"
    r"(?! (?i:of schools|support|hub|work|workers?|links?|liaison|learning|centre|tree|day)\b)"
)
_HAS_BEEN = (
    r"(?i:was|is|has been|got|being)\s+(?:\w+\s+)?(?i:referred|excluded|suspended|bereaved|evicted"
    r"|diagnosed|living with|on a (?:plan|cp plan|child protection plan)|off school|not in school"
    r"|looked after|in care|at risk of exclusion)\b"
)
_HAS = r"(?i:referred (?:by|to)|lives with|disclosed|self-harms?|missed \d+ (?:days|weeks))\b"
_FOR_ONE = (
    r"\b(?:EHAs?|TAF|CIN|EHCP|(?i:referral|assessment|child protection|home visit))\s+"
    r"(?:(?i:meeting|plan|made|sent|started|opened|closed|agreed|declined|done|due)\s+)?"
    r"(?i:for|re|about|on|to)"
)
_CASE = re.compile(
    r"\b(?i:referr(?:ed|al)|mum|dad|mother|father|step-?dad|step-?mum|nan|grandma|grandad|sibling"
    r"|brother|sister|foster|carers?|social (?:care|worker)|child protection|on a plan|neglect"
    r"|lives with|living with|moved in|custody|disclos\w+|self-harm\w*|bereaved|evict\w+"
    r"|refuge|exclu(?:ded|sion)|suspen(?:ded|sion)|absen(?:t|ces?)|attendance (?:is|was|at)"
    r"|diagnosed|autistic|has autism|medication|assessment (?:started|opened|closed|declined)"
    r"|consent(?:ed)?)\b|\b(?:EHAs?|TAF|CIN|CP plan|EHCP|MASH|ADHD|ASD|CAMHS|LAC)\b"
)
"""What a text about one pupil's needs says."""

_CALLED = re.compile(
    rf"\b(?i:{_PUPIL})s?[,:]?\s+(?:\((?=\w)|(?i:called|named|initials|is)\s+)?{_NAME}"
)
"""A pupil who is called by name; in a heading every word has a capital."""

_STRONG = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NAME},?\s+\(?(?i:age|aged)\s+\d{{1,2}}\b",
        rf"{_NAME},?\s+\(?\d{{1,2}}[\s-]?(?i:yo|y/o|yrs?[\s-]old|years?[\s-]old)\b",
        rf"{_NAME}'s?\s+(?:[a-z]+\s+)?(?i:{_KIN})\b",
        rf"\b(?i:{_PUPIL})\s+(?i:in|from)\s+{_YEAR}\s*[(,:]\s*{_NAME}",
        rf"{_NAME}'s?\s+(?i:{_FAMILY})",
        rf"{_NAME}'s?\s+(?i:EHA|TAF|referral|case|home|address)\b{_NO_WORK}",
        rf"\b(?i:{_KIN})\s+(?i:of|to)\s+{_NAME}",
        rf"\b(?i:son|daughter|brother|sister|sibling|twin),?\s+{_NAME}",
        rf"{_NAME}\s+(?:and\s+)?(?i:his|her|their)\s+(?i:{_KIN})\b",
        rf"{_NAME}\s+(?:{_HAS_BEEN}|{_HAS})",
        rf"{_FOR_ONE}[:\s]\s*{_NAME}",
        rf"\b(?:EHAs?|TAF|CIN|EHCP|(?i:referral))(?:\s+\w+)?\s*[:\u2013-]\s*{_NAME}",
        rf"\b(?i:referral to)\s+(?:[\w]+\s+){{1,3}}(?i:for|re)\s+{_NAME}",
        rf"\b(?i:re|about|concerns? (?:about|for|over)|case of):?\s+{_NAME}[\s,(]+(?:in )?{_YEAR}",
        rf"{_NAME}\s+(?=f){_FAMILY}",
        rf"\b(?:[Tt]he\s+){_NAME}\s+Family\b(?!\s+[A-Z])",
        rf"\b(?i:family of|household of|siblings)\s+{_NAME}",
    )
)
"""A name beside what tells that it is a pupil's, or a family's."""

_WEAK = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NAME},?\s*[(\[]?(?:\s*(?i:in|from|of)\s+)?(?:\w+\s+)?{_YEAR}",
        rf"{_YEAR}[\s:,-]+{_NAME}",
        rf"{_NAME}\s*[(\[]\s*(?:[3-9]|1\d)\s*(?i:yrs?|years?)?[)\]]",
        rf"{_NAME}\s+(?i:in|from)\s+(?:[A-Z][a-z]+|\d[A-Z])\s+(?i:class)\b",
    )
)
"""A name beside a year group or a figure, which counts in a text about somebody's needs."""

_UNNAMED = re.compile(
    rf"\b(?:(?i:a|one|this|that)\s+(?:\w+\s+)?|(?i:the|our)\s+(?={_YEAR}))"
    rf"(?:{_YEAR}\s+)?(?i:{_PUPIL})\b[^.;\n]{{0,40}}"
    r"\b(?i:was|is|has been|is being)\s+(?:\w+\s+)?(?i:referred|excluded|suspended|bereaved|evicted"
    r"|diagnosed|living with|on a (?:cp |child protection )plan)\b"
)
_ADDRESS = re.compile(
    r"\b\d{1,4}[a-zA-Z]?,?\s+(?:[A-Z][\w'-]+\s+){1,3}(?:Road|Rd|Street|St|Lane|Ln|Avenue|Ave"
    r"|Close|Drive|Way|Crescent|Court|Place|Gardens|Terrace|Grove|Walk|Square|Flats?)\b"
)
_IN_GENERAL = re.compile(r"(?i)\b(?:if|when|whenever|where|unless|once|until|whether|how)\b")
"""What a rule begins with that speaks of any pupil."""

_LIVES = re.compile(
    rf"(?i)\b(?:{_FAMILY}|(?:families|lives?|living|mum|dad|mother|father|pupil|child)\b)"
)
_TITLE = re.compile(r"(?i:\b(?:mr|mrs|miss|ms|mx|dr|prof|revd|rev|cllr|sir)\.?\s*)\Z")


def is_about_one_pupil(text: str) -> bool:
    """Say whether a text seems to be about one pupil or one family."""
    text = text.replace("\u2019", "'")
    strong = _STRONG if _is_heading(text) else (_CALLED, *_STRONG)
    if any(_names_somebody(pattern, text) for pattern in strong):
        return True
    if _CASE.search(text) and any(_names_somebody(pattern, text) for pattern in _WEAK):
        return True
    lives_there = _ADDRESS.search(text) and _LIVES.search(_ADDRESS.sub(" ", text))
    unnamed = _UNNAMED.search(text)
    return bool(lives_there or (unnamed and not _IN_GENERAL.search(text[: unnamed.end()])))


def _is_heading(text: str) -> bool:
    """Say whether every longer word has a capital, as in "Child Missing from Education"."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) > 2 and not any(word.islower() for word in words if word not in _SMALL)


def _names_somebody(pattern: re.Pattern[str], text: str) -> bool:
    at = 0
    while match := pattern.search(text, at):
        if _is_name(match["name"]) and not _TITLE.search(text[: match.start("name")]):
            return True
        at = match.start("name") + 1
    return False


def _is_name(text: str) -> bool:
    """Say whether words with capitals may be a pupil's name or initials."""
    if text.replace(".", "").replace(" ", "").isupper():
        letters = re.sub(r"[.\s]", "", text).casefold()
        return "." in text or letters not in _NO_INITIALS
    return not any(word.casefold() in _NO_NAMES for word in re.findall(r"[^\s]+", text))
