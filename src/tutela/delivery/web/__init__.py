"""The web target: a static site that can be read without JavaScript and works from a folder."""

from __future__ import annotations

from tutela.delivery.web.put import FolderInUse
from tutela.delivery.web.write import SiteReport, write_site

__all__ = ["FolderInUse", "SiteReport", "write_site"]
