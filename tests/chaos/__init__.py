"""Chaos: every fault that the promise about notices speaks of, forced upon real processes and counted at a real server.

``make chaos`` or ``python -m tests.chaos [--quick]``. It lives among the tests because it is made of what they are made
of: the mail server that misbehaves, the processes that can be killed, the builders of rows.
"""
