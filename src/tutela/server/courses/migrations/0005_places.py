from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("courses", "0004_clock")]

    operations = [
        migrations.AddField(
            model_name="course",
            name="places",
            field=models.PositiveIntegerField(default=200),
        ),
    ]
