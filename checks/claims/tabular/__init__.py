"""Claims out of tables: columns, rows, levels, wholes."""
