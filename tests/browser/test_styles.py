"""The home page goes without the stylesheet of the other pages: with it, nothing on it would look otherwise."""

import pytest

pytestmark = pytest.mark.browser

LOOK = """() => [...document.querySelectorAll("body *")].map((one) => {
  const style = getComputedStyle(one);
  const names = "display position float color background-color fill stroke stroke-width opacity font-size font-weight "
    + "font-family line-height text-align text-decoration-color white-space margin-top margin-right margin-bottom "
    + "margin-left padding-top padding-right padding-bottom padding-left border-top-width border-bottom-width columns";
  const said = names.split(" ").map((name) => `${name}: ${style.getPropertyValue(name)}`);
  return [`${one.localName}.${one.getAttribute("class")}`, ...said].join("; ");
})"""
"""What each element looks like: colours, letters, spaces."""

ADD = """async () => {
  const other = new DOMParser().parseFromString(await (await fetch("/members/")).text(), "text/html");
  const link = other.querySelector("link[href*='css/inner']").cloneNode();
  await new Promise((resolve) => { link.addEventListener("load", resolve); document.head.append(link); });
}"""


@pytest.mark.parametrize("address", ["/on/2024-12-04/?edition=1", "/?view=strip", "/on/2008-04-03/?view=table"])
def test_the_home_page_looks_the_same_without_the_other_pages_styles(visit, address):
    page = visit(reduced_motion="reduce").open(address)
    page.locator("[data-late]").wait_for(state="detached")
    assert page.locator("link[href*='css/inner']").count() == 0
    before = page.evaluate(LOOK)
    page.evaluate(ADD)
    after = page.evaluate(LOOK)
    changed = [(now, was) for now, was in zip(after, before, strict=True) if now != was]
    assert [set(now.split("; ")) - set(was.split("; ")) for now, was in changed] == []
