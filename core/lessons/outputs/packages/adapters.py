"""The script between the player and a learning system, for each kind of package."""

import json

import resources
from core.lessons.outputs.packages.about import About
from core.lessons.outputs.words import PackageText

SCRIPTS = {
    "scorm12": ("counting", "scorm", "scorm12"),
    "scorm2004": ("counting", "scorm", "scorm2004"),
    "xapi": ("counting", "statements", "xapi"),
    "cmi5": ("counting", "statements", "cmi5"),
    "inside": ("inside",),  # of a lesson in a course, which has one of the others
}
"""What an adapter is made of, in its order, by the kind of package."""
CONNECTING = {"xapi", "cmi5"}
"""The kinds that speak to their system over the network; no other one does."""


def adapter(kind: str, about: About, identifier: str) -> str:
    """Write the script; it leaves `globalThis.adapter` behind and no other name."""
    parts = [resources.text(f"packages/{name}.js") for name in SCRIPTS[kind]]
    lesson = {
        "id": identifier,
        "title": about.title,
        "keep": about.keep,
        "pass": about.pass_,
    }
    words = {name: text for name, text in vars(PackageText).items() if name[0] != "_"}
    head = [
        '"use strict";',
        f"const LESSON = {in_script(lesson)};",
        f"const WORDS = {in_script(words)};",
    ]
    return "\n".join(["(() => {", *head, *parts, "})();", ""])


def in_script(value: object) -> str:
    """Write JSON that cannot end the element it stands in."""
    return json.dumps(value).replace("<", "\\u003c")
