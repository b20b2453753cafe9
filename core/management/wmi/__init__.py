"""The WMI classes of a computer, with properties and methods (domain.md 1)."""
