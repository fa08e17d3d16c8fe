"""Names on papers and slides whom to tell in this course, beside the words about help that stand there anyway."""

from __future__ import annotations

import datetime
import re

import msgspec

from tutela.delivery.publication.paper import Publication
from tutela.delivery.slides.show import Show
from tutela.delivery.web.words import Words
from tutela.model.language import join_texts

_NUMBER = re.compile(r"\+?\d[\d ()./-]*\d")


def name_contact(made: Publication, words: Words, contact: str, checked_on: datetime.date) -> Publication:
    """Give a paper with the referral contact of its course on a line of the foot, and the day of its last check.

    Where none is kept the foot stays as it is.
    """
    here = _say_here(words, contact, checked_on)
    return msgspec.structs.replace(made, foot=join_texts("\n", (made.foot, here))) if here else made


def name_contact_on_slides(show: Show, words: Words, contact: str, checked_on: datetime.date) -> Show:
    """Give slides with the referral contact small on the first one and as a line of the last one, which is about help.

    Where none is kept they stay as they are.
    """
    here = _say_here(words, contact, checked_on)
    if not here:
        return show
    first, *others, last = show.slides
    named = msgspec.structs.replace(first, foot=here), *others, msgspec.structs.replace(last, lines=(*last.lines, here))
    return msgspec.structs.replace(show, slides=named)


def _say_here(words: Words, contact: str, checked_on: datetime.date) -> str:
    """Give the sentence that names the contact; nothing for an empty one."""
    contact = contact.strip()
    if not contact:
        return ""
    return words("print.worried-here", contact=_set_apart(contact), day=_in_order(checked_on.isoformat()))


def _set_apart(contact: str) -> str:
    """Give the contact set apart from the words around it, which may run the other way (UAX #9, 2.4)."""
    return f"\u2068{_NUMBER.sub(lambda found: _in_order(found[0]), contact)}\u2069"


def _in_order(number: str) -> str:
    """Give a number that is read from left to right also in Arabic, where its groups would else change places."""
    return f"\u2066{number}\u2069"
