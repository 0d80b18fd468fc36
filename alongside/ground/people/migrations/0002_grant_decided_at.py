"""When the scope of a grant was last chosen. Of those that are there: when it was confirmed, else when invited."""

from django.db import migrations, models
from django.db.models.functions import Coalesce


def _from_what_is_known(apps, _schema_editor) -> None:
    grants = apps.get_model("people", "Grant").objects
    grants.update(decided_at=Coalesce("confirmed_at", "invited_at"))


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AddField("grant", "decided_at", models.DateTimeField(null=True)),
        migrations.RunPython(_from_what_is_known, migrations.RunPython.noop),
        migrations.AlterField("grant", "decided_at", models.DateTimeField()),
    ]
