"""A When cell cut into words, each known by a letter, so that a phrase is a short shape.

"w/c 12th Sept. 2026" is the words W o M / y, and that shape has one reading.
"""

import re
from typing import NamedTuple

from eh_tui.model.when.vocabulary import VOCABULARY


class Word(NamedTuple):
    """A word or figure of a text; `value` is what a reading needs of it."""

    letter: str
    value: str = ""


_PHRASES = {
    spelling: Word(letter, value)
    for letter, value, spellings in VOCABULARY
    for spelling in spellings.split(", ")
} | {",": Word(",")}
_PIECES = re.compile(r"[0-9]+|[a-z]+|\n|[^\S\n]+|[^\sa-z0-9]")
_REACH: dict[str, int] = {}
"""The length in pieces, blanks counted, of the longest phrase that begins with a piece."""

for _phrase in _PHRASES:
    _parts = _PIECES.findall(_phrase)
    _REACH[_parts[0]] = max(_REACH.get(_parts[0], 0), len(_parts))

LONGEST_WHEN = 4000
"""Characters; a When that is longer is prose."""

_TYPOGRAPHIC = str.maketrans("–—−‐‑’‘`´“”", "-----''''\"\"") | {ord("½"): "half"}
_HALF_IN_FIGURES = re.compile(r"(?<!autumn )(?<!spring )(?<!summer )(?<!term )\b1/2(?=[ -]?term)")
_STOPS = re.compile(r"(?<=[a-z]):|[!•]")
"""Marks that say nothing: after "Review", before an item of a list."""

_ORDINALS = ("st", "nd", "rd", "th")


def plain_text(text: str) -> str:
    """Return a text in small letters, with a typewriter's dashes and quotation marks.

    "1/2 termly" and the sign of a half are "half termly".
    """
    plain = text.strip()[:LONGEST_WHEN].translate(_TYPOGRAPHIC).lower()
    plain = _STOPS.sub(" ", plain)
    return _HALF_IN_FIGURES.sub("half", plain) if "1/2" in plain else plain


def words_of(text: str) -> list[Word]:
    """Return the words of a text, each with its letter in the vocabulary.

    Besides, n is a figure of one or two digits, o the same with "st" or "th", y a year of four
    digits, # any other figure, "/" a separator, "-" one with blanks around it, and x says
    nothing about a date.
    """
    plain = plain_text(text)
    pieces = _PIECES.findall(plain)
    pieces = [" " if piece != "\n" and piece.isspace() else piece for piece in pieces]
    words: list[Word] = []
    at = 0
    while at < len(pieces):
        if pieces[at] == " ":
            at += 1
        else:
            length, word = _word_at(pieces, at)
            words.append(word)
            at += length
    return words


def shape_of(words: list[Word]) -> str:
    """Return the letters of some words, all separators being alike."""
    return "".join([word.letter for word in words]).replace("-", "/")


def _word_at(pieces: list[str], at: int) -> tuple[int, Word]:
    """Return how many pieces the word has that begins there, and the word."""
    piece = pieces[at]
    if "0" <= piece[0] <= "9":
        return _figure(pieces, at)
    for length in range(_REACH.get(piece, 0), 0, -1):
        word = _PHRASES.get("".join(pieces[at : at + length]))
        if word is not None:  # near the end, fewer pieces are left than the length asks for
            return len(pieces[at : at + length]), word
    if piece in "/.-":
        is_apart = pieces[at - 1 : at] == [" "] == pieces[at + 1 : at + 2]
        return 1, Word("-" if is_apart else "/", piece)
    return 1, Word("x", piece)


def _figure(pieces: list[str], at: int) -> tuple[int, Word]:
    figure = pieces[at]
    if len(figure) == 4 and "1900" <= figure <= "2099":
        return 1, Word("y", figure)
    if len(figure) > 2:
        return 1, Word("#", figure)
    if pieces[at + 1 : at + 2] and pieces[at + 1] in _ORDINALS:
        return 2, Word("o", figure)
    return 1, Word("n", figure)
