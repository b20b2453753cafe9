"""Objects as text: tables, lists and errors, as PowerShell shows them."""
