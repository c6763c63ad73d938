"""Ways by which a message goes round a school, which Who cells name beside people (DOMAIN.md 5)."""

import re

_WAYS = (
    *("news ?letter", "bulletin", "web ?site", "web ?page", "blog", "poster", "leaflet", "flyer"),
    *("folder", "booklet", "prospectus", "handbook", "display", "screen", "notice ?board", "board"),
    *("assembl(?:y|ie)", "meeting", "briefing", "training", "inset", "induction", "workshop"),
    *("theme (?:week|day)", "parents? evening", "open (?:day|evening)", "coffee morning"),
    *("e-?mail", "letter", "text", "text message", "phone ?call", "call", "app", "survey"),
    *("school gateway", "class ?dojo", "dojo", "parent ?mail", "see ?saw", "facebook", "twitter"),
    *(
        "social media",
        "(?:ms|microsoft) teams",
        "cpoms",
        "drop ?in",
        "home visit",
        "policy",
        "policie",
        "lesson",
    ),
    *("circle time", "pshe", "phse", "curriculum", "school council"),
)
_WAY = rf"(?:{'|'.join(_WAYS)})(?:['’]?s)?"
_CHANNEL = re.compile(
    rf"(?:via|through|during) .+"
    rf"|(?:[\w'’-]+ ){{0,4}}{_WAY}(?: home| out| (?:to|for|with|from|in|on|at) .+)?"
    r"|(?:[\w'’-]+ )*(?:in person|face to face|word of mouth|online|on ?line)",
    re.IGNORECASE,
)


def is_channel(text: str) -> bool:
    """Say whether a text names a way to tell people, such as "Newsletter" or "Via teachers"."""
    return bool(_CHANNEL.fullmatch(re.sub(r"[ \t]+", " ", text.strip())))
