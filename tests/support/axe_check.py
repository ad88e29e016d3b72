"""What the checker of accessibility rules finds on a page."""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no types
from map_page import MapPage

__all__ = ["expect_nothing_grave"]

GRAVE = ("serious", "critical")


def expect_nothing_grave(app: MapPage) -> None:
    app.wait_settled()
    violations = Axe().run(app.page).response["violations"]
    grave = [v for v in violations if v["impact"] in GRAVE]
    assert [f"{v['id']}: {node['target']} {node['html'][:200]}" for v in grave for node in v["nodes"]] == []
