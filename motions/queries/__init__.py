"""Reads for pages and reports: a fixed number of SQL statements each, as plain rows with their state decided."""
