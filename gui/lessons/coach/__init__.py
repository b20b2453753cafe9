"""Points at the real control, waits for the real action, and answers it."""
