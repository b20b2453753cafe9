"""Writes the demo of a lesson: one HTML file with all that it needs inside.

The page calls an adapter wherever its state changes. A script that is given defines
`globalThis.adapter = {load, save}`; without one the page keeps its state in the
browser. `load()` returns the text that was saved last, or "". `save(text, result)` gets
at most 2,200 characters, and `{mode, step, percent, isPassed, isOver}`: `mode` is "try"
or "test", `step` counts from 1, and `percent` is what is reached of all points so far;
it is null in a try, which is not graded. An adapter that has to ask somebody first has
a promise, `ready`; the page begins when it is kept. One whose system has a pass mark of
its own has it then in `pass`, in percent.
"""

import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import resources
from core.lessons.coaching import HELP_NAMES, CoachingText
from core.lessons.gestures import Select, Type
from core.lessons.outputs.demo.acts import Vocabulary, acts_of
from core.lessons.outputs.marked import html_of, instruction_of, line_of
from core.lessons.outputs.story import Story, Told
from core.lessons.outputs.templates import templates
from core.lessons.outputs.words import DemoText

SCRIPTS = ("comparing", "progress", "keeping", "stage", "watching", "player")
"""What the player is made of, in its order."""
STYLE = "player/player.css"
FOLDER = "player"
_WEBP = b"RIFF"


def demo_html(
    story: Story,
    pictures: Mapping[str, bytes],
    *,
    adapter: str = "",
    connects: bool = False,
) -> str:
    """Write the page; the pictures are PNG or WebP, by name.

    Where the adapter `connects`, the page may ask the network, and else it may not.
    """
    style = resources.text(STYLE)
    scripts = [adapter] if adapter else []
    scripts.append(_script())
    template = templates(FOLDER).get_template("player.html")
    return template.render(
        story=story,
        text=DemoText,
        length=_length(story),
        style=style,
        scripts=scripts,
        policy=policy(style, scripts, connects=connects),
        data=_in_script(_data(story)),
        sources={name: _address(data) for name, data in sorted(pictures.items())},
    )


def _script() -> str:
    """Join the parts of the player into one script that leaves no names behind."""
    parts = (resources.text(f"{FOLDER}/{name}.js") for name in SCRIPTS)
    return "(() => {\n" + "\n".join(parts) + "\nopenPlayer();\n})();\n"


def policy(style: str, scripts: list[str], *, connects: bool = False) -> str:
    """Allow the page what stands in it, and nothing from anywhere else."""
    allowed = " ".join(_hash(script) for script in scripts) or "'none'"
    network = "connect-src http: https:; " if connects else ""
    return (
        f"default-src 'none'; {network}img-src data:; style-src {_hash(style)}; "
        f"script-src {allowed}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = b64encode(sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _data(story: Story) -> dict[str, Any]:
    """Return what the player reads."""
    words = Vocabulary(story)
    steps = [_step(step, words) for step in story.steps]
    told = json.dumps([story.model_dump(mode="json"), steps], sort_keys=True)
    return {
        "id": story.id,
        "version": sha256(told.encode()).hexdigest()[:12],
        "minutes": story.minutes,
        "pass": story.pass_,
        "steps": steps,
        "values": _values(story),
        "words": {**_texts(DemoText), **_texts(CoachingText)},
        "levels": list(HELP_NAMES.values()),
    }


def _texts(table: type) -> dict[str, str]:
    return {name: text for name, text in vars(table).items() if name[0] != "_"}


def _step(step: Told, words: Vocabulary) -> dict[str, Any]:
    first = step.pictures[0] if step.pictures else None
    return {
        "say": instruction_of(step.sentence),
        "why": html_of(step.why),
        "source": step.source,
        "title": first.title if first else "",
        "points": step.points or 1,
        "acts": [act.model_dump(exclude_defaults=True) for act in acts_of(step, words)],
        "pictures": {
            one.name: {"width": one.width, "height": one.height, "title": one.title}
            for one in step.pictures
        },
        "options": [
            {
                "say": line_of(option.say),
                "isRight": option.is_right,
                "feedback": line_of(option.feedback),
                "source": option.source,
            }
            for option in step.options
        ],
    }


def _values(story: Story) -> list[list[str]]:
    """Return what is entered: a test asks for the way, not for made-up numbers."""
    values: dict[tuple[str, str], None] = {}
    for step in story.steps:
        if isinstance(step.do, Type):
            values.update(dict.fromkeys(step.do.type.items()))
        elif isinstance(step.do, Select):
            values.update(dict.fromkeys(step.do.select.items()))
    return [list(pair) for pair in values]


def _length(story: Story) -> str:
    text = DemoText.one_minute if story.minutes == 1 else DemoText.minutes
    return text.format(minutes=story.minutes, steps=len(story.steps), pass_=story.pass_)


def _in_script(data: dict[str, Any]) -> str:
    """Write JSON that cannot end the element it stands in, whatever it says."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written


def _address(data: bytes) -> str:
    kind = "webp" if data.startswith(_WEBP) else "png"
    return f"data:image/{kind};base64,{b64encode(data).decode()}"
