"""Figures come from the fact base (safeguarding rule F25): no digit and no number word is typed into the text.

Free are years and dates, ages, articles and names of instruments, durations, numbers of steps and units, and what
`{count:…}` marks. Where a situation is told (cases, prompts and options of items and questions), small numbers and
sums of money are free too, but no share and no million. A circulating claim in a `trace` is free.
"""

from __future__ import annotations

import re

from tutela.model.problem import Problem
from tutela.source.draft import Draft, Passage
from tutela.source.gates.wordlist import ROLES, blank

_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORD = rf"(?:(?:{_TENS})(?:-(?:one|{_SMALL}))?|{_SMALL}|one)"
_NUMBER = rf"(?:\d+(?:[.,]\d+)*|{_WORD})"
_RANGE = rf"{_NUMBER}(?:(?:\s*[-–]\s*|\s+(?:to|or|and)\s+){_NUMBER})*"  # noqa: RUF001  an en dash joins ranges
_PERSON = (
    "girls?|boys?|child(?:ren)?|adolescents?|people|persons?|women|woman|men|man|sisters?|brothers?|sons?|daughters?|"
    "cousins?|nieces?|nephews?|pupils?|students?|workers?|youths?|age|ages|aged|she|he|they|someone|somebody|anyone|everyone"
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_TIME = "seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?|century|centuries|generations?"

_FREE = re.compile(
    "|".join(
        (
            rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\b",  # dates
            rf"\b(?:{_MONTH})\s+\d{{1,2}}\b",
            r"\b(?:1[5-9]|20|21)\d\d(?:s|[-–](?:\d\d|\d{4}))?\b(?!\s*(?:children|people|cases|victims))",  # noqa: RUF001  years
            rf"\b(?:under|over|above|below|from|before|until|till|at|turns?|turned|reach(?:es|ed)?|is|are|was|were|of|to|between|than|not yet|only|about|just|almost|nearly)\s+(?:\w+\s+)?{_RANGE}"
            rf"(?=\s+(?:years?\s+old|and (?:over|above|older|under|younger)|or (?:over|above|older|younger|under|more|less))\b)",
            rf"\b(?:under|over|above|below|turns?|turned|turning|age|ages|aged|birthday)\s+(?:the age of\s+|of\s+|is\s+|was\s+)?{_RANGE}\b(?!\s*(?:per cent|%|million))",
            rf"\b(?:{_PERSON})(?:'s)?,?\s+(?:of|from|between|who (?:is|are|was|were)|is|are|was|were|'s|both|now|aged|under|over)?\s*(?:only |just |not yet |about |perhaps |still )?{_RANGE}\b(?!\s*(?:per cent|%|million|of\b))",
            rf"{_NUMBER}(?:-| )years?-old",
            rf"\b{_RANGE}\s+years?\s+(?:old|of age)",
            rf"\b{_RANGE}(?:\s+|-){'(?:working |school |full |long |calendar )?'}(?:{_TIME})\b",  # durations
            r"\b24/7\b",
            rf"\b{_NUMBER}(?:th|st|nd|rd)\s+birthdays?\b",
            r"\b(?:articles?|art\.|paragraphs?|para\.|sections?|chapters?|conventions?|protocols?|recommendations?|resolutions?|directives?|"
            r"comments?|targets?|goals?|SDGs?|annex|rules?|principles?|no\.|nos\.|laws?|acts?|steps?|questions?|units?|levels?|parts?|tables?|figures?|"
            r"pages?|p\.|pp\.|volume|round|MICS|version|indicator)"
            rf"\s*(?:no\.?s?\s*)?\d+[\w./()-]*(?:(?:,\s*|\s+(?:and|or|to)\s+|\s*[-–]\s*)\d[\w./()-]*)*",  # noqa: RUF001  articles, names
            r"\b\d+\((?:\w+)\)(?:\(\w+\))*",
            r"\b[A-Za-z]+-?\d[\w/.-]*",  # C182, MICS6, EST-48
            r"\b(?:one|two)\b(?!\s+(?:million|billion|hundred|thousand|thirds?|fifths?|tenths?|quarters?|per\b|in\s+\w+\b\s*(?:children|people|persons|victims|girls|boys|households)))",
        )
    ),
    re.IGNORECASE,
)

_SHARE = (
    r"\d[\d.,]*\s?%|%|\bper\s?cent\b|\bpercent(?:age)?s?\b(?!\s+points?\s+of\s+view)|\b(?:million|billion|trillion)s?\b|\b(?:one|two|three|four|five|six|seven|eight|nine)[ -]"
    r"(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?\b|\ba (?:third|quarter|fifth|tenth) of\b|\bhalf (?:of|the (?:children|victims|people|girls|boys|world))\b|"
    rf"\b(?:one|two|three|{_NUMBER})\s+(?:in|out of)(?: every)? (?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|\d+)\b(?! (?:{_TIME}))"
)
_ANY = re.compile(
    rf"{_SHARE}|\d[\d.,]*\d|\d|\b(?:{_TENS})(?:-(?:one|{_SMALL}))?\b|\b(?:{_SMALL.removeprefix('two|')})\b|\b(?:hundred|thousand|dozen)s?\b",
    re.IGNORECASE,
)
_NEVER = re.compile(_SHARE, re.IGNORECASE)
_QUICK = re.compile(
    rf"\d|%|\b(?:{_SMALL.removeprefix('two|')}|{_TENS}|hundred|thousand|dozen|million|billion|trillion|per\s?cent|percent|half|thirds?|quarters?|fifths?|tenths?|in (?:two|three))",
    re.IGNORECASE,
)

_CHECKED = ("prose", "note", "prompt", "option", "feedback", "case", "label")
_TOLD = ("case", "prompt", "option", "label")


def check(draft: Draft) -> list[Problem]:
    """Report figures typed into the text."""
    return [
        problem
        for piece in draft.pieces
        for passage in piece.passages
        if passage.where in _CHECKED and _QUICK.search(passage.text)
        for problem in _check_passage(piece.file, passage)
    ]


def find_figures(text: str, *, told: bool = False) -> list[tuple[int, str]]:
    """Give place and words of each figure in a text; with `told`, only of those that no situation may hold."""
    if told:
        return [(found.start(), found[0]) for found in _NEVER.finditer(blank(text, ROLES))]
    bare = blank(blank(text, ROLES), _FREE)
    return [(found.start(), found[0]) for found in _ANY.finditer(bare)]


def _check_passage(file: str, passage: Passage) -> list[Problem]:
    told = passage.told and passage.where in _TOLD
    return [
        Problem(
            file,
            passage.line + passage.text.count("\n", 0, place),
            f'the figure "{" ".join(words.split())}" is typed into the text',
            "expected {fact:ID} for what is known, {count:…} for parts of this text",
            "take it from the facts",
        )
        for place, words in find_figures(passage.text, told=told)
    ]
