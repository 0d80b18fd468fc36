"""Nobody stays signed in for more than half an hour in which nothing happens. Longer settings become half an hour."""

from django.db import migrations, models


def shorten(apps, _editor):
    practice = apps.get_model("practice", "Practice")
    practice.objects.filter(staff_idle_minutes__gt=30).update(staff_idle_minutes=30)
    practice.objects.filter(patient_idle_minutes__gt=30).update(patient_idle_minutes=30)


class Migration(migrations.Migration):
    dependencies = [("practice", "0004_acceptance")]

    operations = [
        migrations.RunPython(shorten, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="practice", name="staff_idle_sane"),
        migrations.RemoveConstraint(model_name="practice", name="patient_idle_sane"),
        migrations.AddConstraint(
            model_name="practice",
            constraint=models.CheckConstraint(
                condition=models.Q(("staff_idle_minutes__range", (2, 30))), name="staff_idle_sane"
            ),
        ),
        migrations.AddConstraint(
            model_name="practice",
            constraint=models.CheckConstraint(
                condition=models.Q(("patient_idle_minutes__range", (2, 30))), name="patient_idle_sane"
            ),
        ),
    ]
