"""What code, tests, help and documents cite is there: the document and the section."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENT_FOLDERS = (ROOT / "docs", ROOT / "resources" / "help", ROOT)
CITING_FOLDERS = ("core", "gui", "tests", "resources", "docs")
TEXT_SUFFIXES = {".py", ".md", ".toml", ".txt"}

NUMBER = r"\d+(?:\.\d+)*"
GAP = r"(?: |\n[ #]*)"  # a comment may go on in the next line
LIST = rf"{NUMBER}(?:(?:,(?:{GAP}and)?{GAP}(?:row )?|{GAP}(?:and|to){GAP}){NUMBER})*"
# Whatever goes before a name makes it another one: a folder, {variable}.md, A-name.md.
CITATION = re.compile(
    r"(?<![\w./{}*-])(?:docs/|resources/help/)?(?P<name>[a-z][a-z_-]*\.md)\b"
    rf"(?:{GAP}(?P<sections>{LIST}))?"
)
HEADING = re.compile(rf"#+ ({NUMBER})\.? ")
ROW = re.compile(r"\| (\d+) \|")

EXAMPLES = {
    "rules.md": "# Rules\n\n## 2. Packs\n\n### 2.1 Counts\n\n#### 2.1.10 Over-use\n",
    "troubles.md": "## 11. Symptoms\n\n| # | Symptom |\n|---|---|\n| 24 | 7 fail |\n",
}


def anchors(document: str) -> set[str]:
    """Name the sections of a document, and the numbered rows of its tables."""
    found = set()
    section = ""
    for line in document.splitlines():
        if heading := HEADING.match(line):
            section = heading[1]
            found.add(section)
        elif row := ROW.match(line):
            found.add(f"{section}, {row[1]}")
    return found


def missing_sections(cited: str, present: set[str]) -> Iterator[str]:
    """Name the sections that are not there; `11, 24` may be row 24 of section 11."""
    section = ""
    for number in re.findall(NUMBER, cited):
        if number in present:
            section = number
        elif f"{section}, {number}" not in present:
            yield number


def wrong_citations(text: str, documents: Mapping[str, set[str]]) -> Iterator[str]:
    """Say of each wrong citation in which line it stands, and what is wrong."""
    for citation in CITATION.finditer(text):
        line = text.count("\n", 0, citation.start()) + 1
        name = citation["name"]
        if name not in documents:
            yield f"{line}: there is no {name}"
            continue
        for section in missing_sections(citation["sections"] or "", documents[name]):
            yield f"{line}: {name} has no section {section}"


def our_documents() -> dict[str, set[str]]:
    documents: dict[str, set[str]] = {}
    for folder in DOCUMENT_FOLDERS:
        for path in folder.glob("*.md"):
            found = anchors(path.read_text(encoding="utf-8"))
            documents.setdefault(path.name, set()).update(found)
    return documents


def citing_texts() -> Iterator[tuple[Path, str]]:
    """Read all that cites, without this file: its examples are wrong on purpose."""
    paths = [ROOT / "start.py", *ROOT.glob("*.md")]
    for folder in CITING_FOLDERS:
        paths += (ROOT / folder).rglob("*")
    ours = (path for path in sorted(paths) if "node_modules" not in path.parts)
    for path in ours:
        if path.suffix in TEXT_SUFFIXES and path != Path(__file__):
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")


def test_what_is_cited_is_there() -> None:
    documents = our_documents()

    assert [
        f"{path}:{wrong}"
        for path, text in citing_texts()
        for wrong in wrong_citations(text, documents)
    ] == []


def test_code_tests_tours_and_help_are_all_read() -> None:
    cited = {
        (path.parts[0], citation["name"])
        for path, text in citing_texts()
        for citation in CITATION.finditer(text)
    }

    assert {(place, "domain.md") for place in CITING_FOLDERS} <= cited


@pytest.mark.parametrize(
    "text",
    [
        "rules.md",
        "rules.md 2",
        "(docs/rules.md 2.1)",
        "as in rules.md 2.1.10.",
        "rules.md 2, 2.1 and 2.1.10: seven of 9",
        "# rules.md 2,\n# 2.1",
        "rules.md 2.1; then 5",
        "rules.md 2 to 2.1.10",
        "rules.md 2, seed 002",
        "troubles.md 11, 24",
        "troubles.md 11, row 24",
        "rules.md 2, troubles.md 11",
        "[the rules](rules.md)",
    ],
)
def test_what_is_there_may_be_cited(text: str) -> None:
    documents = {name: anchors(document) for name, document in EXAMPLES.items()}

    assert list(wrong_citations(text, documents)) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("rules.md 3", "1: rules.md has no section 3"),
        ("rules.md 2.1.1", "1: rules.md has no section 2.1.1"),
        ("rules.md 2, 2.7", "1: rules.md has no section 2.7"),
        ("rules.md 2.7 and 2", "1: rules.md has no section 2.7"),
        ("rules.md 2 to 2.9", "1: rules.md has no section 2.9"),
        ("# rules.md 2,\n# 2.7", "1: rules.md has no section 2.7"),
        ("\n\nrules.md\n3", "3: rules.md has no section 3"),
        ("docs/rules.md 24", "1: rules.md has no section 24"),
        ("troubles.md 24", "1: troubles.md has no section 24"),
        ("troubles.md 11, 25", "1: troubles.md has no section 25"),
        ("nowhere.md 2", "1: there is no nowhere.md"),
        ("(nowhere.md)", "1: there is no nowhere.md"),
        ("nowhere.md, Decided for the replica", "1: there is no nowhere.md"),
    ],
)
def test_a_wrong_citation_is_told(text: str, wrong: str) -> None:
    documents = {name: anchors(document) for name, document in EXAMPLES.items()}

    assert list(wrong_citations(text, documents)) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "{name}.md",
        "*.md",
        ".md",
        "docs/server-based/advanced.md 7",
        "RDSLicensing-A.md",
    ],
)
def test_patterns_and_files_of_others_are_no_citations(text: str) -> None:
    assert list(wrong_citations(text, {})) == []
