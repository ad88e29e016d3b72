import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from geo.page.shared.page_data import freeze_loaded


class Thing:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    freeze_loaded.clear()
    yield
    freeze_loaded.clear()
    gc.unfreeze()


def test_what_is_loaded_is_searched_for_garbage_no_more() -> None:
    loaded = [Thing()]
    freeze_loaded("one version")
    assert not any(thing is loaded[0] for thing in gc.get_objects())


def test_a_new_version_of_the_data_gives_back_what_the_old_one_held() -> None:
    old = Thing()
    gone = ref(old)
    freeze_loaded("one version")
    del old
    gc.collect()
    assert gone() is not None
    freeze_loaded("the next")
    assert gone() is None


def test_the_same_version_settles_once() -> None:
    freeze_loaded("one version")
    later = Thing()
    freeze_loaded("one version")
    assert any(thing is later for thing in gc.get_objects())
