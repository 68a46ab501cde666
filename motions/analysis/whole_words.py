"""Choices of whole words, in which the rules of promises and of evidence say what they look for."""

import re


def words(pattern: str) -> re.Pattern[str]:
    """Compile a choice of whole words and phrases, in any case."""
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
