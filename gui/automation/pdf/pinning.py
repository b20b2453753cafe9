"""Takes out of a PDF when it was made; Qt writes the moment into every one."""

import re
from collections.abc import Iterator
from html import escape
from uuid import UUID

from core.lessons.outputs.documents import legal
from gui.automation.pdf.rewriting import Change

_EPOCH = "2000-01-01T00:00:00Z"
_FIXED = b"(D:20000101000000Z)"
_MOMENT = re.compile(rb"(?<=Date )\(D:[^)]*\)")
_CONTENT = b"\nstream\n"  # after what tells of the whole file
_IDS = re.compile(rb"(/ID\s*\[\s*<)([0-9A-Fa-f]+)(>\s*<)([0-9A-Fa-f]+)(>\s*\])")


def moments(pdf: bytes) -> Iterator[Change]:
    """Yield a fixed moment for each; the time zone tells how long Qt writes one."""
    for found in _MOMENT.finditer(pdf, 0, pdf.index(_CONTENT)):
        yield Change(*found.span(), _FIXED)


def identified(pdf: bytes, identity: UUID) -> bytes:
    """Write a fixed identity; every place in the file stays as long."""
    digits = identity.hex.encode()

    def same(found: re.Match[bytes]) -> bytes:
        one = digits[: len(found[2])].ljust(len(found[2]), b"0")
        return found[1] + one + found[3] + one + found[5]

    return _IDS.sub(same, pdf)


def metadata(title: str, identity: UUID) -> bytes:
    """Return the packet that Qt would fill with the time of day."""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">'
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">'
        f"{escape(legal(title))}</rdf:li></rdf:Alt></dc:title>"
        f"<xmp:CreateDate>{_EPOCH}</xmp:CreateDate>"
        f"<xmp:ModifyDate>{_EPOCH}</xmp:ModifyDate>"
        f"<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    ).encode()
