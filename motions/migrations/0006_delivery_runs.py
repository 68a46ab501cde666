from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('motions', '0005_who_establishes_and_whose_ministry'),
    ]

    operations = [
        migrations.AddField(
            model_name='deliverystate',
            name='runs',
            field=models.PositiveBigIntegerField(default=0, editable=False, verbose_name='bezorgrondes'),
        ),
    ]
