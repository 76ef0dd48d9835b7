"""Looks at a page of `release report` in a headless Chromium: python look_at_report.py FILE [FOLDER for pictures]"""

import base64
import json
import shutil
import sys
import tempfile
import traceback
from pathlib import Path

from selenium import webdriver

FLAGS = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync --hide-scrollbars"
SCHEMES = ("light", "dark")
WIDTHS = (360, 820, 1280)

# Texts that another box, or the edge of the page, cuts off; those that scroll by themselves aren't.
CLIPPED = """
return [...document.querySelectorAll('svg text, h1, h2, figcaption, p, dt, dd, li span')].filter(text => {
  const box = text.getBoundingClientRect();
  return box.width > 0 && (box.left < 0 || box.right > document.documentElement.clientWidth + 0.5);
}).map(text => text.textContent);
"""
OVERLAPPING = """
return [...document.querySelectorAll('svg')].flatMap(svg => {
  const boxes = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
  return boxes.flatMap(([one, a], i) => boxes.slice(i + 1)
    .filter(([, b]) => a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom)
    .map(([other]) => [one, other]));
});
"""
PICTURES = "return [...document.querySelectorAll('figure > svg')].map(svg => svg.getBoundingClientRect()).map(box => [box.width, box.height]);"
EMPTY = "return [...document.querySelectorAll('path.area, path.line')].filter(path => !path.getAttribute('d')).length;"
CONTRAST = """
const number = text => text.match(/[0-9.]+/g).slice(0, 3).map(Number).map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const light = text => { const [r, g, b] = number(text); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const back = light(getComputedStyle(document.querySelector('figure')).backgroundColor);
return [...document.querySelectorAll('figure svg text, figcaption, .legend span')].map(text => {
  const style = getComputedStyle(text);
  const front = light(text.closest('svg') ? style.fill : style.color);
  return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
}).reduce((least, one) => Math.min(least, one), 21);
"""


def chromium(profile):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for flag in FLAGS.split() + [f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))


class Report:
    """The page, as wide as a screen, in one of the two colour schemes."""

    def __init__(self, browser, file, scheme, width):
        self.browser = browser
        self.file = file
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600})
        browser.get_log("performance"), browser.get_log("browser")
        browser.get(file.resolve().as_uri())

    def run(self, script):
        return self.browser.execute_script(script)

    def asked(self):
        events = (json.loads(entry["message"])["message"] for entry in self.browser.get_log("performance"))
        urls = {event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"}
        return urls - {self.file.resolve().as_uri()}

    def picture(self):
        height = self.run("return document.documentElement.scrollHeight")
        clip = {"x": 0, "y": 0, "width": self.run("return document.documentElement.clientWidth"), "height": height, "scale": 1}
        return self.browser.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})["data"]


def it_asks_nobody_and_logs_nothing(page):
    assert not (asked := page.asked()), asked
    assert not (log := page.browser.get_log("browser")), log


def it_is_no_wider_than_the_screen(page):
    wide, screen = page.run("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= screen, (wide, screen)


def each_picture_has_a_size_and_something_in_it(page):
    sizes = page.run(PICTURES)
    assert len(sizes) >= 12 and all(width > 150 and height > 40 for width, height in sizes), sizes
    assert page.run(EMPTY) == 0


def no_text_is_cut_off_or_on_top_of_another(page):
    assert not (clipped := page.run(CLIPPED)), clipped
    assert not (overlapping := page.run(OVERLAPPING)), overlapping


def texts_can_be_told_from_their_background(page):
    assert (least := page.run(CONTRAST)) >= 4.5, least


CHECKS = [
    it_asks_nobody_and_logs_nothing,
    it_is_no_wider_than_the_screen,
    each_picture_has_a_size_and_something_in_it,
    no_text_is_cut_off_or_on_top_of_another,
    texts_can_be_told_from_their_background,
]


def failures(page, name):
    count = 0
    for check in CHECKS:
        sentence = f"{name}: {check.__name__.replace('_', ' ')}"
        try:
            check(page)
            print("ok", sentence)
        except Exception:
            traceback.print_exc()
            print("FAILED", sentence)
            count += 1
    return count


def backgrounds_differ(browser, file):
    colours = {Report(browser, file, scheme, 820).run("return getComputedStyle(document.body).backgroundColor") for scheme in SCHEMES}
    print("ok" if len(colours) == 2 else "FAILED", "dark is not light", colours)
    return int(len(colours) != 2)


def main(file, folder=None):
    failed = 0
    with tempfile.TemporaryDirectory() as profile, chromium(profile) as browser:
        failed += backgrounds_differ(browser, file)
        for scheme in SCHEMES:
            for width in WIDTHS:
                page = Report(browser, file, scheme, width)
                failed += failures(page, f"{scheme}, {width} px")
                if folder:
                    Path(folder, f"{scheme}-{width}.png").write_bytes(base64.b64decode(page.picture()))
    print(f"{failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
