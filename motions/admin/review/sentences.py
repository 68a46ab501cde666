"""What the screen says in words: the proposal, the date and how it came about, and what a draft letter means."""

from collections.abc import Sequence
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from motions.admin.days import written
from motions.models import Commitment, Letter, Motion, Stance, Suggestion, Visibility

AS: dict[str, str] = {
    Stance.FULFILS: "als gemeld uitgevoerd",
    Stance.PARTLY: "als deels uitgevoerd",
    Stance.PROGRESS: "als voortgang",
    Stance.POSTPONES: "als uitstel",
    Stance.DECLINES: "als bericht dat er geen uitvoering komt",
    Stance.MENTIONS: "als vermelding",
}

VISIBILITY: dict[str, str] = {
    Visibility.DRAFT: (
        "Concept: deze brief is nog niet verstuurd, meldt dus nog niets en zegt nog niets toe. "
        "U kunt alleen vermeldingen overnemen; bezoekers zien de brief niet."
    ),
    Visibility.SENT: (
        "Verzonden, nog niet openbaar: wat u overneemt telt, maar bezoekers zien het pas als de brief openbaar is."
    ),
}


def named(item: Motion | Commitment) -> str:
    """ "de gewijzigde motie-Bikker/Omtzigt (Kamerstuk 36 410, nr. 74)", "de toezegging “…”"."""
    if isinstance(item, Commitment):
        return f"de toezegging “{item.title}”"
    return f"de {item.name[:1].lower()}{item.name[1:]} ({item.paper.label})"


def proposal(suggestion: Suggestion, chosen: Motion | Commitment | None) -> str:
    """What accepting does, in one sentence. ``chosen`` is what a passage is linked to before anybody chooses."""
    if suggestion.kind == Suggestion.Kind.COMMITMENT:
        return _commitment_proposal(suggestion)
    how = AS.get(suggestion.stance, "")
    if chosen is None:
        return f"Kies waar deze passage over gaat; overnemen koppelt haar dan {how}."
    until = _until(suggestion) if suggestion.stance == Stance.POSTPONES else ""
    return f"Koppelt deze passage {how} aan {named(chosen)}{until}."


def _commitment_proposal(suggestion: Suggestion) -> str:
    if suggestion.tier == Commitment.Tier.ACT:
        return "Bewaart dit als voornemen. Er komt alleen een opvolging als u die hieronder aanvinkt."
    return f"Legt een toezegging vast en opent een opvolging{_until(suggestion)}."


def _until(suggestion: Suggestion) -> str:
    if suggestion.due_on is not None:
        return f", uiterlijk {written(suggestion.due_on)}"
    return ", zonder datum" if suggestion.phrase else ", zonder termijn"


def about_visibility(letter: Letter) -> str:
    """What it means that visitors cannot see this letter; nothing for a public one."""
    return VISIBILITY.get(letter.visibility, "")


def unmatched(suggestion: Suggestion) -> str:
    """Why nothing is preselected, in a sentence; nothing where exactly one was found by its number."""
    citation = suggestion.citation
    if citation is not None and not citation.complete:
        return citation.incomplete_reason or "Verwijzing onvolledig: dit nummer kan zo niet kloppen."
    return {
        Suggestion.Match.NONE: "Niet in Nakoming gevonden.",
        Suggestion.Match.SEVERAL: "Er zijn meer mogelijkheden. De waarschijnlijkste staat bovenaan.",
        Suggestion.Match.ONE: "Eén mogelijkheid, maar niet op een volledig nummer gevonden.",
    }.get(Suggestion.Match(suggestion.match) if suggestion.match else Suggestion.Match.NONE, "")


def kept_days(accepted: Sequence[Suggestion], counted_from: date, address: str) -> SafeString:
    """What a new date of the letter leaves as it was, each a link to its place on the screen at ``address``."""
    holds = "overgenomen voorstel houdt" if len(accepted) == 1 else "overgenomen voorstellen houden"
    links = format_html_join(
        ", ",
        '<a href="{}?voorstel={}#voorstel-{}">“{}”</a>',
        ((address, row.pk, row.pk, Truncator(row.quote).words(8)) for row in accepted),
    )
    return format_html(
        "Let op: {} {} de dagen die vanaf {} zijn geteld: {}. "
        "Klopt dat niet meer? Maak het besluit ongedaan en beoordeel het voorstel opnieuw.",
        len(accepted),
        holds,
        written(counted_from),
        links,
    )
