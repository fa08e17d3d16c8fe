from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("live", "0004_opened_at"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="wording",
            field=models.UUIDField(editable=False, null=True),
        ),
    ]
