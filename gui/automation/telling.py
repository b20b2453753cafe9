"""Tells a lesson: one play that proves it, with a picture before each step.

What is told and the pictures are all that guides, demos and packages are made from.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from time import monotonic

from PySide6.QtCore import QRect
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget

from core import outside
from core.catalog import ProductVersion
from core.lab import Lab
from core.lessons import gestures as g
from core.lessons.gestures import Gesture
from core.lessons.outputs import writing
from core.lessons.outputs.story import Picture, Spot, Story, Told
from core.lessons.proof.played import play_way
from core.lessons.proof.ways import solution
from core.lessons.reading import DEFAULT_SEED, LessonError, LessonFile
from core.lessons.records import Lesson, Quiz, Step
from core.lessons.variables import Variables
from gui.automation import seen
from gui.automation.camera import Shot, take
from gui.automation.classic import as_in_classic
from gui.automation.covering import covered
from gui.automation.encoding import encoded
from gui.automation.lesson_windows import windows_of
from gui.automation.web_page import WebPage
from gui.driver.browsing import BrowsingDriver
from gui.driver.finding import (
    NotThere,
    find_node,
    find_row,
    main_window,
    without_mnemonic,
)
from gui.driver.input import unfold, wait_until_idle
from gui.driver.locating import Target, locate
from gui.driver.ui_driver import PATIENCE
from gui.theme.colours import Theme

Keep = Callable[[Told, Picture, QImage], object]
"""Gets a step and a picture as soon as that is taken.

One that is taken again has the same name, and takes the place of the first.
"""
_AGAIN = 10  # milliseconds between two looks
_WHOLE_WINDOW = (g.GoTo, g.Shortcut)
"""Gestures that begin at no control."""
_OF_TRAINING = "Training"
_HEIGHT = 440  # points, of the manager


def tell(
    file: LessonFile,
    *,
    edition: ProductVersion | None = None,
    look: Theme = Theme.WINDOWS,
    scale: float = 1.0,
    seed: int = DEFAULT_SEED,
    kind: str = "png",
) -> tuple[Story, dict[str, bytes]]:
    """Play a lesson and tell it; the pictures are PNG or lossless WebP, by name.

    LessonError says what was not as the lesson says.
    """
    pictures: dict[str, bytes] = {}

    def keep(_: Told, picture: Picture, image: QImage) -> None:
        pictures[picture.name] = encoded(image, kind)

    story = tell_with(file, keep, edition=edition, look=look, scale=scale, seed=seed)
    return story, pictures


def tell_with(
    file: LessonFile,
    keep: Keep,
    *,
    edition: ProductVersion | None = None,
    look: Theme = Theme.WINDOWS,
    scale: float = 1.0,
    seed: int = DEFAULT_SEED,
) -> Story:
    """Play a lesson and tell it; each picture is handed on when it is taken."""
    lesson = file.lesson(seed)
    way = solution(lesson)
    try:
        with windows_of(lesson, seed, edition=edition, look=look) as (lab, driver):
            teller = Teller(lesson, lab, driver, keep, scale)
            play = play_way(file, lesson, way, lab, driver, teller.before)
            missed = play.missed
            variables = Variables(lesson.variables, lab)
            goals = writing.goals_of(lesson, variables)
            told = writing.story_of(
                lesson, play.edition, teller.steps, goals, variables
            )
            story = writing.without_folder(teller.folder, told)
    except AssertionError as error:
        raise file.wrong(way.place, str(error)) from error
    if missed:
        raise LessonError("\n".join(str(one) for one in missed))
    return story


class Teller:
    """Takes pictures while a driver plays, and keeps what was told."""

    def __init__(
        self,
        lesson: Lesson,
        lab: Lab,
        driver: BrowsingDriver,
        keep: Keep,
        scale: float,
    ) -> None:
        """Hear of each menu that the driver opens."""
        self._lesson = lesson
        self.folder = str(outside.absolute(lab.path).parent)
        self._driver = driver
        self._keep = keep
        self._scale = scale
        self._told: dict[int, Told] = {}
        self._number = 0
        self._do: Gesture | None = None
        driver.before_choosing = self._before_choosing
        _make_lower(main_window())

    @property
    def steps(self) -> tuple[Told, ...]:
        """What was told so far."""
        return tuple(self._told.values())

    def before(self, number: int, step: Step | Quiz) -> None:
        """Tell a step, and take the picture of the window in which it begins."""
        self._number = number
        self._told[number] = writing.told(number, step)
        self._do = step.do if isinstance(step, Step) else None
        if self._do is not None:
            with self._window() as window, covered(window, self.folder):
                self._take_step(self._do, window)

    @contextmanager
    def _window(self) -> Iterator[QWidget]:
        """Give the window in front; while that is the browser, its page as one."""
        page = self._driver.page
        if page is None:
            yield self._driver.window
            return
        before, shown = QApplication.activeWindow(), WebPage(page)
        try:
            shown.show()
            yield shown
        finally:
            shown.close()
            shown.deleteLater()
            if before is not None:
                before.activateWindow()
                wait_until_idle()

    def _take_step(self, do: Gesture, window: QWidget) -> None:
        """Take the window as Classic shows it, unless the step uses Training."""
        _bring_into_sight(do, window)
        with as_in_classic(window):
            classic = None if uses_training(do) else self._found(do, window)
            if classic is not None or isinstance(do, _WHOLE_WINDOW):
                self._take(window, classic)
                return
        self._take(window, self._found(do, window, PATIENCE))

    def _take(self, window: QWidget, target: Target | None) -> None:
        """Take the window in which the control is: a menu bar may be the manager's."""
        shown = window if target is None else target.window
        self._add(take(shown, self._scale), target)

    def _found(
        self, do: Gesture, window: QWidget, patience: float = 0
    ) -> Target | None:
        """Find where a gesture begins, once it is in sight and can be used."""
        if isinstance(do, _WHOLE_WINDOW):
            return None
        deadline = monotonic() + patience
        while True:
            wait_until_idle()
            try:
                target = locate(do, window)
            except NotThere:
                target = None
            if target is not None and target.place() and target.widget.isEnabled():
                return target
            if monotonic() > deadline:
                return None
            QTest.qWait(_AGAIN)

    def _before_choosing(self, menu: QMenu, item: QAction) -> None:
        """Take the open menu with the item that is chosen from it."""
        target = Target(menu, item.text(), lambda: menu.actionGeometry(item))
        is_genuine = self._do is not None and not uses_training(self._do)
        with as_in_classic(menu) if is_genuine else nullcontext():
            self._add(take(menu, self._scale), target, "-menu")

    def _add(self, shot: Shot, target: Target | None, suffix: str = "") -> None:
        """Add a picture to the step; one of the same name is replaced."""
        here = self._told[self._number]
        name = f"{self._lesson.id.lower()}-{self._number:02d}{suffix}"
        picture = _picture(name, shot, target)
        kept = tuple(one for one in here.pictures if one.name != name)
        pictures = (*kept, picture)
        self._told[self._number] = Told.model_validate(
            {**here.model_dump(), "pictures": pictures}
        )
        self._keep(here, picture, shot.image)


def _make_lower(manager: QWidget) -> None:
    """Leave out most of the empty half of its lists: pictures are read and printed."""
    manager.resize(manager.width(), _HEIGHT)
    wait_until_idle()


def uses_training(do: Gesture) -> bool:
    """Tell whether a gesture begins in a menu that the genuine tool never had."""
    return isinstance(do, g.Menu) and do.menu[0] == _OF_TRAINING


def _bring_into_sight(do: Gesture, window: QWidget) -> None:
    """Unfold and scroll as the driver will: what is out of sight has no place."""
    try:
        if isinstance(do, g.Context | g.Node):
            path = do.context if isinstance(do, g.Context) else do.node
            unfold(*find_node(window, path))
        elif isinstance(do, g.Row | g.Open):
            view, index = find_row(window, do.row if isinstance(do, g.Row) else do.open)
            view.scrollTo(index)
        elif not isinstance(do, _WHOLE_WINDOW):
            _scroll_to(locate(do, window).widget)
    except NotThere:
        return  # it may come yet


def _scroll_to(widget: QWidget) -> None:
    outer = widget.parentWidget()
    while outer is not None:
        if isinstance(outer, QScrollArea):
            outer.ensureWidgetVisible(widget)
        outer = outer.parentWidget()


def _picture(name: str, shot: Shot, target: Target | None) -> Picture:
    """Say where on a picture the control is, and what else is there."""
    spot = _spot_of(shot, target) if target is not None else None
    return Picture(
        name=name,
        width=shot.size.width(),
        height=shot.size.height(),
        title=shot.shown.windowTitle().replace("[*]", ""),
        alt=" ".join(seen.described(window) for window in shot.places),
        spot=spot,
        others=tuple(_others(shot, spot)),
    )


def _spot_of(shot: Shot, target: Target) -> Spot | None:
    place = target.place()
    if place is None or target.window not in shot.places:
        return None
    name = without_mnemonic(target.name).partition("\t")[0]
    return _spot(shot, target.window, place, name, seen.role_of(target.widget))


def _others(shot: Shot, spot: Spot | None) -> Iterator[Spot]:
    """Yield what can be clicked in front, but for where the gesture goes."""
    menus: list[QWidget] = [w for w in shot.places if isinstance(w, QMenu)]
    for window in menus or [shot.front]:
        for control in seen.controls(window):
            other = _spot(shot, window, control.place, control.name, control.role)
            if spot is None or _place(other) != _place(spot):
                yield other


def _spot(shot: Shot, window: QWidget, place: QRect, name: str, role: str) -> Spot:
    x, y, width, height = shot.percent(window, place)
    return Spot(x=x, y=y, width=width, height=height, name=name, role=role)


def _place(spot: Spot) -> tuple[float, ...]:
    return spot.x, spot.y, spot.width, spot.height
