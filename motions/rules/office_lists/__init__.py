"""Lists that offices keep: what their columns mean, and what a row says.

found = guess_among(first_rows)                            # which mapping, which columns, which row is the header
entry_of(row, found.columns, found.mapping, today=today)   # an Entry, or Problems that name their columns
"""
