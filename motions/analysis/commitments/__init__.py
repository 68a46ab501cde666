"""Commitments: the sentences of the government's own voice that promise to inform parliament or to act."""

from motions.analysis.commitments.promises import RULES, find_commitments

__all__ = ["RULES", "find_commitments"]
