"""The lines of a country sheet: a label, the published value of each year, and room for the country's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tutela.delivery.web.elements import Markup, join, tag
from tutela.delivery.web.words import Words
from tutela.model.country import (
    Country,
    Impossible,
    Missing,
    Money,
    Number,
    Profile,
    Release,
    Share,
    Told,
    Wording,
    YesNo,
)
from tutela.model.country_fields import FIELDS, Part

_KINDS = {field.id: field.kind for field in FIELDS}
_BLANK = Missing("blank")

LINES: Mapping[Part, tuple[str, ...]] = {
    "ratifications": ("c138", "c182", "crc", "opac", "opsc", "palermo"),
    "ages": ("minimum-work-age", "compulsory-school-age", "hazardous-work-age"),
    "laws": (
        "trafficking-meets",
        "forced-labour-meets",
        "sexual-exploitation-meets",
        "illicit-activities-meets",
        "armed-groups-meets",
        "hazardous-list-meets",
        "free-school-meets",
    ),
    "inspection": (
        "inspectors",
        "inspectors-meet-advice",
        "inspection-budget",
        "inspectors-trained",
        "inspectors-may-fine",
        "inspections",
        "routine-inspections",
        "targeted-inspections",
        "unannounced-allowed",
        "unannounced-done",
        "violations",
        "penalties-imposed",
        "penalties-collected",
        "complaints",
        "inspection-referral",
    ),
    "prosecution": (
        "investigators-trained",
        "investigations",
        "prosecutions",
        "convictions",
        "criminal-penalties",
        "criminal-referral",
    ),
    "work": ("working-share", "working-children", "share-agriculture", "share-industry", "share-services"),
    "school": ("school-attendance", "work-and-school", "primary-completion"),
}
"""The lines of each part, in the order in which a reader asks."""

_MEETS = {
    "minimum-work-age": "minimum-work-meets",
    "compulsory-school-age": "compulsory-school-meets",
    "hazardous-work-age": "hazardous-work-meets",
}
"""Ages beside which stands whether they meet the standard."""

_AGES = {line: f"{line.removesuffix('-meets')}-age" for line in LINES["laws"]}
"""Answers beside which an age may stand; the source mostly has none."""


class LineWriter:
    """Writes lines of one country: its years, doubts and corrections."""

    def __init__(self, country: Country, releases: tuple[Release, ...], words: Words) -> None:
        self._words = words
        self._years = [(profile, releases[place]) for place, profile in enumerate(country.profiles)]
        self._doubts = {
            (release.id, doubt.field): doubt.why
            for release in releases
            for doubt in release.doubts
            if doubt.country == country.id
        }
        self._corrections = {correction.field: correction for correction in country.own.corrections}

    def write_part(self, part: Part) -> Markup:
        """Give the lines of a part as one list."""
        return Markup(f'<dl class="country-lines">{"".join(map(self._write_line, LINES[part]))}</dl>')

    def _write_line(self, field: str) -> str:
        told = "".join(self._write_year(field, profile, release) for profile, release in self._years)
        return f"<div><dt>{self._label(field)}</dt>{told}{self._write_own(field)}</div>"

    def _label(self, field: str) -> str:
        if field == "working-share":
            ages = self._years[0][0].values.get("work-age-range", _BLANK)
            if isinstance(ages, Wording):
                return join(self._words("country-field.working-share-ages", ages=ages.text.replace("-", "–")))  # noqa: RUF001
        return _label(self._words, field)

    def _write_year(self, field: str, profile: Profile, release: Release) -> str:
        values = profile.values
        pieces = [self._write_value(field, values.get(field, _BLANK))]
        if field in _MEETS:
            meets = self._write_value(_MEETS[field], values.get(_MEETS[field], _BLANK))
            pieces.append(tag("span", self._words("country.meets"), " ", Markup(meets)))
        if isinstance(age := values.get(_AGES.get(field, ""), _BLANK), Number):
            pieces.append(self._write_value(_AGES[field], age))
        if why := self._doubts.get((release.id, field)):
            pieces.append(tag("span", tag("b", self._words("country.doubted")), ": ", why, class_="doubt"))
        return f"<dd>{' '.join(pieces)} <small>{release.year}</small></dd>"

    def _write_value(self, field: str, told: Told) -> str:
        untold = ' class="untold"' if isinstance(told, Missing) else ""
        return f'<span data-field="{field}"{untold}>{join(print_told(told, field, self._words))}</span>'

    def _write_own(self, field: str) -> str:
        own = self._corrections.get(field)
        if own is None:
            return '<dd class="own"></dd>'
        said = self._words("country.own-of", value=own.value, year=own.year, source=own.source)
        note = tag("span", own.note) if own.note else None
        return tag("dd", tag("b", self._words("country.own")), " ", said, note and " ", note, class_="own")


@lru_cache(maxsize=512, typed=True)  # a text in another language is equal to one that is not
def _label_of(key: str, text: str) -> Markup:
    return join(text)


def _label(words: Words, field: str) -> Markup:
    key = f"country-field.{field}"
    return _label_of(key, words(key))


def print_told(told: Told, field: str, words: Words) -> str:
    """Give a value in words; what is not known says how it is not known."""
    match told:
        case Missing(why):
            return words(f"country.{why}")
        case YesNo(yes):
            return words("country.yes" if yes else "country.no")
        case Number(value):
            return words.count("country.years", value) if _KINDS[field] == "age" else words.number(value)
        case Share(value):
            return words("number.per-cent", value=words.number(_shortest(value * 100)))
        case Money(value):
            return words("number.money", currency=words("country.dollars"), value=words.number(value))
        case Impossible(published):
            return words("country.impossible", value=published)
        case Wording(text):
            return text


def _shortest(value: float) -> float | int:
    """Give a number with one decimal, or none where it is whole; the source has at most three decimals of a share."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded
