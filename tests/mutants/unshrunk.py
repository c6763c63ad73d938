"""A plugin of pytest: a law that fails has failed, and need not find its smallest example."""

from hypothesis import Phase, settings

settings.register_profile(
    "unshrunk", phases=[Phase.explicit, Phase.generate], database=None, deadline=None
)
settings.load_profile("unshrunk")
