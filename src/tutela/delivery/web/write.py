"""Writes the site: the pages are made and framed, the files beside them added, and only what changed is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from tutela.delivery.web.alone import alone_in
from tutela.delivery.web.assets import Assets, gather_assets, name_by_content
from tutela.delivery.web.files import add_files
from tutela.delivery.web.frame import FILE_WORDS, frame_all
from tutela.delivery.web.kept import Shelf
from tutela.delivery.web.open import open_site
from tutela.delivery.web.pages import PAGES
from tutela.delivery.web.put import put_files
from tutela.delivery.web.search_index import write_search_index
from tutela.delivery.web.site import Site, TakeAlong
from tutela.delivery.web.standing import Page, Standing, size_of
from tutela.delivery.web.zip import zip_files
from tutela.model.package import Package
from tutela.model.put_file import put_file


class SiteReport(msgspec.Struct, frozen=True):
    """What a site consists of and what was done.

    `size` and `zip_size` are in bytes (`zip_size` 0 without a zip); `written` and `removed` count files; `missing`
    names the page kinds for which the player's script was not there.
    """

    pages: int
    files: int
    size: int
    zip_size: int
    written: int
    removed: int
    missing: tuple[str, ...]


def write_site(
    package: Package,
    out: Path,
    *,
    hub: str | None,
    bundles: Path,
    zip_to: Path | None = None,
    kept: Path | None = None,
) -> SiteReport:
    """Write the site of a package to the folder `out`, and as one zip to `zip_to`.

    `hub` is the path of the hub that will serve it, or None. For a hub the site holds itself as a zip besides, as it is
    without a hub, for people to take along. `bundles` holds the player's scripts by page kind; a page kind without one
    stays readable. `kept` is a file that keeps, between runs, what was made of each object; beside it stand two that
    know the pages written and the words to be found. Files of an earlier run that are no part of the site any more are
    removed; a folder that holds anything else is a FolderInUse error, and nothing is written.
    """
    shelf = Shelf(kept)
    site = open_site(package, shelf)
    index = write_search_index(site, kept.with_name("search") if kept else None)
    site = msgspec.structs.replace(site, search_index=name_by_content("search-index", "js", index))
    assets = gather_assets(bundles, {site.search_index: index}, site.words.group(FILE_WORDS), shelf)
    archive, beside = b"", {}
    if hub is not None:
        alone, _ = make_files(site, assets, bundles, Standing(None, out, site, assets), beside={})
        archive = zip_files(alone, out, package)
        path = f"{package.manifest.kit}-{package.manifest.digest[:12]}.zip"
        site = msgspec.structs.replace(site, hub=hub, take_along=TakeAlong(path, len(archive)))
        beside = {path: archive}
    with alone_in(out):
        standing = Standing(kept.with_name("standing") if kept else None, out, site, assets)
        files, keys = make_files(site, assets, bundles, standing, beside=beside)
        shelf.save()
        written, removed = put_files(files, out)
        standing.keep(keys, files)
        if zip_to and hub is None:
            archive = zip_files(files, out, package)
    if zip_to:
        put_file(zip_to, archive)
    return SiteReport(
        pages=sum(path.endswith(".html") for path in files),
        files=len(files),
        size=sum(map(size_of, files.values())),
        zip_size=len(archive),
        written=written,
        removed=removed,
        missing=assets.missing,
    )


def make_files(
    site: Site, assets: Assets, bundles: Path, standing: Standing, *, beside: Mapping[str, bytes]
) -> tuple[Mapping[str, bytes | Page], Mapping[str, str]]:
    """Give all files of the site by path; `beside` it stand files that readers of its pages do not need.

    Also the paths of pages that may stand for the next run, by key.
    """
    pages, keys = frame_all((sheet for write in PAGES for sheet in write(site)), site, assets, standing)
    return add_files({**pages, **assets.files}, site, assets, bundles, beside), keys
