"""A form as a whole, as a workbook carries it; it answers whatever depends on the form."""

from dataclasses import dataclass, field

from eh_tui.model.form.columns import Column, Role, columns_by_place, columns_in
from eh_tui.model.form.levels import NOT_RATED, TRAFFIC_LIGHTS, Level, plain_words
from eh_tui.model.form.words import Words

LEFT_OUT, COUNTED = "left out", "counted"


@dataclass(frozen=True, slots=True)
class Scoring:
    """How a form counts."""

    percentage: bool = False
    """Whether scores are added up to a share of what could be reached."""
    not_applicable: str = LEFT_OUT
    """Whether levels that do not count are part of the whole of which shares are taken."""


@dataclass(frozen=True, slots=True)
class Form:
    """Whose form it is, by which levels it rates, and which columns its sections have."""

    id: str = ""
    version: str = ""
    issuer: str = ""
    words: Words = field(default_factory=Words)
    every_level: tuple[Level, ...] = TRAFFIC_LIGHTS
    """The levels of all its scales, as the form prints them; no two share an id."""
    columns: tuple[Column, ...] = ()
    """Those of its own; () where each section lists its headings in Leicester's order."""
    scoring: Scoring = field(default_factory=Scoring)
    _by_id: dict[str, Level] = field(init=False, repr=False, compare=False)
    """Its levels by their ids, of two alike the first: a rating is looked up with every row."""

    def __post_init__(self) -> None:
        """Put the levels where they are found."""
        by_id = {level.id: level for level in reversed(self.every_level)}
        object.__setattr__(self, "_by_id", by_id)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of the main scale, as the form prints them."""
        return self.levels_of("")

    @property
    def rates(self) -> bool:
        """Whether it rates anything at all: by what, and in which column."""
        asks = not self.columns or any(column.is_level for column in self.columns)
        return asks and bool(self.every_level)

    def levels_of(self, scale: str) -> tuple[Level, ...]:
        """Return the levels of one scale, "" for the main one, as the form prints them."""
        wanted = scale or self._main
        return tuple(level for level in self.every_level if level.scale == wanted)

    def is_main(self, scale: str) -> bool:
        """Say whether a scale is the form's main one: that of its first level."""
        return scale in ("", self._main)

    @property
    def _main(self) -> str:
        return self.every_level[0].scale if self.every_level else ""

    @property
    def not_rated(self) -> Level:
        """What stands for a level where none is given: it is counted apart, never as bad."""
        return Level(
            NOT_RATED, self.words.not_rated, "-", NOT_RATED, counts=False, short="not rated"
        )

    @property
    def ratings(self) -> tuple[Level, ...]:
        """What something may be rated: each level of the main scale, then not rated."""
        return self.ratings_of("")

    def ratings_of(self, scale: str) -> tuple[Level, ...]:
        """Return what something may be rated on a scale: each level of it, then not rated."""
        return (*self.levels_of(scale), self.not_rated)

    def level(self, id: str) -> Level:
        """Return a level by its id; one that the form does not have is called as it is spelt."""
        known = self._by_id.get(id)
        if known is None and id == NOT_RATED:
            return self.not_rated
        return known or Level(id, id, id[:1].upper() or "?")

    def label(self, id: str) -> str:
        """Return the form's words for a rating, "Not rated yet" for none."""
        return self.level(id).label

    def rating_meant(self, text: str, scale: str = "") -> str | None:
        """Return the level's id that a text stands for, `NOT_RATED` for an empty one.

        It may be an id, a label, a letter or what one level alone means, in any case; None where it
        is none of them.
        """
        word = plain_words(text)
        if not word:
            return NOT_RATED
        levels = (*self.levels_of(scale), self.not_rated)
        for names in (
            {plain_words(level.id): level.id for level in levels},
            {plain_words(level.label): level.id for level in reversed(levels)},
            {plain_words(level.letter): level.id for level in levels},
            {plain_words(level.label_alone): level.id for level in reversed(levels)},
        ):
            if word in names:
                return names[word]
        if word == "n":
            return NOT_RATED
        meant = [level.id for level in levels if plain_words(level.meaning) == word]
        return meant[0] if len(meant) == 1 else None

    def in_order(self, descriptors: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        """Return what levels mean for a row, by their ids, as the form prints its levels."""
        places = {level.id: at for at, level in enumerate(self.every_level)}
        return tuple(sorted(descriptors, key=lambda pair: places.get(pair[0], len(places))))

    def is_done(self, id: str) -> bool:
        """Say whether what is rated so counts as completed."""
        return self.level(id).done

    def is_settled(self, id: str) -> bool:
        """Say whether nothing more is to be done about what is rated so: done, or N/A."""
        level = self.level(id)
        return level.done or not (level.counts or id == NOT_RATED)

    def is_left_out(self, id: str) -> bool:
        """Say whether what is rated so is no part of the whole of which shares are taken."""
        return (
            id != NOT_RATED and not self.level(id).counts and self.scoring.not_applicable != COUNTED
        )

    def is_at_risk(self, id: str) -> bool:
        """Say whether a rating is the worst of its scale."""
        return id == self.worst(self.level(id).scale)

    def is_under_way(self, id: str) -> bool:
        """Say whether a rating counts, and is neither the worst nor completed."""
        level = self.level(id)
        return id != NOT_RATED and level.counts and not level.done and not self.is_at_risk(id)

    def worst(self, scale: str = "") -> str:
        """Return the id of the worst level of a scale, "" where there are not two to compare."""
        ordered = self.worst_to_best(scale)
        return ordered[0].id if len(ordered) > 1 and not ordered[0].done else ""

    def best_done(self) -> str:
        """Return the id of the best level that is completed, "" where none is."""
        done = (level.id for level in reversed(self.worst_to_best()) if level.done)
        return next(done, "")

    def worst_to_best(self, scale: str = "") -> tuple[Level, ...]:
        """Return the levels of a scale that count, the best last however the form prints them."""
        levels = tuple(level for level in self.levels_of(scale) if level.counts)
        return levels[::-1] if levels and levels[0].best else levels

    @property
    def counted_by(self) -> str:
        """The form's words for the rating that is counted, where a row may have several."""
        sections = dict.fromkeys(("", *(id for one in self.columns for id in one.sections)))
        for section in sections:
            ratings = [one for one in self.columns_of(section, ()) if one.role is Role.RATING]
            if self.columns and len({one.of for one in ratings}) < len(ratings):
                return " ".join(ratings[0].heading.split()) or ratings[0].key
        return ""

    def heading_of(self, role: Role, ours: str) -> str:
        """Return what the form prints above its columns of a role, `ours` where it has none.

        That is `ours` too in a form that only lists headings, of which papers never told.
        """
        columns = [one for one in self.columns if one.role is role]
        return " / ".join(dict.fromkeys(" ".join(one.heading.split()) for one in columns)) or ours

    def columns_of(self, section: str, headings: tuple[str, ...]) -> tuple[Column, ...]:
        """Return the columns of a section by its id, whose own headings are used if need be."""
        return columns_in(self.columns, section) if self.columns else columns_by_place(headings)
