"""Pages of HTML made of a template and a style sheet that lie in one folder.

MiniJinja renders the template; it is Jinja's language in a library that loads in a tenth of
Jinja2's time, and escapes whatever comes into a template that is called .html.
"""

from functools import cache
from pathlib import Path
from typing import Any


@cache
def template_in(folder: Path) -> Any:
    """Return what renders a folder's "page.html", with its "page.css" as `style`."""
    from markupsafe import escape
    from minijinja import Environment, safe

    environment = Environment(
        templates={"page.html": (folder / "page.html").read_text(encoding="utf-8")},
        undefined_behavior="strict",
        finalizer=escape,  # its own would also write every "/" of an address as a number
    )
    style = (folder / "page.css").read_text(encoding="utf-8").strip()
    environment.add_global("style", safe(style))
    return environment
