"""Countries: what is published becomes typed values, and the figures that the kit quotes can be worked out again."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.source.copies import TODAY, KitCopy
from tutela.model.country import SLOTS, Atlas, Country, Impossible, Missing, Money, Number, Share, Told, Wording, YesNo
from tutela.model.country_fields import FIELDS
from tutela.model.country_gaps import hazardous_work, school_and_work
from tutela.model.kit import Fact
from tutela.source import read_kit
from tutela.source.countries.table import country_id

KIT = Path(__file__).parents[2] / "kit"
HILL = "hill-country-invented"
LATER = datetime.date(2027, 11, 23)


@pytest.fixture(scope="module")
def real() -> tuple[Atlas, dict[str, Fact]]:
    """Read the countries and facts of the real kit."""
    kit = read_kit(KIT, today=TODAY).kit
    assert kit is not None
    return kit.atlas, {fact.id: fact for fact in kit.facts}


def country(atlas: Atlas, id: str) -> Country:
    """Give a country by its id."""
    return next(each for each in atlas.countries if each.id == id)


def fact_value(facts: dict[str, Fact], id: str, part: str) -> object:
    """Give the value of a part of a fact."""
    return facts[id].parts[part].value


def test_what_is_not_known_keeps_its_reason(real: tuple[Atlas, dict[str, Fact]]) -> None:
    atlas, _ = real
    values = country(atlas, "afghanistan").profiles[0].values
    assert values["inspectors"] == Missing("unknown")
    assert values["share-agriculture"] == Missing("unavailable")
    assert values["forced-labour-age"] == Missing("not-applicable")
    assert country(atlas, "china").profiles[0].values["inspectors"] == Missing("blank")
    assert country(atlas, "ghana").profiles[0].values["penalties-collected"] == Number(0)


def test_values_take_the_type_of_their_column(real: tuple[Atlas, dict[str, Fact]]) -> None:
    atlas, _ = real
    values = country(atlas, "albania").profiles[0].values
    assert values["working-share"] == Share(0.046)
    assert values["primary-completion"] == Share(1.007)
    assert values["inspection-budget"] == Money(1_550_000, "1550000")
    assert values["c182"] == YesNo(True)
    assert values["work-age-range"] == Wording("5-14")
    millions = [each.profiles[0].values["inspection-budget"] for each in atlas.countries]
    assert Money(3_500_000, "$3.5 million") in millions


def test_a_share_that_cannot_be_right_is_kept_as_published_and_doubted(real: tuple[Atlas, dict[str, Fact]]) -> None:
    atlas, _ = real
    assert country(atlas, "malawi").profiles[0].values["work-and-school"] == Impossible("2.84")
    assert any(doubt.country == "malawi" for doubt in atlas.releases[0].doubts)


def test_the_kit_holds_all_entries_those_with_goods_only_and_the_one_with_several_territories(
    real: tuple[Atlas, dict[str, Fact]],
) -> None:
    atlas, _ = real
    silent = [
        each.id
        for each in atlas.countries
        if all(isinstance(value, Missing) for value in each.profiles[0].values.values())
    ]
    assert len(atlas.countries) == 143
    assert len(silent) == 12
    assert all(country(atlas, id).goods for id in silent)
    assert country(atlas, "somalia").profiles[0].values["several-territories"] == YesNo(True)
    assert sum(len(each.profiles[0].actions) for each in atlas.countries) == 2148


def test_no_good_is_named_with_a_word_that_does_harm(real: tuple[Atlas, dict[str, Fact]]) -> None:
    atlas, _ = real
    names = {good.name for each in atlas.countries for good in each.goods}
    assert "Pornography" not in names
    assert "Child sexual abuse material (the source says “pornography”)" in names


def test_the_ages_that_leave_a_gap_are_those_of_the_fact(real: tuple[Atlas, dict[str, Fact]]) -> None:
    atlas, facts = real
    read = [school_and_work(each.profiles[0].values) for each in atlas.countries]
    compared = [ages for ages in read if ages.school is not None and ages.work is not None]
    assert len([ages for ages in compared if ages.reading == "gap"]) == fact_value(facts, "LAW-16", "gap") == 25
    assert len(compared) == fact_value(facts, "LAW-16", "countries") == 117


def test_the_inspectorates_below_the_advice_are_those_of_the_fact(real: tuple[Atlas, dict[str, Fact]]) -> None:
    atlas, facts = real
    told = [each.profiles[0].values["inspectors-meet-advice"] for each in atlas.countries]
    assert told.count(YesNo(False)) == fact_value(facts, "LAW-09", "short") == 64
    assert told.count(YesNo(True)) == fact_value(facts, "LAW-09", "meet") == 95 - 64
    assert told.count(Missing("unknown")) == fact_value(facts, "LAW-09", "unknown")


def test_the_convictions_are_those_of_the_fact(real: tuple[Atlas, dict[str, Fact]]) -> None:
    atlas, facts = real
    told = [each.profiles[0].values["convictions"] for each in atlas.countries]
    numbers = [value.value for value in told if isinstance(value, Number)]
    assert len(numbers) == fact_value(facts, "LAW-11", "report") == 56
    assert numbers.count(0) == fact_value(facts, "LAW-11", "zero") == 24
    assert told.count(Missing("unknown")) == fact_value(facts, "LAW-11", "unknown")


def test_the_goods_are_those_of_the_fact(real: tuple[Atlas, dict[str, Fact]]) -> None:
    atlas, facts = real
    lines = [good.name for each in atlas.countries for good in each.goods]
    assert len(set(lines)) == fact_value(facts, "DEM-01", "goods")
    assert len([each for each in atlas.countries if each.goods]) == fact_value(facts, "DEM-01", "countries")
    for name in ("Gold", "Bricks", "Sugarcane", "Coffee", "Tobacco"):
        assert lines.count(name) == fact_value(facts, "DEM-01", name.lower())


def test_ages_that_are_not_given_leave_the_gap_open() -> None:
    assert school_and_work({"minimum-work-age": Number(14)}).reading == "no-school-age"
    assert school_and_work({"compulsory-school-age": Number(14)}).reading == "no-work-age"
    assert school_and_work({}).reading == "no-ages"
    several: dict[str, Told] = {"compulsory-school-age": Wording("12/13"), "minimum-work-age": Number(14)}
    assert school_and_work(several).reading == "several-ages"
    overlap = {"compulsory-school-age": Number(16), "minimum-work-age": Number(14)}
    assert school_and_work(overlap).reading == "overlap"
    assert hazardous_work({"hazardous-work-age": Number(16)}) == "under-18"
    assert hazardous_work({"hazardous-work-age": Missing("not-applicable")}) == "no-age"


def test_ids_come_from_names() -> None:
    assert country_id("Côte d'Ivoire") == "cote-divoire"
    assert country_id("Turkey (Türkiye)") == "turkey-turkiye"


def test_a_second_year_stands_beside_the_first(kit: KitCopy) -> None:
    old, new = kit.root / "countries/example-2022", kit.root / "countries/example-2023"
    new.mkdir()
    for file in old.iterdir():
        text = file.read_text("utf-8").replace("advancement_2022", "advancement_2023")
        (new / file.name).write_text(text.replace(",0.125,", ",0.1,"), "utf-8")
    assert kit.problems() == []
    read = read_kit(kit.root, today=TODAY).kit
    assert read is not None
    hill = country(read.atlas, HILL)
    assert [profile.release for profile in hill.profiles] == ["example-2023", "example-2022"]
    assert [profile.values["working-share"] for profile in hill.profiles] == [Share(0.1), Share(0.125)]


def test_a_release_needs_a_head(kit: KitCopy) -> None:
    (kit.root / "countries/example-2022/about.yaml").unlink()
    assert kit.problems()[0] == (
        "countries/example-2022/about.yaml: the files of this year have no head; "
        "expected publisher, source and limits here; write it"
    )


def test_a_slot_that_was_not_checked_for_a_year_warns(kit: KitCopy) -> None:
    own = "editions/coast/countries/own.yaml"
    assert kit.problems("coast") == []
    kit.put(own, "checked_on: 2026-10-01, source: A letter", "checked_on: 2025-10-01, source: A letter")
    assert kit.problems("coast") == [
        f"{own}:4: warning: `hotline` of {HILL} was checked on 2025-10-01; expected a check within a year; "
        "ask the body again, then move the day"
    ]


def test_a_slot_cannot_be_checked_in_the_future(kit: KitCopy) -> None:
    own = "editions/coast/countries/own.yaml"
    kit.put(own, "checked_on: 2026-10-01, source: A letter", "checked_on: 2027-10-01, source: A letter")
    assert kit.problems("coast") == [
        f"{own}:4: `hotline` of {HILL} was checked on 2027-10-01, which is not yet; "
        "expected a day up to 2026-11-23; mend the day"
    ]


def test_a_country_that_filled_some_slots_is_told_of_the_others(kit: KitCopy) -> None:
    own = "editions/coast/countries/own.yaml"
    text = (kit.root / own).read_text("utf-8")
    kit.write(own, "".join(line for line in text.splitlines(True) if "consulate" not in line))
    assert kit.problems("coast") == [
        f"{own}:1: warning: {HILL} has not filled consulate; expected every slot; fill them; readers see a warning"
    ]


def test_the_documentation_lists_every_field_and_slot() -> None:
    text = (KIT.parent / "docs/countries.md").read_text("utf-8")
    assert [field.id for field in FIELDS if f"| `{field.id}` | `{field.column}` |" not in text] == []
    assert [slot for slot in SLOTS if f"`{slot}`" not in text] == []
