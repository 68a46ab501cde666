"""How good the reader is: its findings against what careful people marked by hand in the same texts.

The measures, what counts as the same span, and the tables are those of the annotation guide that comes with the corpus,
so that a figure printed here and one printed by the guide's own scripts are the same figure.
"""
