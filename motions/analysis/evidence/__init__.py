"""Evidence: the sentences in which the government says what became of a motion or of an earlier commitment."""

from motions.analysis.evidence.reading import find_evidence

__all__ = ["find_evidence"]
