#!/usr/bin/env bash
# Guess:   a pick on `st.pydeck_chart(…, key="map", on_select="rerun")` is cleared by assigning to
#          `st.session_state.map`, or by deleting that key; it stays until then when the layer is renamed.
# Version: streamlit 1.67.0, pydeck 0.9.3, playwright 1.65.2, Chromium 156.0.8078 (Debian).
# Seen:    assigning is refused ("is read-only and cannot be assigned through session state"). Deleting the key works
#          for one run: in the next one, whatever caused it, the browser sends the pick again. Giving the layer
#          another `id` drops it in the browser: the run that renames still has the pick, the next one has none. A
#          click beside everything is no event where nothing was picked: no run follows.
# Matters: a "clear" button that deletes the key brings the panel back at the next click anywhere. Put a number into
#          the ids of the layers that can be picked, and raise it; take a pick over once and then forget it.
set -euo pipefail

command -v chromium >/dev/null || { echo "needs chromium on the PATH" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check \
  streamlit==1.67.0 pydeck==0.9.3 playwright==1.65.2 || exit 2

cd "$folder"
cat >page.py <<'PY'
import json

import pydeck
import streamlit as st

state = st.session_state
state.setdefault("serial", 0)
state.setdefault("runs", 0)
state.runs += 1


def forget():
    del state["map"]


def rename():
    state.serial += 1


def assign():
    state["map"] = {"selection": {"indices": {}, "objects": {}}}


st.button("forget", on_click=forget)
st.button("rename", on_click=rename)
st.button("again")
st.button("assign", on_click=assign)
layer = pydeck.Layer(
    "ScatterplotLayer", [{"at": [0, 0]}], id=f"dots-{state.serial}", get_position="at", get_radius=60,
    radius_units='"pixels"', pickable=True,
)
view = pydeck.View(type="MapView", controller=True)
start = pydeck.ViewState(latitude=0, longitude=0, zoom=1)
deck = pydeck.Deck([layer], [view], map_provider=None, initial_view_state=start, tooltip={"text": "a dot"})
event = st.pydeck_chart(deck, on_select="rerun", key="map", height=300)
st.text(f"run {state.runs}: {json.dumps(event.selection['indices'])}")
PY

cat >see.py <<'PY'
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

from playwright.sync_api import sync_playwright

FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking"]
MAP = "[data-testid=stDeckGlJsonChart]"
DOT, BESIDE = 0, 250


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for_server(address):
    for _ in range(150):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health").close()
        except OSError:
            time.sleep(0.2)
        else:
            return


class Reader:
    def __init__(self, page):
        self.page, self.run = page, 1

    def told(self):
        """What the next run says of the pick."""
        self.run += 1
        line = self.page.get_by_text(re.compile(f"^run {self.run}: "))
        line.wait_for(timeout=30_000)
        return line.inner_text().partition(": ")[2]

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()
        return self.told()

    def click(self, offset):
        box = self.page.locator(MAP).bounding_box()
        x, y = box["x"] + box["width"] / 2 + offset, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        if offset == DOT:
            self.page.get_by_text("a dot", exact=True).wait_for(timeout=30_000)
        self.page.mouse.click(x, y)

    def pick(self):
        self.click(DOT)
        return self.told()


def walk(address):
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1000, "height": 900})
        page.goto(address)
        page.locator(f"{MAP} canvas").wait_for(timeout=60_000)
        reader = Reader(page)
        page.get_by_text(re.compile("^run 1: ")).wait_for(timeout=30_000)
        # Only a map that answers to the mouse would answer to the click beside.
        box = page.locator(MAP).bounding_box()
        for shift in range(60):
            page.mouse.move(box["x"] + box["width"] / 2 + shift % 5, box["y"] + box["height"] / 2)
            if page.get_by_text("a dot", exact=True).is_visible():
                break
            time.sleep(0.2)
        reader.click(BESIDE)
        page.wait_for_timeout(1500)
        seen = {"runs after a click beside": page.get_by_text(re.compile("^run 1: ")).count()}
        seen |= {"pick": reader.pick(), "forget": reader.press("forget"), "again": reader.press("again")}
        seen |= {"rename": reader.press("rename"), "after renaming": reader.press("again")}
        page.get_by_role("button", name="assign", exact=True).click()
        refusal = page.get_by_text("is read-only and cannot be assigned through session state")
        refusal.first.wait_for(timeout=30_000)
        seen["assign"] = "refused"
        browser.close()
        return seen


port = free_port()
address = f"http://127.0.0.1:{port}"
command = [sys.executable, "-m", "streamlit", "run", "page.py", "--server.address", "127.0.0.1", "--server.port",
           str(port), "--server.headless", "true", "--browser.gatherUsageStats", "false"]
with open("log.txt", "w") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
    try:
        wait_for_server(address)
        seen = walk(address)
    finally:
        server.terminate()
print("seen:", seen)
PICKED = '{"dots-0": [0]}'
EXPECTED = {
    "runs after a click beside": 1, "pick": PICKED, "forget": "{}", "again": PICKED, "rename": PICKED,
    "after renaming": "{}", "assign": "refused",
}
sys.exit(seen != EXPECTED)
PY

if venv/bin/python see.py; then
  echo "holds: a deleted pick comes back with the next run; another layer id clears it"
else
  echo "changed: picks are cleared otherwise"
  exit 1
fi
