"""A small workbook, and texts that no TOML reader may accept."""

SMALL = """\
# Our audit
schema = 1

[school]
name = "Example"

[rag]
red = "At risk"

[[commitments]]
id = "1"
title = "Lead"

[[outcomes]]
id = "1.A"
commitment = "1"
text = "Trained"

# first
[[actions]]
id = "1-01"
outcome = "1.A"
text = "Book"   # by phone
when = "termly"
who = 'DW'
rag = "red"
colour = "kept"

# free

# second
[[actions]]
id    = "1-02"
  outcome = "1.A"
when = \"\"\"
10/3/16
11/6/20\"\"\"

[[people]]
id = "P1"
name = "Dana"
"""

INVALID = {
    "no value": "a = \n",
    "no key": "= 1\n",
    "no equals sign": "a\n",
    "two values": "a = 1 2\n",
    "two keys on a line": "a = 1 b = 2\n",
    "a key twice": "a = 1\na = 2\n",
    "a table twice": "[a]\n[a]\n",
    "a table over a value": "a = 1\n[a]\n",
    "a value over a table": "[a.b]\n[a]\nb = 1\n",
    "a list over a table": "[a]\n[[a]]\n",
    "a table over a list": "[[a]]\n[a]\n",
    "a list added to a value": "a = [1]\n[[a]]\n",
    "a dotted key into a value": "a = 1\na.b = 2\n",
    "a dotted key into an inline table": "a = {}\na.b = 2\n",
    "an empty header": "[]\n",
    "an open header": "[a\n",
    "an open double header": "[[a]\n",
    "a space in a double header": "[ [a]]\n",
    "words after a header": "[a] b\n",
    "an open string": 'a = "b\n',
    "an open literal": "a = 'b\n",
    "an open block": 'a = """b\n',
    "a line end in a string": 'a = "b\nc"\n',
    "an unknown escape": 'a = "\\q"\n',
    "half an escape": 'a = "\\u12"\n',
    "an escaped surrogate": 'a = "\\ud800"\n',
    "an escape beyond Unicode": 'a = "\\U00110000"\n',
    "a tab key unquoted": "a\tb = 1\n",
    "an umlaut in a bare key": "grün = 1\n",
    "an open list": "a = [1\n",
    "a list with two commas": "a = [1,,2]\n",
    "an open inline table": "a = { b = 1\n",
    "a comma at an inline table's end": "a = { b = 1, }\n",
    "a leading zero": "a = 01\n",
    "two underscores": "a = 1__0\n",
    "a point without digits": "a = 1.\n",
    "an exponent without digits": "a = 1e\n",
    "a capital True": "a = True\n",
    "a month 13": "a = 2026-13-01\n",
    "an hour 25": "a = 25:00:00\n",
    "a bare word": "a = red\n",
    "a comment with a control character": "# \x01\n",
}
"""More than 40 ways to be wrong, by what is wrong."""
