"""Each wish has one open row: doubles are ended first, the oldest confirmed one stays."""

from django.db import migrations, models
from django.db.models import F
from django.db.models.functions import Coalesce, Lower, Trim
from django.utils import timezone

TARGETS = ("motion", "commitment", "ministry", "dossier", "person", "office", "committee")


def end_doubles(apps, schema_editor):
    Subscription = apps.get_model("motions", "Subscription")
    Subscription.objects.filter(channel="email").update(address=Lower(Trim("address")))
    seen = set()
    doubles = []
    rows = Subscription.objects.filter(ended_at=None).order_by(F("confirmed_at").asc(nulls_last=True), "pk")
    for key, *wish in rows.values_list("pk", "address", "channel", "scope", "filter", *TARGETS).iterator():
        if tuple(wish) in seen:
            doubles.append(key)
        seen.add(tuple(wish))
    for key in doubles:
        Subscription.objects.filter(pk=key).update(ended_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("motions", "0003_imports")]

    operations = [
        migrations.RunPython(end_doubles, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.UniqueConstraint(
                "address",
                "channel",
                "scope",
                "filter",
                *(Coalesce(target, 0) for target in TARGETS),
                condition=models.Q(("ended_at__isnull", True)),
                name="subscription_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("channel", "email"), _negated=True), ("address", Lower("address")), _connector="OR"
                ),
                name="subscription_mail_address_is_lower_case",
            ),
        ),
    ]
