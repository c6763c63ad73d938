"""Reads TOML files with the standard library, and nothing more: `bare_toml FILE ...`."""

import sys
import tomllib
from pathlib import Path

if __name__ == "__main__":
    for name in sys.argv[1:]:
        tomllib.loads(Path(name).read_text(encoding="utf-8"))
