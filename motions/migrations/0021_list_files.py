"""The file of a list goes some time after its last step, and the list says when that was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("motions", "0020_sightings_by_page")]

    operations = [
        migrations.AddField(
            model_name="officelist",
            name="file_removed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="bestand verwijderd op"),
        ),
        migrations.AlterField(
            model_name="officelist",
            name="file",
            field=models.FileField(blank=True, max_length=300, upload_to="lists/%Y/", verbose_name="bestand"),
        ),
    ]
