"""What is left out of the standard library must not be missed where it is all there is."""

import hashlib
import subprocess
import sys

from eh_tui.files.system.trimmed_imports import sha256

WITHOUT_ITS_OWN = """
import sys
sys.modules["_sha256"] = sys.modules["_sha2"] = None
from eh_tui.files.system.trimmed_imports import sha256
print(sha256(b"x"))
"""


def test_a_python_without_a_sha256_of_its_own_takes_openssls() -> None:
    """Some systems build theirs so; nothing could be opened on them."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_ITS_OWN], capture_output=True, text=True, check=True
    )
    wanted = hashlib.sha256(b"x").hexdigest()
    assert (done.stdout, done.stderr) == (f"{wanted}\n", "")
    assert sha256(b"x") == wanted
