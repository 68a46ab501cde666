"""How often a follow-up was reopened, so that what passes again is told again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("motions", "0006_delivery_runs")]

    operations = [
        migrations.AddField(
            model_name="followup",
            name="reopenings",
            field=models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="keer heropend"),
        ),
    ]
