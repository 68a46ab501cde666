"""Benchmarks: what a machine makes of Nakoming, beside the best that others have, measured in the same run.

``python -m bench`` prints one table; ``python -m bench reading`` only that subject. A subject is a module with a
function that yields tables; ``__main__`` names them all.
"""
