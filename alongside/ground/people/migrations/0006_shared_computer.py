"""Computers that several people use, and PINs there."""

import alongside.ground.spine.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_duties_and_leaves'),
    ]

    operations = [
        migrations.CreateModel(
            name='SharedComputer',
            fields=[
                ('id', models.UUIDField(default=alongside.ground.spine.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('earlier_hash', models.CharField(blank=True, max_length=64)),
                ('changed_at', models.DateTimeField()),
                ('made_at', models.DateTimeField()),
                ('last_used_at', models.DateTimeField(null=True)),
                ('wrong', models.PositiveSmallIntegerField(default=0)),
                ('wrong_since', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Pin',
            fields=[
                ('id', models.UUIDField(default=alongside.ground.spine.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('pin_hash', models.CharField(max_length=200)),
                ('bound_to', models.CharField(max_length=64)),
                ('set_at', models.DateTimeField()),
                ('good_until', models.DateTimeField()),
                ('wrong', models.PositiveSmallIntegerField(default=0)),
                ('ended_at', models.DateTimeField(null=True)),
                ('spent_at', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('mine', models.BooleanField(null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pins', to=settings.AUTH_USER_MODEL)),
                ('computer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pins', to='people.sharedcomputer')),
            ],
        ),
        migrations.AddConstraint(
            model_name='sharedcomputer',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('name',), name='one_shared_computer_a_name'),
        ),
        migrations.AddConstraint(
            model_name='pin',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('account', 'computer'), name='one_pin_a_computer'),
        ),
    ]
