"""Lists of decisions and the events that name them; commitments that may stand here twice."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models


LIKE = {
    "view_transfer": ("view_decisionlist", "view_decisionlistrow"),
    "view_commitment": ("view_possibledouble",),
}
"""Whoever may look at the one may look at the other."""


def let_look(apps, schema_editor):
    """Groups that staff made or changed get what goes with what they have."""
    app = apps.get_app_config("motions")
    # The rows of permissions are otherwise made after the last migration.
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    app.models_module = None
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for held, more in LIKE.items():
        added = Permission.objects.filter(content_type__app_label="motions", codename__in=more)
        for group in Group.objects.filter(permissions__codename=held):
            group.permissions.add(*added)


class Migration(migrations.Migration):

    dependencies = [
        ('motions', '0012_office_lists'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='followupevent',
            name='kind',
            field=models.CharField(choices=[('opened', 'Opgenomen in Nakoming'), ('term_set', 'Termijn bepaald'), ('term_extended', 'Termijn verlengd'), ('term_confirmed', 'Geschatte datum bevestigd'), ('mentioned', 'Genoemd in een brief'), ('progress', 'Voortgang gemeld'), ('partly', 'Deels uitgevoerd gemeld'), ('reported', 'Gemeld als uitgevoerd'), ('declined', 'Gemeld: wordt niet uitgevoerd'), ('decided', 'Vastgesteld'), ('closed', 'Door ons afgesloten'), ('reopened', 'Heropend'), ('kept_open', 'Blijft open'), ('transferred', 'Overgedragen'), ('overtaken', 'Achterhaald'), ('lapsed', 'Vervallen'), ('retracted', 'Ingetrokken'), ('due_soon', 'Termijn nadert'), ('term_passed', 'Termijn verstreken'), ('still_open', 'Nog open na de termijn'), ('register_open', 'Gemeld, nog open in het register'), ('unmentioned', 'Al lang in geen brief genoemd'), ('look_again', 'Opnieuw bekijken'), ('estimate_due', 'Geschatte datum te bevestigen'), ('offered', 'Aangeboden'), ('offer_refused', 'Aanbod geweigerd'), ('assigned', 'Toegewezen'), ('corrected', 'Gecorrigeerd')], max_length=16, verbose_name='gebeurtenis'),
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
        migrations.CreateModel(
            name='PossibleDouble',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('register_number', models.CharField(max_length=20, verbose_name='nummer in het register')),
                ('likeness', models.PositiveSmallIntegerField(verbose_name='lijkt (%)')),
                ('reason', models.CharField(max_length=300, verbose_name='waarom')),
                ('state', models.CharField(choices=[('open', 'Te beoordelen'), ('same', 'Dezelfde'), ('different', 'Niet dezelfde')], default='open', max_length=10, verbose_name='oordeel')),
                ('found_at', models.DateTimeField(verbose_name='gevonden op')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='beoordeeld op')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='beoordeeld door')),
                ('follow_ups', models.ManyToManyField(blank=True, editable=False, related_name='+', to='motions.followup', verbose_name='opvolgingen van het register')),
                ('noted', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='doubles', to='motions.commitment', verbose_name='genoteerd')),
                ('registered', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='motions.commitment', verbose_name='in het register')),
            ],
            options={
                'verbose_name': 'mogelijk dubbele toezegging',
                'verbose_name_plural': 'mogelijk dubbele toezeggingen',
                'ordering': ('-found_at', '-likeness', 'pk'),
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
        migrations.AddConstraint(
            model_name='possibledouble',
            constraint=models.UniqueConstraint(fields=('noted', 'register_number'), name='possible_double_once'),
        ),
        migrations.RunPython(let_look, migrations.RunPython.noop),
    ]
