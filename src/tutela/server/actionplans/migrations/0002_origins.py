from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("actionplans", "0001_first"),
    ]

    operations = [
        migrations.AddField("planpiece", "origins", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField("planpiece", "by_hand", models.BooleanField(default=True)),
        migrations.AddField("planpiece", "source_erased", models.BooleanField(default=False)),
    ]
