from django.db import migrations, models

import tutela.server.courses.models


class Migration(migrations.Migration):
    dependencies = [("courses", "0003_ending")]

    operations = [
        migrations.AddField(
            model_name="course",
            name="time_zone",
            field=models.CharField(default=tutela.server.courses.models.hub_zone, max_length=64),
        ),
    ]
