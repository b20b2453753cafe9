"""The frame of every wizard: the Wizard97 look on a QWizard without fields."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QVBoxLayout,
    QWidget,
    QWizard,
    QWizardPage,
)

from gui.labels.text import strip_mnemonic
from gui.labels.wizards import WizardButtons
from gui.theme import fonts, icons
from gui.widgets.kept_place import KeptPlace
from gui.widgets.text import plain_label

CLIENT_WIDTH, CLIENT_HEIGHT = 503, 392
LOGO_EXTENT = 49
WATERMARK_WIDTH, WATERMARK_HEIGHT = 164, 345
INNER_MARGIN, INNER_TOP = 24, 11
PARAGRAPH_SPACING = 12
RULE_HEIGHT = 2

_NO_PAGE = -1
_RULE = "wizard-rule"
_Button = QWizard.WizardButton
_BUTTONS = {  # object name and label
    _Button.BackButton: ("back", WizardButtons.back),
    _Button.NextButton: ("next", WizardButtons.next),
    _Button.CommitButton: ("commit", WizardButtons.next),
    _Button.FinishButton: ("finish", WizardButtons.finish),
    _Button.CancelButton: ("cancel", WizardButtons.cancel),
    _Button.HelpButton: ("help", WizardButtons.help),
}


class WizardShell(QWizard):
    """A wizard as Windows Server draws it; opened with open() or show().

    It gives every grey page its margins and takes the height that the page needs.
    """

    def __init__(
        self,
        title: str,
        logo: str,
        parent: QWidget | None = None,
        *,
        has_help: bool = False,
    ) -> None:
        super().__init__(parent)
        self.frame = next(f for f in self.findChildren(QFrame) if type(f) is QFrame)
        """The parent that QWizard gives to pages; with it from the start they are not
        styled anew."""
        self.setWindowTitle(title)
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setTitleFormat(Qt.TextFormat.PlainText)
        self.setSubTitleFormat(Qt.TextFormat.PlainText)
        picture = icons.picture(logo, LOGO_EXTENT, LOGO_EXTENT)
        self.setPixmap(QWizard.WizardPixmap.LogoPixmap, picture)
        self.setOption(QWizard.WizardOption.HaveHelpButton, has_help)
        self.setOption(QWizard.WizardOption.HelpButtonOnRight)
        self._name_buttons()
        self.setFixedSize(CLIENT_WIDTH, CLIENT_HEIGHT)
        KeptPlace(self)
        self.pageAdded.connect(self._on_page_added)
        self.currentIdChanged.connect(self._on_page_shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.currentPage():
            self._fit()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def name_commit(self, label: str) -> None:
        """Let the button that carries the wizard out say what it does, not Next."""
        self._name_button(_Button.CommitButton, label)

    def _name_buttons(self) -> None:
        for which, (name, label) in _BUTTONS.items():
            self.button(which).setObjectName(name)
            self._name_button(which, label)

    def _name_button(self, which: QWizard.WizardButton, label: str) -> None:
        self.setButtonText(which, label)
        self.button(which).setAccessibleName(strip_mnemonic(label).strip("< >"))

    def _on_page_added(self, page_id: int) -> None:
        self.page(page_id).installEventFilter(self)

    def _on_page_shown(self, page_id: int) -> None:
        if page_id == _NO_PAGE:
            return
        page = self.page(page_id)
        layout = page.layout()
        if layout is not None and not isinstance(page, _PicturePage):
            layout.setContentsMargins(INNER_MARGIN, INNER_TOP, INNER_MARGIN, INNER_TOP)
        self._fit()

    def _fit(self) -> None:
        """Take the genuine size, or what the page needs: QWizard would cut it off."""
        inside = self.button(_Button.NextButton).parentWidget()
        if self.currentId() == _NO_PAGE or inside is None:
            return
        page = self.currentPage()
        header = _header(inside, page.title()) if page.title() else None
        if header is not None:
            page.setAccessibleName(page.title())
            _fit_header(header, self.width())
        _lay_out(inside)
        _fit_page(page)
        _lay_out(page.parentWidget())
        least = QSize(CLIENT_WIDTH, CLIENT_HEIGHT)
        self.setFixedSize(inside.minimumSizeHint().expandedTo(least))
        for ruled in (header, _bottom_rule(inside)):
            if ruled is not None:
                _draw_rule(ruled, self.width())


class _PicturePage(QWizardPage):
    """A white page with the picture at its left and a big title.

    It has no QWizardPage title: QWizard would show that in a header, and in a font
    computed from points, which a font in pixels does not have.
    """

    def __init__(
        self, title: str, *paragraphs: str, parent: WizardShell | None = None
    ) -> None:
        super().__init__(parent.frame if parent else None)
        picture = icons.picture("wizard-watermark", WATERMARK_WIDTH, WATERMARK_HEIGHT)
        self.setPixmap(QWizard.WizardPixmap.WatermarkPixmap, picture)
        self.setAccessibleName(title)
        heading = plain_label(title, self)
        heading.setObjectName("title")
        heading.setFont(fonts.font(fonts.TITLE_PIXELS, bold=True))
        page = QVBoxLayout(self)
        page.setSpacing(PARAGRAPH_SPACING)
        page.addWidget(heading)
        page.addSpacing(PARAGRAPH_SPACING // 2)
        self.body = QVBoxLayout()
        self.body.setSpacing(PARAGRAPH_SPACING)
        page.addLayout(self.body)
        page.addStretch()
        for paragraph in paragraphs:
            self.add_text(paragraph)

    def add_text(self, text: str) -> QLabel:
        """Add a paragraph below what is there."""
        label = plain_label(text, self)
        self.body.addWidget(label)
        return label


class WelcomePage(_PicturePage):
    """The white first page."""


class CompletingPage(_PicturePage):
    """The white last page."""


def _fit_header(header: QWidget, width: int) -> None:
    """Let a long title or subtitle wrap.

    WORKAROUND: QWizard keeps the title on one line and gives the subtitle the height
    of two, so that longer ones push the logo out of the window.
    """
    title_label, subtitle_label, *_logo = header.findChildren(QLabel)
    title_label.setWordWrap(True)
    subtitle_label.setMinimumWidth(0)
    subtitle_label.setWordWrap(True)  # forgets the hint that knew the old minimum
    header.setMinimumWidth(0)
    needed = header.heightForWidth(width)
    if needed > header.maximumHeight():
        header.setFixedHeight(needed)


def _header(inside: QWidget, title: str) -> QWidget | None:
    """Return the white band; it has no name, so it is known by its title."""
    for label in inside.findChildren(QLabel):
        header = label.parentWidget()
        if header and header.parentWidget() is inside and label.text() == title:
            return header
    return None


def _bottom_rule(inside: QWidget) -> QWidget | None:
    """Return the line above the buttons; it is known by its height."""
    for child in inside.children():
        if isinstance(child, QWidget) and child.maximumHeight() == RULE_HEIGHT:
            return child
    return None


def _draw_rule(ruled: QWidget, width: int) -> None:
    """Cover the line that QWizard draws.

    WORKAROUND: it ends a pixel early and stands elsewhere at every scale.
    """
    rule = ruled.findChild(QWidget, _RULE) or QWidget(ruled)
    rule.setObjectName(_RULE)
    rule.setGeometry(0, ruled.height() - RULE_HEIGHT, width, RULE_HEIGHT)
    rule.show()


def _fit_page(page: QWizardPage) -> None:
    """Ask for the height that wrapped text needs at this width.

    WORKAROUND: QWizard ignores the height-for-width of its pages.
    """
    if page.hasHeightForWidth():
        page.setMinimumHeight(page.heightForWidth(page.width()))


def _lay_out(inside: QWidget | None) -> None:
    """Place the children now.

    WORKAROUND: QWizard makes its layout anew for some pages, and the Python object of
    the old one comes back for the new one, so no layout of QWizard may be touched.
    """
    if inside is not None:
        QCoreApplication.sendEvent(inside, QEvent(QEvent.Type.LayoutRequest))
