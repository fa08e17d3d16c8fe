"""Fills a provisioned Kolibri; runs inside `kolibri manage shell`, so it imports only there and calls nothing of ours.

A class of learners, a channel of three units with four readings and two exercises of ten questions each, one lesson.
Writes the ids that a learner's requests need to the file BENCH_SEED.
"""

import hashlib
import io
import json
import os
import pathlib
import zipfile


def make_id(text):
    return hashlib.md5(text.encode()).hexdigest()


def pack(files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def make_question(title, number):
    choices = [{"content": "Right", "correct": True}]
    choices += [{"content": "Wrong " + letter, "correct": False} for letter in "AB"]
    options = {
        "choices": choices,
        "randomize": True,
        "multipleSelect": False,
        "displayCount": None,
        "hasNoneOfTheAbove": False,
        "onePerLine": True,
        "deselectEnabled": False,
    }
    radio = {"type": "radio", "alignment": "default", "static": False, "graded": True, "options": options}
    radio["version"] = {"major": 1, "minor": 0}
    content = f"{title} question {number}: which one is right?\n\n[[☃ radio 1]]"
    return json.dumps(
        {
            "question": {"content": content, "images": {}, "widgets": {"radio 1": radio}},
            "answerArea": {"calculator": False},
            "itemDataVersion": {"major": 0, "minor": 1},
            "hints": [],
        }
    )


def make_exercise(title, questions):
    files = {question + ".json": make_question(title, number) for number, question in enumerate(questions)}
    files["exercise.json"] = json.dumps(
        {
            "mastery_model": "m_of_n",
            "n": 5,
            "m": 3,
            "randomize": True,
            "all_assessment_items": questions,
            "assessment_mapping": dict.fromkeys(questions, "perseus_question"),
        }
    )
    return pack(files)


def make_reading(title):
    text = f"<!doctype html><title>{title}</title><h1>{title}</h1><p>" + "Lorem ipsum dolor sit amet. " * 60
    return pack({"index.html": text})


def add_people():
    from django.contrib.auth.hashers import make_password
    from kolibri.core.auth.models import Classroom, Facility, FacilityUser, Membership

    facility = Facility.get_default_facility()
    classroom = Classroom.objects.create(name="Training group 1", parent=facility)
    password = make_password("learnerpass")
    for number in range(int(os.environ["BENCH_LEARNERS"])):
        name = f"learner{number:03}"
        learner = FacilityUser(username=name, full_name=name, facility=facility, password=password)
        learner.save()
        Membership.objects.create(user=learner, collection=classroom)
    coach = FacilityUser.objects.create(username="coach", full_name="Coach", facility=facility, password=password)
    classroom.add_coach(coach)
    return facility, classroom, coach


def describe(title, kind, channel, language):
    return {
        "id": make_id("node" + title),
        "title": title,
        "content_id": make_id("content" + title),
        "channel_id": channel,
        "kind": kind,
        "description": "About " + title,
        "available": True,
        "lang": language,
        "license_name": "CC BY",
        "author": "Measured",
        "num_coach_contents": 0,
        "on_device_resources": 1,
        "admin_imported": True,
    }


def add_tree(channel, language):
    from kolibri.core.content.models import ContentNode
    from le_utils.constants import content_kinds

    units, leaves = [], []
    for number in range(3):
        kinds = [("Reading", content_kinds.HTML5)] * 4 + [("Exercise", content_kinds.EXERCISE)] * 2
        inside = [
            describe(f"{word} {number}.{place}", kind, channel, language) for place, (word, kind) in enumerate(kinds)
        ]
        unit = describe(f"Unit {number}", content_kinds.TOPIC, channel, language)
        unit.update(on_device_resources=len(inside), children=inside)
        units.append(unit)
        leaves += inside
    root = describe("Measured channel", content_kinds.TOPIC, channel, language)
    root.update(id=channel, on_device_resources=len(leaves), children=units)
    ContentNode.objects.bulk_create(ContentNode.objects.build_tree_nodes(root))
    for unit in units:
        ContentNode.objects.filter(id=unit["id"]).update(parent_id=channel)
        ContentNode.objects.filter(id__in=[leaf["id"] for leaf in unit["children"]]).update(parent_id=unit["id"])
    return leaves


def store(content, extension):
    from kolibri.core.content.models import LocalFile
    from kolibri.core.content.utils import paths

    name = hashlib.md5(content).hexdigest()
    path = pathlib.Path(paths.get_content_storage_file_path(name + "." + extension))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    found = {"extension": extension, "file_size": len(content), "available": True}
    return LocalFile.objects.get_or_create(id=name, defaults=found)[0]


def add_files(leaves, language):
    from kolibri.core.content.models import AssessmentMetaData, File
    from le_utils.constants import content_kinds, exercises, format_presets

    found = []
    for leaf in leaves:
        if leaf["kind"] == content_kinds.HTML5:
            file, preset = store(make_reading(leaf["title"]), "zip"), format_presets.HTML5_ZIP
        else:
            questions = [make_id(leaf["title"] + str(number)) for number in range(10)]
            file, preset = store(make_exercise(leaf["title"], questions), "perseus"), format_presets.EXERCISE
            AssessmentMetaData.objects.create(
                id=make_id("assessment" + leaf["title"]),
                contentnode_id=leaf["id"],
                assessment_item_ids=questions,
                number_of_assessments=10,
                mastery_model={"type": exercises.M_OF_N, "m": 3, "n": 5},
                randomize=True,
                is_manipulable=True,
            )
            found.append({"node_id": leaf["id"], "content_id": leaf["content_id"], "items": questions})
        File.objects.create(
            id=make_id("file" + leaf["title"]),
            local_file=file,
            contentnode_id=leaf["id"],
            preset=preset,
            supplementary=False,
            thumbnail=False,
            lang=language,
            priority=1,
        )
    return found


def add_channel():
    from kolibri.core.content.models import ChannelMetadata, Language
    from kolibri.core.content.utils import annotation

    channel = make_id("channel")
    words = {"lang_code": "en", "lang_name": "English", "lang_direction": "ltr"}
    language, _ = Language.objects.get_or_create(id="en", defaults=words)
    leaves = add_tree(channel, language)
    exercises = add_files(leaves, language)
    ChannelMetadata.objects.create(
        id=channel,
        name="Measured channel",
        description="Synthetic",
        author="Measured",
        version=1,
        min_schema_version="5",
        root_id=channel,
        total_resource_count=len(leaves),
        published_size=100000,
    )
    annotation.update_content_metadata(channel)
    return channel, leaves, exercises


def seed():
    from kolibri.core.device.models import ContentCacheKey
    from kolibri.core.lessons.models import Lesson, LessonAssignment

    facility, classroom, coach = add_people()
    channel, leaves, exercises = add_channel()
    resources = [
        {"contentnode_id": leaf["id"], "content_id": leaf["content_id"], "channel_id": channel} for leaf in leaves[:12]
    ]
    lesson = Lesson.objects.create(
        title="Week 1",
        description="Measured",
        resources=resources,
        is_active=True,
        collection=classroom,
        created_by=coach,
    )
    LessonAssignment.objects.create(lesson=lesson, collection=classroom, assigned_by=coach)
    ContentCacheKey.update_cache_key()
    ids = {"facility": facility.id, "lesson": lesson.id, "channel": channel, "exercises": exercises}
    pathlib.Path(os.environ["BENCH_SEED"]).write_text(json.dumps(ids))
