"""The letters by which a sheet names its columns."""


def column_letter(column: int) -> str:
    """Return the letters of a column, the first of which is 1: 27 is AA."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
