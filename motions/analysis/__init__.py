"""The reader: text in, findings out. No database, no clock; the calendar and what is already known are passed in."""
