"""The member page in a browser: what stays in sight, what is copied, what is printed."""


def test_the_contrary_evidence_stays_beside_the_supporting_and_the_citation_is_copied(visit):
    reader = visit(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open("/members/slovakia/?on=2026-01-10")
    lefts, tops = page.evaluate(
        """[...document.querySelectorAll('.weighed > section')].map(one => one.getBoundingClientRect())
           .reduce(([x, y], box) => [[...x, box.left], [...y, box.top]], [[], []])"""
    )
    assert lefts[0] < lefts[1]
    assert tops[0] == tops[1]
    last = page.locator(".weighed > section:first-child li:last-child")
    last.evaluate("one => one.scrollIntoView({block: 'end', behavior: 'instant'})")
    assert page.locator(".pinned h2").evaluate("one => one.getBoundingClientRect().top") >= 0
    page.get_by_role("button", name="Copy the citation").click()
    page.get_by_text("Copied", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Open Door, “Slovakia on Ukraine’s accession: Opposes membership”, 10 January 2026.")
    assert copied.endswith(f"{reader.site}/members/slovakia/?on=2026-01-10&edition=1")
    page.emulate_media(media="print")
    assert not page.locator(".cite-buttons, .day-form, .tl-list, .neighbours").filter(visible=True).count()
    assert page.locator(".weighed, .verdict, .timeline").filter(visible=True).count() == 3
    assert page.locator(".working").is_hidden(), "the handout is one page"
    assert not reader.complaints


def test_without_javascript_there_are_no_buttons_that_do_nothing(visit):
    page = visit(width=360, java_script_enabled=False).open("/members/slovakia/?on=2026-01-10")
    assert not page.locator(".cite button").filter(visible=True).count()
    assert page.locator(".cite [data-address]").is_visible()
    lefts = [box.bounding_box()["x"] for box in page.locator(".weighed > section").all()]
    assert lefts[0] == lefts[1], "one after the other on a phone"
