"""One section of the form as rows of the audit sheet: title, its table, outcomes achieved."""

from collections.abc import Iterator
from typing import NamedTuple

from eh_tui.files.office.xlsx.layout.achieved import AchievedLayout
from eh_tui.files.office.xlsx.layout.form_cells import (
    added_spans,
    cell_spans,
    descriptor_lines,
    heading_strips,
)
from eh_tui.files.office.xlsx.layout.form_grid import (
    FORM,
    RATED,
    VERSION,
    WEIGHT,
    FormGrid,
    PlacedColumn,
)
from eh_tui.files.office.xlsx.layout.pages import LEAST, SPACER, Chunk, fill
from eh_tui.files.office.xlsx.layout.strips import (
    CellSpan,
    Strip,
    make_strip,
    merge_down,
    total_height,
)
from eh_tui.files.office.xlsx.text import numbered_format
from eh_tui.model.audit.scoring import weight_of
from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.core.sections import OutcomeGroup, Section
from eh_tui.model.form.columns import Of, Role
from eh_tui.model.form.form import Form
from eh_tui.model.form.words import STATUTORY
from eh_tui.model.paper.ref_heading import REF


class SectionLayout(NamedTuple):
    """Lays out one section."""

    section: Section
    number: int
    """Its number from 0 among the sections."""
    form: Form
    grid: FormGrid
    page_points: float
    """What a page holds below the printed title."""

    @property
    def placed(self) -> tuple[PlacedColumn, ...]:
        """The section's columns on the sheet."""
        return self.grid.sections[self.section.commitment.id]

    def chunks(self, starts_page: bool) -> Iterator[Chunk]:
        """Yield the section's rows in parts that stay together on a page."""
        if self.section.outcomes or self.grid.is_leicesters:
            groups = self.section.outcomes or (None,)
            parts = [part for group in groups for part in self._group(group)]
            heads = (self._title(), *self._band(), *self._headings())
            repeated = (self._title(continued=True), *self._headings())
            if not self.grid.is_leicesters:
                parts[-1] = (*parts[-1], SPACER)
            yield Chunk((*heads, *parts[0]), starts_page=starts_page)
            for part in parts[1:]:
                yield Chunk(part, repeated)
        else:
            yield Chunk((self._title(), *self._band(), SPACER), starts_page=starts_page)
        again = self._title(continued=True)
        layout = AchievedLayout(self.section, self.form, self.grid, again, self.page_points)
        yield from layout.chunks()

    def _title(self, continued: bool = False) -> Strip:
        commitment = self.section.commitment
        suffix = " (continued)" if continued else ""
        about = f"{commitment.id}, the title"
        title = self.grid.sheet.span(1, self.grid.ref, commitment.title, "bar", about)
        title = title._replace(number_format=numbered_format(commitment.id, suffix))
        return make_strip(title, *self._beside(), least=24)

    def _bar(self, text: str) -> Strip:
        about = f"{self.section.commitment.id}, a heading"
        span = self.grid.sheet.span(1, self.grid.ref, text, "band", about)
        return make_strip(span, *self._beside(), least=LEAST)

    def _band(self) -> tuple[Strip, ...]:
        band = self.section.commitment.band
        return (self._bar(band),) if band.strip() or self.grid.is_leicesters else ()

    def _headings(self) -> tuple[Strip, ...]:
        home = self.section.commitment
        given = (*home.headings, *("",) * len(self.placed)) if self.grid.is_leicesters else ()
        strips = heading_strips(self.grid, self.placed, f"{home.id}, a heading", given)
        return tuple(strip._replace(section=self.number) for strip in strips)

    def _group(self, group: OutcomeGroup | None) -> Iterator[tuple[Strip, ...]]:
        """Yield an outcome beside its actions, in more than one part only where it must."""
        outcome = group.outcome if group else Outcome("", "")
        actions: tuple[Action | None, ...] = group.actions if group else ()
        if not any(one.column.of is Of.ACTION for one in self.placed):
            actions = (None,)
        rows = [
            self._row(outcome, action, is_first=not place)
            for place, action in enumerate(actions or (Action("", ""),))
        ]
        heads = (self._title(continued=True), self._bar(""), *self._headings())
        parts = list(fill(rows, self.page_points - SPACER.height - total_height(heads)))
        for place, part in enumerate(parts):
            beside = tuple(
                span
                for one in self.placed
                if one.column.of is Of.OUTCOME
                for span in cell_spans(self.grid, self.form, outcome, one, again=place > 0)
            )
            above = self._outcome_band(outcome) if not place else ()
            below = self._descriptors(outcome, group) if place == len(parts) - 1 else ()
            yield (*above, *merge_down(beside, part), *below)

    def _row(self, outcome: Outcome, action: Action | None, is_first: bool) -> Strip:
        """Return an action's cells; `_group` puts those of the outcome beside all its rows."""
        rated = self._rated(outcome if is_first else None, action)
        is_statutory = (is_first and outcome.statutory) or (action is not None and action.statutory)
        spans = [
            span
            for one in self.placed
            if action and one.column.of is Of.ACTION
            for span in cell_spans(self.grid, self.form, action, one)
        ]
        added = added_spans(
            self.grid,
            {
                STATUTORY: STATUTORY if is_statutory else "",
                WEIGHT: f"{weight_of(rated):.12g}" if rated and rated.id else "",
                REF: action.id if action and action.id else self._ref(outcome),
                RATED: rated.id if rated else RATED,
                FORM: self.form.id,
                VERSION: self.form.version,
            },
        )
        row = make_strip(*spans, *added, least=LEAST)
        return row._replace(section=self.number)

    def _rated(self, outcome: Outcome | None, action: Action | None) -> Action | Outcome | None:
        """Return what is rated in a row, None where nothing is."""
        ratings = (one.column.of for one in self.placed if one.column.role is Role.RATING)
        of = next(ratings, None)
        rated = outcome if of is Of.OUTCOME else action
        return None if of is None or rated is None or rated.unrated else rated

    def _ref(self, outcome: Outcome) -> str:
        """Return what a row without an action is called; Leicester's outcomes have no Ref."""
        return "" if self.grid.is_leicesters else outcome.id

    def _outcome_band(self, outcome: Outcome) -> tuple[Strip, ...]:
        """Return an outcome's words above its rows where the form has no column for them."""
        if not outcome.text or any(one.column.role is Role.OUTCOME for one in self.placed):
            return ()
        span = self.grid.sheet.span(
            1, self.grid.ref, outcome.text, "outcome band", f"{outcome.id}, the outcome"
        )
        return (make_strip(span, *self._beside(), least=LEAST)._replace(section=self.number),)

    def _descriptors(self, outcome: Outcome, group: OutcomeGroup | None) -> tuple[Strip, ...]:
        """Return what each level means for the rows of a group, below them."""
        rows: tuple[Action | Outcome, ...] = (outcome, *(group.actions if group else ()))
        return tuple(
            make_strip(
                self.grid.sheet.span(
                    1,
                    self.grid.ref,
                    descriptor_lines(self.form, row),
                    "descriptor",
                    f"{row.id}, its levels",
                ),
                *self._beside(),
            )._replace(section=self.number)
            for row in rows
            if row.descriptors
        )

    def _beside(self) -> tuple[CellSpan, ...]:
        """Return what says beside a line of words that nothing is rated in it."""
        return added_spans(self.grid, {RATED: RATED}, left_out=(STATUTORY, WEIGHT, REF))
