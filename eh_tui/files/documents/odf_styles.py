"""The looks of an OpenDocument file: the properties of a style and of those it is based on."""

from dataclasses import dataclass, field
from typing import Any

from eh_tui.files.documents.colours import hex_colour

# odfdo's elements are typed too loosely to be of use here.
OdfElement = Any

Look = dict[str, str]
"""Properties of a style by their names in the file, "fo:background-color"."""


LOOK_RULE = "style:map"
"""What is noted of a style by which a cell gets another look where a rule holds."""


@dataclass(slots=True)
class OdfStyles:
    """Looks up styles of one document, each once."""

    document: Any
    _known: dict[tuple[str, str], Look] = field(default_factory=dict)
    _families: dict[str, dict[str, OdfElement]] = field(default_factory=dict)

    def look(self, family: str, element: OdfElement) -> Look:
        """Return the properties of an element's style; the family is "paragraph", "text" ..."""
        named = "table" if family in ("table", "table-cell") else "text"
        name = element.get_attribute(f"{named}:style-name") or ""
        if name and (family, name) not in self._known:
            self._known[family, name] = self._gathered(family, name)
        return self._known.get((family, name), {})

    def _gathered(self, family: str, name: str) -> Look:
        found: Look = {}
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            style = self._styles_of(family).get(name)
            if style is None:
                break
            for area in (family, "paragraph", "text"):
                for key, value in (style.get_properties(area=area) or {}).items():
                    found.setdefault(key, str(value))
            if any(child.tag == LOOK_RULE for child in style.children):
                found[LOOK_RULE] = "true"
            name = style.get_attribute("style:parent-style-name") or ""
        return found

    def _styles_of(self, family: str) -> dict[str, OdfElement]:
        """Return the styles of a family; of two with one name the first counts.

        odfdo would search the file for each style anew, which took half of the time.
        """
        if family not in self._families:
            styles = reversed(self.document.get_styles(family))
            self._families[family] = {each.get_attribute("style:name"): each for each in styles}
        return self._families[family]


def fill_colour(look: Look) -> str:
    """Return the colour behind something as six hex digits, "" for none and for white."""
    colour = hex_colour(look.get("fo:background-color"))
    return "" if colour == "FFFFFF" else colour


def times_of(element: OdfElement, attribute: str) -> int:
    """Return how often something is repeated or how far it reaches, 1 where nothing is said."""
    written = str(element.get_attribute(attribute) or "")
    return max(1, int(written)) if written.isdecimal() else 1
