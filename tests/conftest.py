"""How many cases hypothesis tries, which programs a test needs, and whose state it is."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from eh_tui.files.store import workbook_file
from tests.support.other_programs import missing

settings.register_profile("quick", max_examples=20, deadline=None)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(autouse=True, scope="session")
def state_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what sessions note of themselves out of the user's own folders."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(autouse=True)
def quick_disk(request: pytest.FixtureRequest) -> Iterator[None]:
    """Wait for no disk, and for no editor that may still write what a test has just written.

    Neither is ever there but where a test is marked `real_disk`; a closed file is still told.
    """
    if request.node.get_closest_marker("real_disk"):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", os.fstat)
        patch.setattr(workbook_file, "is_fresh", lambda _: False)
        yield


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test that is marked with a program which is not here."""
    for mark in item.iter_markers():
        if why := missing(mark.name):
            pytest.skip(why)
