from typing import Any

from django.db import migrations, models


def note_opened(apps: Any, schema_editor: object) -> None:
    """Let what was opened before have been opened when it was made, which most of it was."""
    opened = apps.get_model("live", "Activity").objects.filter(models.Q(is_open=True) | ~models.Q(closed_at=None))
    opened.update(opened_at=models.F("made_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("live", "0003_sheets_as_entries"),
    ]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="opened_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(note_opened, migrations.RunPython.noop),
    ]
