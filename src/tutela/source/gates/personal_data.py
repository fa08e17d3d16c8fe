"""Nothing asks for personal data of a child or household (safeguarding rules E17 and E20)."""

from __future__ import annotations

import re

from tutela.model.problem import Problem
from tutela.source.draft import Draft, Passage
from tutela.source.gates.wordlist import expression

_DATA = (
    r"(?:(?:full |first |family |last |sur)?names?|surname|identity (?:card|document|number)s?|ID (?:card|number)s?|"
    r"passport numbers?|(?:tele)?phone numbers?|(?:home |street |e-?mail )?address(?:es)?|GPS\w*|coordinates|"
    r"photo(?:graph)?s?|pictures?|dates? of birth|fingerprints?)"
)
_PERHAPS = re.compile(
    r"name|identity|id (?:card|number)|passport|phone|address|gps|coordinates|photo|picture|birth|fingerprint|score"
)
"""Finds in lower-case text all that asks for `_DATA` or scores, and more; most texts hold nothing of it."""
_WHO = (
    r"(?:the |a |an |each |every |your |this |that |these |any )?(?:\w+ )?(?:child(?:ren)?|girls?|boys?|adolescents?|"
    r"households?|famil(?:y|ies)|victims?|survivors?|members?|pupils?|persons?)"
)
_ASK = (
    r"(?:what (?:is|are)|write(?: down)?|note(?: down)?|enter|give|state|fill in|record|list|collect|ask for|take|name)"
)
_ASKS = expression(
    rf"\b{_ASK} (?:\w+ ){{0,3}}?{_DATA} (?:of|for) {_WHO}\b|\b{_ASK} {_WHO}(?:['’]s|s['’]) {_DATA}\b",  # noqa: RUF001
    re.IGNORECASE,
)
_FIELD = expression(rf"\b{_DATA} of {_WHO}\b|\b{_WHO}['’]s {_DATA}\b|\bGPS\b", re.IGNORECASE)  # noqa: RUF001
_KEYS = expression(
    r"(?:^|_)(?:name|phone|address|gps|latitude|longitude|photo|id_number|birth_date)(?:$|_)", re.IGNORECASE
)

_LABEL = expression(
    rf"\W*(?:{_DATA}(?:,? (?:and|or) {_DATA})* of {_WHO}|{_WHO}(?:['’]s|s['’]) {_DATA}|GPS\w*)\W*\Z",  # noqa: RUF001
    re.IGNORECASE,
)
"""A cell or line of a form that holds nothing but what it asks for."""
_SCORES = expression(
    rf"(?:\A|[.:!?] )\W*score {_WHO}\b|\A\W*(?:risk |vulnerability )?scores?(?: (?:of|for) {_WHO})?\W*\Z", re.IGNORECASE
)
"""An order to score somebody, or a cell for a score."""
_REFUSED = expression(r"\b(?:not?|never|nobody|none|neither|nor|without|instead of)\b[^.:;!?]*\Z", re.IGNORECASE)
"""A sentence that says no before it: it tells people not to ask."""

_FORMS = ("task", "invented")
"""Where forms to fill in stand."""
_ASKED = "asks for personal data", "expected nothing by which a child or household can be known"
_SCORED = "scores somebody", "expected nothing that scores or ranks children, families or employers"


def check(draft: Draft) -> list[Problem]:
    """Report factors, prompts, tasks and forms that ask for names, identifiers, addresses, places or photographs.

    In exercises, tools and the guide also what scores somebody; a sentence that forbids it is free.
    """
    problems: list[Problem] = []
    for piece in draft.pieces:
        for passage in piece.passages:
            if not _PERHAPS.search(passage.text.lower()):
                continue
            if found := _find(passage):
                problems.append(_problem(piece.file, passage, found, *_ASKED))
            elif passage.where in _FORMS and (found := _unrefused(_SCORES(), passage.text)):
                problems.append(_problem(piece.file, passage, found, *_SCORED))
    for factor in draft.pieces.factors:
        for key in factor.value.observe.near_variables.values():
            if found := _KEYS().search(key):
                line = factor.line_of("observe", "near_variables")
                what, expected = _ASKED
                problems.append(
                    Problem(factor.file, line, f'"{key}" {what}', expected, "ask about groups, places or services")
                )
    return problems


def _find(passage: Passage) -> re.Match[str] | None:
    if passage.where == "observe":
        return _FIELD().search(passage.text)
    if passage.where in _FORMS:
        return _unrefused(_ASKS(), passage.text) or _LABEL().match(passage.text)
    return _ASKS().search(passage.text) if passage.where in ("prompt", "prose", "label") else None


def _unrefused(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next((found for found in pattern.finditer(text) if not _REFUSED().search(text, 0, found.start())), None)


def _problem(file: str, passage: Passage, found: re.Match[str], what: str, expected: str) -> Problem:
    line = passage.line + passage.text.count("\n", 0, found.start())
    what = f'"{" ".join(found[0].split())}" {what}'
    return Problem(file, line, what, expected, "ask about groups, places or services")
