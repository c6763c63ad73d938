"""Ratings and counts as words and as figures."""

from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.form_rows import RagLabels
from eh_tui.model.core.kinds import Rag

LETTERS = {Rag.RED: "R", Rag.AMBER: "A", Rag.GREEN: "G", Rag.NONE: "-"}


def rating_in_words(rag: Rag, labels: RagLabels) -> str:
    """Return a rating as letter and words, so that no colour is needed to read it."""
    return f"{LETTERS[rag]} {labels.label(rag)}"


def counts_in_words(counts: Counts, labels: RagLabels) -> str:
    """Return the ratings there are in the form's words, "4 at risk, 9 on track"."""
    return ", ".join(
        f"{counts.of(rag)} {_within(labels.label(rag))}" for rag in Rag if counts.of(rag)
    )


def counts_in_figures(counts: Counts) -> str:
    """Return counts as letters and figures, "1 R  7 A  5 G  2 -"."""
    return "  ".join(f"{counts.of(rag)} {letter}" for rag, letter in LETTERS.items())


def actions_in_words(number: int) -> str:
    """Return "1 action", "25 actions"."""
    return f"{number} action" if number == 1 else f"{number} actions"


def _within(label: str) -> str:
    """Return a label as it stands within a sentence: a word all in capitals keeps them."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def drafts_in_words(number: int) -> str:
    """Return a number of texts that are not saved: "1 draft"."""
    return "1 draft" if number == 1 else f"{number} drafts"
