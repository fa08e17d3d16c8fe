"""A form: what stands before any question, the questions of the framework, the lists of children, and the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tutela.evidence.forms.roster import roster
from tutela.evidence.forms.rows import CHOICES, Row, rows_of_factor
from tutela.evidence.refused import Refused
from tutela.model.kit import Factor

__all__ = ["FORM_LEVELS", "Form", "FormLevel", "Length", "Protection", "make_form"]

FormLevel = Literal["household", "community", "institution", "workplace"]
Length = Literal["short", "full"]

FORM_LEVELS: dict[FormLevel, tuple[str, ...]] = {
    "household": ("child", "family"),
    "community": ("community",),
    "institution": ("institution",),
    "workplace": ("workplace",),
}
"""Which levels of the framework each form asks about."""

_TITLES = {"child": "About the children here", "family": "About this household", "community": "About this community",
           "institution": "About schools, offices and services", "workplace": "About work"}  # fmt: skip
_SHORT = {"household": 12, "community": 16, "institution": 16, "workplace": 14}
_SECONDS, _ROSTER_SECONDS, _OPENING_SECONDS = 35, 240, 180
_NEVER_ASKED = re.compile(
    r"\bsex(?:ual\w*|ually)?\b|\brap(?:e|ed)\b|molest|\babus\w*|\bbeat(?:en)?\b|"
    r"\b(?:full|family|first|last) names?\b|\bnames? of\b|\bthe names?\b|\byour names?\b|\w['’]s names?\b|"  # noqa: RUF001
    r"\bidentity (?:number|card)|\bphone|\bGPS\b|photo|\baddress\b|\bfingerprint",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"^\W*(?:tbd|todo|none|n/?a|test|xxx+|pending|later)?\W*$", re.IGNORECASE)


@dataclass(frozen=True)
class Protection:
    """What must be there before a form is made: the approval of an ethics body, and who helps those who ask.

    Raise Refused where one of them is empty or a placeholder.
    """

    ethics: str
    referral: str

    def __post_init__(self) -> None:
        for what, text in (("ethics approval", self.ethics), ("referral contact", self.referral)):
            if _PLACEHOLDER.match(text) or len(text.strip()) < 8:
                raise Refused(
                    f"no {what}",
                    expected="the body and its decision, or the service and how it is reached",
                    do="obtain it first; a survey without it can harm children",
                )


@dataclass(frozen=True)
class Form:
    """A form, ready to be written. minutes: about how long it takes. left_out: factors that no form may ask about.

    asked, sensitive: columns of the framework's questions, and those of them that are sensitive.
    """

    id: str
    level: FormLevel
    title: str
    language: str
    rows: tuple[Row, ...]
    choices: dict[str, tuple[tuple[str, str], ...]]
    minutes: int
    left_out: tuple[str, ...]
    asked: tuple[str, ...]
    sensitive: frozenset[str]


def make_form(
    level: FormLevel,
    factors: Sequence[Factor],
    protection: Protection,
    *,
    length: Length = "full",
    areas: Sequence[str] = (),
    language: str = "English (en)",
) -> Form:
    """Give the form of a level.

    `areas`: names of the first administrative level, at least two; they are the only places that the form knows.
    """
    _check(protection, areas)
    own = [factor for factor in factors if factor.level in FORM_LEVELS[level]]
    left_out = tuple(factor.id for factor in own if _NEVER_ASKED.search(factor.observe.question))
    asked = [factor for factor in own if factor.id not in left_out]
    if not asked:
        raise Refused(f"no factor of the level {level}", expected="factors in kit/vulnerability", do="add them")
    if length == "short":
        asked = _shorten(asked, _SHORT[level])
    listed = roster(level)
    rows = [*_opening(level, protection), *listed, *_questions(level, asked), *_end(protection)]
    seconds = _OPENING_SECONDS + _SECONDS * len(asked) + (_ROSTER_SECONDS if level == "household" else 30)
    columns = [
        (factor.observe.sensitive, row)
        for factor in asked
        for row in rows_of_factor(factor.id, factor.observe.question, sensitive=factor.observe.sensitive)
    ]
    area = tuple((f"area_{number}", name) for number, name in enumerate(areas, 1))
    return Form(
        f"tutela_{level}_{length}", level, f"Tutela: {level} form, {length}", language, tuple(rows),
        CHOICES | {"area": area}, -(-seconds // 60), left_out,
        tuple(row.name for _, row in columns), frozenset(row.name for sensitive, row in columns if sensitive),
    )  # fmt: skip


def _check(protection: Protection, areas: Sequence[str]) -> None:
    texts = (protection.ethics, protection.referral, *areas)
    if any("${" in text or len(text) > 400 for text in texts):
        raise Refused("a text of the form is too long or holds ${", expected="plain text", do="shorten or mend it")
    if len(areas) < 2 or len(set(areas)) < len(areas):
        raise Refused(f"{len(areas)} areas", expected="two areas or more, each once", do="name them")


def _shorten(factors: list[Factor], most: int) -> list[Factor]:
    """Keep so many factors: those that are not sensitive first, level and side in turn, in the order of the kit."""
    queues: dict[tuple[str, str], list[Factor]] = {}
    for factor in sorted(factors, key=lambda factor: factor.observe.sensitive):
        queues.setdefault((factor.level, factor.side), []).append(factor)
    kept: list[Factor] = []
    while queues and len(kept) < most:
        for key in list(queues):
            if len(kept) < most:
                kept.append(queues[key].pop(0))
            if not queues[key]:
                del queues[key]
    return [factor for factor in factors if factor in kept]


def _opening(level: FormLevel, protection: Protection) -> list[Row]:
    return [
        Row("note", "ethics", f"Ethics approval: {protection.ethics}"),
        Row("note", "referral", f"For anybody who asks for help, before, during or after: {protection.referral}"),
        Row("begin_group", "design", "From the sampling office"),
        Row("integer", "stratum", "Stratum", required=True, constraint=". > 0", constraint_message="A number above 0."),
        Row("integer", "cluster", "Cluster", required=True, constraint=". > 0", constraint_message="A number above 0."),
        Row("select_one area", "area", "Area", required=True),
        Row("end_group"),
        Row(
            "note", "information",
            "We ask about the situation of children and families here, so that services can be planned. It is "
            "voluntary. You can leave out any question and stop at any time; nothing bad follows. We write down no "
            "names and nothing by which you can be known. Nobody will look for you because of your answers.",
        ),
        Row("select_one consent", "adult", "Are you 18 years old or older?", required=True),
        Row("select_one consent", "consent", "Do you agree to take part?", required=True, relevant="${adult} = 'yes'"),
        Row("note", "stop", "Thank you. Please stop here. Only adults who agree are asked.",
            relevant="${adult} = 'no' or ${consent} = 'no'"),
        Row("begin_group", "interview", f"Interview: {level}", relevant="${adult} = 'yes' and ${consent} = 'yes'"),
        Row("select_one role", "role", "Who answers?", required=True),
    ]  # fmt: skip


def _questions(level: FormLevel, factors: Sequence[Factor]) -> list[Row]:
    rows: list[Row] = []
    for own in FORM_LEVELS[level]:
        listed = [factor for factor in factors if factor.level == own]
        if listed:
            rows.append(Row("begin_group", f"about_{own}", _TITLES[own]))
            for factor in listed:
                rows += rows_of_factor(factor.id, factor.observe.question, sensitive=factor.observe.sensitive)
            rows.append(Row("end_group"))
    return rows


def _end(protection: Protection) -> list[Row]:
    return [
        Row("end_group"),
        Row(
            "note", "thanks", f"Thank you. If you or a child need help: {protection.referral}. Leave this contact here."
        ),
    ]
