"""The catalogues hold every string of the public pages, wholly and surely, and nothing else."""

import re

import pytest
from babel.messages.catalog import Message

from tests import messages

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}|</?\w+[^>]*>")
"""What a translation must keep: placeholders of both kinds, and tags."""


def said(found: list[Message]) -> list[str]:
    return [str(message.id) for message in found]


def translations(language: str) -> list[tuple[str, str, str]]:
    """Every translation, with the singular and the plural of its message."""
    found = []
    for message in messages.catalogue(language):
        if message.id:
            one, more = (message.id, message.id) if isinstance(message.id, str) else (message.id[0], message.id[-1])
            found += [
                (words, one, more)
                for words in ([message.string] if isinstance(message.string, str) else message.string)
            ]
    return found


def test_the_messages_of_the_public_pages_are_found_in_python_and_in_templates():
    used = messages.used()
    assert used.get("Not assessed")
    assert used.get("Supports membership")
    plural = used.get("%(n)d of %(members)d says not now or opposes.")
    assert plural.pluralizable
    assert used.get("then", "a shift of stance")
    assert not used.get("Enter a statement")


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_message_is_translated_and_none_is_fuzzy(language):
    assert said(messages.missing(language)) == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_no_catalogue_holds_what_no_page_says(language):
    assert said(messages.unused(language)) == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_translation_keeps_every_placeholder_and_tag(language):
    for words, _one, more in translations(language):
        assert sorted(PLACEHOLDER.findall(words)) == sorted(PLACEHOLDER.findall(more)), words


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_translation_begins_and_ends_with_the_spaces_of_its_message(language):
    for words, one, _more in translations(language):
        assert (words[0] == " ", words[-1] == " ") == (one[0] == " ", one[-1] == " "), words


def test_a_message_that_is_missing_half_done_or_unsure_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    messages.update("uk")
    file = messages.catalogue_file("uk")
    text = file.read_text()
    file.write_text(
        text.replace('msgid "Not assessed"\nmsgstr ""', 'msgid "Not assessed"\nmsgstr "Не оцінено"').replace(
            'msgid "Not now"\nmsgstr ""', '#, fuzzy\nmsgid "Not now"\nmsgstr "Не зараз"'
        )
        + '\nmsgid "Nobody says this"\nmsgstr "Цього ніхто не каже"\n'
    )
    missing = said(messages.missing("uk"))
    assert "Not assessed" not in missing
    assert "Not now" in missing
    assert "Opposes membership" in missing or "Opposes" in missing
    assert said(messages.unused("uk")) == ["Nobody says this"]
    messages.update("uk")
    assert said(messages.unused("uk")) == []
    assert messages.catalogue("uk").get("Not assessed").string == "Не оцінено"
