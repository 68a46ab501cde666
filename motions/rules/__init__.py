"""Pure rules of the field: no database, no clock, only the standard library."""
