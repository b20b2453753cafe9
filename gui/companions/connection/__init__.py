"""Remote Desktop Connection."""
