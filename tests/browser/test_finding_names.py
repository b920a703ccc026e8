"""A reader finds somebody among all who spoke, by a part of the name in any spelling."""

import pytest

pytestmark = pytest.mark.browser


def test_names_are_found_as_one_types_and_without_a_script_the_list_is_whole(visit):
    reader = visit()
    page = reader.open("/officials/")
    shown = page.locator(".voices li:visible")
    everybody = shown.count()
    page.get_by_label("Find a name").fill("szijjarto")
    assert shown.all_inner_texts()[0].startswith("Péter Szijjártó")
    assert shown.count() == 1
    assert page.locator(".voices:visible").count() == page.locator(".sides li:visible").count() == 1
    page.get_by_label("Find a name").fill("minister lithuania")
    assert shown.count() > 2
    page.get_by_label("Find a name").fill("nobody of that name")
    assert shown.count() == 0
    assert page.locator(".find [role=status]").inner_text() == "No name fits"
    page.get_by_label("Find a name").fill("")
    assert shown.count() == everybody
    shown.first.get_by_role("link").click()
    page.wait_for_url("**/officials/*/")
    assert reader.complaints == []
    plain = visit(java_script_enabled=False).open("/officials/")
    assert plain.locator(".find:visible").count() == 0
    assert plain.locator(".voices li:visible").count() == everybody
