"""A course has places: whoever comes when they are taken is told so, and whoever is in it notices nothing."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from tests.server.seeding import make_learners
from tests.server.test_joining import credentials_in, join
from tutela.server.courses.models import Course
from tutela.server.people.erasure import erase_learner
from tutela.server.people.models import Learner

FULL = "This course is full. Ask your facilitator, who can make room for you."
CROWDED = "So many joined this course today that it takes nobody more. Ask your facilitator."


@pytest.fixture
def small(course: Course) -> Course:
    """Give a course with two places."""
    course.places = 2
    course.save()
    return course


@pytest.mark.django_db
def test_a_full_course_says_so_and_who_is_in_it_comes_back(small: Course) -> None:
    phrases = [credentials_in(join(small, Client()).content)["phrase"] for _place in range(2)]
    page = join(small, Client())
    assert (page.status_code, FULL in page.content.decode()) == (422, True)
    assert Learner.objects.count() == 2
    for phrase in phrases:
        assert Client().post("/hub/continue/", {"phrase": phrase}).status_code == 200


@pytest.mark.django_db
def test_who_is_erased_leaves_a_place(small: Course) -> None:
    first, _second = make_learners(small, 2)
    erase_learner(first)
    assert join(small, Client()).status_code == 200
    assert FULL in join(small, Client()).content.decode()


@pytest.mark.django_db
def test_who_erases_and_joins_in_turn_is_stopped_until_the_next_day(small: Course, desk: Client) -> None:
    for _turn in range(4):
        browser = Client()
        assert join(small, browser).status_code == 200
        assert "twice over" not in desk.get(f"/hub/desk/{small.id}/").content.decode() or _turn == 3
        browser.post("/hub/me/erase/", {"sure": "on"})
    assert CROWDED in join(small, Client()).content.decode()
    assert (
        "More people joined this course within a day than it has places for twice over, so it takes nobody more until "
        "tomorrow. Somebody may be inventing learners: a new course has a new code."
    ) in desk.get(f"/hub/desk/{small.id}/").content.decode()
    cache.clear()  # as a day later
    assert join(small, Client()).status_code == 200


@pytest.mark.django_db
def test_places_are_seen_and_set_on_the_page_of_the_course(desk: Client, course: Course) -> None:
    make_learners(course, 37)
    assert "Places taken: 37 of 200." in desk.get(f"/hub/desk/{course.id}/").content.decode()
    assert "Places taken: 37." in desk.get(f"/hub/desk/{course.id}/places/").content.decode()
    page = desk.post(f"/hub/desk/{course.id}/places/", {"places": "30"}, follow=True).content.decode()
    assert "The number of places is set." in page
    assert "Places taken: 37 of 30." in page
    assert course.learners.count() == 37
    assert FULL in join(course, Client()).content.decode()
    desk.post(f"/hub/desk/{course.id}/places/", {"places": "38"})
    assert join(course, Client()).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["0", "-1", "5001", "many", ""])
def test_a_number_that_is_no_limit_is_refused(desk: Client, course: Course, number: str) -> None:
    assert desk.post(f"/hub/desk/{course.id}/places/", {"places": number}).status_code == 422
    course.refresh_from_db()
    assert course.places == 200
