"""A country sheet: what one government published, year by year, with room for what the country says itself."""

from __future__ import annotations

from collections.abc import Iterator

from tutela.delivery.web.country_lines import LineWriter, print_told
from tutela.delivery.web.elements import Content, Markup, join, tag
from tutela.delivery.web.notes import cite
from tutela.delivery.web.references import References
from tutela.delivery.web.site import KeptSheet, Sheet, Site
from tutela.delivery.web.words import Words
from tutela.model.country import SLOTS, Country, Good, Missing, Release, Wording, YesNo
from tutela.model.country_fields import Part
from tutela.model.country_gaps import hazardous_work, school_and_work
from tutela.model.language import join_texts
from tutela.model.package import CountryObject

_AFTER_GAPS: tuple[Part, ...] = ("laws", "inspection", "prosecution")
_MARKS = ("child_labour", "forced_labour", "forced_child_labour", "derived")


def write(site: Site) -> Iterator[KeptSheet]:
    """Give a sheet for each country."""
    for entry in site.manifest.countries:
        yield site.keep_sheet(_write_country, entry.object, entry.id)


def _write_country(site: Site, object: str, id: str) -> Sheet:
    held = site.read_as(object, CountryObject)
    path = f"countries/{id}.html"
    refs = site.refer(path, sources=held.sources)
    country, words = held.country, site.words
    publisher = held.releases[0].publisher
    main = join(
        _opening(country, held.releases, words),
        _figures(country, held.releases, words),
        _goods(country, words),
        _actions(country, held.releases, words),
        _slots(held, words),
        _ending(held, refs),
    )
    data = {"country": id, "name": country.name, "year": held.releases[0].year, "publisher": publisher}
    return Sheet(path=path, title=country.name, kind="country", main=main, data=data)


def _opening(country: Country, releases: tuple[Release, ...], words: Words) -> Markup:
    newest = releases[0]
    values = country.profiles[0].values
    heads = join_texts(" · ", (words("country.of", publisher=each.publisher, year=each.year) for each in releases))
    assessment: Content = None
    if isinstance(told := values.get("assessment"), Wording):
        assessment = tag(
            "p",
            words("country.assessment", publisher=newest.publisher, year=newest.year),
            " ",
            tag("q", told.text, lang="en"),
            ". ",
            words("country.assessment-says"),
        )
    several = values.get("several-territories") == YesNo(True)
    return join(
        tag("p", heads, class_="kicker"),
        tag("h1", country.name),
        tag("p", words("country.lead", publisher=newest.publisher), class_="lead"),
        tag("div", data_slot="my-country"),
        tag("p", words("country.note"), class_="content-note", role="note"),
        tag("p", words("country.several-territories")) if several else None,
        assessment,
        tag("p", words("country.legend" if _assessed(country) else "country.goods-only"), class_="hint"),
    )


def _assessed(country: Country) -> bool:
    """Tell whether the files hold more than goods for a country."""
    return any(not isinstance(value, Missing) for profile in country.profiles for value in profile.values.values())


def _figures(country: Country, releases: tuple[Release, ...], words: Words) -> Content:
    """Give the parts with published values; none for an entry that carries goods only, unless it corrects some."""
    if not _assessed(country) and not country.own.corrections:
        return None
    lines = LineWriter(country, releases, words)

    def part(name: Part, says: Content = None) -> Markup:
        return tag("section", tag("h2", words(f"country-part.{name}")), says, lines.write_part(name))

    return (
        part("ratifications"),
        part("ages"),
        tag("section", tag("h3", words("country-part.gaps")), *_gaps(country, releases, words)),
        *(part(name, tag("p", words("country-part.laws-says")) if name == "laws" else None) for name in _AFTER_GAPS),
        tag(
            "section",
            tag("h2", words("country-part.coordination")),
            tag("p", words("country-part.coordination-says")),
        ),
        part("work", tag("p", words("country-part.work-says"))),
        part("school", tag("p", words("country-part.school-says"))),
        tag("p", words("country-field.primary-completion-says"), class_="hint"),
    )


def _gaps(country: Country, releases: tuple[Release, ...], words: Words) -> Iterator[Markup]:
    for profile, release in zip(country.profiles, releases, strict=True):
        ages = school_and_work(profile.values)
        said = words(
            f"country-gap.{ages.reading}",
            school=words.number(ages.school or 0),
            work=words.number(ages.work or 0),
        )
        hazardous = hazardous_work(profile.values)
        age = profile.values.get("hazardous-work-age", Missing("blank"))
        risk = words(f"country-gap.{hazardous}", age=print_told(age, "hazardous-work-age", words))
        yield tag("p", said, " ", tag("small", str(release.year)))
        yield tag("p", risk, " ", tag("small", str(release.year)))


def _goods(country: Country, words: Words) -> Content:
    if not country.goods:
        return None
    return tag(
        "section",
        tag("h2", words("country-part.goods")),
        tag("p", words("country-part.goods-says")),
        tag("ul", *(tag("li", *_good(good, words)) for good in country.goods), class_="country-goods"),
    )


def _good(good: Good, words: Words) -> Iterator[Content]:
    marks = [words(f"country-good.{mark.replace('_', '-')}") for mark in _MARKS if getattr(good, mark)]
    yield words.join("colon", (good.name, words.join("comma", marks)))
    yield " "
    yield tag("small", str(good.year))


def _actions(country: Country, releases: tuple[Release, ...], words: Words) -> Content:
    made: list[Markup] = []
    for profile, release in zip(country.profiles, releases, strict=True):
        areas = dict.fromkeys(area for area, _ in profile.actions)
        for area in areas:
            quoted = (tag("li", action) for each, action in profile.actions if each == area)
            made.append(tag("h3", words(f"country-area.{area}"), " ", tag("small", str(release.year))))
            made.append(tag("blockquote", tag("ul", *quoted), lang="en"))
    if not made:
        return None
    says = words("country-part.actions-says", publisher=releases[0].publisher)
    title = tag("h2", words("country-part.actions"))
    return tag("section", title, tag("p", says), *made, class_="country-actions")


def _slots(held: CountryObject, words: Words) -> Markup:
    filled = {slot.slot: slot for slot in held.country.own.slots}
    lines = []
    for name in SLOTS:
        slot = filled.get(name)
        if slot is None:
            said = tag("dd", words("country-slot.empty"), class_="doubt")
        else:
            day = slot.checked_on.isoformat().replace("-", "-\u2060")  # browsers break a date at its hyphens
            checked = words("country-slot.checked", day=day, source=slot.source)
            old = tag("span", words("country-slot.old"), class_="doubt") if name in held.old_slots else None
            said = tag("dd", tag("b", slot.value), " ", tag("small", checked), " ", old)
        lines.append(tag("div", tag("dt", words(f"country-slot.{name}")), said))
    return tag(
        "section",
        tag("h2", words("country-part.slots")),
        tag("p", words("country-part.slots-says")),
        tag("dl", *lines, class_="country-lines country-slots"),
    )


def _ending(held: CountryObject, refs: References) -> Markup:
    words = refs.words
    return tag(
        "footer",
        tag("h2", words("country.source")),
        tag("ul", *(tag("li", *cite(source, "", refs)) for source in held.sources)),
        tag("p", tag("a", words("country.back"), href="index.html", class_="button quiet"), class_="way-on"),
        class_="cited",
    )
