"""The words that a When cell is read by, each with the letter that stands for it in a shape.

A word that is not here is not understood, and a date beside it is asked about.
"""

from eh_tui.model.core.days import MONTHS, WEEKDAYS

EASTER = "easter"
"""The value of a word that is the spring term, or the day on which it ends about."""

_MORE_OF_MONTHS = {2: ", febuary, feburary", 9: ", sept"}
_MORE_OF_WEEKDAYS = {1: ", tues", 2: ", weds", 3: ", thur, thurs"}

VOCABULARY = (
    # Months, days of the week and seasons.
    *(
        ("M", str(at), f"{name.lower()}, {name[:3].lower()}{_MORE_OF_MONTHS.get(at, '')}")
        for at, name in enumerate(MONTHS, 1)
    ),
    *(
        ("w", str(at), f"{name.lower()}, {name[:3].lower()}{_MORE_OF_WEEKDAYS.get(at, '')}")
        for at, name in enumerate(WEEKDAYS)
    ),
    ("S", "0", "autumn, aut, christmas, xmas, before christmas, before xmas"),
    ("S", "1", "spring, spr"),
    ("S", "2", "summer, sum"),
    ("S", EASTER, "easter, before easter"),
    # Terms, years, quarters, weeks.
    ("T", "", "term, terms"),
    ("h", "", "half term, half-term, halfterm, ht, half terms, half-terms"),
    ("H", "", "half"),
    *(
        ("o", "1", "first"),
        ("o", "2", "second"),
        ("o", "3", "third"),
        ("o", "4", "fourth"),
        ("o", "5", "fifth"),
    ),
    ("L", "", "last, the last"),
    ("Y", "", "academic year, school year, ay"),
    ("Y", "", "end of year, end of the year, year end, year-end"),
    ("F", "", "financial year, fin year, fiscal year, budget year, fy, f/y"),
    *(("q", str(at), f"q{at}, quarter {at}, qtr {at}") for at in range(1, 5)),
    ("W", "", "w/c, wc, w.c., w.c, w c, w/b, wb, w.b., w.b, w b, week, week of"),
    ("W", "", "week commencing, week beginning, week begining, week starting, week beg, week com"),
    ("W", "", "week beg., week from, wk, wk commencing, wk beginning, wk starting, wk beg"),
    ("W", "", "wk beg., wk com, wk b, wk c, wkb, wkc, wk/b, wk/c, wk of, week b, week c"),
    ("E", "", "w/e, w.e., week ending, wk ending, wk end, wk/e, week end"),
    # What may stand around a date and changes nothing of it: "by", "in", "no later than".
    ("b", "", "by, due, due by, on, in, at, for, the, of, this, within, during, latest"),
    ("b", "", "no later than, not later than, at the latest, on or before, by or on, on or by"),
    ("b", "", "deadline, target, date"),
    ("b", "", "complete by, to complete by, to be completed by, to be complete by"),
    ("b", "", "to be done by, finish by"),
    ("d", "", "completed by, done by"),
    ("u", "", "until, till, up to"),
    # What turns a date into another.
    ("e", "", "end, end of, the end of, by the end of, before the end of, before end of"),
    ("e", "", "last day of, the last day of, last day in"),
    ("p", "first day", "first day of, the first day of, first day in"),
    ("p", "start", "start of, the start of, at the start of, by the start of"),
    ("p", "start", "beginning of, the beginning of, at the beginning of, by the beginning of"),
    ("p", "early", "early, early in"),
    ("p", "mid", "mid, mid-, middle of, the middle of"),
    ("p", "late", "late, late in"),
    ("<", "", "before"),
    (">", "", "from, since, starting, started, starts, start, beginning, begins, began"),
    (">", "", "as from, as of, ongoing from, ongoing since, commencing"),
    (
        ">",
        "",
        "not before, no earlier than, not earlier than, no sooner than, not until, on or after",
    ),
    ("^", "", "after, following"),
    ("+", "", "onwards, onward"),
    ("t", "", "to, through, through to"),
    ("&", "", "between"),
    ("l", "", "or, either"),
    ("a", "", "around, about, approx, approximately, circa, provisionally, ?, ~"),
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
    ("R", "", "six monthly, six-monthly, half yearly, half-yearly, every, bi-weekly, biweekly"),
    ("R", "", "bi-monthly, bimonthly, bi-annually, bi-termly, twice, times a, times per, x per"),
    ("G", "", "ongoing, on going, on-going, continuous, continuously, continual, continually"),
    ("G", "", "continuing, always, rolling, throughout the year, all year"),
    ("D", "", "completed, complete, done, finished, achieved, attended, actioned, in place"),
    ("D", "", "signed off, delivered, yes, no further action"),
    ("P", "", "awaiting, await, waiting, pending, tbc, tba, tbd, t.b.c., asap, a.s.a.p., soon"),
    ("P", "", "as soon as possible, urgent, urgently, immediately"),
    ("P", "", "to be confirmed, to be arranged, to be agreed, to be decided, to be announced"),
    ("P", "", "to be completed, to be done, to be delivered, to complete, not known"),
    ("P", "", "not yet, not done, not complete, not completed, not finished, not achieved"),
    ("P", "", "not attended, not delivered, not in place, incomplete, in progress"),
    ("P", "", "partly complete, partly completed, part complete, part completed, nearly done"),
    ("Z", "", "next, today, tomorrow"),
    ("C", "", "cancelled, canceled, postponed, delayed, deferred, on hold, paused, stopped"),
    ("C", "", "rescheduled, suspended, withdrawn, moved, no longer"),
    ("N", "", "not, no, never, cannot, can't, won't, isn't, hasn't, wasn't, haven't, didn't"),
    ("N", "", "unless, if, when, once, partly, partially, part, nearly, almost"),
    ("N", "", "should, must, will, would, could, might, need, needs, needed, except, but, only"),
    ("N", "", "some, todo, to do, yet"),
    ("V", "past", "reviewed"),
    ("V", "", "review, reviews, review date, next review, renew, renewal, refresher"),
    ("V", "", "update, repeat, again"),
    # What a date is for, which changes nothing of it.
    ("k", "", "meeting, meetings, staff meeting, staff meetings, team meeting, team meetings"),
    ("k", "", "governors meeting, governors' meeting, governor meeting, governors, inset"),
    ("k", "", "inset day, training, training day, assembly, assemblies, workshop, briefing"),
    ("k", "", "session, sessions, event, newsletter, newsletters, parents' evening, launch"),
    ("k", "", "parents evening, booked, planned, scheduled, arranged, agreed, deliver, delivery"),
    ("k", "", "online, via teams, on teams, via zoom, on zoom, in person, at least, staff"),
    # Marks.
    (",", "", "and, then, &, ;, \n"),
    ("(", "", '(, ), [, ], "'),
    ("'", "", "'"),
)
"""A letter, a value, and the words and phrases that have them, in small letters.

A phrase that holds another is found first: "to be completed" before "completed".
"""
