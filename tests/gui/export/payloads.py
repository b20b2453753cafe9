"""Texts that a spreadsheet may take for something else, and what cells show then."""

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "=cmd|'/c calc'!A0",
    " =1+1",
    "  +1",
    "\ufeff=1+1",
    '"=1+1"',
    ' "=1+1',
    "＝1+1",  # noqa: RUF001 – full width, as the next three
    "＋1",  # noqa: RUF001
    "－1",  # noqa: RUF001
    "＠SUM(A1)",  # noqa: RUF001
]
HARMLESS = [
    "RDLIC01",
    "R&D",
    "12",
    "",
    "a=b",
    "<b>R&D</b>",
    'the "first"',
    "a,b",
    "é",
    "{=1+1}",
    "http://example.org",
]
