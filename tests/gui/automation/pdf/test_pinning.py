from uuid import UUID

from gui.automation.pdf.pinning import pinned

IDENTITY = UUID("abcdef01-2345-6789-abcd-ef0123456789")


def test_pinning_leaves_every_place_where_it_was() -> None:
    before = (
        b"x /CreationDate (D:20261201001500+01'00')\n/ModDate (D:20261201001500Z)\n"
        b"/ID [ <00112233> <44556677> ] y"
    )
    after = pinned(before, IDENTITY)
    assert len(after) == len(before)
    assert b"2026" not in after
    assert b"/ID [ <abcdef01> <abcdef01> ] y" in after
