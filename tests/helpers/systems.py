"""Tests that only some systems can run, and why."""

import sys

import pytest

compares_pictures = pytest.mark.skipif(
    sys.platform != "linux",
    reason="pictures are compared to the last pixel on Linux only",
)
needs_a_missing_display = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="this system always has a display"
)
needs_apt = pytest.mark.skipif(
    sys.platform != "linux", reason="system libraries are installed on Linux only"
)
needs_kill = pytest.mark.skipif(
    sys.platform == "win32", reason="this system has no SIGKILL"
)
needs_links = pytest.mark.skipif(
    sys.platform == "win32", reason="links need a privilege on this system"
)
needs_posix_errors = pytest.mark.skipif(
    sys.platform == "win32", reason="errors read otherwise on this system"
)
