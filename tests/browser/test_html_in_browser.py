"""The HTML report as its readers meet it: with a mouse, a keyboard, on a phone, in the dark."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.browser]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NOTE = ".claim:has-text('304 percent')"


def test_focus_shows_what_a_claim_says(open_page):
    page = open_page("seeds")
    page.focus(NOTE)
    card = page.locator("#card")
    assert card.is_visible()
    told = card.inner_text()
    for words in ("304", "303.5 to 304.5", "percent", "does not hold", "stated", "base", "current"):
        assert words in told
    assert page.locator(NOTE).get_attribute("aria-describedby") == "card"
    partners = page.locator(".claim.with").all_inner_texts()
    assert sorted(partners) == ["225", "74"]
    assert page.locator(".note.lit .message").inner_text().startswith('"304 percent increase"')


def test_escape_and_leaving_hide_the_card(open_page):
    page = open_page("seeds")
    page.focus(NOTE)
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()
    assert page.locator(".claim.with").count() == 0
    page.locator(".doc", has=page.locator(NOTE)).locator(".claim", has_text="183").focus()
    assert page.locator("#card").is_visible()
    page.focus(".skip")
    assert page.locator("#card").is_hidden()


def test_the_pointer_shows_the_card_and_may_enter_it(open_page):
    page = open_page("seeds")
    page.hover(NOTE)
    card = page.locator("#card")
    card.wait_for(state="visible")
    card.locator("dt").first.hover()
    assert card.is_visible()
    page.mouse.move(5, 5)
    card.wait_for(state="hidden")


def test_operands_are_reached_by_the_keyboard(open_page):
    page = open_page("seeds")
    page.focus(NOTE)
    page.keyboard.press("Tab")  # the relation
    page.keyboard.press("Tab")  # the stated percentage
    page.keyboard.press("Tab")  # the base
    assert page.evaluate("document.activeElement.textContent") == "74"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('.claim')")
    assert page.evaluate("document.activeElement.textContent") == "74"
    assert "March 2018" in page.locator("#card").inner_text()


def test_a_claim_is_activated_without_leaving_the_text(open_page):
    page = open_page("seeds")
    page.click(NOTE)
    assert page.locator("#card").is_visible()
    assert "#k" not in page.url
    page.click("#card .more a")
    assert "#k" in page.url
    assert page.locator("tr:target").inner_text().count("304 percent") == 1


def test_a_touch_shows_the_card(open_page):
    page = open_page("seeds", **PHONE)
    page.tap(NOTE)
    box = page.locator("#card").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert box["y"] >= 0


def test_the_first_stop_of_the_keyboard_skips_to_the_report(open_page):
    page = open_page("seeds")
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_stop_of_the_keyboard_is_seen(open_page):
    page = open_page("hostile")
    seen = []
    for _ in range(150):
        page.keyboard.press("Tab")
        told = page.evaluate("document.activeElement.outerHTML")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        if told in seen[:1] or told.startswith("<body"):
            break  # around
        assert outline != "none", told
        seen.append(told)
    for stop in (
        'class="skip"',
        'class="claim"',
        "What was compared",
        'id="filter-text"',
        "button",
    ):
        assert any(stop in told for told in seen), stop


def rows(page, table):
    return page.locator(f"#{table} tbody tr:visible")


def test_the_lists_are_filtered(open_page):
    page = open_page("seeds")
    claims = rows(page, "claims-list").count()
    page.fill("#filter-document", "STRIKES.md")
    assert rows(page, "findings-list").count() == 2
    assert rows(page, "claims-list").count() == 11
    assert rows(page, "relations-list").count() == 2
    assert page.locator("[data-of='claims-list']").inner_text() == f"11 of {claims} rows"
    page.select_option("#filter-rule", "CHG001")
    assert rows(page, "claims-list").count() == 2
    page.fill("#filter-text", "123")
    assert rows(page, "findings-list").count() == 1
    page.select_option("#filter-severity", "warning")
    assert rows(page, "findings-list").count() == 0
    page.click("#filter-reset")
    assert rows(page, "claims-list").count() == claims


def test_a_link_to_a_row_that_is_filtered_away_shows_it(open_page):
    page = open_page("seeds")
    page.fill("#filter-text", "nothing of the kind")
    assert rows(page, "claims-list").count() == 0
    page.focus(NOTE)
    page.click("#card .more a")
    assert page.locator("tr:target").is_visible()


def test_the_lists_are_sorted(open_page):
    page = open_page("seeds")
    head = page.locator("#claims-list th", has_text="Value")

    def values():
        cells = page.locator("#claims-list td.figure").evaluate_all(
            "cells => cells.map(cell => cell.dataset.value)"
        )
        return [float(value) for value in cells if value != "nan"]

    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert values() == sorted(values())
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert values() == sorted(values(), reverse=True)
    page.locator("#findings-list th", has_text="Rule").get_by_role("button").click()
    codes = page.locator("#findings-list td:nth-child(2)").all_inner_texts()
    assert codes == sorted(codes)
    assert page.locator("#claims-list td.figure").count() == rows(page, "claims-list").count() > 100


def test_findings_stand_beside_their_lines_and_apart(open_page):
    page = open_page("seeds")
    text = page.locator(".doc", has=page.locator(NOTE))
    first, second = [note.bounding_box() for note in text.locator(".note").all()]
    words = page.locator(NOTE).bounding_box()
    assert first["x"] > words["x"] + words["width"]
    assert abs(first["y"] - words["y"]) < 15
    assert second["y"] >= first["y"] + first["height"]
    text.locator("summary").first.click()
    first, second = [note.bounding_box() for note in text.locator(".note").all()]
    assert second["y"] >= first["y"] + first["height"]
    end = text.bounding_box()
    assert end["y"] + end["height"] >= second["y"] + second["height"]


def test_findings_stand_below_their_paragraph_on_a_phone(open_page):
    page = open_page("seeds", **PHONE)
    note = page.locator(".note", has_text='"304 percent increase"').bounding_box()
    words = page.locator(NOTE).bounding_box()
    assert note["y"] > words["y"]
    assert note["x"] < 40


@pytest.mark.parametrize("name", ["seeds", "hostile", "many"])
def test_no_width_scrolls_sideways(open_page, name):
    page = open_page(name)
    for width in (320, 390, 800, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


CONTRAST = """() => {
  const parse = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = parse(color).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (parse(color)[3] !== 0) return color;
    }
    throw new Error("nothing has a ground");
  };
  const faint = {};
  let looked = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("script")) continue;
    const style = getComputedStyle(element);
    const color = element.closest("svg") ? style.fill : style.color;
    const [one, other] = [light(color), light(ground(element))].sort((a, b) => b - a);
    const contrast = (one + 0.05) / (other + 0.05);
    looked += 1;
    if (contrast < 4.5) faint[`${element.tagName}.${element.getAttribute("class")}`] = contrast;
  }
  return { looked, faint };
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_its_ground(open_page, scheme):
    page = open_page("seeds", color_scheme=scheme)
    page.focus(NOTE)
    found = page.evaluate(CONTRAST)
    assert found["faint"] == {}
    assert found["looked"] > 1000


def test_the_dark_page_is_dark(open_page):
    def ground(scheme):
        page = open_page("seeds", color_scheme=scheme)
        color = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(int(part) for part in color.removeprefix("rgb(").removesuffix(")").split(", "))

    assert ground("dark") < 150
    assert ground("light") > 700


def test_everything_is_there_without_script(open_page):
    page = open_page("seeds", java_script_enabled=False)
    assert page.locator("#filter").is_hidden()
    assert page.locator(".note .message", has_text="225 is 204% more than 74").is_visible()
    assert page.locator(".chart").first.is_visible()
    page.locator("summary", has_text="What was compared").first.click()
    assert page.locator(".note details p").first.is_visible()
    page.click(NOTE)
    row = page.locator("tr:target")
    assert row.is_visible()
    assert "303.5 to 304.5" in row.inner_text()
    row.locator("a[href^='#c']").click()
    assert page.locator(".claim:target").inner_text() == "304 percent"
    box = page.locator(".note", has_text='"304 percent increase"').bounding_box()
    assert box["x"] > 600


def test_the_page_prints_without_its_controls(open_page):
    page = open_page("seeds")
    page.emulate_media(media="print")
    assert page.locator("nav").is_hidden()
    assert page.locator("#filter").is_hidden()
    assert page.locator(".note").first.is_visible()
    assert (
        page.locator(".note").first.evaluate("note => getComputedStyle(note).position") == "static"
    )


def test_what_a_document_holds_is_shown_and_not_run(open_page):
    page = open_page("hostile")
    assert page.title() == "1 finding in <script>document.title = 'run'</script>.md"
    assert page.locator("h2").first.inner_text() == "<script>document.title = 'run'</script>.md"
    text = page.locator(".piece").first.inner_text()
    assert text.startswith("<script>document.title = 'run'</script> \"><img src=")
    assert "]]>" in text
    assert page.locator("main img, main script, main b, .piece bdo").count() == 0
    assert page.locator("mark").inner_text() == "35 percent"


def test_a_panel_shows_what_it_holds_and_loads_nothing(open_page):
    page = open_page("panel", quiet=False)
    assert page.title().startswith("1 finding")
    fill = page.locator("rect.plot").evaluate("plot => getComputedStyle(plot).fill")
    assert fill == "rgb(1, 2, 3)"
    assert page.locator("#inside").evaluate("image => image.naturalWidth") == 7
    assert page.locator("#outside").evaluate("image => image.naturalWidth") == 0


def test_of_many_documents_the_summary_leads_to_the_texts(open_page):
    page = open_page("many")
    assert page.locator("h1").inner_text() == "110 errors in 110 documents"
    page.click("#documents a >> text=notes/109.txt")
    assert page.locator(".doc:target h2").inner_text() == "notes/109.txt"
    page.fill("#filter-document", "notes/109")
    assert rows(page, "findings-list").count() == 1
