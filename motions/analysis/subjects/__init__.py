"""Subject lines of letters: which motions and commitments they name, and what they say became of those."""
