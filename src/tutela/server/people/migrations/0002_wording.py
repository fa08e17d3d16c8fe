from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="sharedtext",
            name="wording",
            field=models.UUIDField(editable=False, null=True),
        ),
    ]
