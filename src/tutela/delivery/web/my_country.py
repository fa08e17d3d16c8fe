"""`:::my-country`: lines to fill in by hand; on a device where a country was chosen the player fills them."""

from __future__ import annotations

from tutela.delivery.web.elements import Markup, tag
from tutela.delivery.web.references import References
from tutela.model.document import MyCountry


def write_my_country(place: MyCountry, text: Markup, refs: References) -> Markup:
    """Give a table with a line for each field, its cells empty; `text` says what to do with them."""
    words = refs.words
    head = tag(
        "tr",
        tag("th", words("my-country.title"), scope="col"),
        tag("th", words("my-country.figure"), scope="col"),
        tag("th", words("my-country.source"), scope="col"),
    )
    lines = (
        tag("tr", tag("th", words(f"country-field.{field}"), scope="row"), tag("td"), tag("td"), data_field=field)
        for field in place.fields
    )
    table = tag("table", tag("thead", head), tag("tbody", *lines))
    list_of_countries = refs.href("country", "index")
    return tag(
        "section",
        text,
        tag("p", words("my-country.fill"), data_slot="chosen-country", data_list=list_of_countries or None),
        tag("div", table, class_="wide", tabindex=0, role="group"),
        class_="my-country",
        aria_label=words("my-country.title"),
    )
