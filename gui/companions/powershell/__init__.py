"""Windows PowerShell: the window over core/shell."""
