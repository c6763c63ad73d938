"""A When cell cut into words, each known by a letter, so that a phrase is a short shape.

"w/c 12th Sept. 2026" is the words W o M / y, and that shape has one reading.
"""

import re
from typing import NamedTuple


class Word(NamedTuple):
    """A word or figure of a text; `value` is what a reading needs of it."""

    letter: str
    value: str = ""


_VOCABULARY = (
    # Months and seasons.
    *(("M", "1", "january, jan"), ("M", "2", "february, feb, febuary, feburary")),
    *(("M", "3", "march, mar"), ("M", "4", "april, apr"), ("M", "5", "may")),
    *(("M", "6", "june, jun"), ("M", "7", "july, jul"), ("M", "8", "august, aug")),
    *(("M", "9", "september, sept, sep"), ("M", "10", "october, oct")),
    *(("M", "11", "november, nov"), ("M", "12", "december, dec")),
    ("S", "0", "autumn, aut, christmas, xmas, before christmas, before xmas"),
    ("S", "1", "spring, spr, easter, before easter"),
    ("S", "2", "summer, sum"),
    # Terms, years, weeks.
    ("T", "", "term, terms"),
    ("h", "", "half term, half-term, halfterm, ht"),
    ("H", "", "half"),
    ("o", "1", "first"),
    ("o", "2", "second"),
    ("Y", "", "academic year, school year, ay"),
    ("Y", "", "end of year, end of the year, year end, year-end"),
    ("W", "", "w/c, wc, w.c., w.c, w/b, week, week of, week commencing, week beginning"),
    ("W", "", "week starting, wk, wk commencing, wk beginning"),
    ("E", "", "w/e, w.e., week ending, wk ending"),
    # What may stand around a date: "by the end of", "before", "from", "to", "early".
    ("b", "", "by, due, due by, on, in, at, for, the, of, end, this, within, during, latest"),
    ("b", "", "until, till, no later than, not later than, by the end of, before the end of"),
    ("b", "", "before end of, deadline, deadline:, target, target:, date, date:, due:"),
    ("b", "", "complete by, to complete by, to be completed by, to be complete by"),
    ("d", "", "completed by, done by"),
    ("b", "", "to be done by, finish by, monday, tuesday, wednesday, thursday, friday"),
    ("b", "", "saturday, sunday, mon, tue, tues, wed, weds, thu, thur, thurs, fri, sat, sun"),
    ("<", "", "before"),
    (">", "", "from, since, starting, started, starts, start, beginning, begins, began"),
    (">", "", "as from, as of, ongoing from, ongoing since, commencing"),
    ("+", "", "onwards, onward"),
    ("t", "", "to, through, through to"),
    ("&", "", "between"),
    ("a", "", "early, mid, mid-, middle of, late, around, about, approx, approximately, circa"),
    ("a", "", "start of, the start of, beginning of, the beginning of, provisionally, ?, ~"),
    # What a text without a date may say.
    ("R", "term", "termly, each term, every term, per term, once a term, a term"),
    ("R", "half-term", "half termly, half-termly, halftermly, each half term, each half-term"),
    ("R", "half-term", "every half term, every half-term, per half term, once a half term"),
    ("R", "month", "monthly, each month, every month, per month, once a month"),
    ("R", "year", "annually, annual, yearly, each year, every year, per year, once a year"),
    ("R", "year", "per annum, every academic year, every school year"),
    ("R", "week", "weekly, each week, every week, per week, once a week"),
    ("R", "day", "daily, each day, every day"),
    ("R", "", "fortnightly, quarterly, biannually, biennially, twice a year, twice a term"),
    ("R", "", "six monthly, six-monthly, half yearly, half-yearly, every"),
    ("G", "", "ongoing, on going, on-going, continuous, continuously, continual, continually"),
    ("G", "", "continuing, always, rolling, throughout the year, all year"),
    ("D", "", "completed, complete, done, finished, achieved, attended, actioned, in place"),
    ("D", "", "signed off, delivered, yes"),
    ("P", "", "awaiting, await, waiting, pending, tbc, tba, tbd, t.b.c., asap, a.s.a.p., soon"),
    ("P", "", "as soon as possible, urgent, urgently, immediately, next, today, tomorrow"),
    ("P", "", "to be confirmed, to be arranged, to be agreed, to be decided, to be announced"),
    ("P", "", "to be completed, to be done, to be delivered, to complete, postponed, delayed"),
    ("P", "", "not yet, not done, not complete, not completed, not finished, not achieved"),
    ("P", "", "not attended, not delivered, not in place, not known, incomplete, in progress"),
    ("P", "", "partly complete, partly completed, part complete, part completed, nearly done"),
    ("P", "", "cancelled, canceled"),
    ("V", "", "review, reviews, review date, next review, renew, renewal, refresher, again"),
    ("V", "", "update, repeat"),
    # Marks.
    (",", "", "and, then, &, ;, \n"),
    ("(", "", '(, ), [, ], "'),
    ("'", "", "'"),
)
"""A letter, a value, and the words and phrases that have them, in small letters.

A phrase that holds another is found first: "to be completed" before "completed".
"""

_PHRASES = {
    spelling: Word(letter, value)
    for letter, value, spellings in _VOCABULARY
    for spelling in spellings.split(", ")
} | {",": Word(",")}
_PIECES = re.compile(r"[0-9]+|[a-z]+|\n|[^\S\n]+|[^\sa-z0-9]")
_REACH: dict[str, int] = {}
"""The length in pieces, blanks counted, of the longest phrase that begins with a piece."""

for _phrase in _PHRASES:
    _parts = _PIECES.findall(_phrase)
    _REACH[_parts[0]] = max(_REACH.get(_parts[0], 0), len(_parts))

_MOST = 4000
"""Characters; a When that is longer is prose."""

_TYPOGRAPHIC = str.maketrans("–—−‐‑’‘`´“”", "-----''''\"\"")
_ORDINALS = ("st", "nd", "rd", "th")


def words_of(text: str) -> list[Word]:
    """Return the words of a text, each with its letter in the vocabulary.

    Besides, n is a figure of one or two digits, o the same with "st" or "th", y a year of four
    digits, # any other figure, "/" a separator, "-" one with blanks around it, and x says
    nothing about a date.
    """
    plain = text.strip()[:_MOST].translate(_TYPOGRAPHIC).lower()
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
