"""Notices: what is due or new, whether its reason stands, and who hears of it."""
