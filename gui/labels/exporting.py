"""Labels of Export in the lessons window; nothing genuine is like it."""


class ExportText:
    """The dialog that makes something from lessons that others can use."""

    export: str = "Ex&port…"
    title: str = "Export"
    about: str = (
        "The lesson plays where nobody sees it, and what is made shows the windows as "
        "they are."
    )
    what: str = "&What:"
    scope: str = "O&f which:"
    target: str = "&To:"
    browse: str = "&Browse…"
    edition: str = "&Labels and menus of:"
    own_edition: str = "As the lesson says"
    by: str = "&Name on the cover:"
    solutions: str = "&Solutions of exercises"
    plain: str = "&Pictures without numbers"
    replace: str = "&Replace a file of this name"
    start: str = "&Export"
    cancel: str = "&Cancel"
    open: str = "&Open"
    progress: str = "Progress"
    target_required: str = "Type where it is to be, or press Browse."
    working: str = "The lesson plays…"
    working_on: str = "{done:,} of {all:,} lessons are made…"
    cancelling: str = "Cancelling…"
    cancelled: str = "Cancelled. Nothing was made."
    made: str = "Done. It is in {path}"
    not_started: str = "The program could not be started a second time: {why}"
    ended_badly: str = "The second program ended without a word. Try again."
    html_files: str = "Web pages (*.html)"
    zip_files: str = "Zip files (*.zip)"
    xml_files: str = "XML files (*.xml)"
    text_files: str = "Text files (*.txt)"


SCOPES: dict[str, str] = {
    "lesson": "The lesson “{lesson}”",
    "course": "The course “{course}”",
    "all": "All lessons",
}
KINDS: dict[str, str] = {
    "guide": "Guide to read and print: HTML, PDF, Markdown, text",
    "demo": "Demo: one page that plays, is tried, and tests",
    "scorm12": "Course package: SCORM 1.2",
    "scorm2004": "Course package: SCORM 2004, 3rd edition",
    "xapi": "Course package: xAPI",
    "cmi5": "Course package: cmi5",
    "gift": "Question bank: GIFT",
    "moodle-xml": "Question bank: Moodle XML",
    "qti12": "Question bank: QTI 1.2",
    "qti21": "Question bank: QTI 2.1",
}
"""What can be made, by the words of the command line."""
FILES: dict[str, str] = {
    ".html": ExportText.html_files,
    ".zip": ExportText.zip_files,
    ".xml": ExportText.xml_files,
    ".txt": ExportText.text_files,
}
