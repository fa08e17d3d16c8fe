"""Words on sheets: they stand on a pile of sheets where those of phones stand on a filled form."""

import django.db.models.deletion
from django.db import migrations, models

ON_FORM = models.Q(("filled__isnull", False), ("paper__isnull", True))
ON_SHEET = models.Q(("filled__isnull", True), ("paper__isnull", False))


class Migration(migrations.Migration):
    dependencies = [
        ("results", "0002_attendance_by_hand"),
    ]

    operations = [
        migrations.AddField("said", "in_count", models.BooleanField(default=False)),
        migrations.AddField(
            "said",
            "paper",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="said", to="results.paper"
            ),
        ),
        migrations.AlterField(
            "said",
            "filled",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="said", to="results.filled"
            ),
        ),
        migrations.AddConstraint(
            "said", models.CheckConstraint(condition=ON_FORM | ON_SHEET, name="words_of_a_form_or_a_sheet")
        ),
    ]
