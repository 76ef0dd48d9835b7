"""Swagger UI in a headless Chromium."""

import json
import shutil

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

FLAGS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --window-size=1200,3000"""
PATIENCE_SECONDS = 10


def chromium(profile):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for flag in FLAGS.split() + [f"--user-data-dir={profile}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    browser.implicitly_wait(PATIENCE_SECONDS)
    return browser


class Page:
    """The page, and what a person does on it with POST /predict."""

    def __init__(self, browser, url):
        self.browser = browser
        self.url = url

    def open(self):
        self.errors()  # forgets those of another page
        self.browser.get(f"{self.url}/docs")
        self.find(".opblock-summary-control").click()

    def expand_schema(self):
        self.press("Schema")
        self.press("Expand all")

    def await_request_body(self, text):
        """Waits until the description of the request body contains this text."""
        self.wait(lambda: text in self.find(".opblock-section-request-body").text, f"no '{text}'")

    def choose_example(self, name):
        """Chooses an example and returns its JSON."""
        self.press("Edit Value")
        before = self.find("textarea").text
        Select(self.find(".examples-select select")).select_by_value(name)
        self.wait(lambda: self.find("textarea").text != before, f"no example '{name}'")
        return json.loads(self.find("textarea").text)

    def write(self, body):
        self.find("textarea").send_keys(Keys.CONTROL, "a")
        self.find("textarea").send_keys(json.dumps(body))

    def execute(self):
        """Presses Execute and returns the status and the JSON that the page shows then."""
        self.press("Edit Value")
        self.find("button.execute").click()
        answer = ".live-responses-table tbody .response "
        self.wait(lambda: self.find(answer + ".highlight-code code").text, "no answer")
        status = self.find(answer + ".response-col_status").text.strip()
        body = self.find(answer + ".highlight-code code").text
        self.find("button.btn-clear").click()
        return status, json.loads(body)

    def errors(self):
        """The errors in the browser's log since the last call."""
        return [line["message"] for line in self.browser.get_log("browser") if line["level"] == "SEVERE"]

    def find(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, ".opblock-post " + selector)

    def press(self, text):
        self.find(".opblock-section-request-body").find_element(By.XPATH, f".//button[text()='{text}']").click()

    def wait(self, condition, otherwise):
        WebDriverWait(self.browser, PATIENCE_SECONDS).until(lambda _: condition(), otherwise)
