import datetime
import json
import uuid
from typing import Any

from django.db import migrations
from django.utils import timezone


def make_entries(apps: Any, schema_editor: object) -> None:
    """Make an entry of each sheet that was counted by hand: paper is kept like answers of phones now."""
    entry, expires = apps.get_model("live", "Entry"), timezone.now() + datetime.timedelta(days=180)
    for activity in apps.get_model("live", "Activity").objects.exclude(paper="{}"):
        counts = json.loads(activity.paper).items()
        places = [int(place) for place, count in counts for _ in range(count)]
        entry.objects.bulk_create(
            entry(id=uuid.uuid4(), activity=activity, content=json.dumps([place]), expires_at=expires)
            for place in places
        )


class Migration(migrations.Migration):
    dependencies = [
        ("live", "0002_board_rows_in_plan"),
    ]

    operations = [
        migrations.RunPython(make_entries, migrations.RunPython.noop),
        migrations.RemoveField("activity", "paper"),
    ]
