"""The memory of a process at its peak."""

import re
import sys
from pathlib import Path


def peak_mib(process: int | None = None) -> float:
    """Return the most memory that a process, or this one, had so far, in MiB.

    On Linux the kernel's own count: that of `getrusage` begins with the memory of the
    process that started this one.
    """
    system = sys.platform
    if system == "linux":
        status = Path(f"/proc/{process or 'self'}/status").read_text(encoding="ascii")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0
    import resource

    unit = 1 if system == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
