"""Makes an object for each country, and one for what stands before their list."""

from __future__ import annotations

from tutela.compiler.draft import Draft
from tutela.compiler.uses import Shelf
from tutela.model.kit import Kit
from tutela.model.package import CountriesObject, CountryEntry, CountryObject, PackageObject


def gather_countries(draft: Draft) -> Draft:
    """Give the draft with `country/ID` for each country and, where there is one, `countries`."""
    atlas, shelf = draft.kit.atlas, Shelf(draft.kit)
    if not atlas.countries:
        return draft
    releases = {release.id: release for release in atlas.releases}
    sources = {
        release.id: shelf.uses(f"countries {release.id!r}", (), sources={release.source}).sources
        for release in atlas.releases
    }
    objects: dict[str, PackageObject] = {}
    for country in atlas.countries:
        own = [profile.release for profile in country.profiles]
        objects[f"country/{country.id}"] = CountryObject(
            country=country,
            releases=tuple(releases[id] for id in own),
            sources=tuple(dict.fromkeys(source for id in own for source in sources[id])),
            old_slots=tuple(slot.slot for slot in country.own.slots if slot.is_old(draft.today)),
        )
    intro = shelf.uses("countries/about.md", atlas.intro, sources={release.source for release in atlas.releases})
    objects["countries"] = CountriesObject(
        intro=atlas.intro, releases=atlas.releases, facts=intro.facts, sources=intro.sources, terms=intro.terms
    )
    return draft.with_objects(objects)


def list_countries(kit: Kit, hashes: dict[str, str]) -> tuple[CountryEntry, ...]:
    """Give the countries as the manifest lists them."""
    return tuple(
        CountryEntry(each.id, each.name, each.region, hashes[f"country/{each.id}"]) for each in kit.atlas.countries
    )
