"""Lists of decisions, and the events that name them."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models


NEW = ("view_decisionlist", "view_decisionlistrow")


def let_look(apps, schema_editor):
    """Whoever may look at transfers, the other step about many follow-ups, may look at lists of decisions too."""
    app = apps.get_app_config("motions")
    # The rows of permissions are otherwise made after the last migration.
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    app.models_module = None
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    new = Permission.objects.filter(content_type__app_label="motions", codename__in=NEW)
    for group in Group.objects.filter(permissions__codename="view_transfer"):
        group.permissions.add(*new)


class Migration(migrations.Migration):

    dependencies = [
        ('motions', '0010_who_follows_by_address'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='followupevent',
            name='kind',
            field=models.CharField(choices=[('opened', 'Opgenomen in Nakoming'), ('term_set', 'Termijn bepaald'), ('term_extended', 'Termijn verlengd'), ('term_confirmed', 'Geschatte datum bevestigd'), ('mentioned', 'Genoemd in een brief'), ('progress', 'Voortgang gemeld'), ('partly', 'Deels uitgevoerd gemeld'), ('reported', 'Gemeld als uitgevoerd'), ('declined', 'Gemeld: wordt niet uitgevoerd'), ('decided', 'Vastgesteld'), ('closed', 'Door ons afgesloten'), ('reopened', 'Heropend'), ('kept_open', 'Blijft open'), ('transferred', 'Overgedragen'), ('overtaken', 'Achterhaald'), ('lapsed', 'Vervallen'), ('retracted', 'Ingetrokken'), ('due_soon', 'Termijn nadert'), ('term_passed', 'Termijn verstreken'), ('still_open', 'Nog open na de termijn'), ('register_open', 'Gemeld, nog open in het register'), ('unmentioned', 'Al lang in geen brief genoemd'), ('look_again', 'Opnieuw bekijken'), ('estimate_due', 'Geschatte datum te bevestigen'), ('assigned', 'Toegewezen'), ('corrected', 'Gecorrigeerd')], max_length=16, verbose_name='gebeurtenis'),
        ),
        migrations.CreateModel(
            name='DecisionList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decided_on', models.DateField(verbose_name='datum van de besluiten')),
                ('body', models.CharField(max_length=120, verbose_name='besloten door')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='vindplaats')),
                ('made_at', models.DateTimeField(verbose_name='vastgelegd op')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='ongedaan gemaakt op')),
                ('activity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision_lists', to='motions.activity', verbose_name='debat of activiteit')),
                ('letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision_lists', to='motions.letter', verbose_name='brief')),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ongedaan gemaakt door')),
            ],
            options={
                'verbose_name': 'besluitenlijst',
                'verbose_name_plural': 'besluitenlijsten',
                'ordering': ('-decided_on', '-pk'),
            },
        ),
        migrations.AddField(
            model_name='followupevent',
            name='decision_list',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='motions.decisionlist', verbose_name='besluitenlijst'),
        ),
        migrations.CreateModel(
            name='DecisionListRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.CharField(choices=[('fulfilled', 'Vastgesteld: voldaan'), ('partly', 'Vastgesteld: deels voldaan'), ('not_carried_out', 'Vastgesteld: niet uitgevoerd (aanvaard)'), ('continuous', 'Vastgesteld: doorlopend'), ('stays_open', 'Blijft open'), ('lapsed', 'Vervallen'), ('overtaken', 'Achterhaald'), ('reported', 'Gemeld als uitgevoerd'), ('reported_partly', 'Deels uitgevoerd gemeld'), ('declined', 'Gemeld: wordt niet uitgevoerd'), ('progress', 'Voortgang gemeld')], max_length=16, verbose_name='besluit')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='nieuwe termijn')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='toelichting')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='ongedaan gemaakt op')),
                ('decision_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='motions.decisionlist', verbose_name='besluitenlijst')),
                ('follow_up', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_list_rows', to='motions.followup', verbose_name='opvolging')),
            ],
            options={
                'verbose_name': 'besluit op een lijst',
                'verbose_name_plural': 'besluiten op lijsten',
                'ordering': ('decision_list', 'pk'),
            },
        ),
        migrations.AddConstraint(
            model_name='decisionlist',
            constraint=models.CheckConstraint(condition=models.Q(('letter__isnull', False), ('activity__isnull', False), models.Q(('source', ''), _negated=True), _connector='OR'), name='decision_list_has_a_source'),
        ),
        migrations.AddConstraint(
            model_name='decisionlistrow',
            constraint=models.UniqueConstraint(fields=('decision_list', 'follow_up'), name='decision_list_row_once'),
        ),
        migrations.RunPython(let_look, migrations.RunPython.noop),
    ]
