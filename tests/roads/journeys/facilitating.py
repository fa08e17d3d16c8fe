"""A facilitator who signs in and opens courses without a browser, so that journeys of learners begin quickly."""

from __future__ import annotations

import datetime
import http.cookiejar
import re
import urllib.parse
import urllib.request
from dataclasses import dataclass, field

from tests.roads.journeys.hub_process import FACILITATOR, PASSWORD, HubProcess

COURSE = {
    "title": "Inspectors of the coast",
    "referral_contact": "Office for children, counter 3",
    "referral_checked_on": datetime.datetime.now(datetime.UTC).date().isoformat(),
}


def _cookies() -> urllib.request.OpenerDirector:
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    return urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)


@dataclass
class Facilitator:
    """One facilitator at the desk of a hub."""

    hub: HubProcess
    browser: urllib.request.OpenerDirector = field(default_factory=_cookies)

    def sign_in(self) -> None:
        """Sign in with the password."""
        self._send("/hub/sign-in/", {"username": FACILITATOR, "password": PASSWORD})

    def open_course(self, *, places: int | None = None) -> str:
        """Open a course, with a number of places of its own where one is given; give its code."""
        shown = self._send("/hub/desk/", COURSE)
        if places is not None:
            setting = re.search(r'href="(/hub/desk/[^"]+/places/)"', shown)
            assert setting, shown
            self._send(setting[1], {"places": str(places)})
        found = re.search(r'<span class="code large">(\w+)</span>', shown)
        assert found, shown
        return found[1]

    def _send(self, path: str, fields: dict[str, str]) -> str:
        address = self.hub.address + path
        with self.browser.open(address, timeout=10) as page:
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
        assert token
        body = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token[1]}).encode()
        with self.browser.open(address, body, timeout=10) as answer:
            text: str = answer.read().decode()
        return text


def open_course(hub: HubProcess) -> str:
    """Open a course; give its code."""
    facilitator = Facilitator(hub)
    facilitator.sign_in()
    return facilitator.open_course()
