"""`reg query`: what a key holds, one value of it, or where a text stands below it."""

from itertools import groupby

from core.management.registry.finding import Spot, Wanted, matches
from core.management.registry.hives import joined, local_name
from core.management.registry.registry import Registry
from core.management.registry.values import Value, as_reg_writes
from core.prompt.options import Options

NOT_FOUND = "ERROR: The system was unable to find the specified registry key or value."
_DEFAULT = "(Default)"
_END = "End of search: {count} match(es) found."


def query(registry: Registry, path: str, value: str | None, options: Options) -> str:
    """Return what `reg query` writes for a key that is there."""
    if "/f" in options.values:
        return _search(registry, path, options)
    is_deep = "/s" in options.switches
    keys = registry.walk(path) if is_deep else [path]
    blocks = [_block(registry, key, value, options) for key in keys]
    found = [block for block in blocks if block]
    if value is not None and not found:
        return NOT_FOUND
    if not is_deep and value is None:
        found += [local_name(joined([path, name])) for name in registry.subkeys(path)]
        found = found or [local_name(path)]
    return "\n".join(found)


def _block(registry: Registry, key: str, value: str | None, options: Options) -> str:
    """Write a key with its values; one without any that is wanted is left out."""
    kind = options.values.get("/t", "").upper()
    lines = [
        _line(found)
        for found in registry.values(key)
        if (value is None or found.is_named(value)) and kind in {"", found.kind}
    ]
    return "\n".join([local_name(key), *lines, ""]) if lines else ""


def _line(value: Value) -> str:
    parts = (value.name or _DEFAULT, value.kind, as_reg_writes(value))
    return f"    {'    '.join(parts)}".rstrip()


def _search(registry: Registry, path: str, options: Options) -> str:
    in_keys, in_data = "/k" in options.switches, "/d" in options.switches
    is_all = not (in_keys or in_data)
    wanted = Wanted(
        options.values["/f"],
        in_keys=in_keys or is_all,
        in_values=is_all,
        in_data=in_data or is_all,
        is_whole="/e" in options.switches,
        is_exact="/c" in options.switches,
    )
    spots = matches(registry, path, wanted, is_deep="/s" in options.switches)
    blocks = [
        "\n".join([local_name(key), *_lines_of(registry, [*found]), ""])
        for key, found in groupby(spots, lambda spot: spot.path)
    ]
    return "\n".join([*blocks, _END.format(count=len(spots))])


def _lines_of(registry: Registry, spots: list[Spot]) -> list[str]:
    values = (registry.value(s.path, s.value) for s in spots if s.value is not None)
    return [_line(value) for value in values if value is not None]
