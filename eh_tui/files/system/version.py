"""Which eh-tui this is."""

import tomllib

from eh_tui.files.system.paths import resources


def version() -> str:
    """Return the version in pyproject.toml: the checkout's, else that of what is installed."""
    try:
        project = tomllib.loads((resources() / "pyproject.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        from importlib import metadata

        return metadata.version("eh-tui")
    return str(project["project"]["version"])
