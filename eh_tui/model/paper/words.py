"""What the headings and levels of forms are usually called, and how such words are compared."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from eh_tui.model.form.columns import Role

_NO_LETTER = re.compile(r"[^\w%&]+|_+")

_IN_BRACKETS = re.compile(r"\([^)]*\)")


_LONGEST_KEPT = 1000
"""Characters; whatever is longer is no heading, and would take room."""


def folded_words(text: str) -> str:
    """Return a text as headings are compared: no case, no accents, no signs, single spaces."""
    return _folded(text) if len(text) <= _LONGEST_KEPT else _folded.__wrapped__(text)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    if not plain.isascii():
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(_NO_LETTER.sub(" ", plain).split())


@dataclass(frozen=True, slots=True)
class HeadingRole:
    """What a heading most probably stands for."""

    role: Role
    is_sure: bool
    """False where only a part of the heading is a word of the role."""


_HEADINGS = {
    Role.OUTCOME: (
        "outcome, outcomes, standard, standards, key standard, key standards, requirement, "
        "requirements, statutory requirement, statutory requirements, criteria, criterion, "
        "statement, statements, key feature, key features, objective, objectives, item, items, "
        "question, questions, expectation, expectations, indicator, indicators, activity, aim, "
        "aims, focus, area, area of practice, review area, what we want to achieve, target, "
        "targets, goal, goals"
    ),
    Role.ACTION: (
        "action, actions, actions required, action required, action needed, actions needed, "
        "action to be taken, actions to be taken, what, areas for improvement, "
        "area for improvement, areas for development, areas of development, next step, "
        "next steps, improvement, improvements, step, steps, task, tasks, what will we do, "
        "what we will do, suggested action, suggested actions, what needs to be done"
    ),
    Role.WHEN: (
        "when, by when, deadline, deadlines, date, due, due date, due by, target date, "
        "completion date, date for completion, date to be completed, timescale, timescales, "
        "time scale, time scales, timeframe, time frame, timeframe for actions, "
        "time scale completion, by date, timing, completed by, to be completed by"
    ),
    Role.WHO: (
        "who, by who, by whom, who by, whom, responsible, person responsible, "
        "persons responsible, people responsible, responsible person, lead, lead person, "
        "owner, responsibility, responsibilities, named person, staff responsible, "
        "who is responsible, lead professional, led by, action by, name of lead"
    ),
    Role.RATING: (
        "rag, rag rating, rag ratings, rag status, rating, ratings, score, grade, status, level, "
        "judgement, self assessment score, moderated score, self assessment, self evaluation, "
        "moderated, moderation, rag rate, current rag, compliance, self score, current level, "
        "target level, overall grade, progress rag, self rating"
    ),
    Role.EVIDENCE: (
        "evidence, supporting evidence, evidence of impact, sources of evidence, "
        "source of evidence, evidence source, examples of evidence, evidence comments, "
        "evidence and comments, what is the evidence"
    ),
    Role.NOTE: (
        "note, notes, comment, comments, commentary, further comments, additional comments, "
        "remarks, progress, update, updates, progress notes, progress update, monitoring notes"
    ),
    Role.SUCCESS: (
        "success, success criteria, success criterion, measurable outcome, measurable outcomes, "
        "expected outcome, expected outcomes, expected outcomes and evidence, impact, "
        "intended impact, expected impact, milestone, milestones, what will success look like"
    ),
    Role.COST: "cost, costs, resource, resources, budget, funding, resource implications",
    Role.PRIORITY: "priority, priority level, high medium low",
}
_ROLES = {word: role for role, words in _HEADINGS.items() for word in words.split(", ")}

_RATED = ("rag", "rating", "score", "grade", "judgement")
"""What a heading of a rating may end with: "Our score"."""


@lru_cache(maxsize=1024)
def heading_role(heading: str) -> HeadingRole:
    """Return what a heading stands for: by its words whole, then by those that it begins with.

    "Resources: staffing, time" begins with a word of cost, so it is taken for that, not surely.
    A heading of other words is plain, surely.
    """
    words = folded_words(heading).split()
    for whole in (" ".join(words), folded_words(_IN_BRACKETS.sub(" ", heading))):
        if role := _ROLES.get(whole):
            return HeadingRole(role, True)
    for length in range(len(words) - 1, 0, -1):
        if role := _ROLES.get(" ".join(words[:length])):
            return HeadingRole(role, False)
    if words[-1:] and words[-1] in _RATED:
        return HeadingRole(Role.RATING, False)
    return HeadingRole(Role.PLAIN, True)


def other_roles(heading: str, role: Role) -> tuple[Role, ...]:
    """Return further roles whose words stand in a heading: of "Actions (who, when)", two."""
    found = (_ROLES.get(word) for word in folded_words(heading).split())
    usual = (Role.ACTION, Role.WHEN, Role.WHO)
    return tuple(dict.fromkeys(each for each in found if each in usual and each is not role))


BANDS = frozenset(
    folded_words(band)
    for band in (
        "Actions Required",
        "Action Plan",
        "Actions",
        "Outcomes Achieved",
        "Achieved",
        "Self-assessment",
        "Self-evaluation",
    )
)
"""What stands between a section's title and its table and is no title itself."""

_TO_SIGN = frozenset(
    ("signed", "signature", "agreed", "date", "name", "print", "by", "of", "and", "the", "on")
)
"""What a form prints where people sign, beside their roles."""


def is_line_to_sign(text: str, roles: Iterable[str]) -> bool:
    """Say whether a text says only that somebody of some `roles` signs, and is no answer."""
    words = set(folded_words(text).split())
    return any(words - set(folded_words(role).split()) <= _TO_SIGN for role in ("", *roles))
