"""Tests the page at /docs as a person would use it: PORT=8080 python try_it_out.py models/credit/1"""

import json
import os
import sys
import tempfile
import traceback
from pathlib import Path

from prefix_proxy import behind_a_prefix
from swagger_ui import Page, chromium


def it_opens(page, features):
    page.open()


def it_names_every_feature_and_its_unit(page, features):
    page.expand_schema()
    for feature in features:
        for text in feature["name"], feature["description"], feature.get("unit", ""):
            page.await_request_body(text)


def its_example_gets_a_prediction(page, features):
    status, answer = page.execute()
    assert status == "200" and len(answer["prediction"]) == 1, (status, answer)


def the_browser_has_logged_no_error(page, features):
    errors = page.errors()
    assert not errors, errors


def a_missing_feature_is_a_400_that_points_to_it(page, features):
    missing = features[0]["name"]
    body = page.choose_example("named")
    del body["instances"][0][missing]
    page.write(body)
    status, problem = page.execute()
    assert status == "400", (status, problem)
    assert [v["pointer"] for v in problem["violations"]] == [f"/instances/0/{missing}"], problem


# Each check starts where the one before it ended.
CHECKS = [
    it_opens,
    it_names_every_feature_and_its_unit,
    its_example_gets_a_prediction,
    the_browser_has_logged_no_error,
    a_missing_feature_is_a_400_that_points_to_it,
]


def passed(page, features):
    """How many checks pass before the first that fails."""
    for count, check in enumerate(CHECKS):
        sentence = check.__name__.replace("_", " ")
        try:
            check(page, features)
            print("ok", sentence)
        except Exception:
            traceback.print_exc()
            print("FAILED", sentence, page.errors())
            return count
    return len(CHECKS)


def main(model):
    features = json.loads(Path(model, "manifest.json").read_text())["signature"]["features"]
    port = int(os.environ["PORT"])
    with tempfile.TemporaryDirectory() as profile, chromium(profile) as browser, behind_a_prefix(port) as prefixed:
        urls = [f"http://localhost:{port}", prefixed]
        count = sum(passed(Page(browser, url), features) for url in urls)
    failed = int(count < len(urls) * len(CHECKS))
    print(f"{count} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
