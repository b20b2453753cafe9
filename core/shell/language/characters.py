"""Which characters PowerShell takes for blanks, line ends, quotation marks and dashes.

Typographic ones count as well (PowerShell language specification, 2.2 and 2.3), for
they come with every script that was copied from a web page.
"""

BLANK = (
    "\t\v\f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
NEW_LINE = r"(?:\r\n|\r|\n)"
SINGLE = "'\u2018\u2019\u201a\u201b"
DOUBLE = '"\u201c\u201d\u201e'
DASH = "-\u2013\u2014\u2015"
"""It begins with the plain one: inside brackets of a pattern it stands first."""

SINGLE_QUOTES = frozenset(SINGLE)
DOUBLE_QUOTES = frozenset(DOUBLE)
DASHES = frozenset(DASH)

WORD_END = rf"\s{BLANK}(){{}};,|&<>"
"""What ends a bare word, inside brackets of a pattern."""
