"""References to official things in a letter: motions, papers, questions, proceedings and earlier commitments."""

from motions.analysis.citations.reading import RULES, find_citations

__all__ = ["RULES", "find_citations"]
