"""Twenty shapes of forms that schools are asked to fill in, in invented words.

Each is as small as its shape allows: its columns, its levels, and a row or two.
"""

from dataclasses import dataclass
from typing import Any

import tomlkit

Table = dict[str, Any]


@dataclass(frozen=True)
class Shape:
    """A form's file, and which cell of it is filled in by its heading."""

    text: str
    sets: tuple[tuple[str, str, str], ...]
    """Row, heading and what is typed there."""
    rates: str = "outcomes"
    """What the form rates: "outcomes", "actions" or "" for nothing."""


def _levels(*labels: str, done: int = -1, na: int = -1, best: int = -1, **more: Any) -> list[Table]:
    """Return a level for each label, its number as its id, the last one done if none is said."""
    done = len(labels) - 1 if done < 0 else done
    colours = ("red", "orange", "amber", "yellow", "green", "blue")
    return [
        {
            "id": label[0] if label[0].isdigit() else str(at),
            "label": label,
            "colour": colours[at],
            "done": at == done,
        }
        | ({"counts": False, "colour": "grey"} if at == na else {})
        | ({"best": True} if at == best else {})
        | {name: values[at] for name, values in more.items()}
        for at, label in enumerate(labels)
    ]


def _col(heading: str, role: str = "plain", of: str = "", **more: Any) -> Table:
    return {"heading": heading, "role": role} | ({"of": of} if of else {}) | more


def _shape(
    columns: list[Table],
    levels: list[Table] | None = None,
    *,
    sets: tuple[tuple[str, str, str], ...],
    rates: str = "outcomes",
    sections: int = 1,
    **head: Any,
) -> Shape:
    names = [str(number) for number in range(1, sections + 1)]
    has_actions = any(column["role"] == "action" for column in columns)
    outcome: Table = head.pop("outcome", {})
    file: Table = {"schema": 2, "form": "shape", "version": "1", **head}
    file |= {"levels": levels} if levels else {}
    file["columns"] = columns
    file["commitments"] = [{"id": name, "title": f"Part {name}", "band": ""} for name in names]
    file["outcomes"] = [
        {"id": f"{name}.{letter}", "commitment": name} | outcome
        for name in names
        for letter in "AB"
    ]
    if has_actions:
        file["actions"] = [{"id": f"{name}-01", "outcome": f"{name}.A"} for name in names]
    return Shape(tomlkit.dumps(file), sets, rates)


SHAPES = {
    "seven columns, two raters, numbers": _shape(
        [
            _col("What is expected", "outcome"),
            _col("Link to other audits", of="outcome", key="link"),
            _col("What shows it", "evidence", "outcome", key="shown"),
            _col("To improve", "action"),
            _col("By", "when"),
            _col("Own score", "rating", "outcome"),
            _col("Agreed score", "rating", "outcome", key="agreed"),
        ],
        _levels("None", "Some", "Most", "All", score=(0, 1, 2, 3)),
        sets=(
            ("1.A", "Own score", "2"),
            ("1.A", "Agreed score", "Some"),
            ("1.A", "What shows it", "A folder"),
            ("1-01", "By", "6/2028"),
            ("1-01", "To improve", "Ask again"),
        ),
    ),
    "not applicable beside three marks": _shape(
        [_col("Standard", "outcome"), _col("Mark", "rating"), _col("Notes", "note", key="n")],
        _levels("0 Not for us", "1 Missed", "2 Nearly", "3 There", na=0),
        sets=(("1.A", "Mark", "0"), ("1.B", "Mark", "Nearly"), ("1.A", "Notes", "A day school")),
        sections=13,
    ),
    "a descriptor for each level of each item": _shape(
        [_col("REF", key="ref"), _col("ITEM", "outcome"), _col("RATING", "rating"),
         _col("RESOURCES", key="resources")],
        sets=(("1.A", "RATING", "Amber"), ("1.A", "REF", "a1"), ("1.A", "RESOURCES", "A leaflet")),
        outcome={"descriptors": {"red": "Nobody knows.", "amber": "Some.", "green": "All."}},
    ),
    "best first, statutory and optional parts": _shape(
        [_col("Duty", "outcome"), _col("Grade", "rating")],
        _levels("1 Strong", "2 Sound", "3 Weak", "4 Absent", done=0, best=0),
        sets=(("1.A", "Grade", "4"), ("2.B", "Grade", "Strong")),
        sections=2,
        outcome={"statutory": True},
    ),
    "a grade for each area and for the whole": _shape(
        [_col("Area", "outcome"), _col("Grade of the area", "rating", section="1"),
         _col("Grade of the whole", "rating", section="2", scale="whole", key="whole")],
        [*_levels("1 Best", "2 Good", "3 Fair", "4 Poor", done=0, best=0),
         {"id": "W1", "label": "Stands", "scale": "whole", "done": True, "best": True},
         {"id": "W2", "label": "Falls", "scale": "whole"}],
        sets=(("1.A", "Grade of the area", "Fair"), ("2.A", "Grade of the whole", "falls")),
        sections=2,
    ),
    "four levels in words": _shape(
        [_col("We do this", "outcome"), _col("How far", "rating"), _col("Proof", "evidence")],
        _levels("Not met", "Partially", "Mostly", "Fully"),
        sets=(("1.A", "How far", "partially"), ("1.A", "Proof", "Minutes")),
    ),
    "long labels and questions without a rating": _shape(
        [_col("Area", "outcome"), _col("Judgement", "rating", section="1"),
         _col("Answer of the governors", key="answer", section="2")],
        _levels("Falls short of what is asked", "On its way to what is asked", "As asked"),
        sets=(("1.A", "Judgement", "As asked"), ("2.A", "Answer of the governors", "We meet.")),
        sections=2,
    ),
    "yes, partly, no as tick columns": _shape(
        [_col("Requirement", "outcome"), _col("Where it stands", key="source"),
         _col("Yes / Partly / No", "rating"), _col("Evidence, comments, steps", "evidence")],
        _levels("No", "Partly", "Yes"),
        sets=(("1.A", "Yes / Partly / No", "Partly"), ("1.B", "Evidence, comments, steps", "–")),
    ),
    "colours that tell of time": _shape(
        [_col("Statement", "outcome"), _col("Colour", "rating")],
        [{"id": "late", "label": "Past its day", "letter": "R", "colour": "red"},
         {"id": "moving", "label": "Begun", "letter": "A", "colour": "amber"},
         {"id": "fresh", "label": "As of today", "letter": "G", "colour": "green", "done": True}],
        sets=(("1.A", "Colour", "A"), ("1.B", "Colour", "as of today")),
    ),
    "no rating at all": _shape(
        [_col("Feature", "outcome"), _col("Questions to ask", key="ask"),
         _col("Strong at", key="strong"), _col("To grow", key="grow")],
        sets=(("1.A", "Strong at", "Mornings"), ("1.B", "To grow", "Evenings")),
        rates="",
    ),
    "ticks and an action with its time": _shape(
        [_col("Activity", "outcome"), _col("In place?", "rating", "outcome"),
         _col("What is needed", "action"), _col("Time for it", "when")],
        _levels("Not in place", "Partly in place", "In place"),
        sets=(("1.A", "In place?", "In place"), ("1-01", "Time for it", "Spring term")),
    ),
    "what, who and when in one cell": _shape(
        [_col("Aim", "outcome"), _col("When it is good", "success", "outcome", key="good"),
         _col("RAG", "rating", "outcome"), _col("What, who, when", "action")],
        sets=(("1.A", "RAG", "g"), ("1-01", "What, who, when", "Ask, DW, May")),
    ),
    "who before when": _shape(
        [_col("Criterion", "outcome"), _col("Needed", "action"), _col("By whom", "who"),
         _col("By what day", "when"), _col("Link to our plan", key="link"),
         _col("Hoped for, and its proof", "success", key="hoped")],
        sets=(("1-01", "By whom", "DW"), ("1-01", "By what day", "May 2028"),
              ("1-01", "Hoped for, and its proof", "Fewer calls")),
        rates="",
    ),
    "nine columns and a blank heading": _shape(
        [_col("", key="number", of="outcome"), _col("Aim", "outcome"),
         _col("Each term", "rating", "outcome"), _col("Step", "action"),
         _col("Good when", "success"), _col("When", "when"), _col("Staff", "cost"),
         _col("Money", "cost", type="number"), _col("How it went", "note")],
        sets=(("1.A", "number", "1a"), ("1.A", "Each term", "red"), ("1-01", "Money", "£1,200"),
              ("1-01", "Staff", "Two mornings"), ("1-01", "How it went", "Well")),
    ),
    "a fourth colour, a column for each school": _shape(
        [_col("Area", "outcome"), *(_col(f"School {name}", "rating") for name in "ABC")],
        [*_levels("Urgent", "Behind", "Level", "Ahead", done=3),
         {"id": "purple", "label": "Beyond", "colour": "purple", "done": True}],
        sets=(("1.A", "School A", "purple"), ("1.A", "School C", "Behind")),
    ),
    "four words, statutory first": _shape(
        [_col("Item", "outcome"), _col("Stage", "rating"), _col("Aim for", "rating", key="aim")],
        _levels("Sprouting", "Growing", "Rooted", "Flowering", short=("s", "g", "r", "f")),
        sets=(("1.A", "Stage", "growing"), ("1.A", "Aim for", "Flowering")),
        outcome={"statutory": True},
    ),
    "seven by ten statements": _shape(
        [_col("Statement", "outcome"), _col("Found", "rating")],
        _levels("Not seen", "Coming", "Safe"),
        sets=(("7.B", "Found", "Coming"),),
        sections=7,
    ),
    "scores that add up to a percentage": _shape(
        [_col("Item", "outcome"), _col("Score", "rating")],
        _levels("not yet", "begun", "mostly", "well in place", score=(0, 1, 2, 3)),
        sets=(("1.A", "Score", "2"), ("1.B", "Score", "begun")),
        scoring={"percentage": True},
    ),
    "five levels, the first one best, and a target": _shape(
        [_col("Strand", "outcome"), _col("Level now", "rating"),
         _col("Level to reach", "rating", key="target"), _col("Said of it", "note", key="said"),
         _col("Proof", "evidence"), _col("Next", key="next")],
        _levels("1", "2", "3", "4", "5", done=0, best=0),
        sets=(("1.A", "Level now", "4"), ("1.A", "Level to reach", "2"), ("1.A", "Next", "Train")),
    ),
    "four words of one breath": _shape(
        [_col("Is it so", "outcome"), _col("Answer", "rating"), _col("Rank", "priority",
         choices=["First", "Later"])],
        [{"id": "no", "label": "No", "colour": "red"},
         {"id": "improve", "label": "Improve", "colour": "amber"},
         {"id": "yes", "label": "Yes", "colour": "green", "done": True},
         {"id": "na", "label": "Does not apply", "counts": False}],
        sets=(("1.A", "Answer", "Improve"), ("1.A", "Rank", "later"), ("1.B", "Answer", "na")),
    ),
}  # fmt: skip
"""The twenty, by what each of them asks of a form."""
