"""Devices in which people have signed in."""

import alongside.ground.spine.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_grant_decided_at'),
    ]

    operations = [
        migrations.CreateModel(
            name='Device',
            fields=[
                ('id', models.UUIDField(default=alongside.ground.spine.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('token_hash', models.CharField(max_length=64)),
                ('user_agent', models.CharField(blank=True, max_length=200)),
                ('ip', models.GenericIPAddressField(null=True)),
                ('first_at', models.DateTimeField()),
                ('known_at', models.DateTimeField(null=True)),
                ('denied_at', models.DateTimeField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='devices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('denied_at__isnull', False)), fields=['-denied_at'], name='device_denied')],
                'constraints': [models.UniqueConstraint(fields=('account', 'token_hash'), name='one_row_a_device')],
            },
        ),
    ]
