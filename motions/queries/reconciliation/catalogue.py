"""Every kind of difference, by category of the sources, in the order of the page."""

from motions.models import Commitment, Decision, ImportGap, Letter, Motion
from motions.queries.reconciliation import contradicted
from motions.queries.reconciliation import edited as by_staff
from motions.queries.reconciliation.differences import Difference, Side
from motions.queries.reconciliation.edited import edited
from motions.queries.reconciliation.noted import lacking, refused, unseen
from motions.queries.reconciliation.unmatched import (
    difference,
    letter_file,
    letters_without_text,
    motion_file,
    motions_without_text,
    removed,
    typed_decisions,
    typed_letters,
    typed_motions,
    unregistered,
)

Thing = ImportGap.Thing
MOTIONS, DECISIONS, COMMITMENTS, LETTERS = "Motie", "Besluit", "Toezegging", "Brief regering"
ELSEWHERE = ""
"""Categories that have no part of the page of their own."""

CATEGORIES = {
    MOTIONS: "Moties",
    DECISIONS: "Besluiten en stemmen",
    COMMITMENTS: "Toezeggingen",
    LETTERS: "Brieven van de regering",
    ELSEWHERE: "Overig",
}
"""The parts of the page."""

_GONE = "De bron heeft deze records verwijderd; hier staan zij nog."
_TYPED = "Met de hand ingevoerd; de bron kent ze niet onder dit nummer, deze datum of deze tekst."

DIFFERENCES: tuple[Difference, ...] = (
    refused("moties-geweigerd", MOTIONS, "Moties die niet zijn over te nemen", of=("Motie",)),
    difference(
        "moties-zonder-tekst", Side.MISSING, MOTIONS, "Aangenomen moties zonder tekst",
        "De officiële tekst is nog niet opgehaald of nog niet gepubliceerd. Zonder tekst zijn er geen verzoeken om te "
        "volgen.",
        motions_without_text, file_of=motion_file,
    ),
    difference("moties-ingevoerd", Side.EXTRA, MOTIONS, "Moties die alleen hier staan", _TYPED, typed_motions),
    difference(
        "moties-verwijderd", Side.EXTRA, MOTIONS, "Moties die in de bron zijn verwijderd", _GONE, removed(Motion)
    ),
    Difference(
        "moties-anders-besloten", Side.OTHER, MOTIONS, "Moties met een andere uitkomst dan in de bron",
        "Een besluit dat een medewerker invoerde spreekt het laatste besluit van de bron tegen.",
        contradicted.decided_otherwise, contradicted.shown_motions,
        action="De besluiten die een medewerker invoerde, gelden als gecorrigeerd; de uitkomst van de bron telt.",
    ),
    Difference(
        "opvolging-zonder-aanneming", Side.OTHER, MOTIONS, "Lopende opvolgingen van moties die niet zijn aangenomen",
        "Wij volgen een motie waarvan het laatste besluit in de bron geen aanneming of overneming is.",
        contradicted.followed_without_adoption, contradicted.shown_follow_ups,
    ),
    edited("moties-ander-onderwerp", MOTIONS, "Moties met een ander onderwerp dan in de bron", field="title"),
    edited("moties-andere-dag", MOTIONS, "Moties die op een andere dag zijn voorgesteld dan in de bron",
           field="submitted_on"),
    unseen("moties-niet-gezien", MOTIONS, "Moties die de bron niet meer geeft"),
    refused("besluiten-geweigerd", DECISIONS, "Besluiten en stemmen die niet zijn over te nemen",
            of=("Besluit", "Stemming")),
    lacking("besluiten-zonder-motie", DECISIONS, "Besluiten waarvan de motie hier niet is",
            "Het besluit wordt overgenomen zodra de motie er is.", thing=Thing.MOTION),
    lacking("stemmen-zonder-besluit", DECISIONS, "Stemmen waarvan het besluit hier niet is",
            "De stem wordt overgenomen zodra het besluit er is.", thing=Thing.DECISION, of="Stemming"),
    difference(
        "besluiten-ingevoerd", Side.EXTRA, DECISIONS, "Besluiten die alleen hier staan", _TYPED, typed_decisions
    ),
    difference(
        "besluiten-verwijderd", Side.EXTRA, DECISIONS, "Besluiten die in de bron zijn teruggenomen",
        "De bron heeft deze besluiten verwijderd; hier tellen zij nog mee.", removed(Decision),
    ),
    Difference(
        "besluiten-gewijzigd", Side.OTHER, DECISIONS, "Besluiten die hier zijn gewijzigd",
        "Een medewerker maakte er een ander besluit van dan de bron geeft.",
        contradicted.edited_decisions, contradicted.shown_decisions,
        action="Het besluit wordt weer dat van de bron.",
    ),
    edited("besluiten-andere-dag", DECISIONS, "Besluiten op een andere dag dan in de bron", field="decided_on"),
    unseen("besluiten-niet-gezien", DECISIONS, "Besluiten die de bron niet meer geeft"),
    refused("toezeggingen-geweigerd", COMMITMENTS, "Toezeggingen die niet zijn over te nemen", of=("Toezegging",)),
    lacking("toezeggingen-zonder-debat", COMMITMENTS, "Toezeggingen waarvan het debat hier niet is",
            "De toezegging staat hier; het debat wordt eraan gekoppeld zodra het er is.", thing=Thing.ACTIVITY),
    lacking("toezeggingen-zonder-oorsprong", COMMITMENTS, "Toezeggingen waarvan de oorspronkelijke hier niet is",
            "Een herhaling, wijziging of aanvulling in het register, die hier zolang een eigen zaak is. Zij wordt bij "
            "de oorspronkelijke toezegging gevoegd zodra die er is.", thing=Thing.ORIGINAL),
    difference(
        "toezeggingen-niet-geregistreerd", Side.EXTRA, COMMITMENTS, "Toezeggingen die het register niet kent",
        "Gedaan in een debat of met een nummer van het register, maar niet uit het register gekomen. Toezeggingen in "
        "brieven staan nooit in het register en tellen hier niet mee.",
        unregistered,
    ),
    difference(
        "toezeggingen-verwijderd", Side.EXTRA, COMMITMENTS, "Toezeggingen die in het register zijn verwijderd", _GONE,
        removed(Commitment),
    ),
    Difference(
        "toezeggingen-anders", Side.OTHER, COMMITMENTS, "Opvolgingen met een andere stand dan het register",
        "Wat het register vaststelt spreekt de stand hier tegen. Een melding van de regering en een eigen afsluiting "
        "zijn iets anders dan een vaststelling en tellen niet als verschil met een open register.",
        contradicted.standing_otherwise, contradicted.shown_commitments,
        action="Wat het register vaststelt wordt op de tijdlijn genoteerd, met de dag die het register noemt.",
    ),
    Difference(
        "toezeggingen-elders", Side.OTHER, COMMITMENTS, "Opvolgingen bij een ander ministerie dan het register noemt",
        "Het register noemt een naam of afkorting die ons ministerie niet heeft en nooit had. Draag de opvolging over, "
        "of laat het zo.",
        contradicted.elsewhere, contradicted.shown_elsewhere,
    ),
    Difference(
        "toezeggingen-andere-tekst", Side.OTHER, COMMITMENTS, "Toezeggingen met een andere tekst dan in het register",
        by_staff.MEANING_OF_COMMITMENTS, by_staff.reworded, by_staff.shown,
    ),
    Difference(
        "toezeggingen-andere-dag", Side.OTHER, COMMITMENTS, "Toezeggingen van een andere dag dan in het register",
        by_staff.MEANING_OF_COMMITMENTS, by_staff.redated, by_staff.shown,
    ),
    unseen("toezeggingen-niet-gezien", COMMITMENTS, "Toezeggingen die het register niet meer geeft"),
    refused("brieven-geweigerd", LETTERS, "Brieven die niet zijn over te nemen", of=("Brief regering",)),
    lacking("bijlagen-zonder-brief", LETTERS, "Bijlagen waarvan de brief hier niet is",
            "Komt de brief alsnog binnen, dan wordt de bijlage vanzelf overgenomen.",
            thing=Thing.LETTER, of="Bijlage"),
    difference(
        "brieven-zonder-tekst", Side.MISSING, LETTERS, "Brieven waarvan het bestand hier niet is",
        "De bron kondigde de brief aan; het bestand is nog niet opgehaald of niet te lezen.",
        letters_without_text, file_of=letter_file,
    ),
    difference(
        "brieven-ingevoerd", Side.EXTRA, LETTERS, "Openbare brieven die alleen hier staan",
        "Door een medewerker toegevoegd; de bron kent ze niet.", typed_letters,
    ),
    difference(
        "brieven-verwijderd", Side.EXTRA, LETTERS, "Brieven die in de bron zijn verwijderd", _GONE, removed(Letter)
    ),
    edited("brieven-ander-onderwerp", LETTERS, "Brieven met een ander onderwerp dan in de bron", field="subject"),
    edited("brieven-andere-dag", LETTERS, "Brieven van een andere dag dan in de bron", field="sent_on"),
    unseen("brieven-niet-gezien", LETTERS, "Brieven die de bron niet meer geeft"),
    refused(
        "overige-geweigerd", ELSEWHERE, "Andere records die niet zijn over te nemen",
        but=("Motie", "Motietekst", "Besluit", "Stemming", "Toezegging", "Brief regering", "Brieftekst"),
    ),
)  # fmt: skip


def by_slug(slug: str) -> Difference | None:
    """The kind of difference with this name in addresses."""
    return next((one for one in DIFFERENCES if one.slug == slug), None)
