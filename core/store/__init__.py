"""The `.rdlab` file: schema, connection, rows, transactions, undo, backup, check."""
