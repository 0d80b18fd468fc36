"""What a search looks in is kept with each person, filled from the names that are there."""

from django.db import migrations, models

from alongside.ground.people.finding import findable


def fill(apps, _schema) -> None:
    persons = apps.get_model("people", "Person")
    for person in persons.objects.only("given", "family", "called").iterator():
        person.findable = findable(person.given, person.family, person.called)
        person.save(update_fields=["findable"])


class Migration(migrations.Migration):
    dependencies = [("people", "0003_device")]

    operations = [
        migrations.AddField("person", "findable", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
