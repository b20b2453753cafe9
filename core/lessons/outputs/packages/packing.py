"""Packs the demo of a lesson for a learning system."""

from collections.abc import Callable, Mapping

from core.lessons.outputs.demo.page import demo_html
from core.lessons.outputs.packages import manifests
from core.lessons.outputs.packages.adapters import CONNECTING, adapter
from core.lessons.outputs.packages.manifests import (
    CMI5,
    MANIFEST,
    PAGE,
    TINCAN,
    address,
)
from core.lessons.outputs.story import Story
from core.lessons.outputs.zipped import zipped

_LISTS: dict[str, tuple[str, Callable[[Story, str], bytes]]] = {
    "scorm12": (MANIFEST, manifests.scorm12),
    "scorm2004": (MANIFEST, manifests.scorm2004),
    "xapi": (TINCAN, manifests.tincan),
    "cmi5": (CMI5, manifests.cmi5),
}
"""The name of what lists a package, and what writes it, by the kind of package."""


def package(story: Story, pictures: Mapping[str, bytes], kind: str) -> bytes:
    """Pack the page, which has everything in it, and what lists it."""
    identifier = f"rdlm-{story.id}"
    script = adapter(kind, story, address(identifier))
    page = demo_html(story, pictures, adapter=script, connects=kind in CONNECTING)
    name, written = _LISTS[kind]
    return zipped({name: written(story, identifier), PAGE: page.encode()})
