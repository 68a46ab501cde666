"""Following: what people want to hear of, confirmed, changed and ended."""
