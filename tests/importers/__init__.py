"""Imports from official sources, over HTTP from a server that gives real records with their faults."""
