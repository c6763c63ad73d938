"""What a form calls things, on screen, in minutes and in exports."""

import re
from dataclasses import dataclass

STATUTORY = "Statutory"
"""What exports say, in a column of their own, of a row that the law asks for."""


@dataclass(frozen=True, slots=True)
class Words:
    """A form's own words; the defaults are Leicester's."""

    commitment: str = "Commitment"
    commitments: str = ""
    outcome: str = "Outcome"
    outcomes: str = ""
    action: str = "Action"
    actions: str = ""
    rating: str = "RAG ratings"
    """The heading of the key to the levels."""
    not_rated: str = "Not rated yet"

    def several(self, name: str) -> str:
        """Return the plural of one of the three words by its name, "action" say."""
        one = str(getattr(self, name))
        return str(getattr(self, f"{name}s")) or _plural(one)

    def section(self, id: str) -> str:
        """Return a section as it is called, "Commitment 1"."""
        return f"{self.commitment} {id}"

    @property
    def every_section(self) -> str:
        """What the whole is called beside its sections, "All commitments"."""
        word = self.several("commitment")
        return f"All {word[:1].lower()}{word[1:]}"

    def said(self, sentence: str) -> str:
        """Return a sentence of ours with the form's words for commitment, outcome and action."""
        return _OURS.sub(self._word_for, sentence)

    def _word_for(self, match: re.Match[str]) -> str:
        article, name, plural = match[1] or "", match[2], match[3]
        known = name.lower()
        word = self.several(known) if plural else str(getattr(self, known))
        word = word if name[0].isupper() else small(word)
        if not article:
            return word
        return f"{article[0]}{'n' if word[:1].lower() in tuple('aeiou') else ''} {word}"

    def counted(self, name: str, number: int) -> str:
        """Return how many there are: "1 action", "3 improvements"."""
        word = str(getattr(self, name)) if number == 1 else self.several(name)
        return f"{number} {small(word)}"


_OURS = re.compile(r"\b(?:(an?) )?(commitment|outcome|action)(s)?\b", re.IGNORECASE)
"""What Leicester's form calls things, as sentences of ours have it."""


def small(words: str) -> str:
    """Return a form's words as they stand within a sentence."""
    return words[:1].lower() + words[1:]


def _plural(word: str) -> str:
    """Return a word's plural; a form may call a thing by several, as "Next steps"."""
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"
