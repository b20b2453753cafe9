"""The same in PowerShell: each command as the documented call that does what it does.

Sources: domain.md 1, Microsoft's pages on the WMI provider and on Convert-License.
"""
