"""Small stories with drawn pictures: a step of every kind, and hostile texts."""

import struct
import zlib

from core.catalog import ProductVersion
from core.lessons import gestures as g
from core.lessons.gestures import Gesture
from core.lessons.outputs.story import Goal, Option, Picture, Spot, Story, Told
from core.lessons.sentences import instruction
from tests.core.lessons.outputs.samples import HOSTILE

WIDTH, HEIGHT = 800, 500  # wider than a narrow screen
SPOTS = (
    Spot(x=5, y=10, width=15, height=8, name="Action", role="menu item"),
    Spot(x=5, y=30, width=30, height=6, name="All servers", role="tree item"),
    Spot(x=10, y=37, width=30, height=6, name="RDLIC01", role="tree item"),
    Spot(x=10, y=44, width=30, height=6, name="RDLIC02", role="tree item"),
    Spot(x=50, y=30, width=40, height=6, name="PC-0001", role="row"),
    Spot(x=50, y=37, width=40, height=6, name="PC-0002", role="row"),
    Spot(x=50, y=20, width=15, height=8, name="General", role="tab"),
    Spot(x=66, y=20, width=15, height=8, name="Required Information", role="tab"),
    Spot(x=50, y=50, width=40, height=8, name="First name", role="field"),
    Spot(x=50, y=60, width=40, height=8, name="License code", role="field"),
    Spot(x=50, y=70, width=40, height=8, name="Country or Region", role="list"),
    Spot(x=10, y=70, width=30, height=8, name="Per User", role="box"),
    Spot(x=10, y=80, width=30, height=8, name="Per Device", role="box"),
    Spot(x=60, y=88, width=15, height=9, name="Next", role="button"),
    Spot(x=80, y=88, width=15, height=9, name="Cancel", role="button"),
)
MENU = (
    Spot(x=30, y=40, width=30, height=8, name="Activate Server", role="menu item"),
    Spot(x=30, y=48, width=30, height=8, name="Properties", role="menu item"),
    Spot(x=30, y=56, width=30, height=8, name="Help", role="menu item"),
)
CODE = "TRAIN-00000-11111-22222-33333"
DOES: tuple[Gesture | None, ...] = (
    g.Context(context=("All servers", "RDLIC01"), choose=("Activate Server",)),
    g.Press(press="Next"),
    g.Type(type={"First name": "Alex", "License code": CODE}),
    g.Select(select={"Country or Region": "Canada"}),
    g.Tick(tick={"Per Device": True}),
    g.Tab(tab="Required Information"),
    g.Node(node=("All servers", "RDLIC02")),
    g.Row(row="PC-0002"),
    g.Open(open="PC-0001"),
    g.Menu(menu=("Action", "Help")),
    g.Shortcut(shortcut="F5"),
    g.GoTo(go_to="Server Manager"),
    None,
    g.Press(press="Go to this website"),
    g.Type(type={"License server ID": "12345-67890"}),
    g.Press(press="Submit"),
    g.Select(select={"Country or Region": "Germany"}),
    g.Shortcut(shortcut="Return"),
)
IN_BROWSER = range(14, 17)
"""The steps of which there is no picture, from 1."""


def story(**changes: object) -> Story:
    """Make a story with a step of every kind; some of it may be said otherwise."""
    content: dict[str, object] = {
        "id": "every-kind-of-step",
        "kind": "guided",
        "title": "Every kind of step",
        "summary": "Activate **RDLIC01**, and look at all there is.",
        "task": f"Use the code `{CODE}`.",
        "course": "Samples",
        "source": "domain.md 1.4",
        "minutes": 3,
        "pass_": 80,
        "keep": "best",
        "edition": ProductVersion.W2022,
        "steps": tuple(_told(number, do) for number, do in enumerate(DOES, 1)),
        "goals": (
            Goal(say="RDLIC01 is activated", points=2, why="It is.", source="here"),
        ),
        "deviations": ("The genuine tool asks the Clearinghouse.",),
    }
    return Story.model_validate({**content, **changes})


def script_story() -> Story:
    """Make a story of one step: a script of several lines is typed."""
    script = "foreach ($n in 1..2) {\n  $n\n}"
    step = _told(1, g.Type(type={"Command": script}))
    return story(id="a-script", title="A script", steps=(step,))


def pictures_of(told: Story) -> dict[str, bytes]:
    """Draw the pictures of a story."""
    return {
        picture.name: drawn(picture) for step in told.steps for picture in step.pictures
    }


def drawn(picture: Picture) -> bytes:
    """Draw a picture as PNG: grey, with a white box for each spot."""
    rows = [bytearray(b"\xdd" * picture.width) for _ in range(picture.height)]
    for spot in (*picture.others, *((picture.spot,) if picture.spot else ())):
        left, right = (
            round(picture.width * x / 100) for x in (spot.x, spot.x + spot.width)
        )
        for y in range(
            round(picture.height * spot.y / 100),
            round(picture.height * (spot.y + spot.height) / 100) - 1,
        ):
            rows[y][left:right] = b"\xff" * (right - left)
    header = struct.pack(">IIBBBBB", picture.width, picture.height, 8, 0, 0, 0, 0)
    content = zlib.compress(b"".join(b"\x00" + bytes(row) for row in rows))
    parts = ((b"IHDR", header), (b"IDAT", content), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return (
        struct.pack(">I", len(content))
        + checked
        + struct.pack(">I", zlib.crc32(checked))
    )


def _told(number: int, do: Gesture | None) -> Told:
    if do is None:
        return _question(number)
    return Told(
        number=number,
        sentence=instruction(do),
        do=do,
        why=f"It is step **{number}**.",
        source="domain.md 1.4",
        pictures=() if number in IN_BROWSER else tuple(_pictures(number, do)),
    )


def _pictures(number: int, do: Gesture) -> list[Picture]:
    name = next(iter(g.fields_of(do)), "") or g.item_of(do) or g.leaf(do)
    if isinstance(do, g.Menu):
        name = do.menu[0]
    if isinstance(do, g.Tab):
        name = do.tab
    whole = _picture(f"every-kind-of-step-{number:02d}", SPOTS, name)
    if not isinstance(do, g.Context | g.Menu):
        return [whole]
    return [whole, _picture(f"every-kind-of-step-{number:02d}-menu", MENU, g.leaf(do))]


def _picture(name: str, spots: tuple[Spot, ...], wanted: str) -> Picture:
    return Picture(
        name=name,
        width=WIDTH,
        height=HEIGHT,
        title="RD Licensing Manager",
        alt="A window with a tree, a list and buttons.",
        spot=next((spot for spot in spots if spot.name == wanted), None),
        others=tuple(spot for spot in spots if spot.name != wanted),
    )


def _question(number: int) -> Told:
    says = ("A Per Device CAL", "A Per User CAL", "None")
    return Told(
        number=number,
        sentence="Which CAL does a *shared* device need?",
        points=2,
        options=tuple(
            Option(
                say=say,
                is_right=i == 0,
                feedback=f"{say}: this is what the answer is about.",
                source="domain.md 2.1",
            )
            for i, say in enumerate(says)
        ),
    )


TEXTS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a link](javascript:alert(1)) ![p](https://example.com/p.png)",
    "<https://example.com/> https://example.com/a",
    "file:///etc/passwd {{ 7*7 }} {% raw %}",
    "]]> --> <!-- & &lt; ' \" `",
    "\u202ertl \u05d0\u05d1\u05d2 \U0001f600 \u2028 end",
    "../../" + "x" * 300,
)


def hostile_story() -> Story:
    """Make a story whose every text is hostile, and so are its labels and values.

    What is to be done is said as in every lesson.
    """
    text = " ".join((HOSTILE, *TEXTS))
    spot = Spot(x=10, y=10, width=30, height=10, name=text, role="button")
    other = Spot(x=10, y=50, width=30, height=10, name=f"not {text}", role="button")
    field = Spot(x=10, y=50, width=30, height=10, name=text, role="field")

    def picture(number: int, pointed: Spot) -> Picture:
        return Picture(
            name=f"hostile-{number}",
            width=WIDTH,
            height=HEIGHT,
            title=text,
            alt=text,
            spot=pointed,
            others=(other,),
        )

    option = Option(say=text, is_right=True, feedback=text, source=text)
    wrong = Option(say=f"no {text}", is_right=False, feedback=text, source=text)
    does: tuple[Gesture, ...] = (
        g.Press(press=text),
        g.Type(type={text: text}),
        g.GoTo(go_to=text),
    )
    shown = ((picture(1, spot),), (picture(2, field),), ())
    acts = tuple(
        Told(
            number=number,
            sentence=instruction(do),
            do=do,
            why=text,
            source=text,
            pictures=pictures,
        )
        for number, (do, pictures) in enumerate(zip(does, shown, strict=True), 1)
    )
    question = Told(number=4, sentence=text, options=(option, wrong), points=1)
    steps = (*acts, question)
    return story(
        id="hostile",
        title=text,
        summary=text,
        task=text,
        source=text,
        steps=steps,
        goals=(Goal(say=text, points=1, why=text, source=text),),
        deviations=(text,),
    )
