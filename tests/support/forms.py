"""Forms for tests."""

from dataclasses import replace

from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import TRAFFIC_LIGHTS


def labelled(heading: str = "RAG ratings", none: str = "Not rated yet", **labels: str) -> Form:
    """Return a form of Leicester's shape with other words for its ratings."""
    form = Form()
    return replace(
        form,
        words=replace(form.words, rating=heading, not_rated=none),
        every_level=tuple(
            replace(level, label=labels.get(level.id, level.label)) for level in TRAFFIC_LIGHTS
        ),
    )
