"""From a file to a pin on the map: taken in, reviewed with the keyboard, written, and read from the map."""

import re
from pathlib import Path

from app_server import serve
from axe_check import expect_nothing_grave
from browser_contexts import OpenContext
from map_page import SLOW_MS, MapPage
from playwright.sync_api import Locator, expect
from small_map import write_small_dataset

from geo.dataset.loader import load
from geo.evidence.edition import open_edition

BRIDGE = "The new bridge opened on Monday, and traders all over Mali praised it in letters to the newspaper."
ARTICLE = f"""<!doctype html><html><head><title>A Bridge and Its Toll | Sahel Courier</title>
<meta property="og:site_name" content="Sahel Courier"><meta property="article:published_time" content="2020-02-05">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>A Bridge and Its Toll</h1>
<p>{BRIDGE} Lorries that waited for days now cross in minutes, and nobody in the market wants the old ferry back.</p>
<p>Officials from Serbia paid for the steel, the ministry said. They expect to be repaid within ten years, with a gift
of dried fish on every anniversary, which is to be weighed by both sides in front of the press.</p>
<p>Nobody mentioned the toll, which is to be introduced in spring. The clerk who is to collect it has been chosen by
lot, trained for a week and given a whistle, a chair and an umbrella, of which the umbrella was stolen at once.</p>
<p>The river rose early this year and took two pontoons with it, which were found a week later with goats on them. The
goats were returned to their owners, the pontoons were not, and the case is before a judge who dislikes boats.</p>
</article></body></html>"""


class ReviewPage(MapPage):
    """The Review page, and the map that it leads back to."""

    @property
    def proposal(self) -> Locator:
        """What is proposed."""
        return self.page.locator(".st-key-review-panel")

    @property
    def hotspot(self) -> Locator:
        """For which hotspot."""
        return self.proposal.get_by_role("heading", level=2)

    @property
    def in_view(self) -> Locator:
        """What is marked in the document as the quote in view."""
        return self.page.locator(".document mark.now")

    def expect_at_hand(self) -> None:
        """Nothing has to be scrolled to on a laptop; on a telephone the decision stands above the document."""
        self.page.set_viewport_size({"width": 390, "height": 800})
        expect(self.proposal.get_by_role("button", name="Accept")).to_be_in_viewport(ratio=1)
        expect(self.in_view).to_be_in_viewport()
        assert self.page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
        self.page.set_viewport_size({"width": 1366, "height": 768})
        expect(self.page.locator(".marks")).to_be_in_viewport(ratio=1)
        expect(self.proposal.get_by_role("button", name="Accept")).to_be_in_viewport(ratio=1)

    def expect_refused(self, file: Path) -> None:
        """A file of another kind does not get as far as the program; the page says so in its own words."""
        said = self.page.get_by_text("What is marked red was not taken: a file of at most")
        self.page.locator("input[type=file]").set_input_files(file)
        expect(said).to_be_visible()
        self.page.get_by_role("button", name=f"Remove {file.name}").click()
        expect(said).to_be_hidden()

    def expect_small_map(self, text: str) -> None:
        """The picture of the new place is there, with its text."""
        picture = self.proposal.get_by_alt_text(text)
        self.until(lambda: bool(picture.evaluate("img => img.naturalWidth > 0")), "the small map is not there")

    def step_to(self, hotspot: str) -> None:
        """Press S until a hotspot is proposed."""
        expect(self.hotspot).to_be_visible(timeout=2 * SLOW_MS)
        while (shown := self.hotspot.inner_text()) != hotspot:
            key = self.in_url("proposal")
            self.page.keyboard.press("s")
            self.until(lambda key=key: self.in_url("proposal") != key, f"nothing comes after {shown}")  # type: ignore[misc]  # a loop's own value
            self.wait_settled()


def test_from_a_file_to_a_pin_on_the_map(open_context: OpenContext, tmp_path: Path) -> None:
    small = write_small_dataset(tmp_path)
    before = small.data.read_text("utf-8")
    with serve(tmp_path / "log", data=small.data, documents=small.documents, edit=True) as address:
        context, _ = open_context(address)
        app = ReviewPage(context.new_page(), address, small.data)
        app.page.goto(f"{address}/?page=review")

        app.expect_refused(Path(__file__))
        name = {"name": "../../<b>bridge</b>.html", "mimeType": "text/html", "buffer": ARTICLE.encode()}
        app.page.locator("input[type=file]").set_input_files(name)  # type: ignore[arg-type]  # as Playwright takes it
        expect(app.page.get_by_label("Title")).to_have_value("A Bridge and Its Toll", timeout=2 * SLOW_MS)
        app.page.get_by_label("Publisher").fill("Courier House")
        app.page.get_by_role("button", name="Take it in").click()

        app.step_to("Mali")
        expect(app.in_view).to_have_text(BRIDGE)
        expect(app.proposal).to_contain_text("new hotspot")
        app.expect_small_map("Small map of Mali. About 1,258,400 km² around 19° N, 2° W")
        expect_nothing_grave(app)
        expect(app.page.locator(".document").get_by_role("heading", name="A Bridge and Its Toll")).to_be_visible()
        app.expect_at_hand()
        app.page.reload()
        expect(app.hotspot).to_have_text("Mali", timeout=2 * SLOW_MS)
        # The document is drawn last.
        expect(app.in_view).to_have_text(BRIDGE)
        app.wait_settled()
        for _ in range(9):
            app.page.keyboard.down("a")  # held, so that the browser repeats it
        app.page.keyboard.up("a")
        expect(app.proposal).to_contain_text("written to map.yaml, wording checked", timeout=2 * SLOW_MS)
        expect(app.proposal).to_contain_text("See Mali on the map")
        expect(app.page.get_by_role("status").filter(has_text="Accepted for Mali")).to_be_attached()
        expect(app.hotspot).to_be_focused()

        app.page.get_by_role("button", name="See Mali on the map").click()
        app.wait_drawn()
        app.expect_open("Mali")
        expect(app.quotes).to_contain_text(BRIDGE)
        expect(app.panel).to_contain_text("wording checked: exact")
        expect(app.status).to_contain_text("4 regions drawn.")
        app.hover_at(-2.0, 17.0, "Mali")
        context.close()

    edition = open_edition(small.data, small.documents)
    (excerpt,) = [e for h in edition.dataset.hotspots.values() for e in h.excerpts if "courier" in e.source]
    assert edition.dataset.hotspots["mali"].excerpts == (excerpt,)
    assert excerpt.quote == BRIDGE
    assert edition.proof(excerpt).verified
    source = load(small.data).dataset.sources[excerpt.source]
    assert (source.publisher, source.basis["publisher"]) == ("Courier House", "editor")
    assert (source.container_title, source.basis["container-title"]) == ("Sahel Courier", "page metadata")
    lines = iter(small.data.read_text("utf-8").splitlines())
    assert all(line in lines for line in before.splitlines()), "lines were only added"
    kept = {path.name for path in small.documents.iterdir()} - {".hotspots.lock"}
    assert kept == {"gazette.txt", "bulletin.txt", f"{excerpt.source}.txt", f"{excerpt.source}.original.html",
                    f"{excerpt.source}.source.yaml"}  # fmt: skip
    assert not re.findall("bridge", " ".join(str(path) for path in tmp_path.rglob("*")))
