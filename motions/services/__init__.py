"""Use cases: each a verb with a transaction, an actor and its preconditions. Doors only translate to these."""
