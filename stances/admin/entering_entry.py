"""From the fields of the form to what the desk enters; what is wrong comes to stand beside its field."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from stances.desk import drafts, entering
from stances.models import Source

from .entering_page import EnteringPage, Page


def entry_of(page: EnteringPage) -> entering.Entry | None:
    """What was typed as an entry; null where a form has errors, which then stand beside its fields."""
    valid = [form.is_valid() for form in page.all_forms()]
    _judge_search(page)
    if not all(valid) or page.form.errors:
        return None
    entry = _entry(page, page.form.cleaned_data)
    for problem in entering.problems(entry, page.today):
        if problem.field in page.form.fields:
            page.form.add_error(problem.field, problem.text)
        elif problem.field == "sources":
            page.pages[0].form.add_error("address", problem.text)
    return None if page.form.errors or page.pages[0].form.errors else entry


def _judge_search(page: EnteringPage) -> None:
    if page.typed.get("who"):
        several, none = _("Several fit. Choose whom you mean, or empty this field."), _("Nobody of that name is known.")
        page.form.add_error("who", several if page.matches else none)


def _entry(page: EnteringPage, given: dict[str, Any]) -> entering.Entry:
    kept = [p for p in page.pages if p.address and not p.form.cleaned_data.get("gone")]
    citations = [(p.known or _new_page(p), p.form.cleaned_data["relays"]) for p in kept]
    values = {name: given[name] for name in drafts.STATEMENT_VALUES}
    if values["quote"] and not values["quote_language"] and kept:
        values["quote_language"] = kept[0].known.language if kept[0].known else kept[0].form.cleaned_data["language"]
    if not values["quote"]:
        values["quote_language"] = ""
    someone = page.someone.cleaned_data
    new = [_new_official(page, someone)] if page.someone.is_filled(someone) else []
    posts = [
        (chosen.found.official, _new_post(chosen.post_form.cleaned_data))
        for chosen in page.chosen
        if chosen.post_form.is_filled(chosen.post_form.cleaned_data)
    ]
    return entering.Entry(
        values=values,
        citations=list({(c[0].url if isinstance(c[0], Source) else c[0].address): c for c in citations}.values()),
        officials=[*given["officials"], *new],
        members=list(given["members"]),
        posts=posts,
        key=given["key"],
    )


def _new_page(page: Page) -> entering.NewPage:
    given = page.form.cleaned_data
    outlet = given["outlet"] or entering.NewOutlet(
        given["outlet_name"],
        given["outlet_domain"],
        given["outlet_kind"],
        given["language"],
        given["outlet_note"],
    )
    return entering.NewPage(page.address, outlet, given["language"], given["title"], given["published_on"])


def _new_official(page: EnteringPage, given: dict[str, Any]) -> entering.NewOfficial:
    others = [name.strip() for name in given["other_names"].split(",") if name.strip()]
    affiliation = page.someone.members.get(given["affiliation"], given["affiliation"])
    return entering.NewOfficial(given["name"].strip(), affiliation, _new_post(given), others)


def _new_post(given: dict[str, Any]) -> entering.NewPost:
    return entering.NewPost(given["title"], given["rank"], given["since"], given["until"])
