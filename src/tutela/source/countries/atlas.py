"""The pieces of all releases become countries, each with its years and what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tutela.model.country import Atlas, Country, CountryRow, Good, Goods, OwnCountry, Profile
from tutela.source.draft import Pieces


def assemble_atlas(pieces: Pieces) -> Atlas:
    """Give the countries by id; name and region are those of the newest year that holds the country."""
    releases = sorted((piece.value for piece in pieces.country_releases), key=lambda each: (-each.year, each.id))
    newest = {release.id: place for place, release in enumerate(releases)}
    rows: dict[str, list[CountryRow]] = {}
    for piece in pieces.country_rows:
        if piece.value.release in newest:
            rows.setdefault(piece.value.country, []).append(piece.value)
    actions = {piece.id: piece.value.actions for piece in pieces.country_actions}
    renamed = {release.id: release.renamed for release in releases}
    goods = {piece.id: _said(piece.value, renamed) for piece in pieces.country_goods}
    own = {piece.id: piece.value for piece in pieces.country_owns}
    countries = []
    for id in sorted(rows):
        ordered = sorted(rows[id], key=lambda row: newest[row.release])
        made: list[Good] = [good for row in ordered for good in goods.get(f"{row.release}/{id}", ())]
        countries.append(
            Country(
                id=id,
                name=ordered[0].name,
                region=ordered[0].region,
                profiles=tuple(
                    Profile(row.release, row.values, actions.get(f"{row.release}/{id}", ())) for row in ordered
                ),
                goods=tuple(made),
                own=own.get(id, OwnCountry(id)),
            )
        )
    intro = pieces.country_intros[-1].value if pieces.country_intros else None
    return Atlas(tuple(countries), tuple(releases), intro)


def _said(goods: Goods, renamed: Mapping[str, Mapping[str, str]]) -> tuple[Good, ...]:
    """Give the goods of a country, with better names for those that do harm."""
    better = renamed.get(goods.release, {})
    return tuple(msgspec.structs.replace(good, name=better.get(good.name, good.name)) for good in goods.goods)
