"""Promises to inform that speak of a plan to do so: "ik ben voornemens", "het streven is", "ik verwacht"."""

from motions.analysis.commitments.intentions import INTENDING, WANTING
from motions.analysis.commitments.rule import Rule

RULES = (
    Rule(
        "is-voornemens-te-informeren",
        "inform",
        (
            f"{INTENDING} … {{chamber}} … {{inform}}",
            f"{INTENDING} … {{inform}} … (?:aan|naar|met) {{chamber}}",
            "verwacht(?:en)?{also} {actor} … {paper} … te (?:kunnen )?(?:leveren|uitbrengen|{inform})",
            "{actor} verwacht(?:en)? … {paper} … te (?:kunnen )?(?:leveren|uitbrengen|{inform})",
            "verwacht(?:en)?{also} {actor} … {chamber} … (?:{inform}|{informed})",
            "{actor} … en verwacht(?:en)? … {chamber} … te (?:kunnen )?{inform}",
            "{actor} verwacht(?:en)? … {chamber} … (?:{inform}|{informed})",
            "verwacht(?:en)?{also} {actor} … {inform} aan {chamber}",
            "{actor} verwacht(?:en)? … {inform} aan {chamber}",
            "{actor} (?:vertrouw|vertrouwt|vertrouwen) erop … {chamber} … te kunnen {inform}",
        ),
        "Het kabinet is voornemens de Kamer in april een brief te sturen.",
        firm=True,
    ),
    Rule(
        "plan-is-dat-kamer-krijgt",
        "inform",
        (
            "{plan} … dat {chamber} … (?:ontvangt|krijgt|ontvangen|{informed})",
            "{plan} … dat … (?:aan|naar|met) {chamber} … {informed}",
            "{plan} … dat {actor} … {chamber} … {inform}",
            "{plan} … (?:om )?{chamber} … te (?:kunnen )?{inform}",
            "{aimed} … {chamber} … (?:te (?:kunnen )?)?{inform}",
            "{aimed} … {inform} … (?:aan|naar|met) {chamber}",
            "{plan} … naar {chamber} te (?:kunnen )?(?:gaan|komen)",
        ),
        "Het is de bedoeling dat uw Kamer het rapport voor de zomer ontvangt.",
    ),
    Rule(
        "verwacht-te-sturen",
        "inform",
        (
            "verwacht(?:en)?{also} {actor} … te (?:kunnen )?(?:{inform})",
            "{actor} verwacht(?:en)? … te (?:kunnen )?(?:{inform})",
        ),
        "Wij verwachten deze eind maart te kunnen sturen.",
        needs="any",
        firm=True,
    ),
    Rule(
        "wil-kamer-op-termijn-informeren",
        "inform",
        tuple(f"{wanting} … {{chamber}} … {{inform}}" for wanting in WANTING),
        "In het voorjaar wil ik de Kamer de uitkomsten toesturen.",
        needs="any",
        firm=True,
    ),
    Rule(
        "streeft-naar-stuk",
        "inform",
        (f"{INTENDING} … met … {{paper}} … te komen",),
        "Ik streef ernaar in het najaar met een visie op het stelsel te komen.",
        firm=True,
    ),
    Rule(
        "streeft-naar-toezending",
        "inform",
        (
            "(?:streef|streeft|streven){also} {actor} … naar {sending}",
            "{actor} … (?:streef|streeft|streven) naar {sending}",
            f"{INTENDING} … (?:vragen|verzoek) … te beantwoorden",
        ),
        "De brief vergt meer tijd, waarbij ik nog steeds streef naar toezending in mei.",
        firm=True,
    ),
)
