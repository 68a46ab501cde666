"""How the records here compare with their sources: kinds of differences, their numbers, and their rows."""
