"""The command line: everything that needs no window, and the window's own options."""

from core.command_line.parser import build_parser
from core.command_line.run import run

__all__ = ["build_parser", "run"]
