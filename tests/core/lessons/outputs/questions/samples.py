from io import BytesIO
from zipfile import ZipFile

from core.lessons.outputs.questions.records import Answer, Question

HOSTILE = """</p><script>alert("~=#{}:\\\\")</script> **b** `x < y && z` ]]> & &amp;

[a](javascript:alert(1)) ![i](file:///etc/passwd) <http://x.example>
\u202eRTL 😀 \x07 // {T}"""
"""What a text of a stranger may be; the signs are those that formats read."""


def question(**facts: object) -> Question:
    """Make a question, and say what is to be else in it."""
    known: dict[str, object] = {
        "id": "which-mode-1",
        "title": "Which mode?",
        "course": "Session hosts",
        "situation": "RDLIC01 has **Per User** CALs.",
        "ask": "Which mode does RDSH01 need?",
        "answers": (
            Answer(
                say="Per User", is_right=True, feedback="Yes.", source="domain.md 1"
            ),
            Answer(say="Per Device", is_right=False, feedback="No.", source="ours"),
            Answer(say="`None`", is_right=False, feedback="It asks.", source="ours"),
        ),
        "points": 2,
        "why": "Mode and type match.",
        "source": "domain.md 3.1",
    }
    return Question.model_validate({**known, **facts})


def hostile(text: str = HOSTILE) -> Question:
    """Make a question whose every text is this one."""
    return question(
        title=" ".join(text.split()),
        course="../CON/" + "x" * 300,
        situation=text,
        ask=text,
        answers=(
            Answer(say=text, is_right=False, feedback=text, source=text),
            Answer(say="Right", is_right=True, feedback=text, source=text),
        ),
        why=text,
        source=text,
    )


def unpacked(content: bytes) -> dict[str, bytes]:
    """Read a zip file back."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
