"""The openings with which a minister speaks of a plan, shared by the rules of informing and of acting."""

_INTENDING = (
    "(?:ben|is|zijn){also} {actor} … (?:voornemens|van plan|bereid)",
    "{actor} (?:ben|is|zijn) … (?:voornemens|van plan|bereid)",
    "(?:streef|streeft|streven){also} {actor} … (?:ernaar|er naar|erop)",
    "{actor} (?:streef|streeft|streven) … (?:ernaar|er naar|erop)",
    "dat {actor} (?:voornemens|van plan|bereid) (?:ben|is|zijn)",
    "(?:mijn|ons|onze|het|de) (?:voornemen|streven|bedoeling|inzet|planning|intentie) (?:is|blijft)",
    "is (?:nog steeds |nog altijd |dan ook |nu )?(?:mijn|ons|onze|het|de) (?:voornemen|streven|bedoeling|inzet"
    "|intentie)",
    "beoogd wordt",
    "het ligt in (?:mijn|ons|de) (?:voornemen|bedoeling)",
    "beoog(?:t|en)?{also} {actor}",
    "{actor} beoog(?:t|en)?",
    "zet(?:ten)?{also} {actor} erop in",
    "{actor} zet(?:ten)? erop in",
    "heb(?:ben|t)?{also} {actor} … het voornemen",
    "{actor} (?:heb|hebben|heeft) … het voornemen",
)
INTENDING = f"(?:{'|'.join(_INTENDING)})"
WANTING = ("(?:wil|willen){also} {actor}", "{actor} (?:wil|willen)")
