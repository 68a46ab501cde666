"""Lists that offices keep, and the right to add them for the groups that an installation begins with."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models


MAY = ("add_officelist", "view_officelist", "view_officelistrow")


def grant(apps, schema_editor):
    """Groups that staff removed or renamed are left alone."""
    app = apps.get_app_config("motions")
    # The rows of permissions are otherwise made after the last migration.
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    app.models_module = None
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    permissions = Permission.objects.filter(content_type__app_label="motions", codename__in=MAY)
    for group in Group.objects.filter(name__in=("Ministerie", "Griffie", "Beheer")):
        group.permissions.add(*permissions)


class Migration(migrations.Migration):

    dependencies = [
        ('motions', '0011_offers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OfficeList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(max_length=300, upload_to='lists/%Y/', verbose_name='bestand')),
                ('file_name', models.CharField(max_length=255, verbose_name='bestandsnaam')),
                ('sheet', models.CharField(blank=True, max_length=255, verbose_name='blad')),
                ('header_row', models.PositiveIntegerField(default=1, verbose_name='regel met de koppen')),
                ('mapping', models.CharField(blank=True, max_length=60, verbose_name='soort lijst')),
                ('kind', models.CharField(blank=True, choices=[('motion', 'Moties'), ('commitment', 'Toezeggingen')], max_length=10, verbose_name='waarover')),
                ('columns', models.JSONField(blank=True, default=list, verbose_name='kolommen')),
                ('headers', models.JSONField(blank=True, default=list, verbose_name='koppen')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='stand op')),
                ('terms_are_internal', models.BooleanField(default=False, verbose_name='termijnen zijn een intern streven')),
                ('state', models.CharField(choices=[('received', 'Kolommen kiezen'), ('reading', 'Wordt gelezen'), ('read', 'Te beoordelen'), ('applying', 'Wordt overgenomen'), ('applied', 'Overgenomen'), ('taking_back', 'Wordt teruggenomen'), ('taken_back', 'Teruggenomen')], default='received', max_length=12, verbose_name='stand')),
                ('read_up_to', models.PositiveIntegerField(default=0, verbose_name='gelezen tot en met regel')),
                ('problem', models.CharField(blank=True, max_length=500, verbose_name='wat er mis is')),
                ('worked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='laatst aan gewerkt op')),
                ('uploaded_at', models.DateTimeField(verbose_name='toegevoegd op')),
                ('applied_at', models.DateTimeField(blank=True, null=True, verbose_name='overgenomen op')),
                ('taken_back_at', models.DateTimeField(blank=True, null=True, verbose_name='teruggenomen op')),
                ('applied_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='overgenomen door')),
                ('ministry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='motions.ministry', verbose_name='ministerie')),
                ('taken_back_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='teruggenomen door')),
                ('uploaded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='toegevoegd door')),
            ],
            options={
                'verbose_name': 'lijst',
                'verbose_name_plural': 'lijsten',
                'ordering': ('-uploaded_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='OfficeListRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='regel')),
                ('cells', models.JSONField(default=list, verbose_name='cellen')),
                ('remarks', models.JSONField(blank=True, default=list, verbose_name='opmerkingen bij het lezen')),
                ('problems', models.JSONField(blank=True, default=list, verbose_name='fouten')),
                ('key', models.CharField(blank=True, max_length=120, verbose_name='gaat over')),
                ('plan', models.CharField(choices=[('new', 'Nieuw'), ('adds', 'Vult aan'), ('differs', 'Wijkt af, blijft zoals het hier staat'), ('same', 'Staat er al zo'), ('unclear', 'Kiezen: meer mogelijkheden'), ('faulty', 'Fout in de regel')], max_length=10, verbose_name='wat de regel doet')),
                ('says', models.JSONField(blank=True, default=list, verbose_name='toelichting')),
                ('candidates', models.JSONField(blank=True, default=list, verbose_name='mogelijkheden')),
                ('is_chosen', models.BooleanField(default=False, verbose_name='gekozen door een medewerker')),
                ('outcome', models.CharField(blank=True, choices=[('', 'Nog niets mee gedaan'), ('done', 'Overgenomen'), ('left', 'Niet overgenomen'), ('taken_back', 'Teruggenomen'), ('kept', 'Niet teruggenomen')], default='', max_length=10, verbose_name='wat ermee is gedaan')),
                ('made', models.JSONField(blank=True, default=dict, editable=False, verbose_name='om terug te nemen')),
                ('commitment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='list_rows', to='motions.commitment', verbose_name='toezegging')),
                ('deadline', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='list_rows', to='motions.deadline', verbose_name='termijn')),
                ('motion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='list_rows', to='motions.motion', verbose_name='motie')),
                ('office_list', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='motions.officelist', verbose_name='lijst')),
            ],
            options={
                'verbose_name': 'regel van een lijst',
                'verbose_name_plural': 'regels van lijsten',
                'ordering': ('office_list', 'number'),
            },
        ),
        migrations.AddIndex(
            model_name='officelist',
            index=models.Index(condition=models.Q(('state__in', ('reading', 'applying', 'taking_back'))), fields=['id'], name='office_list_at_work'),
        ),
        migrations.AddConstraint(
            model_name='officelist',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('received', 'reading', 'read')), ('applied_at__isnull', False), _connector='OR'), name='office_list_applied_at_a_moment'),
        ),
        migrations.AddIndex(
            model_name='officelistrow',
            index=models.Index(fields=['office_list', 'plan', 'outcome', 'number'], name='office_list_row_plan'),
        ),
        migrations.AddIndex(
            model_name='officelistrow',
            index=models.Index(fields=['office_list', 'key'], name='office_list_row_key'),
        ),
        migrations.AddConstraint(
            model_name='officelistrow',
            constraint=models.UniqueConstraint(fields=('office_list', 'number'), name='office_list_row_once'),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
