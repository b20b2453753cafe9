"""The command line as a language: what cmd makes of its marks, without running it."""
