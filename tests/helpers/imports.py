"""The imports of the program as a graph, read from its sources."""

import ast
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parents[2]
Graph = dict[str, set[str]]


def graph_of(package: str) -> Graph:
    """Join each module of a package to those that it imports, wherever it does.

    Imports for types alone and inside functions count like those at the top.
    """
    files = {_name(path): path for path in (ROOT / package).rglob("*.py")}
    return {
        name: {_module(n, files) for n in imported(path)} - {name, ""}
        for name, path in files.items()
    }


def imported(path: Path) -> set[str]:
    """List the names that a file imports, with their modules."""
    return set(_imported(ast.parse(path.read_text(encoding="utf-8"))))


def folded(graph: Graph, name: Callable[[str], str]) -> Graph:
    """Give several modules one name, and join them as one."""
    found: Graph = {}
    for module, targets in graph.items():
        here = name(module)
        found.setdefault(here, set()).update({name(t) for t in targets} - {here})
    return found


def circles(graph: Graph) -> list[set[str]]:
    """Find the sets of modules that import each other, by Tarjan's algorithm."""
    numbers: dict[str, int] = {}
    open_: list[str] = []
    found: list[set[str]] = []
    following = count()

    def visit(node: str) -> int:
        """Return the lowest number that is reached on an open path."""
        lowest = numbers[node] = next(following)
        open_.append(node)
        for target in graph.get(node, ()):
            if target not in numbers:
                lowest = min(lowest, visit(target))
            elif target in open_:
                lowest = min(lowest, numbers[target])
        if lowest == numbers[node]:
            place = open_.index(node)
            found.append(set(open_[place:]))
            del open_[place:]
        return lowest

    for node in graph:
        if node not in numbers:
            visit(node)
    return [circle for circle in found if len(circle) > 1]


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _module(name: str, files: dict[str, Path]) -> str:
    """Find the module that an imported name belongs to; empty for foreign ones."""
    while name and name not in files:
        name = name.rpartition(".")[0]
    return name
