"""Who opened a course becomes its organiser; roles take the place of one facilitator."""

import uuid

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def make_organisers(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    course, member = apps.get_model("courses", "Course"), apps.get_model("courses", "Member")
    for id, facilitator in course.objects.values_list("id", "facilitator_id"):  # type: ignore[misc]  # a field of the state before
        member.objects.create(course_id=id, user_id=facilitator, role="organiser")


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("courses", "0001_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=20)),
                ("since", models.DateTimeField(auto_now_add=True)),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="courses.course"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("course", "user"), name="one_role_in_a_course"),
                ],
            },
        ),
        migrations.RunPython(make_organisers, migrations.RunPython.noop),
        migrations.RemoveField(model_name="course", name="facilitator"),
    ]
