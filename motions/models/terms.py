"""A term as it was found: the phrase, how it was resolved, and the day it leads to."""

from django.db import models

PRECISIONS = [
    ("day", "dag"),
    ("week", "week"),
    ("month", "maand"),
    ("quarter", "kwartaal"),
    ("season", "seizoen"),
    ("half-year", "half jaar"),
    ("year", "jaar"),
    ("recess", "reces"),
    ("recurring", "terugkerend"),
    ("event", "gebeurtenis"),
    ("none", "geen datum"),
]


class Term(models.Model):
    """Phrase → rule → anchor and calendar row → date, so that every date can be explained."""

    phrase = models.CharField("termijn (letterlijk)", max_length=300, blank=True)
    term_rule = models.CharField("regel", max_length=80, blank=True)
    anchor_on = models.DateField("gerekend vanaf", null=True, blank=True)
    calendar_key = models.CharField("kalenderregel", max_length=60, blank=True, help_text="Zoals tk:zomerreces:2026.")
    earliest = models.DateField("op zijn vroegst", null=True, blank=True)
    due_on = models.DateField("uiterlijk", null=True, blank=True)
    precision = models.CharField("nauwkeurigheid", max_length=10, choices=PRECISIONS, blank=True)
    certain = models.BooleanField("vaststaand", default=True, help_text="Uit bij een aanname of een vervangende datum.")
    reason = models.CharField("hoe bepaald", max_length=500, blank=True)
    review_on = models.DateField("opnieuw bekijken op", null=True, blank=True)

    class Meta:
        abstract = True
