"""What a person does at a step of the demo: acts on pictures, one after the other."""

from collections.abc import Iterable, Iterator
from typing import Literal

from core.lessons import gestures as g
from core.lessons.outputs.demo.reasons import other_way, reason
from core.lessons.outputs.story import Picture, Spot, Story, Told
from core.records import Record

Kind = Literal["click", "type", "choose", "keys"]
_FILLED_IN = {"field", "list", "box"}


class Hotspot(Record):
    """Something that can be clicked; `answer` says why it is not what is wanted."""

    name: str
    role: str
    place: tuple[float, float, float, float] | None = None  # x, y, width, height in %
    value: str | None = None  # what is entered or chosen there
    options: tuple[str, ...] = ()
    answer: str = ""


class Act(Record):
    """One thing to do, on a picture or without one."""

    kind: Kind
    picture: str = ""
    targets: tuple[Hotspot, ...]  # all of them, in any order
    others: tuple[Hotspot, ...] = ()
    ways: tuple[Hotspot, ...] = ()  # keys and windows


class Vocabulary:
    """What the steps of a story offer where no picture shows what else there is."""

    def __init__(self, story: Story) -> None:
        """Read all its steps once."""
        does = [step.do for step in story.steps if step.do is not None]
        unseen = [s.do for s in story.steps if s.do is not None and not s.pictures]
        self.buttons = _unique(name for do in unseen for name in _clicked(do))
        self.choices = _unique(
            value
            for do in does
            if isinstance(do, g.Select)
            for value in do.select.values()
        )
        self.ways = tuple(
            {
                _way_name(do): do for do in does if isinstance(do, g.Shortcut | g.GoTo)
            }.items()
        )


def acts_of(step: Told, words: Vocabulary) -> Iterator[Act]:
    """Yield what is to be done at a step, in its order."""
    do = step.do
    if do is None:
        return
    shown = step.pictures[0] if step.pictures else None
    if isinstance(do, g.Shortcut | g.GoTo):
        yield _act("keys", do, shown, (), words)
    elif isinstance(do, g.Type):
        yield _act("type", do, shown, _fields(do.type, shown), words)
    elif isinstance(do, g.Select):
        chosen = (
            _with_options(field, words.choices) for field in _fields(do.select, shown)
        )
        yield _act("choose", do, shown, chosen, words)
    elif isinstance(do, g.Tick):
        boxes = _fields(dict.fromkeys(do.tick, None), shown)
        yield _act("click", do, shown, boxes, words)
    else:
        yield from _clicks(do, step.pictures, words)


def _clicks(
    do: Record, pictures: tuple[Picture, ...], words: Vocabulary
) -> Iterator[Act]:
    """Yield a click for each picture; without one, a click for each name."""
    pointed = [(one, one.spot) for one in pictures if one.spot is not None]
    for picture, spot in pointed:
        yield _act("click", do, picture, [_hotspot(spot)], words)
    if not pointed:
        shown = pictures[0] if pictures else None
        for name in _clicked(do):
            yield _act("click", do, shown, [Hotspot(name=name, role="button")], words)


def _act(
    kind: Kind,
    do: Record,
    picture: Picture | None,
    targets: Iterable[Hotspot],
    words: Vocabulary,
) -> Act:
    wanted = tuple(targets)
    return Act(
        kind=kind,
        picture=picture.name if picture else "",
        targets=wanted,
        others=tuple(_others(do, picture, wanted, words)),
        ways=tuple(
            Hotspot(
                name=name,
                role="keys" if isinstance(way, g.Shortcut) else "window",
                answer="" if way == do else other_way(do, way),
            )
            for name, way in words.ways
        ),
    )


def _others(
    do: Record,
    picture: Picture | None,
    targets: tuple[Hotspot, ...],
    words: Vocabulary,
) -> Iterator[Hotspot]:
    """Yield what else can be clicked; the same name is the same thing to a person.

    A menu on the way to the item is open already, and is not wrong.
    """
    wanted = {_plain(name) for name in (*(t.name for t in targets), *_menus(do))}
    if picture is None:
        spots = [
            Spot(x=0, y=0, width=1, height=1, name=name, role="button")
            for name in words.buttons
        ]
    else:
        first = (picture.spot,) if picture.spot is not None else ()
        spots = [*first, *picture.others]
    taken = {one.place for one in targets if one.place}
    for spot in spots:
        place = _place(spot)
        if _plain(spot.name) in wanted or place in taken:
            continue
        yield Hotspot(
            name=spot.name,
            role=spot.role,
            place=place if picture else None,
            answer=reason(do, spot),
        )


def _fields(
    values: dict[str, str] | dict[str, None], picture: Picture | None
) -> Iterator[Hotspot]:
    """Yield the fields that are filled in, where the picture shows them."""
    spots = _spots_of(picture)
    named = {_plain(spot.name): spot for spot in reversed(spots)}
    for number, (label, value) in enumerate(values.items()):
        spot = named.get(_plain(label))
        if spot is None and number == 0 and picture is not None:
            spot = picture.spot  # it is the place of the first, whatever it is called
        place = _place(spot) if spot is not None else None
        role = spot.role if spot is not None else "field"
        yield Hotspot(name=label, role=role, place=place, value=value)


def _spots_of(picture: Picture | None) -> list[Spot]:
    if picture is None:
        return []
    spots = [picture.spot] if picture.spot is not None else []
    return [*spots, *(spot for spot in picture.others if spot.role in _FILLED_IN)]


def _with_options(field: Hotspot, choices: tuple[str, ...]) -> Hotspot:
    options = choices or ((field.value,) if field.value else ())
    return Hotspot.model_validate({**field.model_dump(), "options": options})


def _hotspot(spot: Spot) -> Hotspot:
    return Hotspot(name=spot.name, role=spot.role, place=_place(spot))


def _place(spot: Spot) -> tuple[float, float, float, float]:
    return spot.x, spot.y, spot.width, spot.height


def _clicked(do: Record) -> list[str]:
    """Name what is clicked one after the other, without a picture of it."""
    if isinstance(do, g.Tab):
        return [do.tab]
    if isinstance(do, g.Tick):
        return list(do.tick)
    if isinstance(do, g.Menu):
        return list(do.menu)
    return [name for name in (g.item_of(do), g.leaf(do)) if name]


def _menus(do: Record) -> tuple[str, ...]:
    """Name the menus that lead to the item that is chosen."""
    if isinstance(do, g.Menu):
        return do.menu[:-1]
    return do.choose[:-1] if isinstance(do, g.Context | g.Row) else ()


def _way_name(do: Record) -> str:
    return do.shown if isinstance(do, g.Shortcut) else getattr(do, "go_to", "")


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(names), key=lambda name: (_plain(name), name)))


def _plain(name: str) -> str:
    return name.strip(" <>:.…").casefold()
