"""The versions of requirements.lock as pip takes them for constraints: `python -m` prints them."""

import re

from tests.support import CHECKOUT

_PINNED = re.compile(r"^([A-Za-z0-9._-]+==[^\s;\\]+(?:\s*;[^\\]+)?)", re.MULTILINE)


def constraints() -> str:
    """Return a line for each package of the lock, without the hashes that pip allows for none."""
    lock = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
    return "\n".join(match[1].strip() for match in _PINNED.finditer(lock)) + "\n"


if __name__ == "__main__":
    print(constraints(), end="")
