"""Lists that offices keep: received, looked at, taken over and taken back, in batches that are each whole."""
