"""What the log of a hub says of visitors who ask for what is not there."""

from __future__ import annotations

import subprocess
import sys

SAID = """
import logging
from tutela.server.logs import begin_logging
begin_logging()
logging.getLogger("django.request").warning("Not Found: /wp-login.php")
logging.getLogger("django.security.csrf").warning("Forbidden (CSRF cookie not set.): /hub/join/")
logging.getLogger("django.request").error("Internal Server Error: /hub/desk/")
"""


def test_a_page_that_is_not_there_and_a_form_that_is_refused_are_no_fault_in_the_log() -> None:
    said = subprocess.run([sys.executable, "-c", SAID], capture_output=True, text=True, check=True).stderr.splitlines()
    assert [line.partition('"level"')[2] for line in said] == [
        ':"error","source":"django.request","kind":"","line":"<string>:7"}'
    ]
