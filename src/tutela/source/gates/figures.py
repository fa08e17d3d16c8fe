"""Figures come from the fact base (safeguarding rule F25): no digit and no number word is typed into the text.

Free are years and dates, ages, articles and names of instruments, durations, numbers of steps and units, and what
`{count:…}` marks. Where a situation is told (cases, prompts and options of items and questions) and in exercises,
tools, the guide and agendas, small numbers and sums of money are free too, but no share and no million. A circulating
claim in a `trace` is free, and so is what `:::invented` holds.
"""

from __future__ import annotations

import re

from tutela.model.problem import Problem
from tutela.source.draft import Draft, Passage
from tutela.source.gates.wordlist import ROLES, blank, expression

_SMALL = (
    "three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORD = rf"(?:(?:{_TENS})(?:-(?:one|two|{_SMALL}))?|{_SMALL}|one|two)"
_PART = "[¼-¾⅐-⅞]"
_NUMBER = rf"(?:\d+(?:[.,]\d+)*{_PART}?|{_PART}|{_WORD})"
_RANGE = rf"{_NUMBER}(?:(?:\s*[-–]\s*|\s+(?:to|or|and)\s+){_NUMBER})*"  # noqa: RUF001  an en dash joins ranges
_AGE = rf"(?:\d|1\d|2[0-4]|{_WORD})\b(?:(?:\s*[-–]\s*|\s+(?:to|or|and)\s+)(?:\d|1\d|2[0-4]|{_WORD})\b)*"  # noqa: RUF001
_NO_UNIT = r"(?!\s*(?:per cent|percent|%|million|billion|thousand|hundred))"
_PERSON = (
    "girls?|boys?|child(?:ren)?|adolescents?|people|persons?|women|woman|men|man|sisters?|brothers?|sons?|daughters?|"
    "cousins?|nieces?|nephews?|pupils?|students?|workers?|youths?|she|he|they|someone|somebody|anyone|everyone"
)
_ABOUT = r"(?:only |just |not yet |about |around |perhaps |still |nearly |almost |already )?"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_TIME = "seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?|century|centuries|generations?"
_NUMBERED = (
    r"articles?|arts?\.|paragraphs?|paras?\.|sections?|chapters?|conventions?|protocols?|recommendations?|resolutions?|"
    r"directives?|comments?|targets?|goals?|SDGs?|annex|rules?|principles?|no\.|nos\.|laws?|acts?|steps?|questions?|units?|"
    r"levels?|parts?|points?|tables?|figures?|pages?|p\.|pp\.|volume|round|MICS|version|indicator"
)

_YEARS = r"(?:1[5-9]|20|21)\d\d(?:s|[-–](?:\d{4}|\d\d))?\b(?!\s*(?:children|people|cases|victims|girls|boys))"  # noqa: RUF001
_DATES = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\b|(?:{_MONTH})\s+\d{{1,2}}\b"
_AGED = (
    r"(?:under|over|above|below|turn(?:s|ed|ing)?|ages?|aged|birthday|at|looks?|looked|seems?)\s+"
    rf"(?:the age of\s+|of\s+|is\s+|was\s+)?{_ABOUT}|"
    r"ages?\b[^.;\n]{0,60}?\b(?:is|was|to|at|of)\s+|"
    rf"(?P<who>(?:{_PERSON}),?\s+(?:(?:of|from|between|who (?:is|are|was|were)|is|are|was|were|both|now|aged)\s+)?"
    rf"{_ABOUT})"
)
_AGES = "|".join(
    (
        rf"{_NUMBER}(?:-|\s)years?-olds?",
        rf"{_RANGE}\s+years?\s+(?:old|of age)",
        rf"{_NUMBER}(?:st|nd|rd|th)\s+birthdays?\b",
        rf"(?:{_AGED}){_AGE}{_NO_UNIT}(?(who)(?!\s+(?:of the|(?:of|in|out of)\s+(?:every\s+)?{_NUMBER})\b))",
        rf"{_AGE}(?=\s+(?:years?\s+old|(?:and|or)\s+(?:over|above|older|under|younger))\b)",
        rf"(?:is|be|being|names?|to|or|was|are)\s+(?=\d){_AGE}(?=[.,;:?!)\"”]|$)",
    )
)
_DURATIONS = rf"{_RANGE}(?:\s+|-)(?:(?:working|school|full|long|calendar|more|whole)\s+)?(?:{_TIME})\b|24/7\b"
_NAMES = (
    rf"(?:{_NUMBERED})\s*(?:no\.?s?\s*)?\d+[\w./()-]*(?:(?:,\s*|\s+(?:and|or|to)\s+|\s*[-–]\s*)\d[\w./()-]*)*|"  # noqa: RUF001
    r"\d+(?:\(\w+\))+|[A-Za-z]+-?\d[\w/.-]*"  # 3(d); C182, MICS6, EST-48
)
_FREE = expression(rf"\b(?=\w)(?:{'|'.join((_DATES, _YEARS, _AGES, _DURATIONS, _NAMES))})", re.IGNORECASE)
"""What is free begins with a word: looked for at no other place, it is found in a third of the time."""

_ROOM = "groups?|participants|class|room|teams?|pairs|cards|slips|sheet|page|table|case|session|morning|afternoon|day"
"""Halves of what is in the room are no figures."""
_SHARE = (
    rf"{_NUMBER}\s*(?:%|per\s?cents?\b|percent(?:age)?\b)|\b(?:million|billion|trillion)s?\b|"
    rf"\b{_WORD}[ -](?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?\b|"
    rf"(?<!\d){_PART}(?!\s*(?:{_ROOM}|{_TIME})\b)|"
    r"\ba (?:third|quarter|fifth|tenth) of\b|(?<!first )(?<!second )(?<!one )(?<!other )\bhalf "
    rf"(?:of(?! (?:the |a |each |your )?(?:{_ROOM})\b)|the (?:children|victims|people|girls|boys|world))\b|"
    rf"\b{_NUMBER}\s+(?:in|out of)(?: every)? (?:two|{_SMALL}|twenty|hundred|\d+)\b(?! (?:{_TIME}))"
)
_COUNT = rf"\d[\d.,]*\d|\d|\b(?:{_TENS})(?:-(?:one|two|{_SMALL}))?\b|\b(?:{_SMALL})\b|\b(?:hundred|thousand|dozen)s?\b"
_FIRST = rf"(?=\d|{_PART}|\b[abdefhmnost])"
"""How each of them begins: with it they are found in a quarter of the time."""
_NEVER = expression(f"{_FIRST}(?:{_SHARE})", re.IGNORECASE)
_ANY = expression(f"{_FIRST}(?:{_SHARE}|{_COUNT})", re.IGNORECASE)
_PERHAPS_SHARE = (
    rf"{_PART}|%|"
    r"per\s?cent|illion|half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|"
    rf"in (?:every )?(?:two|{_SMALL}|twenty|hundred|\d)|out of"
)
_PERHAPS_NEVER = re.compile(_PERHAPS_SHARE)
_PERHAPS_ANY = re.compile(rf"{_PERHAPS_SHARE}|\d|{_SMALL}|{_TENS}|hundred|thousand|dozen")
"""Find in lower-case text all that `_NEVER` and `_ANY` find, and more; each begins with a letter, which is quickest."""

_CHECKED = ("prose", "heading", "note", "prompt", "option", "feedback", "case", "label", "task")
_TOLD = ("case", "prompt", "option", "label", "task", "heading", "note")


def check(draft: Draft) -> list[Problem]:
    """Report figures typed into the text; the rules know the number words of English only."""
    if draft.language.split("-")[0] != "en":
        return []
    return [
        problem
        for piece in draft.pieces
        for passage in piece.passages
        if passage.where in _CHECKED
        for problem in _check_passage(piece.file, passage)
    ]


def find_figures(text: str, *, told: bool = False) -> list[tuple[int, str]]:
    """Give place and words of each figure in a text; with `told`, only of those that no situation may hold."""
    if not (_PERHAPS_NEVER if told else _PERHAPS_ANY).search(text.lower()):  # most texts end here
        return []
    sought, words = (_NEVER if told else _ANY)(), blank(text, ROLES)
    if not sought.search(words):  # finding what is free takes ten times as long
        return []
    return [(found.start(), found[0]) for found in sought.finditer(blank(words, _FREE()))]


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
