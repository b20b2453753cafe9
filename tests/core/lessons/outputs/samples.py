"""A small story with drawn pictures, for what is written from stories."""

import struct
import zlib

from core.catalog import ProductVersion
from core.lessons import gestures as g
from core.lessons.outputs.story import Goal, Option, Picture, Spot, Story, Told

HOSTILE = (
    '<img src="https://example.com/x.png" onerror="alert(1)">'
    "</script><!-- [a](javascript:alert(1)) ![b](file:///etc/passwd) \u202eabc 🦊"
)
"""A text that must be shown as it stands, wherever it comes to."""
HOSTILE_TEXTS = {
    "of many kinds": HOSTILE,
    "bidi controls": "a\u202eb\u2066c\u2069d\u200f",
    "controls": "a\x01b\x08c\x7fd",
    "no characters": "a\ufffeb\uffffc",
    "a template": "{{ 7*7 }} {% raw %} {# x #} {%- endblock %}",
    "the end of CDATA": "a]]>b<![CDATA[c]]>",
    "ends of scripts": "--> <!-- --%> <% %> <?php ?> </style> </script>",
    "formulas": r"$$\input{/etc/passwd}$$ $\sqrt{3}$ \(x\) \[y\]",
    "a cell": "=cmd|' /C calc'!A0",
    "another cell": "@SUM(1+1)*cmd|' /C calc'!A0",
    "names of folders": r"../../etc/passwd ..\..\win.ini C:\x /abs",
    "SVG": '<svg onload=alert(1)><script href="x"/></svg>',
    "a long word": "W" * 700,
    "GIFT": "~wrong =right #f {a} ::t:: %50% -> // $CATEGORY: [html] \\n \\: TRUE",
    "entities": "&lt;b&gt; &amp;amp; &#60; &copy",
    "places of values": "{title} {0} %s %(x)s $& $' $` $1",
    "separators": "a\u2028b\u2029c\u00add\u200be\ufefff",
    "marks above marks": "Z\u0351\u036b\u0343\u036a 👩‍👩‍👧‍👦 🏴‍☠️ ﷽",
    "quotation marks": '"\'`\u00b4“” onmouseover="x" \'"><b>',
    "addresses": "<https://a.example> www.a.example a@b.example ![i](data:,x)",
    "a table": "| a | b | --- | === | [^1]: c",
}
"""Texts of strangers, each by what it might be taken for."""


def png(width: int, height: int, shade: int = 200) -> bytes:
    """Draw a grey picture without Qt."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    rows = b"".join(b"\0" + bytes([shade]) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + chunk(b"IEND", b"")


def spot(name: str = "Next", role: str = "button", x: float = 60.0) -> Spot:
    return Spot(x=x, y=90, width=10, height=5, name=name, role=role)


def picture(name: str, title: str = "Activate Server Wizard") -> Picture:
    return Picture(
        name=name,
        width=500,
        height=400,
        title=title,
        alt=f"{title}. Company Information. First name: empty.",
        spot=spot(),
        others=(spot("Cancel", x=75), spot("First name", "field", 20)),
    )


def story(**changed: object) -> Story:
    """Make a story of four steps: a menu, a field, a button, a question."""
    steps = (
        Told(
            number=1,
            sentence="Right-click **RDLIC01** and choose **Activate Server**.",
            do=g.Context(
                context=("All servers", "RDLIC01"), choose=("Activate Server",)
            ),
            pictures=(picture("sample-01"), picture("sample-01-menu")),
        ),
        Told(
            number=2,
            sentence="In **First name**, type `Alex`.",
            do=g.Type(type={"First name": "Alex"}),
            pictures=(picture("sample-02"),),
        ),
        Told(
            number=3,
            sentence="Click **Next**.",
            do=g.Press(press="Next"),
            why="The license server answers **at once**.",
            source="domain.md 5",
            pictures=(picture("sample-03"),),
        ),
        Told(
            number=4,
            sentence="How many CALs are missing?",
            points=2,
            why="Each user needs one.",
            source="domain.md 3.3",
            options=(
                Option(
                    say="20",
                    is_right=True,
                    feedback="Yes: 30 users and 10 CALs.",
                    source="domain.md 3.3",
                ),
                Option(
                    say="30",
                    is_right=False,
                    feedback="10 are there already.",
                    source="domain.md 3.3",
                ),
            ),
        ),
    )
    whole = {
        "id": "sample",
        "kind": "guided",
        "title": "Activate a license server",
        "summary": "From a license server that is not activated to one that is.",
        "task": "Activate RDLIC01.",
        "course": "First day",
        "source": "seed 003",
        "minutes": 5,
        "pass_": 80,
        "keep": "best",
        "edition": ProductVersion.W2022,
        "steps": steps,
        "goals": (
            Goal(
                say="RDLIC01 is activated.", points=2, why="So.", source="domain.md 5"
            ),
        ),
        "deviations": ("The Clearinghouse is simulated.",),
    }
    return Story.model_validate({**whole, **changed})


def pictures(of: Story) -> dict[str, bytes]:
    """Draw the pictures of a story, each in its own grey."""
    names = [one.name for step in of.steps for one in step.pictures]
    return {name: png(500, 400, 120 + n) for n, name in enumerate(names)}
