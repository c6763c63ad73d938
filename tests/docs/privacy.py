"""The sentences in which README.md and docs/SECURITY.md speak of privacy, one by one."""

import re
from collections.abc import Iterator

from tests.docs.tables import DOCS
from tests.support import CHECKOUT

CLAIMS = CHECKOUT / "tests/docs/privacy_claims.toml"

_NO_SENTENCE = re.compile(r"(?m)^(?:    .*|#.*|\| ?---.*|\| Promised \|.*)$")
_END = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z`*\"])")


def claims() -> tuple[str, ...]:
    """Return each sentence, without what others promise, which their own manuals hold."""
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    security = (DOCS / "SECURITY.md").read_text(encoding="utf-8")
    ours = security.partition("\n## How others compare")[0]
    ours = re.sub(r"(?m)^What others promise of the same: .*$", "", ours)
    privacy = re.findall(r"(?ms)^## Privacy\n(.*?)^## ", readme)
    (not_done,) = re.findall(r"(?m)^\* (It does not encrypt.*)$", readme)
    return tuple(_sentences("\n".join([*privacy, not_done, ours])))


def _sentences(text: str) -> Iterator[str]:
    seen = set()
    for line in _NO_SENTENCE.sub("", text).splitlines():
        cells = line.strip("| ").split(" | ") if line.startswith("|") else [line.removeprefix("* ")]
        for cell in cells:
            for sentence in filter(None, map(str.strip, _END.split(cell))):
                if sentence not in seen:
                    seen.add(sentence)
                    yield sentence
