"""Files and pages that lists and reports are saved as."""
