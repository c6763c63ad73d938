"""Numbers of things, as a sentence has them."""


def how_many(number: int, thing: str) -> str:
    """Return how many there are of a thing whose plural ends in s: "1 row", "3 rows"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
