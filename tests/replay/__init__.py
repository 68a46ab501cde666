"""A server that gives the corpus' records as the Tweede Kamer's own service does, with its faults."""
