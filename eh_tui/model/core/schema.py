"""What rows there are: their fields, whose children they are, which of them a person may add."""

from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.offer import schema as offer_schema
from eh_tui.model.form.columns import OWN_FIELDS

FIELDS: dict[Kind, tuple[str, ...]] = {
    Kind.SCHOOL: (
        *("name", "audit_date", "year", "terms_a_year", "keep_history_years", "follows", "locked"),
        *("offer_file", "number", "phase", "locality"),
    ),
    Kind.OUTCOMES: ("text",),
    Kind.ACTIONS: ("text", "when", "who", "rag", "note"),
    Kind.SIGNATORIES: ("role", "name", "signed"),
    Kind.PEOPLE: ("name", "role", "initials", "aliases", "left"),
    Kind.TERMS: ("year", "name", "starts", "ends"),
    Kind.COURSES: ("name", "whom", "months", "column"),
    Kind.TRAINING: ("person", "course", "done", "note"),
    Kind.MEETINGS: (
        *("date", "kind", "present", "agenda", "ended", "ratings"),
        *("chair", "clerk", "apologies", "visitors", "next_date", "approved", "approved_by"),
    ),
    Kind.STANDING: ("title", "minutes", "internal", "holds", "under"),
    Kind.MATTERS: (
        *("title", "minutes", "internal", "holds", "under"),
        *("state", "text", "decision", "forwarded"),
    ),
    Kind.DISCUSSED: (
        *("action", "state", "decision", "note"),
        *("rag_before", "when_before", "who_before"),
        *("rag_after", "when_after", "who_after", "forwarded"),
        *("ratings_before", "ratings_after", "written"),
        *("made_of", "made_on"),
    ),
    Kind.AMENDMENTS: ("about", "text", "by", "answer"),
    Kind.SIGNATURES: ("signatory", "name", "date", "how", "hash", "rows"),
    Kind.RECEIVED: ("date", "body", "minute"),
    Kind.KNOWN: ("check", "row", "reason"),
    Kind.RETURNS: ("state", "date", "because", "hash"),
    Kind.REQUESTS: ("row", "reason", "hash"),
    Kind.EVIDENCE: ("what", "seen"),
    **offer_schema.OFFER_FIELDS,
}
"""The fields a person may change in a form of Leicester's shape; `rows.fields` knows every form."""

MADE_BY_US = ("hash", "rows", "ratings")
"""Fields of our own making, by which something is known again; no person reads them."""

WHERE_SAID = ("ratings_before", "ratings_after", "written", "made_of", "made_on")
"""Fields that a new row has in its file only where they say something: most forms never do."""

OWN_NAMES = tuple(dict.fromkeys(name for own in OWN_FIELDS.values() for name in own.values()))
"""The fields of an action or an outcome that are not among its cells."""

PARENTS: dict[Kind, tuple[str, Kind]] = {
    Kind.GUIDANCE: ("commitment", Kind.COMMITMENTS),
    Kind.OUTCOMES: ("commitment", Kind.COMMITMENTS),
    Kind.ACTIONS: ("outcome", Kind.OUTCOMES),
    Kind.ACHIEVED: ("commitment", Kind.COMMITMENTS),
    Kind.ROWS: ("table", Kind.ACHIEVED),
    Kind.MATTERS: ("meeting", Kind.MEETINGS),
    Kind.DISCUSSED: ("meeting", Kind.MEETINGS),
    Kind.AMENDMENTS: ("meeting", Kind.MEETINGS),
    Kind.REQUESTS: ("step", Kind.RETURNS),
    Kind.EVIDENCE: ("of", Kind.ACTIONS),
    **offer_schema.OFFER_PARENTS,
}
"""The field by which a row names its parent, and the parent's kind."""

GROWABLE = (
    *(Kind.ACTIONS, Kind.ROWS, Kind.SIGNATORIES, Kind.PEOPLE),
    *(Kind.TERMS, Kind.COURSES, Kind.TRAINING),
    *(Kind.MEETINGS, Kind.STANDING, Kind.MATTERS, Kind.DISCUSSED, Kind.AMENDMENTS),
    *(Kind.SIGNATURES, Kind.RECEIVED, Kind.KNOWN, Kind.RETURNS, Kind.REQUESTS),
    Kind.EVIDENCE,
    *offer_schema.OFFER_GROWABLE,
)
"""The kinds whose rows may be added, removed and moved; the rest is the form itself."""
