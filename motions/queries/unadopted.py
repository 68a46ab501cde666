"""Follow-ups whose motion the source no longer has as adopted: the decision was taken back, or another one came."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from motions.models import Decision, FollowUp
from motions.rules.decisions import FINAL, FOLLOWED


def unadopted() -> QuerySet[FollowUp]:
    """Running follow-ups of motions that the source took away, or on which it has no adoption that counts.

    Which decision counts is ``rules.decisions.outcome_of``; motions that no source decided on are left out.
    """
    of_motion = Decision.objects.filter(motion=OuterRef("request__motion"))
    final = of_motion.filter(kind__in=[kind.value for kind in FINAL]).order_by("-decided_on", "-order")
    followed = Q(counted__in=[kind.value for kind in FOLLOWED]) & Q(request__motion__source_removed_at=None)
    return (
        FollowUp.objects.running()
        .filter(Exists(of_motion.filter(official_id__isnull=False)))
        .annotate(counted=Coalesce(Subquery(final.values("kind")[:1]), Value("")))
        .exclude(followed)
    )
