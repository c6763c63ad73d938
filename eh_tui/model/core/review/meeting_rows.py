"""The rows of meetings: when they were, what they made of actions and other items."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meeting:
    """One review of the audit."""

    id: str
    date: str = ""
    """When it was held, as typed."""
    kind: str = ""
    """What sort of meeting it was, "Review"."""
    present: str = ""
    """Who was there, one a line."""
    agenda: str = ""
    """The parts that it goes through, separated by commas."""
    ended: str = ""
    """When it ended, in UTC as ISO 8601; "" while it goes on."""
    ratings: str = ""
    """Every action's rating when it ended, a line of id and rating each."""
    chair: str = ""
    """Who leads it."""
    clerk: str = ""
    """Who writes its minutes."""
    apologies: str = ""
    """Who sent apologies, one a line."""
    visitors: str = ""
    """Who was there and is not in the register, one a line."""
    next_date: str = ""
    """When the next one is to be, as typed."""
    approved: str = ""
    """When a later meeting approved its minutes, as typed; "" while they are a draft."""
    approved_by: str = ""
    """Who approved them."""


@dataclass(frozen=True, slots=True)
class Discussed:
    """What one meeting made of one action."""

    id: str
    meeting: str
    action: str = ""
    """The action that was discussed, by id."""
    state: str = ""
    """"discussed", "later" where it was put off, or "not reached" by the end."""
    decision: str = ""
    """What was decided, as typed."""
    rag_before: str = ""
    """Its rating when the meeting began."""
    when_before: str = ""
    """Its date when the meeting began."""
    who_before: str = ""
    """Who did it when the meeting began."""
    rag_after: str = ""
    """As the meeting left it, written when it ends; likewise the next two."""
    when_after: str = ""
    """Its date when the meeting ended."""
    who_after: str = ""
    """Who did it when the meeting ended."""
    note: str = ""
    """What the action's note said once the meeting had written one, "" where it wrote none."""
    forwarded: str = ""
    """"yes" where the decision goes to the partnership with the export."""
    ratings_before: str = ""
    """Its further ratings when the meeting began, a line each: "moderated 2"."""
    ratings_after: str = ""
    """Its further ratings when the meeting ended."""
    written: str = ""
    """What its other columns said once the meeting had written them, a line each: "cost: £40"."""
    made_of: str = ""
    """The line of a decision that the action was made of, where the meeting added it."""
    made_on: str = ""
    """The action or the item that was decided so, by id."""


@dataclass(frozen=True, slots=True)
class StandingItem:
    """An item that stands on the agenda of every meeting of the school."""

    id: str
    title: str = ""
    """What the agenda calls it."""
    minutes: str = ""
    """How many minutes are planned for it, a whole number; "" for none."""
    internal: str = ""
    """"yes" where it stands in nothing that is sent round."""
    holds: str = ""
    """"actions" where the actions are gone through under it, "minutes" where the last
    meeting's minutes are approved."""
    under: str = ""
    """The item that it is a part of, by id; "" where it has a number of its own."""


@dataclass(frozen=True, slots=True)
class Matter:
    """An item of a meeting's agenda that belongs to no action, and what was made of it."""

    id: str
    meeting: str
    title: str = ""
    """What the agenda calls it."""
    minutes: str = ""
    """How many minutes are planned for it, a whole number; "" for none."""
    internal: str = ""
    """"yes" where it stands in nothing that is sent round."""
    holds: str = ""
    """As of a standing item: "actions", "minutes" or nothing."""
    under: str = ""
    """The item that it is a part of, by id; "" where it has a number of its own."""
    state: str = ""
    """"discussed" once it was; "" before."""
    text: str = ""
    """What was said, as typed."""
    decision: str = ""
    """What was decided, as typed."""
    forwarded: str = ""
    """"yes" where the decision goes to the partnership with the export."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """What somebody who was at a meeting wants its minutes to say."""

    id: str
    meeting: str
    about: str = ""
    """The action or the item that it is about, by id; "" for the minutes as a whole."""
    text: str = ""
    """What they should say, as typed."""
    by: str = ""
    """Who proposes it."""
    answer: str = ""
    """"taken" or "left" once that is settled; "" before."""


MEETING_ROW_TYPES = {
    "meetings": Meeting,
    "discussed": Discussed,
    "standing": StandingItem,
    "matters": Matter,
    "amendments": Amendment,
}
"""The dataclass of each of these kinds of row, by the kind's name."""
