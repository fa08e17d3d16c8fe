"""Build the smallest kit, start a hub, and run the journeys in a browser.

python -m tests.browsers firefox|webkit [JOURNEY …]
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.roads.journeys.facilitating import open_course
from tests.roads.journeys.hub_process import FACILITATOR, PASSWORD, ROOT, HubProcess, run_tutela
from tests.roads.journeys.right_to_left import copy_with_arabic

HERE = Path(__file__).parent
SMALLEST = ROOT / "kit" / "_smallest"
BROWSERS = ("firefox", "webkit")


def main(browser: str, *names: str) -> int:
    """Run the journeys of these names, else all; give the exit code of the test runner."""
    with tempfile.TemporaryDirectory(prefix="tutela-browsers-") as made:
        folder = Path(made)
        site, packed, arabic = folder / "site", folder / "tutela.zip", folder / "arabic-site"
        run_tutela("build", SMALLEST, "--to", "web", "-o", site, "--hub", "/hub/")
        run_tutela("build", SMALLEST, "--to", "web", "-o", folder / "plain", "--zip", packed)
        run_tutela("build", copy_with_arabic(SMALLEST, folder / "kit"), "--to", "web", "-o", arabic, "--language", "ar")
        with zipfile.ZipFile(packed) as archive:
            archive.extractall(folder)
        hub = HubProcess(site, folder / "data")
        hub.make_facilitator()
        hub.start()
        try:
            world = {
                "browser": browser,
                "hub": hub.address,
                # WebKit takes no names of ours; this machine's own name is no secure context either.
                "room": hub.room if browser == "firefox" else hub.room.replace("room.test", socket.gethostname()),
                "code": open_course(hub),
                "folder": f"{(folder / 'smallest').as_uri()}/",
                "arabic": f"{arabic.as_uri()}/",
                "facilitator": FACILITATOR,
                "password": PASSWORD,
                "downloads": str(folder),
            }
            journeys = [
                str(each) for each in sorted((HERE / "journeys").glob("*.mjs")) if not names or each.stem in names
            ]
            command = ["node", "--test", "--test-concurrency=1", "--test-reporter=spec", *journeys]
            return subprocess.run(
                command, env={**os.environ, "TUTELA_WORLD": json.dumps(world)}, check=False
            ).returncode
        finally:
            hub.stop()


if __name__ == "__main__":
    if sys.argv[1:2] not in [[name] for name in BROWSERS]:
        sys.exit(
            f"python -m tests.browsers: expected {' or '.join(BROWSERS)}, then names of journeys or nothing for all"
        )
    sys.exit(main(*sys.argv[1:]))
