"""Nothing asks for personal data of a child or household (safeguarding rules E17 and E20)."""

from __future__ import annotations

import re

from tutela.model.problem import Problem
from tutela.source.draft import Draft

_DATA = (
    r"(?:(?:full |first |family |last |sur)?names?|surname|identity (?:card|document|number)s?|ID (?:card|number)s?|"
    r"passport numbers?|(?:tele)?phone numbers?|(?:home |street |e-?mail )?address(?:es)?|GPS\w*|coordinates|"
    r"photo(?:graph)?s?|pictures?|dates? of birth|fingerprints?)"
)
_WHO = (
    r"(?:the |a |an |each |every |your |this |that |these |any )?(?:\w+ )?(?:child(?:ren)?|girls?|boys?|adolescents?|"
    r"households?|famil(?:y|ies)|victims?|survivors?|members?|pupils?|persons?)"
)
_ASK = (
    r"(?:what (?:is|are)|write(?: down)?|note(?: down)?|enter|give|state|fill in|record|list|collect|ask for|take|name)"
)
_ASKS = re.compile(
    rf"\b{_ASK} (?:\w+ ){{0,3}}?{_DATA} (?:of|for) {_WHO}\b|\b{_ASK} {_WHO}(?:['’]s|s['’]) {_DATA}\b",  # noqa: RUF001
    re.IGNORECASE,
)
_FIELD = re.compile(rf"\b{_DATA} of {_WHO}\b|\b{_WHO}['’]s {_DATA}\b|\bGPS\b", re.IGNORECASE)  # noqa: RUF001
_KEYS = re.compile(
    r"(?:^|_)(?:name|phone|address|gps|latitude|longitude|photo|id_number|birth_date)(?:$|_)", re.IGNORECASE
)


def check(draft: Draft) -> list[Problem]:
    """Report factors, prompts and tasks that ask for names, identifiers, addresses, places or photographs."""
    problems: list[Problem] = []
    for piece in draft.pieces:
        for passage in piece.passages:
            pattern = _FIELD if passage.where == "observe" else _ASKS
            if passage.where not in ("observe", "prompt", "prose", "label"):
                continue
            if found := pattern.search(passage.text):
                line = passage.line + passage.text.count("\n", 0, found.start())
                problems.append(_problem(piece.file, line, found[0]))
    for factor in draft.pieces.factors:
        for key in factor.value.observe.near_variables.values():
            if _KEYS.search(key):
                problems.append(_problem(factor.file, factor.line_of("observe", "near_variables"), key))
    return problems


def _problem(file: str, line: int, words: str) -> Problem:
    what = f'"{" ".join(words.split())}" asks for personal data'
    return Problem(
        file,
        line,
        what,
        "expected nothing by which a child or household can be known",
        "ask about groups, places or services",
    )
