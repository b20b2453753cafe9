from uuid import UUID

import pytest

from gui.automation.pdf.pinning import identified, moments
from gui.automation.pdf.rewriting import rewritten

IDENTITY = UUID("abcdef01-2345-6789-abcd-ef0123456789")
PDF = b"""%%PDF-1.4
1 0 obj
<<
/CreationDate (D:%b)
/ModDate (D:%b)
>>
endobj
2 0 obj
<< >>
stream
/ModDate (D:what a page says)
endstream
xref
0 3
0000000000 65535 f
0000000009 00000 n
%010d 00000 n
startxref
%d
"""


def written_at(moment: bytes) -> bytes:
    """Write what Qt would at a moment, with every place in the table."""
    draft = PDF % (moment, moment, 0, 0)
    return PDF % (moment, moment, draft.index(b"2 0 obj"), draft.index(b"xref\n0"))


@pytest.mark.parametrize("moment", [b"20261201001500Z", b"20310203235930+14'00'"])
def test_a_moment_is_the_same_in_every_time_zone_and_all_is_found(
    moment: bytes,
) -> None:
    before = written_at(moment)
    after = rewritten(before, moments(before))

    assert after == written_at(b"20000101000000Z")


def test_an_identity_is_fixed_and_no_longer_than_it_was() -> None:
    before = b"x /ID [ <00112233> <44556677> ] y"

    assert identified(before, IDENTITY) == b"x /ID [ <abcdef01> <abcdef01> ] y"
