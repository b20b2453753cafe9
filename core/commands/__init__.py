"""Everything a person can change in a lab, one subject a file."""
