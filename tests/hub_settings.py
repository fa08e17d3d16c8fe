"""The hub's settings in a folder of their own, with the smallest site that its pages need."""

import json
import os
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="tutela-hub-test-"))
_site = _folder / "site"
_site.mkdir()
(_folder / "data").mkdir()
_named = [{"id": "government", "title": "Government"}, {"id": "ngo", "title": "NGOs"}]
(_site / "package.json").write_text(
    json.dumps(
        {
            "kit": "tutela",
            "title": "Tutela",
            "subtitle": "A package for tests",
            "language": "en",
            "direction": "ltr",
            "assets": {
                "style": "assets/style-00000000.css",
                "hub_style": "assets/hub-00000000.css",
                "icon": "assets/icon-00000000.svg",
                "join": "assets/join-00000000.js",
                "left_script": "assets/left-00000000.js",
                "plan_script": "assets/plan-00000000.js",
                "room_script": "assets/room-00000000.js",
            },
            "page": {"kit": "tutela", "iri": "https://tutela.example/kit/tutela", "strings": {}},
            "constituents": _named,
            "reach": [{"id": "policy", "title": "Policy level"}],
            "plan": [{"id": "measures", "title": "Measures"}],
            "competencies": [
                {"id": "see-the-chain", "title": "See the chain", "book": "understanding"},
                {"id": "read-figures", "title": "Read figures", "book": "understanding"},
            ],
            "books": [
                {
                    "id": "understanding",
                    "title": "Understanding",
                    "units": [{"id": "how-it-happens", "title": "How it happens"}],
                }
            ],
        }
    ),
    "utf-8",
)
os.environ.update(
    TUTELA_SITE=str(_site),
    TUTELA_DATA=str(_folder / "data"),
    TUTELA_PROFILE="room",
    TUTELA_HOSTS="",
    TUTELA_TIME_ZONE="UTC",
)

from tutela.server.settings import *  # noqa: E402, F403 - the environment comes first
