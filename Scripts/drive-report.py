"""Uses reports in a browser: usage drive-report.py BROWSER REPORT.html... (check-report installs what it needs).

Prints one line for each check and ends with status 1 where one fails.
"""

import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

failures = 0


def check(name, holds, detail=""):
    global failures
    print(("ok    " if holds else "FAILED ") + name + (f": {detail}" if detail else ""))
    failures += not holds


def accessibility(page, name):
    results = Axe().run(page).response["violations"]
    found = [f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:120]}" for v in results]
    check(f"{name}: accessible", not found, "; ".join(found))


def by_mouse(page):
    link = page.locator("#balance svg.wide a").first
    title = link.get_attribute("aria-label")
    link.click()
    panel = page.locator("dialog")
    check("a click on a dot opens its sentences", panel.is_visible(), title)
    check("the panel shows sentences with marks", panel.locator("blockquote mark").count() > 0)
    check("and their sources", panel.locator(".source").count() == panel.locator("blockquote").count())
    accessibility(page, "open panel")
    panel.locator("button").click()
    check("the panel closes", not panel.is_visible())


def by_keyboard(page):
    page.keyboard.press("Tab")
    check("Tab comes to the skip link first", page.evaluate("document.activeElement.className") == "skip")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("/^#e\\d+$/.test(document.activeElement.getAttribute('href') || '')"):
            break
    link = page.evaluate("document.activeElement.getAttribute('href')")
    check("Tab reaches a figure", link is not None and link.startswith("#e"), str(link))
    page.keyboard.press("Enter")
    check("Enter opens its sentences", page.locator("dialog").is_visible())
    page.keyboard.press("Escape")
    check("Escape closes them", not page.locator("dialog").is_visible())
    back = page.evaluate("document.activeElement.getAttribute('href')")
    check("and the focus is where it was", back == link, f"{back} after {link}")


def by_filter(page):
    if page.locator("#chart-documents").count() == 0:
        check("documents that cannot be ranked stand in a table", page.locator("#balance details.fold table").count() == 1)
        return
    details = page.locator("#chart-documents details.data")
    details.locator("summary").click()
    rows = details.locator("tbody tr")
    if details.locator("input").count() == 0:
        check("a short table has no filter", rows.count() <= 12)
        return
    word = rows.nth(0).locator("th").inner_text()
    details.locator("input").fill(word)
    shown = details.locator("tbody tr:visible")
    check("the filter keeps the rows with its words", 1 <= shown.count() < rows.count(), str(shown.count()))
    check("and says how many", f"{shown.count()} of {rows.count()}" in details.locator(".tally").inner_text())
    details.locator("input").fill("")


def layout(page, width):
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    check(f"nothing sticks out at {width} pixels", overflow <= 0, str(overflow))


def without_script(browser, url):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(url)
    charts = page.locator("svg.wide")
    check("charts are drawn without script", charts.count() > 0 and charts.first.bounding_box() is not None)
    page.locator("#balance svg.wide a").first.click()
    page.wait_for_timeout(200)
    target = page.url.split("#")[-1]
    check("a figure leads to its sentences without script", page.locator(f"#{target} blockquote").first.is_visible())
    page.close()


def use(browser, path):
    url = pathlib.Path(path).resolve().as_uri()
    print(path)
    for scheme in ("light", "dark"):
        page = browser.new_context(viewport={"width": 1000, "height": 800}, color_scheme=scheme).new_page()
        requests, errors = [], []
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: (errors.append(dialog.message), dialog.dismiss()))
        page.goto(url)
        accessibility(page, scheme)
        if scheme == "light":
            by_keyboard(page)
            by_mouse(page)
            by_filter(page)
        outside = [request for request in requests if request.split("#")[0] != url and not request.startswith("data:")]
        check(f"{scheme}: no request leaves the page", not outside, " ".join(outside))
        check(f"{scheme}: no error on the console", not errors, "; ".join(errors))
        layout(page, 1000)
        page.set_viewport_size({"width": 375, "height": 800})
        layout(page, 375)
        check(f"{scheme}: the narrow charts take over", page.locator("svg.narrow").first.is_visible())
        page.close()
    without_script(browser, url)


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"])
    for path in sys.argv[2:]:
        use(browser, path)
    browser.close()
sys.exit(1 if failures else 0)
