"""The right to note what was established, whose ministry is whose, and groups to begin with."""

from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

PRIVATE = ("view_subscription", "view_notification", "view_message", "view_deliverystate")
"""Addresses of people outside: for those who run the installation."""
MINISTRY = ("add_letter", "change_letter", "add_signatory", "change_signatory", "change_suggestion", "change_followup")
REGISTRY = (
    *MINISTRY,
    *("establish_followup", "change_correctionrequest"),
    *(f"{may}_{what}" for may in ("add", "change") for what in (
        "motion", "request", "mover", "commitment", "statement", "commitmentaddressee", "decision", "vote", "paper",
        "dossier", "activity", "committee",
    )),
)  # fmt: skip


def make_groups(apps, schema_editor):
    """Groups that are there already stay as staff made them."""
    for label in ("auth", "motions"):
        app = apps.get_app_config(label)
        # The rows of permissions are otherwise made after the last migration.
        app.models_module = True
        create_permissions(app, apps=apps, verbosity=0, using=schema_editor.connection.alias)
        app.models_module = None
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    ours = Permission.objects.filter(content_type__app_label="motions").exclude(codename__contains="historical")
    looking = ours.filter(codename__startswith="view_").exclude(codename__in=PRIVATE)
    colleagues = Permission.objects.filter(content_type__app_label="auth", codename="view_user")
    for name, permissions in {
        "Ministerie": looking.exclude(codename="view_correctionrequest") | ours.filter(codename__in=MINISTRY),
        "Griffie": looking | ours.filter(codename__in=REGISTRY),
        "Beheer": ours,
    }.items():
        group, is_new = Group.objects.get_or_create(name=name)
        if is_new:
            group.permissions.set([*permissions, *colleagues])


class Migration(migrations.Migration):
    dependencies = [
        ("motions", "0004_one_open_subscription_a_wish"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="ministry",
            name="staff",
            field=models.ManyToManyField(
                blank=True,
                help_text=(
                    "Zij nemen aan of weigeren wat aan dit ministerie wordt aangeboden; "
                    "zonder medewerkers mag ieder dat."
                ),
                related_name="ministries",
                to=settings.AUTH_USER_MODEL,
                verbose_name="medewerkers",
            ),
        ),
        migrations.AlterModelOptions(
            name="followup",
            options={
                "ordering": (models.OrderBy(models.F("open_due_on"), nulls_last=True), "pk"),
                "permissions": [("establish_followup", "Mag noteren wat is vastgesteld")],
                "verbose_name": "opvolging",
                "verbose_name_plural": "opvolgingen",
            },
        ),
        migrations.RunPython(make_groups, migrations.RunPython.noop),
    ]
