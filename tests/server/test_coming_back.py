"""What people erased or worded anew does not come back by an older backup, and nothing else is lost by that."""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import serializers
from django.db.models import Model
from django.test import Client

from tests.server.live.conftest import Desk, Phone, come_in, room
from tests.server.test_joining import credentials_in, join
from tests.server.whole_course import ways_to_course
from tutela.results.evaluation import Filled as FilledForm
from tutela.server.erasing import end_wording
from tutela.server.live.expiry import digest_text
from tutela.server.live.models import Activity, Deed, Entry
from tutela.server.people.erasure import finish_erasures
from tutela.server.people.models import SharedText
from tutela.server.record import open_record
from tutela.server.results.keeping import keep_filled, keep_paper
from tutela.server.results.models import Filled, Said
from tutela.server.results.paper_words import keep_words
from tutela.statements.erasures import open_erasures
from tutela.statements.folder import ERASURES

__all__ = ["room"]

pytestmark = pytest.mark.django_db

WORDS = "Turnstones turn stones"
Backup = list[dict[str, Any]]
Rows = dict[tuple[type[Model], Any], dict[str, Any]]


class Scene:
    """A room with two phones that gave words everywhere, sheets of paper, and somebody who shared a thought."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.course = desk, desk.course
        phones = [come_in(desk.course, nickname) for nickname in ("Heron", "Stork")]
        self.phone = phones[0]
        desk.do("group", size="2", mix="mixed")
        self._fill_room(phones)
        for phone in phones:
            keep_filled(desk.course, "course", 1, FilledForm({}, {"most": WORDS}), learner=phone.learner)
        keep_words(keep_paper(desk.course, "form:course:1", 2, []), {"most": ["Knots", "Dunlins"]}, "0")
        given = credentials_in(join(desk.course, Client(), nickname="Curlew").content)
        pair = base64.b64encode(f"{given['user']}:{given['token']}".encode()).decode()
        self.headers, self.thought = {"Authorization": f"Basic {pair}"}, uuid.uuid4()
        self.share("Kwame said so")

    def _fill_room(self, phones: list[Phone]) -> None:
        for kind, fields in MEASURES.items():
            activity = self.desk.make(kind, title=kind, **fields)
            for phone in phones:
                assert phone.send(activity, **ANSWERS[kind]).status_code == 200
            if kind == "words":
                self.desk.do("paper", activity=activity.id, before="0", sheets="Dunlins")
            self.desk.do("close", activity=activity.id)
        for kind in ("questions", "parking"):
            phones[0].send(self.activity(kind), text=WORDS, named="1")

    def post(self, place: str, **fields: object) -> None:
        """Send a form to a page of the course's desk."""
        assert self.desk.browser.post(f"/hub/desk/{self.course.id}/{place}", fields).status_code == 302

    def share(self, text: str) -> None:
        """Share the thought, or word it anew."""
        body = {"id": str(self.thought), "activity": "a", "text": text}
        answer = Client().post("/hub/shared-texts/", body, content_type="application/json", headers=self.headers)
        assert answer.status_code == 200

    def activity(self, kind: str) -> Activity:
        """Give the activity of a kind."""
        return Activity.objects.get(kind={"review": "form"}.get(kind, kind))

    def entry(self, kind: str) -> Entry:
        """Give what the first phone put into an activity."""
        return Entry.objects.filter(activity=self.activity(kind), learner=self.phone.learner)[0]


MEASURES: dict[str, dict[str, Any]] = {
    "poll": {"options": "Yes\nNo"},
    "words": {"most": "2"},
    "board": {"columns": "Measure\nWho", "plan_part": "measures"},
    "review": {},
}
ANSWERS: dict[str, dict[str, Any]] = {
    "poll": {"option": "0"},
    "words": {"word": ["Godwits", "Knots"]},
    "board": {"cell-0": WORDS, "cell-1": "Office"},
    "review": {"useful": "5", "unclear": WORDS},
}


@pytest.fixture
def scene(room: Desk) -> Scene:
    return Scene(room)


def read_rows() -> Rows:
    """Give every row of the one course with what stands in it."""
    return {
        (model, row.pk): serializers.serialize("python", [row])[0]["fields"]
        for model, _way in ways_to_course()
        for row in model._default_manager.all()
    }


def back_up() -> Backup:
    """Give the rows of the one course as a backup of the hub's database has them."""
    rows = [row for model, _way in ways_to_course() for row in model._default_manager.all()]
    return list(serializers.serialize("python", rows))


def restore(backup: Backup) -> None:
    """Put the rows of a backup in the place of those that are here; the register stays, as it does in a restore."""
    for model, _way in ways_to_course():
        model._default_manager.all()._raw_delete("default")
    for row in serializers.deserialize("python", backup):
        row.save()
    finish_erasures()


def read_register() -> set[str]:
    """Give the names in the register of erasures, read from its file."""
    with closing(open_erasures(Path(settings.DATA) / ERASURES)) as register:
        return {one.actor for one in register.read()}


def erase_one_of_a_form(scene: Scene) -> None:
    said = Said.objects.filter(filled__course=scene.course, filled__form="course")[0]
    scene.post(f"results/words/{said.id}/erase/")


def take_out_a_pile(scene: Scene) -> None:
    scene.post("results/paper/form:course:1/words/take-out/")


def erase_review_text(scene: Scene) -> None:
    scene.desk.do("erase-words", activity=scene.activity("review").id, digest=digest_text(WORDS))


def erase_one_word_of_two(scene: Scene) -> None:
    words = scene.activity("words")
    scene.desk.do("erase-words", activity=words.id, digest=digest_text("Godwits"))
    assert scene.entry("words").content == '["","Knots"]'


def erase_only_word(scene: Scene) -> None:
    scene.desk.do("erase-words", activity=scene.activity("words").id, digest=digest_text("Dunlins"))


def erase_cell(scene: Scene) -> None:
    scene.desk.do("erase-words", activity=scene.activity("board").id, digest=digest_text(WORDS))


def erase_all_texts(scene: Scene) -> None:
    scene.desk.do("erase-texts", activity=scene.activity("review").id)
    scene.desk.do("erase-texts", activity=scene.activity("board").id)


def erase_question(scene: Scene) -> None:
    scene.desk.do("erase-entry", entry=scene.entry("questions").id)


def erase_activity(scene: Scene) -> None:
    scene.desk.do("erase-activity", activity=scene.activity("board").id)


def take_sheets_back(scene: Scene) -> None:
    scene.desk.do("paper-back", activity=scene.activity("words").id)


def take_back_form(scene: Scene) -> None:
    for filled in Filled.objects.filter(learner=scene.phone.learner):
        scene.phone.browser.post(f"/hub/me/forms/{filled.id}/take-back/")


def take_back_in_room(scene: Scene) -> None:
    scene.phone.take_back(scene.entry("board").id)
    scene.phone.take_back(scene.entry("parking").id)
    scene.phone.take_back(Filled.objects.get(learner=scene.phone.learner, form="day").id)


def answer_anew(scene: Scene) -> None:
    for kind, answer in (("words", {"word": ["Sanderlings"]}), ("poll", {"option": "1"})):
        assert scene.phone.send(scene.activity(kind), **answer).status_code == 200


def erase_row_of_plan(scene: Scene) -> None:
    pieces = [str(id) for id in scene.course.plan_pieces.values_list("id", flat=True)]
    scene.post("action-plan/rows/", row=pieces[:1], do="erase")


def erase_merged_row(scene: Scene) -> None:
    scene.post("action-plan/add/measures/", text="Meals")
    for _turn in range(2):
        pieces = [str(id) for id in scene.course.plan_pieces.values_list("id", flat=True)]
        scene.post("action-plan/rows/", row=pieces, do="merge")
        scene.post("action-plan/add/measures/", text="Books")
    merged = scene.course.plan_pieces.exclude(text="Books").get()
    scene.post("action-plan/rows/", row=[str(merged.id)], do="erase")


def reword_thought(scene: Scene) -> None:
    scene.share("Somebody whom I met said so")


def take_back_thought(scene: Scene) -> None:
    body = {"id": str(scene.thought)}
    Client().delete("/hub/shared-texts/", body, content_type="application/json", headers=scene.headers)


ERASED: tuple[Callable[[Scene], None], ...] = (
    erase_one_of_a_form,
    take_out_a_pile,
    erase_review_text,
    erase_one_word_of_two,
    erase_only_word,
    erase_cell,
    erase_all_texts,
    erase_question,
    erase_activity,
    take_sheets_back,
    take_back_form,
    take_back_in_room,
    answer_anew,
    erase_row_of_plan,
    erase_merged_row,
    reword_thought,
    take_back_thought,
)


@pytest.mark.parametrize("erase", ERASED)
def test_what_was_erased_or_replaced_after_a_backup_is_not_brought_back_by_it(
    scene: Scene, erase: Callable[[Scene], None]
) -> None:
    before, backup, register = read_rows(), back_up(), read_register()
    erase(scene)
    after = read_rows()
    gone = {key for key, fields in before.items() if key not in after or words_in(fields) != words_in(after[key])}
    assert gone
    restore(backup)
    now = read_rows()
    assert {model.__name__ for model, id in now.keys() & gone} == set(), "came back"
    assert {model.__name__ for model, id in before.keys() - gone - now.keys()} == set(), "went too"
    assert [told_by(before[key]) for key in now] == [told_by(now[key]) for key in now]
    entered = read_register() - register
    assert [name for name in entered if not re.fullmatch(r"[a-z]+(-wording)? [0-9a-f-]{36}", name)] == []


def told_by(fields: dict[str, Any]) -> dict[str, Any]:
    """Give a row without what says from where it came: of two texts that say the same, one may go."""
    return {name: value for name, value in fields.items() if name != "origins"}


def words_in(fields: dict[str, Any]) -> list[Any]:
    """Give what a person put into a row."""
    return [fields.get("text"), fields.get("content")]


def test_a_thought_worded_twice_comes_back_in_neither_former_wording(scene: Scene) -> None:
    backups = [back_up()]
    scene.share("He said so")
    backups.append(back_up())
    scene.share("Somebody said so")
    backups.append(back_up())
    found = []
    for backup in backups:
        restore(backup)
        found += list(SharedText.objects.filter(id=scene.thought).values_list("text", flat=True))
    assert found == ["Somebody said so"]


def test_a_thought_that_a_device_sends_again_as_it_was_stays(scene: Scene) -> None:
    backup = back_up()
    scene.share("Kwame said so")
    restore(backup)
    assert SharedText.objects.get(id=scene.thought).text == "Kwame said so"


def test_its_writer_may_share_a_thought_again_that_a_restore_took_out(scene: Scene) -> None:
    backup = back_up()
    scene.share("Somebody said so")
    restore(backup)
    assert not SharedText.objects.filter(id=scene.thought).exists()
    scene.share("Somebody said so")
    finish_erasures()
    assert SharedText.objects.get(id=scene.thought).text == "Somebody said so"


def test_a_thought_that_is_worded_anew_while_erasures_are_finished_stays(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, thought = open_record(), SharedText.objects.get(id=scene.thought)
    select = record.select_erased_rows
    record.register_rows([end_wording(thought)])

    def select_then_save(kind: str, ids: Iterable[object]) -> list[str]:
        found = select(kind, ids)
        if kind == "text-wording":
            thought.save()
        return found

    monkeypatch.setattr(record, "select_erased_rows", select_then_save)
    finish_erasures()
    assert SharedText.objects.filter(id=scene.thought).exists()


def test_a_phone_that_sends_again_what_was_erased_brings_it_back_by_no_older_backup(scene: Scene) -> None:
    deed, queue = str(uuid.uuid4()), scene.activity("questions")
    backup = back_up()
    scene.phone.send(queue, deed=deed, text="Does Kwame know?")
    scene.desk.do("erase-entry", entry=deed)
    restore(backup)
    assert not Deed.objects.filter(id=deed).exists()
    assert scene.phone.send(queue, deed=deed, text="Does Kwame know?").status_code == 200
    assert not Entry.objects.filter(id=deed).exists()


def test_an_answer_that_was_refused_enters_nothing_in_the_register(scene: Scene) -> None:
    register = read_register()
    scene.phone.send(scene.activity("poll"), option="7")
    scene.phone.send(scene.activity("words"), word=["one", "two", "three"])
    assert read_register() == register
    assert scene.entry("words").content == '["Godwits","Knots"]'
