"""What a complete pass saw, a row a page instead of a row a record."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def end_passes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A pass that is under way forgets what it saw, so it ends without a result."""
    apps.get_model("motions", "ImportCursor").objects.update(pass_began_at=None)


class Migration(migrations.Migration):
    dependencies = [("motions", "0019_imports_that_wait")]

    operations = [
        migrations.RunPython(end_passes, migrations.RunPython.noop),
        migrations.DeleteModel("ImportSighting"),
        migrations.CreateModel(
            name="ImportSighting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "official_ids",
                    models.JSONField(help_text="Van elk record van de bladzijde.", verbose_name="officiële ids"),
                ),
                (
                    "cursor",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE,
                        related_name="sightings",
                        to="motions.importcursor",
                        verbose_name="leespositie",
                    ),
                ),
            ],
            options={"verbose_name": "geziene bladzijde", "verbose_name_plural": "geziene bladzijden"},
        ),
    ]
