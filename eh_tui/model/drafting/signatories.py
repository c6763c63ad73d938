"""Who signs a drafted form, and what else stands where people sign."""

from collections.abc import Iterable, Iterator

from eh_tui.model.drafting.form_draft import DraftSource, DraftValue, FormDraft
from eh_tui.model.drafting.signing import FoundRole, FoundSigning, is_sentence
from eh_tui.model.paper.found import FoundText


def kept_as_texts(signing: FoundSigning, *, is_blank: bool) -> list[FoundText]:
    """Return what stands where people sign and is the form's to say, as a line on its return.

    In a blank draft that is what is a sentence; a name is a school's.
    """
    return [text for text in signing.left if not is_blank or is_sentence(text.text)]


def add_signatories(draft: FormDraft, signing: FoundSigning, kept: Iterable[FoundText]) -> None:
    """Add who signs; what is not among them is told, also where it is `kept` as a text."""
    for nth, found in enumerate(signing.roles, 1):
        values: dict[str, DraftValue] = {
            "id": f"S{nth}",
            "role": found.role,
            "name": "",
            "signed": "",
        }
        in_document = "" if draft.is_blank else "; ".join(found.said)
        note = f"In the document: {in_document}" if in_document else ""
        source = DraftSource(found.text.where)
        draft.add("signatories", values, *_doubts(found), source=source, note=note)
    kept = tuple(kept)
    for text in signing.left:
        said = repr(text.text) if text in kept or not draft.is_blank else "a text"
        does = "; the form has it at its top" if text in kept else ", and is not in the form"
        draft.ask([f"{text.where}: {said} stands where people sign{does}."])


def _doubts(found: FoundRole) -> Iterator[str]:
    if not found.is_sure:
        yield f"Is {found.role!r} somebody who signs? No word of it says so."
