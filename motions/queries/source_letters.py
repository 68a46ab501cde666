"""The letters that a person may name as the source of a term."""

from django.db.models import Exists, OuterRef, QuerySet

from motions.models import Evidence, FollowUp, FollowUpEvent, Letter, Visibility

NEWEST = 40


def source_letters(follow_up: FollowUp) -> QuerySet[Letter]:
    """Letters that were sent: those about this follow-up first, then the newest ones."""
    sent = Letter.objects.exclude(visibility=Visibility.DRAFT)
    about = Exists(Evidence.objects.filter(follow_up=follow_up, letter=OuterRef("pk"))) | Exists(
        FollowUpEvent.objects.filter(follow_up=follow_up, letter=OuterRef("pk"))
    )
    newest = sent.order_by("-sent_on", "-pk").values("pk")[:NEWEST]
    chosen = sent.annotate(is_about=about).filter(is_about=True) | sent.annotate(is_about=about).filter(pk__in=newest)
    return chosen.select_related("paper__dossier").defer("text").order_by("-is_about", "-sent_on", "-pk")
