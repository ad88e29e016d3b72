"""The command line as a user runs it: in its own process, unless a test needs more than its output."""

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from repository import ROOT
from small_map import SmallDataset

from geo import __version__
from geo.commands import launch
from geo.commands.cli import EXPORTS, main
from geo.commands.plain_text import hotspot_table
from geo.dataset.loader import load

HEAVY = ("geopandas", "matplotlib", "numpy", "pandas", "pydantic", "shapely", "streamlit", "yaml")
HELP_CPU_SECONDS = 0.3


def run(*arguments: object, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line to its end; the documents are found only where a test names them."""
    clean = {name: value for name, value in os.environ.items() if name != "HOTSPOTS_DOCUMENTS"}
    return subprocess.run(
        [sys.executable, "-m", "geo", *map(str, arguments)],
        cwd=cwd,
        env={**clean, "PYTHONPATH": str(ROOT), "COLUMNS": "80", "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def files(small: SmallDataset) -> tuple[object, ...]:
    return ("--data", small.data, "--documents", small.documents)


def test_help_names_every_command_and_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom geo.commands.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit as end:\n    status = end.code\n"
        f"print(status, [name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "0 []"
    for command in ("check", "verify", "list", "show", "export", "brief", "inspect", "serve"):
        assert f"\n    {command} " in done.stdout


def test_help_takes_little_time() -> None:
    def cpu_seconds() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert run("--help").returncode == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # The best of three: on a shared machine the others measure the neighbours.
    assert min(cpu_seconds() for _ in range(3)) < HELP_CPU_SECONDS


def test_a_missing_library_is_named_in_one_line(small_dataset: SmallDataset, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.mkdir()
    # What every Python that starts with this path runs first: there the library cannot be imported.
    (blocked / "sitecustomize.py").write_text("import sys\n\nsys.modules['matplotlib'] = None\n", "utf-8")
    path = os.pathsep.join((str(blocked), str(ROOT)))
    done = run("brief", "--all", "-o", tmp_path / "map.png", *files(small_dataset), PYTHONPATH=path)
    assert done.returncode == 1
    assert done.stderr == (
        "hotspots: needs the library `matplotlib`, which is missing; all that hotspots is installed with was expected; "
        "install hotspots again\n"
    )


def test_version_is_the_projects() -> None:
    done = run("--version")
    assert done.stdout == f"hotspots {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("chek",),
        ("show",),
        ("export", "pdf"),
        ("serve", "--port", "0"),
        ("serve", "--port", "65536"),
        ("list", "--bogus"),
    ],
)
def test_wrong_usage_is_status_2_with_the_usage(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("usage: hotspots")


def test_options_may_stand_between_the_words_of_a_command(small_dataset: SmallDataset) -> None:
    texts = [small_dataset.documents / name for name in ("gazette.txt", "bulletin.txt")]
    done = run("places", texts[0], "--json", texts[1], *files(small_dataset))
    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == list(map(str, texts))
    assert run("show", "--json", "serbia", *files(small_dataset)).returncode == 0


@pytest.mark.parametrize("extra", ["belgrade", "--jsn"])
def test_what_a_command_does_not_know_is_told_with_its_own_usage(
    extra: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["show", "serbia", extra])
    usage, error = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2
    assert usage.startswith("usage: hotspots show ")
    assert error == f"hotspots show: error: unrecognized arguments: {extra}"


def test_json_keeps_every_letter_where_the_terminal_has_few(small_dataset: SmallDataset) -> None:
    name = "Belgrade’s harbour"
    few = {"PYTHONIOENCODING": "ascii"}
    assert json.loads(run("show", "belgrade", "--json", *files(small_dataset), **few).stdout)["name"] == name
    assert "Belgrade?s harbour" in run("show", "belgrade", *files(small_dataset), **few).stdout
    note = small_dataset.documents / "note.txt"
    note.write_text("Île de Ré and Łódź", "utf-8")
    (found,) = run("places", "--json", note, *files(small_dataset), **few).stdout.splitlines()
    assert {place["text"] for place in json.loads(found)["places"]} == {"Łódź"}


def test_check_counts_what_is_in_the_file(small_dataset: SmallDataset) -> None:
    done = run("check", "--data", small_dataset.data)
    assert (done.returncode, done.stdout, done.stderr) == (0, "3 hotspots, 4 excerpts, 2 sources\n", "")


def test_files_may_be_named_before_or_after_the_command(small_dataset: SmallDataset) -> None:
    assert run("--data", small_dataset.data, "check").stdout == run("check", "--data", small_dataset.data).stdout


def test_check_reports_all_problems_on_stderr(small_dataset: SmallDataset) -> None:
    small_dataset.replace("precision: city", "precision: village")
    small_dataset.replace("parent: serbia", "parent: srbia")
    done = run("check", "--data", small_dataset.data)
    assert (done.returncode, done.stdout) == (1, "")
    assert "village" in done.stderr
    assert "srbia" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("2 problems in")
    assert "Traceback" not in done.stderr


def test_check_reports_problems_as_json(small_dataset: SmallDataset) -> None:
    small_dataset.replace("precision: city", "precision: village")
    done = run("check", "--json", "--data", small_dataset.data)
    report = json.loads(done.stdout)
    assert (done.returncode, report["ok"], report["total"]) == (1, False, 1)
    assert report["problems"][0]["path"] == "hotspots.belgrade.precision"


def test_a_missing_data_file_is_one_line(tmp_path: Path) -> None:
    done = run("list", "--data", tmp_path / "nowhere.yaml")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "nowhere.yaml: there is no such file" in done.stderr


def test_the_repositorys_own_data_is_found_from_any_folder(tmp_path: Path) -> None:
    assert run("check", cwd=tmp_path).stdout == run("check").stdout != ""


def test_data_in_the_current_folder_comes_first(small_dataset: SmallDataset, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    small_dataset.data.rename(tmp_path / "data" / "hotspots.yaml")
    assert run("check", cwd=tmp_path).stdout == "3 hotspots, 4 excerpts, 2 sources\n"


def test_verify_shows_states_and_shares_by_document(small_dataset: SmallDataset) -> None:
    done = run("verify", *files(small_dataset))
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == f"Checked against the documents in {small_dataset.documents}."
    assert lines[2].split() == ["SOURCE", "EXACT", "TYPOGRAPHIC", "QUOTED", "WITH", "CONTEXT", "LONGEST"]
    assert lines[3].split()[:3] == ["gazette-2020", "2", "1"]
    assert lines[3].endswith("11 words")
    assert lines[-1] == "4 of 4 excerpts verified."


def test_verify_fails_on_an_altered_quote_and_names_its_place(small_dataset: SmallDataset) -> None:
    small_dataset.replace("on Tuesday.", "on Thursday.")
    done = run("verify", *files(small_dataset))
    assert done.returncode == 1
    assert "3 of 4 excerpts verified." in done.stdout
    assert done.stderr.startswith("hotspots.serbia.excerpts[1].quote: altered")
    assert done.stderr.endswith("the words of gazette.txt were expected; copy them again\n")


def test_verify_fails_when_too_much_of_a_document_is_quoted(small_dataset: SmallDataset) -> None:
    small_dataset.replace(
        '"Both ministers signed the accord on Tuesday."',
        '"Nobody in the capital expects the fees of the harbour to fall before the winter is over, '
        'nor did anyone ask for it."',
    )
    done = run("verify", *files(small_dataset))
    assert done.returncode == 1
    assert "4 of 4 excerpts verified." in done.stdout
    assert "at most a third was expected" in done.stderr


def test_verify_without_documents_uses_the_lock_file_and_says_so(small_dataset: SmallDataset) -> None:
    assert "map.lock.json: written, 4 excerpts" in run("verify", "--update", *files(small_dataset)).stderr
    done = run("verify", "--data", small_dataset.data)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Checked against the lock file ")
    assert "(the documents are not here)" in done.stdout
    assert "4 of 4 excerpts verified." in done.stdout


def test_verify_without_documents_and_lock_file_is_one_line(small_dataset: SmallDataset) -> None:
    done = run("verify", "--data", small_dataset.data)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "there is no lock file" in done.stderr


def test_update_says_what_changed(small_dataset: SmallDataset) -> None:
    run("verify", "--update", *files(small_dataset))
    assert run("verify", "--update", *files(small_dataset)).stderr.endswith("map.lock.json: unchanged\n")
    small_dataset.replace("Both ministers signed the accord on Tuesday.", "Ships of every flag may use it.")
    assert run("verify", "--update", *files(small_dataset)).stderr.endswith("updated, 1 added, 1 removed\n")


def test_update_keeps_the_lock_file_when_a_document_is_not_there(small_dataset: SmallDataset) -> None:
    run("verify", "--update", *files(small_dataset))
    lock = small_dataset.data.with_suffix(".lock.json")
    before = lock.read_bytes()
    (small_dataset.documents / "bulletin.txt").unlink()
    done = run("verify", "--update", *files(small_dataset))
    assert done.returncode == 1
    assert "map.lock.json: was not written" in done.stderr
    assert lock.read_bytes() == before


def test_verify_as_json_is_for_a_machine(small_dataset: SmallDataset) -> None:
    report = json.loads(run("verify", "--json", *files(small_dataset)).stdout)
    assert (report["ok"], report["basis"], report["problems"]) == (True, "documents", [])
    assert report["sources"]["gazette-2020"]["verified"] == 3
    assert {excerpt["state"] for excerpt in report["excerpts"]} == {"exact", "typographic"}


def test_list_aligns_counts_under_numbered_sources(small_dataset: SmallDataset) -> None:
    assert run("list", "--data", small_dataset.data).stdout.splitlines() == [
        "ID         NAME                      PRECISION  [1]  [2]  ALL",
        "belgrade   Belgrade’s harbour        city         1    ·    1",
        "serbia     Serbia                    country      2    1    3",
        "date-line  Islands at the date line  sea          ·    1    1",
        "",
        "[1] Gazette 2020",
        "[2] Bulletin 2019",
    ]


@pytest.mark.parametrize(
    ("columns", "first"),
    [(None, "ID         NAME"), (70, "ID         NAME"), (60, "ID         NAME"), (30, "ID         [1]")],
)
def test_the_list_leaves_out_words_where_the_terminal_is_narrow(
    small_dataset: SmallDataset, columns: int | None, first: str
) -> None:
    table = hotspot_table(load(small_dataset.data).dataset, columns).partition("\n\n")[0].splitlines()
    assert table[0].startswith(first)
    assert ("PRECISION" in table[0]) is (columns in {None, 70})
    assert max(map(len, table)) <= (columns or 70)


def test_list_as_json_counts_every_source(small_dataset: SmallDataset) -> None:
    listed = json.loads(run("list", "--json", "--data", small_dataset.data).stdout)
    assert [spot["id"] for spot in listed] == ["belgrade", "serbia", "date-line"]
    assert listed[1]["excerpts"] == {"gazette-2020": 2, "bulletin-2019": 1}


def test_show_tells_quotes_and_notes_apart(small_dataset: SmallDataset) -> None:
    page = run("show", "belgrade", *files(small_dataset)).stdout
    assert page.startswith("Belgrade’s harbour (belgrade)\n  Precision: city\n  Parent: serbia\n  Also: Beograd\n")
    assert "\n[1] Doe, Jane, and Harbour Desk. “The Harbour Question.” The Gazette, 5 March 2020" in page
    assert '\n    “"No port will be closed," said the harbour master of Belgrade.”\n' in page
    assert " · typographic · gazette.txt, characters 67–129\n" in page
    assert "\n      Analyst’s coding: economy · diplomacy · Council · March 2020 to 2 April 2020: Talks\n" in page
    assert "\n      Analyst’s note: The analyst’s own words.\n" in page


def test_show_names_the_speaker_below_the_words_and_the_analyst_below_that(coded_dataset: SmallDataset) -> None:
    page = run("show", "belgrade", *files(coded_dataset)).stdout
    words, speaker, facts, coding, note = page.splitlines()[-5:]
    assert words.endswith("on 4 March 2020.”")
    assert speaker == "      — the harbour master of Belgrade, as reported by the article"
    assert " · exact · harbour.txt, characters " in facts
    assert coding == (
        "      Analyst’s coding: economy · Council · The islands · 4 March 2020: Speech · Belgrade’s harbour accuses "
        "Council and The islands, about The islands (economic, 4 March 2020)"
    )
    assert note == "      Analyst’s note: He did not say whose."
    serbia = run("show", "serbia", *files(coded_dataset)).stdout
    assert (
        "\n      Analyst’s coding: a forecast · March 2021: Higher fees · Council coerces Fishermen · Council re"
        in serbia
    )
    assert " · named in passing\n" in serbia


def test_show_says_what_is_not_verified(small_dataset: SmallDataset) -> None:
    small_dataset.replace("nine vessels in May 2019, and none in June", "ten vessels in May 2019, and none in June")
    page = run("show", "date-line", *files(small_dataset)).stdout
    assert "wording not confirmed: altered" in page
    assert "Wording not confirmed: " in page


def test_show_of_an_unknown_id_offers_the_nearest(small_dataset: SmallDataset) -> None:
    done = run("show", "sebria", *files(small_dataset))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == ("ID: there is no hotspot `sebria`; the id of a hotspot was expected; did you mean serbia?\n")
    assert run("show", "Beograd", *files(small_dataset)).stderr.endswith("did you mean belgrade?\n")


def test_show_as_json_is_the_record_of_the_exports(small_dataset: SmallDataset) -> None:
    record = json.loads(run("show", "serbia", "--json", *files(small_dataset)).stdout)
    assert record["sources"] == ["gazette-2020", "bulletin-2019"]
    assert record["excerpts"][2]["event"] == {"date": "2019-05", "until": None, "name": None}


@pytest.mark.parametrize("form", EXPORTS)
def test_export_to_a_file_and_to_stdout_is_the_same(
    form: str, small_dataset: SmallDataset, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    arguments = ["export", form, *map(str, files(small_dataset))]
    assert main([*arguments, "-o", str(tmp_path / "out")]) == 0
    assert main(arguments) == 0
    assert capfdbinary.readouterr() == ((tmp_path / "out").read_bytes(), b"")


def test_export_replaces_a_file_only_with_force(small_dataset: SmallDataset, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("mine")
    done = run("export", "csv", "-o", out, *files(small_dataset))
    assert done.returncode == 1
    assert done.stderr == f"{out}: exists already; nothing was written; add --force to replace it\n"
    assert out.read_text() == "mine"
    assert run("export", "csv", "-o", out, "--force", *files(small_dataset)).returncode == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfhotspot,")


def test_export_without_proof_warns_and_says_so_in_every_row(small_dataset: SmallDataset) -> None:
    done = run("export", "csv", "--data", small_dataset.data)
    assert done.returncode == 0
    assert "there is no lock file" in done.stderr
    assert done.stdout.count(",unreadable,") == 5


def test_a_reader_that_stops_early_is_no_error(small_dataset: SmallDataset) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "geo", "list", "--data", str(small_dataset.data)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait(timeout=60) == 141


def test_interrupted_is_quiet(small_dataset: SmallDataset, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("geo.commands.basic.check", interrupted)
    assert main(["check", "--data", str(small_dataset.data)]) == 130


@contextmanager
def listener() -> Iterator[int]:
    """A port of this machine that somebody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(1)
        yield taken.getsockname()[1]


def test_serve_on_a_port_in_use_is_one_line(small_dataset: SmallDataset) -> None:
    with listener() as port:
        done = run("serve", "--port", port, *files(small_dataset))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert f"port {port} is in use; a free port was expected" in done.stderr


def test_serve_at_an_address_of_nobody_is_one_line(small_dataset: SmallDataset) -> None:
    done = run("serve", "--address", "192.0.2.1", *files(small_dataset))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "the address is not this machine's" in done.stderr


def test_serve_checks_the_data_first(small_dataset: SmallDataset) -> None:
    small_dataset.replace("precision: city", "precision: village")
    done = run("serve", *files(small_dataset))
    assert done.returncode == 1
    assert "village" in done.stderr


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8501/"),
        ("::1", "http://[::1]:8501/"),
        ("0.0.0.0", "http://localhost:8501/"),
        ("::", "http://localhost:8501/"),
    ],
)
def test_the_page_is_where_a_browser_finds_it(address: str, url: str) -> None:
    assert launch.page_url(address, 8501) == url


def test_serve_says_where_the_page_is_and_answers_there(small_dataset: SmallDataset, tmp_path: Path) -> None:
    with listener() as port:
        pass
    with subprocess.Popen(
        [sys.executable, "-m", "geo", "serve", "--port", str(port), *map(str, files(small_dataset))],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as server:
        try:
            assert server.stdout
            assert server.stdout.readline() == f"{small_dataset.data}: 3 hotspots, 4 excerpts, 2 sources\n"
            assert server.stdout.readline() == f"The map is at http://127.0.0.1:{port}/ (Ctrl-C stops it)\n"
            assert healthy(port, server)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)


def healthy(port: int, server: subprocess.Popen[str], seconds: float = 40) -> bool:
    """Whether the server answers before the time is over; asks again when it has printed a line or refused."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            try:
                server.wait(timeout=0.2)
            except subprocess.TimeoutExpired:
                continue
    return False
