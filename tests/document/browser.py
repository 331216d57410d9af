"""Chromium without a window, and what it made of a page."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

AXE = Path(__file__).parents[2] / ".venv/axe/node_modules/axe-core/axe.min.js"


def missing(what: str):
    """Skips the running test; in CI it fails."""
    message = f"{what} is missing (run tests/setup.sh)"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@contextmanager
def chromium() -> Iterator["Browser"]:
    programs = [shutil.which(name) for name in ("chromium", "chromedriver")]
    if None in programs:
        missing("chromium or chromedriver")
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = programs[0]
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "window-size=1400,1000"):
        options.add_argument(f"--{argument}")
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = Chrome(options=options, service=Service(programs[1]))
    try:
        yield Browser(driver)
    finally:
        driver.quit()


class Browser:
    def __init__(self, driver) -> None:
        self._driver = driver

    def show(self, path: Path, *, scheme: str = "light", script: bool = True) -> None:
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        off = {"value": not script}
        self._driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", off)
        self._driver.get_log("performance")
        self._driver.get(path.as_uri())

    def requested(self) -> list[str]:
        """The addresses asked for since the page was shown."""
        events = [json.loads(e["message"])["message"] for e in self._driver.get_log("performance")]
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]

    def run(self, script: str):
        return self._driver.execute_script(script)

    def violations(self) -> list[str]:
        """What axe finds serious, each with the first place."""
        if not AXE.is_file():
            missing("axe-core")
        self._driver.execute_script(AXE.read_text(encoding="utf-8"))
        self._driver.set_script_timeout(120)
        found = self._driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run().then(r => done(r.violations), e => done([{id: String(e), nodes: []}]));"
        )
        return [
            f"{entry['id']}: {[node['html'][:120] for node in entry['nodes'][:2]]}"
            for entry in found
            if entry.get("impact") in ("serious", "critical", None)
        ]

    def resize(self, width: int, height: int) -> None:
        self._driver.set_window_size(width, height)
