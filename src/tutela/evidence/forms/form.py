"""A form: what stands before any question, the questions of the framework, the lists of children, and the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tutela.evidence.forms.roster import roster
from tutela.evidence.forms.rows import CHOICES, Row, rows_of_factor
from tutela.evidence.forms.speech import Phrase, typed, word
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
        for what, expected, text in (
            ("ethics approval", "--ethics with the body and its decision", self.ethics),
            ("referral contact", "--referral with the service and how it is reached", self.referral),
        ):
            if _PLACEHOLDER.match(text) or len(text.strip()) < 8:
                raise Refused(
                    f"no {what}",
                    expected=expected,
                    do="obtain it first; a survey without it can harm children",
                )


@dataclass(frozen=True)
class Form:
    """A form in no language yet. minutes: about how long it takes. left_out: factors that no form may ask about."""

    id: str
    level: FormLevel
    title: Phrase
    rows: tuple[Row, ...]
    choices: dict[str, tuple[tuple[str, Phrase], ...]]
    minutes: int
    left_out: tuple[str, ...]
    asked: tuple[Factor, ...]

    @property
    def says(self) -> tuple[Phrase, ...]:
        """Give everything that the form says, the name of its language first, each phrase once."""
        listed = (phrase for choices in self.choices.values() for _, phrase in choices)
        rows = (phrase for row in self.rows for phrase in row.says)
        return tuple(dict.fromkeys(phrase for phrase in (word("language"), self.title, *rows, *listed) if phrase))


def make_form(
    level: FormLevel,
    factors: Sequence[Factor],
    protection: Protection,
    *,
    length: Length = "full",
    areas: Sequence[str] = (),
) -> Form:
    """Give the form of a level.

    `areas`: names of the first administrative level, at least two; they are the only places that the form knows.
    `factors` stand in the kit's own language, in which the rules on what is never asked are written.
    """
    _check(protection, areas)
    own = [factor for factor in factors if factor.level in FORM_LEVELS[level]]
    left_out = tuple(factor.id for factor in own if _NEVER_ASKED.search(factor.observe.question))
    asked = [factor for factor in own if factor.id not in left_out]
    if not asked:
        raise Refused(f"no factor of the level {level}", expected="factors in kit/vulnerability", do="add them")
    if length == "short":
        asked = _shorten(asked, _SHORT[level])
    rows = [*_opening(protection), *roster(level), *_questions(level, asked), *_end(protection)]
    seconds = _OPENING_SECONDS + _SECONDS * len(asked) + (_ROSTER_SECONDS if level == "household" else 30)
    area = tuple((f"area_{number}", typed(name)) for number, name in enumerate(areas, 1))
    title = word("title", level=word(f"level.{level}"), length=word(f"length.{length}"))
    return Form(
        f"tutela_{level}_{length}", level, title, tuple(rows), _used(rows) | {"area": area}, -(-seconds // 60),
        left_out, tuple(asked),
    )  # fmt: skip


def _used(rows: Sequence[Row]) -> dict[str, tuple[tuple[str, Phrase], ...]]:
    """Give the lists of choices that the rows ask for, so that no translator is asked for another."""
    lists = {row.type.partition(" ")[2] for row in rows}
    return {name: choices for name, choices in CHOICES.items() if name in lists}


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


def _opening(protection: Protection) -> list[Row]:
    above = word("above-0")
    return [
        Row("note", "ethics", word("ethics", ethics=typed(protection.ethics))),
        Row("note", "referral", word("referral", referral=typed(protection.referral))),
        Row("begin_group", "design", word("design")),
        Row("integer", "stratum", word("stratum"), required=True, constraint=". > 0", constraint_message=above),
        Row("integer", "cluster", word("cluster"), required=True, constraint=". > 0", constraint_message=above),
        Row("select_one area", "area", word("area"), required=True),
        Row("end_group"),
        Row("note", "information", word("information")),
        Row("select_one consent", "adult", word("adult"), required=True),
        Row("select_one consent", "consent", word("consent"), required=True, relevant="${adult} = 'yes'"),
        Row("note", "stop", word("stop"), relevant="${adult} = 'no' or ${consent} = 'no'"),
        Row("begin_group", "interview", word("interview"), relevant="${adult} = 'yes' and ${consent} = 'yes'"),
        Row("select_one role", "role", word("role"), required=True),
    ]


def _questions(level: FormLevel, factors: Sequence[Factor]) -> list[Row]:
    rows: list[Row] = []
    for own in FORM_LEVELS[level]:
        listed = [factor for factor in factors if factor.level == own]
        if listed:
            rows.append(Row("begin_group", f"about_{own}", word(f"about.{own}")))
            for factor in listed:
                rows += rows_of_factor(factor.id, factor.observe)
            rows.append(Row("end_group"))
    return rows


def _end(protection: Protection) -> list[Row]:
    return [Row("end_group"), Row("note", "thanks", word("thanks", referral=typed(protection.referral)))]
