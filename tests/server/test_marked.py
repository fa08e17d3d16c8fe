"""Every word that people read on the hub's pages is given to translators: in templates, and in messages of the code."""

from __future__ import annotations

from pathlib import Path

import pytest

import tutela.server
from tests.server.marking import unmarked_in_module, unmarked_in_template, walk

SERVER = Path(tutela.server.__file__).parent
FOR_MACHINES = ("door", "migrations")
ON_THE_COMMAND_LINE = ("accounts.py", "start.py")
LISTED_WHOLE = ("framework_words.py",)


def test_every_word_of_the_templates_is_marked() -> None:
    assert walk(SERVER / "templates", "*.html", unmarked_in_template) == []


def test_every_message_of_the_code_is_marked() -> None:
    assert walk(SERVER, "*.py", unmarked_in_module, free=(*FOR_MACHINES, *ON_THE_COMMAND_LINE, *LISTED_WHOLE)) == []


@pytest.mark.parametrize(
    "template",
    [
        '<p>{% translate "Open" %}</p>',
        "<p>{% blocktranslate with n=count %}{{ n }} min{% endblocktranslate %}</p>",
        '<p title="{{ name }}">{{ name }} · 3</p>',
        "<p><code>tutela serve</code></p>",
        '{% comment %}For whoever reads this{% endcomment %}<a href="x">PDF</a>',
        "{% block wide %} wide-desk{% endblock %}",
        '{{ day|date:"j F Y" }}',
    ],
)
def test_marked_words_pass(template: str) -> None:
    assert list(unmarked_in_template(template)) == []


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Open</p>", (1, "Open")),
        ("\n<p>{{ n }} min</p>", (2, "min")),
        ('<img alt="A house">', (1, "A house")),
        ('<nav aria-label="Places"></nav>', (1, "Places")),
        ('<input type="submit" value="Send">', (1, "Send")),
        ('{{ name|default:"nobody" }}', (1, "nobody")),
        ("{% if a %}\n{# for us #}\nNo people yet{% endif %}", (3, "No people yet")),
    ],
)
def test_unmarked_words_are_found(template: str, found: tuple[int, str]) -> None:
    assert list(unmarked_in_template(template)) == [found]


@pytest.mark.parametrize(
    "code",
    [
        '"""What this does."""',
        'messages.error(request, _("The course is closed."))',
        'raise Refused(_("At most {n}.").format(n=3))',
        'field = CharField(label=gettext_lazy("Day"))',
        'log_event("fault", work="a paper")',
    ],
)
def test_marked_messages_pass(code: str) -> None:
    assert list(unmarked_in_module(code)) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('messages.error(request, "closed")', "closed"),
        ('raise Refused("Nothing is chosen yet.")', "Nothing is chosen yet."),
        ('said = f"Choose {n} at most"', "Choose"),
        ('field = CharField(label="Day")', "Day"),
        ('titles = {"poll": "A poll for all"}', "A poll for all"),
        ('_(f"Day {n}")', "an f-string in gettext"),
        ('label = lazy("People present")', "People present"),
    ],
)
def test_unmarked_messages_are_found(code: str, found: str) -> None:
    assert list(unmarked_in_module(code)) == [(1, found)]
