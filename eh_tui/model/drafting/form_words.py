"""What a drafted form calls its parts, as far as its headings and titles tell."""

from collections.abc import Iterable, Mapping, Sequence

from eh_tui.model.drafting.columns import DraftColumn
from eh_tui.model.drafting.form_draft import DraftValue
from eh_tui.model.form.columns import Role
from eh_tui.model.paper.found import FoundText
from eh_tui.model.paper.level_key import tells_of_rating
from eh_tui.model.paper.outline import FoundForm
from eh_tui.model.paper.words import folded_words

CALLED = ("commitment", "outcome", "action", "rating")
"""What a form may call by words of its own, by the names of their fields in `Words`."""


def form_words(
    found: FoundForm, columns: Iterable[Sequence[DraftColumn]], meant: Mapping[str, str]
) -> dict[str, DraftValue]:
    """Return the form's words by the names of fields of `Words`, none where ours will do.

    `meant` are those that a person gave, "" for ours.
    """
    read = _read(found, [each for section in columns for each in section])
    words = {name: meant.get(name, read.get(name, "")) for name in CALLED}
    return {name: word for name, word in words.items() if word}


def doubt_of_key(found: FoundForm, meant: Mapping[str, str]) -> str:
    """Return what to ask of the text above the key, "" where its words are sure or given."""
    heading = found.key_heading
    if not heading or "rating" in meant or tells_of_rating(heading.text):
        return ""
    return f"Is {heading.text!r} what a rating is called? It stands above the key."


def _read(found: FoundForm, columns: Sequence[DraftColumn]) -> dict[str, str]:
    words: dict[str, str] = {}
    firsts = {_numbered(section.title) for section in found.sections if section.tables}
    if len(firsts) == 1:
        words["commitment"] = next(iter(firsts))
    for name, role in (("outcome", Role.OUTCOME), ("action", Role.ACTION)):
        headings = {each.column.heading.strip() for each in columns if each.column.role is role}
        heading = next(iter(headings)) if len(headings) == 1 else ""
        if heading and len(heading.split()) < 3 and folded_words(heading) != name:
            words[name] = heading
    if found.key_heading:
        words["rating"] = found.key_heading.text
    return words


def _numbered(title: FoundText | None) -> str:
    """Return the word before the number of a title as "Standard 3: ...", "" where there is none."""
    words = title.text.split() if title else []
    is_numbered = len(words) > 1 and words[1].strip(".:-–—").isdecimal() and words[0].isalpha()
    return words[0] if is_numbered else ""
