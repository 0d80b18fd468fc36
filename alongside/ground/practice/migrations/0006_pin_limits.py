"""How long a PIN is good, and how soon a session that began with one ends."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('practice', '0005_half_an_hour_idle'),
    ]

    operations = [
        migrations.AddField(
            model_name='practice',
            name='pin_hours',
            field=models.PositiveSmallIntegerField(default=12),
        ),
        migrations.AddField(
            model_name='practice',
            name='pin_idle_minutes',
            field=models.PositiveSmallIntegerField(default=5),
        ),
        migrations.AddConstraint(
            model_name='practice',
            constraint=models.CheckConstraint(condition=models.Q(('pin_idle_minutes__range', (2, 30))), name='pin_idle_sane'),
        ),
        migrations.AddConstraint(
            model_name='practice',
            constraint=models.CheckConstraint(condition=models.Q(('pin_hours__range', (1, 16))), name='pin_hours_sane'),
        ),
    ]
