"""Figures of countries as one government published them, and what only a country can say of itself.

A value that is not known keeps the reason for which it is not: unknown is not zero, and blank is not "no".
"""

import datetime
from typing import Literal, get_args

import msgspec

from tutela.model.document import Block

Area = Literal["legal-framework", "enforcement", "coordination", "government-policies", "social-programs"]
"""The areas by which the US Department of Labor orders its suggested actions."""

Slot = Literal[
    "law-articles",
    "hotline",
    "child-protection-authority",
    "other-contact",
    "labour-inspectorate",
    "union-contact",
    "employers-contact",
    "consulate",
    "mandatory-reporting",
]
"""What only the country can fill; `other-contact` is for the case that the mandated body is itself involved."""

SLOTS: tuple[Slot, ...] = get_args(Slot)


KEPT = datetime.timedelta(days=365)
"""How long a filled slot counts as checked."""


class Number(msgspec.Struct, frozen=True, tag_field="t", tag="number"):
    """A count, or an age in years."""

    value: float | int


class Share(msgspec.Struct, frozen=True, tag_field="t", tag="share"):
    """A part of one; completion rates may be over one."""

    value: float


class Money(msgspec.Struct, frozen=True, tag_field="t", tag="money"):
    """An amount in US dollars; `published` is what the source wrote, as `$3.5 million`."""

    value: float | int
    published: str


class YesNo(msgspec.Struct, frozen=True, tag_field="t", tag="yes-no"):
    """A plain answer."""

    yes: bool


class Wording(msgspec.Struct, frozen=True, tag_field="t", tag="wording"):
    """Words or ranges as published: `5-14`, or `12/13` where the age differs within a country."""

    text: str


class Impossible(msgspec.Struct, frozen=True, tag_field="t", tag="impossible"):
    """What the source published and what cannot be right, as a share of 2.84."""

    published: str


class Missing(msgspec.Struct, frozen=True, tag_field="t", tag="missing"):
    """No value: the source says Unknown, Unavailable or N/A, or its line is blank."""

    why: Literal["unknown", "unavailable", "not-applicable", "blank"]


Told = Number | Share | Money | YesNo | Wording | Impossible | Missing


class Doubt(msgspec.Struct, frozen=True):
    """Why a published value is shown with a doubt."""

    country: str
    field: str
    why: str


class Release(msgspec.Struct, frozen=True, kw_only=True):
    """A year's files: who published them, the source in the fact base, limits, and values that are in doubt.

    `renamed` holds names of goods that do harm, with what is said instead (safeguarding rule A1).
    """

    id: str
    year: int
    publisher: str
    source: str
    limits: tuple[str, ...] = ()
    renamed: dict[str, str] = {}
    doubts: tuple[Doubt, ...] = ()


class CountryRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of countries.csv: values by the id of their field, and how many actions it says there are by area."""

    release: str
    country: str
    name: str
    region: str
    values: dict[str, Told]
    counted: dict[str, int]


class Actions(msgspec.Struct, frozen=True):
    """Suggested actions for one country, (area, words as published) in the order of the file."""

    release: str
    country: str
    actions: tuple[tuple[Area, str], ...]


class Good(msgspec.Struct, frozen=True, omit_defaults=True):
    """A good that the source believes to be made with child labour or forced labour, or made from such a good."""

    name: str
    sector: str
    year: int
    child_labour: bool = False
    forced_labour: bool = False
    forced_child_labour: bool = False
    derived: bool = False


class Goods(msgspec.Struct, frozen=True):
    """The goods of one country in one release."""

    release: str
    country: str
    goods: tuple[Good, ...]


class Filled(msgspec.Struct, frozen=True, omit_defaults=True):
    """A slot that the country has filled: what, when it was checked, and where it was seen."""

    slot: Slot
    value: str
    checked_on: datetime.date
    source: str

    def is_old(self, today: datetime.date) -> bool:
        """Tell whether it has to be checked again."""
        return self.checked_on + KEPT < today


class Correction(msgspec.Struct, frozen=True, omit_defaults=True):
    """A country's own value beside the published one; it never replaces it."""

    field: str
    value: str
    year: int
    source: str
    note: str = ""


class OwnCountry(msgspec.Struct, frozen=True):
    """What a country says of itself."""

    country: str
    slots: tuple[Filled, ...] = ()
    corrections: tuple[Correction, ...] = ()


class Profile(msgspec.Struct, frozen=True):
    """One year's published values and suggested actions; nothing in it is translated."""

    release: str
    values: dict[str, Told]
    actions: tuple[tuple[Area, str], ...] = ()


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A country or territory with its years, the newest first."""

    id: str
    name: str
    region: str
    profiles: tuple[Profile, ...]
    goods: tuple[Good, ...] = ()
    own: OwnCountry


class Intro(msgspec.Struct, frozen=True):
    """The text that stands before the list of countries."""

    title: str
    blocks: tuple[Block, ...]


class Atlas(msgspec.Struct, frozen=True):
    """All countries by id, the releases with the newest first, and the text that stands before the list."""

    countries: tuple[Country, ...] = ()
    releases: tuple[Release, ...] = ()
    intro: Intro | None = None
