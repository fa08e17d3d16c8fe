"""What a view of results, and two views of them, tell of one person: nothing."""

from __future__ import annotations

import random
import uuid
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.server.live.conftest import Desk, come_in
from tutela.server.courses.group import SMALLEST_GROUP
from tutela.server.live.kinds import KINDS, Result, Setting
from tutela.server.live.models import Activity, Entry
from tutela.server.live.revealing import Counted, count_again, result_of

POLL = Setting(options=("Yes", "No"))
STEPS = st.lists(
    st.tuples(st.sampled_from(("answer", "change", "leave", "close", "open")), st.integers(0, 1)), max_size=60
)


def counts(result: Result) -> tuple[int, ...]:
    """Give the counts of a poll's result."""
    return tuple(row.counts[0] for table in result.tables for row in table.rows)


@given(steps=STEPS, seed=st.integers(), first=st.integers(0, 12))
def test_no_two_exact_views_differ_by_fewer_than_five_people(
    steps: list[tuple[str, int]], seed: int, first: int
) -> None:
    chance, poll = random.Random(seed), KINDS["poll"]  # noqa: S311  answers, no secret
    counted, answers, is_open = Counted(), {}, True
    people: dict[str, str] = {}
    seen: list[tuple[tuple[int, ...], dict[str, str]]] = []
    for step, option in [*[("answer", 0)] * first, *steps]:
        if step == "answer":
            people[str(len(people))] = id = str(uuid.UUID(int=chance.getrandbits(128)))
            answers[id] = [option]
        elif people and step in ("change", "leave"):
            who = chance.choice(sorted(people))
            answers.pop(people[who], None)
            people[who] = id = str(uuid.UUID(int=chance.getrandbits(128)))
            if step == "change":
                answers[id] = [option]
        is_open = {"close": False, "open": True}.get(step, is_open)
        counted = count_again(counted, poll, POLL, answers, is_open=is_open)
        result = result_of(counted, poll, POLL, answers, is_open=is_open)
        if is_open:
            assert all(count % SMALLEST_GROUP == 0 for count in counts(result))
        elif counts(result) and (not seen or seen[-1][0] != counts(result)):
            seen.append((counts(result), {who: id for who, id in people.items() if id in answers}))
    for (_one, before), (_other, after) in pairwise(seen):
        assert sum(before.get(who) != after.get(who) for who in {*before, *after}) >= SMALLEST_GROUP


@pytest.mark.django_db
def test_fewer_than_five_answers_are_shown_to_nobody(room: Desk) -> None:
    poll = room.poll()
    phones = [come_in(room.course, f"Heron {number}") for number in range(5)]
    for phone in phones[:4]:
        phone.send(poll, option="0")
    room.do("close", activity=poll.id)
    room.do("reveal", activity=poll.id)
    for page in (room.page(), room.screen(), phones[4].page()):
        assert "Fewer than five answered" in page
        assert 'class="bars"' not in page


@pytest.mark.django_db
def test_a_poll_counts_in_steps_while_open_and_exactly_once_closed(room: Desk) -> None:
    poll = room.poll()
    for number in range(7):
        come_in(room.course, f"Heron {number}").send(poll, option="0" if number else "1")
    assert bars(room.page()) == ["0 to 4", "0 to 4"]
    room.do("close", activity=poll.id)
    assert bars(room.page()) == ["6", "1"]


@pytest.mark.django_db
def test_one_more_answer_after_closing_changes_no_view(room: Desk) -> None:
    poll = room.poll()
    phones = [come_in(room.course, f"Heron {number}") for number in range(8)]
    for phone in phones[:6]:
        phone.send(poll, option="0")
    room.do("close", activity=poll.id)
    before = bars(room.page())
    phones[6].send(poll, option="1")
    room.do("show", activity=poll.id)
    phones[7].send(poll, option="1")
    Entry.objects.filter(learner=phones[0].learner).delete()
    room.do("close", activity=poll.id)
    assert bars(room.page()) == before == ["6", "0"]


@pytest.mark.django_db
def test_words_wait_until_five_have_given_them_and_the_list_is_closed(room: Desk) -> None:
    words = room.make("words", title="One word", most="2")
    given = [["debt", "trust"], ["Debt"], ["fear"], ["shame"], ["distance"]]
    for number, own in enumerate(given):
        come_in(room.course, f"Heron {number}").send(words, word=own)
    assert "distance" not in room.page()
    room.do("close", activity=words.id)
    said = [one.split("<")[0] for one in room.page().split('class="said"')[1].split("<li><span>")[1:]]
    assert said == ["debt ", "distance", "fear", "shame", "trust"]


@pytest.mark.django_db
def test_one_text_is_erased_wherever_it_stands_and_all_at_once(room: Desk) -> None:
    words = room.make("words", title="One word", most="2")
    phones = [come_in(room.course, f"Heron {number}") for number in range(5)]
    for phone in phones:
        phone.send(words, word=["Amina", "debt"])
    room.do("close", activity=words.id)
    name = room.page().split('name="digest" value="')[1].split('"')[0]
    room.do("erase-words", activity=words.id, digest=name)
    assert "Amina" not in room.page() + phones[0].mine()
    assert "debt" in room.page()
    room.do("erase-texts", activity=words.id)
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_one_question_is_erased_at_the_desk(room: Desk) -> None:
    phone = come_in(room.course, "Heron")
    queue = Activity.objects.get(room=room.room(), kind="questions")
    phone.send(queue, text="Is it Amina?")
    room.do("erase-entry", entry=Entry.objects.get().id)
    assert "Amina" not in room.page() + phone.mine()


def bars(page: str) -> list[str]:
    """Give the counts of the bars on a page."""
    drawn = page.split('class="bars"')[1].split("</table>")[0]
    return [cell.split("</td>")[0] for cell in drawn.split("</svg></td><td>")[1:]]
