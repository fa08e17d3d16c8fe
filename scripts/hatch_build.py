"""Bundles the player when a wheel is built, so that `pip install tutela && tutela serve` needs no Node."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundlePlayer(BuildHookInterface[Any]):
    """Runs the bundler before the wheel is filled; an editable install bundles with `make run`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Install the locked Node packages where they are missing, then bundle."""
        if version == "editable":
            return
        if not (Path(self.root) / "node_modules").exists():
            subprocess.run(["npm", "ci", "--silent"], cwd=self.root, check=True)
        subprocess.run(["npm", "run", "--silent", "bundle"], cwd=self.root, check=True)
