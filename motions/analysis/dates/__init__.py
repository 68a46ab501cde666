"""Dates: every expression in a text that names a future time, with the last day it leaves."""

from motions.analysis.dates.scan import find_dates

__all__ = ["find_dates"]
