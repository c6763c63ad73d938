"""Whatever somebody does to the rows of a sheet, exactly that is found: a law, tried at random."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from eh_tui.model.core.form_rows import Action
from eh_tui.model.paper.source import SourceCell, SourceTable, SourceText
from eh_tui.model.returns.exported import base_of_state
from eh_tui.model.returns.finding import FindingState
from eh_tui.model.returns.observed_cell import tidy
from eh_tui.model.returns.review import review_contents
from eh_tui.model.returns.sheet_rows import sheet_content
from tests.support.xlsx_audits import filled_audit

SENT = filled_audit()
TODAY = date(2026, 11, 28)
REFS = tuple(action.id for action in SENT.actions)
HEADINGS = {"Action": "text", "When": "when", "Who": "who", "RAG rating": "rag"}
TEXTS = st.sampled_from(("", "MP", "by Easter", "31/1/27", "= 1 + 1", "a\nb", "TBC", "Zoë’s list"))
WORDS = st.sampled_from(("", *(level.label for level in SENT.form.levels)))


@dataclass
class Script:
    """What somebody does to the sheet, in one go."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    """A new text for a Ref below a heading."""
    deleted: frozenset[str] = frozenset()
    copied: Mapping[str, str] = field(default_factory=dict)
    """Rows that are copied, each with another text of the action."""
    added: Mapping[str, str] = field(default_factory=dict)
    """Rows without a Ref below others, each with its text."""
    order: tuple[str, ...] = REFS
    columns: tuple[str, ...] = ("Ref", "Outcome", *HEADINGS)


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """Yield what people do to a sheet."""
    cells = st.tuples(st.sampled_from(REFS), st.sampled_from(tuple(HEADINGS)))
    texts: dict[tuple[str, str], str] = {}
    for ref, heading in draw(st.lists(cells, max_size=6, unique=True)):
        texts[ref, heading] = draw(WORDS if heading == "RAG rating" else TEXTS)
    places = st.lists(st.sampled_from(REFS), max_size=2, unique=True)
    changed = {
        ref for ref, _ in texts
    }  # of a copy and a changed row nobody can tell which is which
    return Script(
        texts,
        frozenset(draw(places)),
        {ref: f"copy {ref}" for ref in draw(places) if ref not in changed},
        {ref: f"added below {ref}" for ref in draw(places)},
        tuple(draw(st.permutations(REFS))),
        tuple(draw(st.permutations(("Ref", "Outcome", *HEADINGS)))),
    )


def shown(action: Action) -> dict[str, str]:
    """Return an action as a row of the sheet."""
    outcome = next(each.text for each in SENT.outcomes if each.id == action.outcome)
    rag = "" if action.rag == "none" else SENT.form.label(action.rag)
    texts = {"Action": action.text, "When": action.when, "Who": action.who}
    return {"Ref": action.id, "Outcome": outcome, "RAG rating": rag, **texts}


def carried_out(script: Script) -> SourceTable:
    """Return the sheet after a script."""
    actions = {action.id: action for action in SENT.actions}
    rows: list[dict[str, str]] = []
    for ref in script.order:
        row = shown(actions[ref])
        if ref not in script.deleted:
            changed = {head: text for (id, head), text in script.texts.items() if id == ref}
            rows.append(row | changed)
        if ref in script.copied and ref not in script.deleted:
            rows.append(row | {"Action": script.copied[ref]})
        if ref in script.added:
            rows.append({"Outcome": row["Outcome"], "Action": script.added[ref]})
    lines = [dict(zip(script.columns, script.columns, strict=True)), *rows]
    cells = tuple(
        SourceCell(SourceText(text), number, at, f"Plan!{'ABCDEFGH'[at]}{number + 1}")
        for number, line in enumerate(lines)
        for at, heading in enumerate(script.columns)
        if (text := line.get(heading, ""))
    )
    return SourceTable(cells, "sheet Plan", is_sheet=True)


def expected(script: Script) -> set[tuple[str, str, str, str]]:
    """Return state, id, field and returned text of what a script did, worked out apart."""
    found = {("gone", ref, "text", "") for ref in script.deleted}
    for (ref, heading), text in script.texts.items():
        action = next(each for each in SENT.actions if each.id == ref)
        name = HEADINGS[heading]
        meant = next((level.id for level in SENT.form.levels if level.label == text), "none")
        came = meant if name == "rag" else text
        if ref not in script.deleted and tidy(came) != tidy(str(getattr(action, name))):
            found.add(("changed", ref, name, came))
    new = [text for ref, text in script.copied.items() if ref not in script.deleted]
    return found | {("new", "", "text", text) for text in (*new, *script.added.values())}


@given(scripts())
def test_exactly_what_was_done_to_the_rows_is_found(script: Script) -> None:
    """Texts changed, rows deleted, copied, typed in and sorted, columns moved: nothing else."""
    content = sheet_content(SENT, carried_out(script))
    review = review_contents(SENT, base_of_state(SENT, SENT), [content], TODAY)
    found = {
        (each.state.value, "" if each.addition else each.id, each.field, each.returned)
        for each in review.findings
    }
    assert found == expected(script)
    new = [each.id for each in review.findings if each.state is FindingState.NEW]
    assert len(set(new)) == len(new)
    assert not set(new) & {*REFS, *SENT.retired}
