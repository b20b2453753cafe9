"""How many clients in a row get the same, though each takes a license from a pack."""

from core.rules.issuance import pools
from core.rules.issuance.model import Grant, GrantKind, ServerState
from core.rules.low_licenses import crosses_low_mark


def batch_size(grant: Grant, states: list[ServerState], most: int) -> int:
    """Return for how many of these the same is decided; at least for the first.

    Another decision comes when the pack is empty, or with the warning before that.
    """
    if grant.kind is not GrantKind.FULL or grant.pack_id is None:
        return most
    packs = next(h.packs for h in states if h.server.name == grant.server)
    pack = next(p for p in packs if p.id == grant.pack_id)
    same = pools.of_same_kind(packs, pack)
    total = sum(p.total or 0 for p in same)
    left = sum(p.available or 0 for p in same)
    most = min(most, pack.available or 0)
    numbers = range(1, most + 1)
    warned = next((n for n in numbers if crosses_low_mark(total, left - n)), most + 1)
    return max(warned - 1, 1)
