"""`python app.py doctor`: what `admin check` says, in the shell, while Nook runs; and its exit code."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from bot.doctor import as_text, doctor
from bot.replies.calendars import Checked, Fault, Hint
from bot.settings import Settings
from bot.simulator import APP_ID
from bot.store import open_store
from bot.store.looking import looked_at
from bot.store.opening import postgresql_address
from bot.store.postgresql import run_patiently
from cards.remedies import FAULTS, HINTS
from tests.databases import KINDS, database
from tests.office import Office
from tests.scenarios.test_setup_check import EVEREST, checked
from tests.scenarios.test_setup_check import here as here

ROOT = Path(__file__).parents[2]


def rows(settings: Settings) -> dict[str, int]:
    """How many there are in each table."""
    file = settings.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


async def examined(here: Office) -> tuple[str, int]:
    return await doctor(here.nook.settings, here.nook.world.clock)


async def test_where_all_is_well_it_ends_with_0_while_nook_runs(here: Office) -> None:
    said, code = await examined(here)
    assert code == 0
    assert "tried: 0 faults and 1 hint." in said
    assert "hint   Nook may write to every calendar of the tenant" in said


async def test_a_fault_ends_with_1_and_stands_there_with_its_cure(here: Office) -> None:
    here.simulator.schedule_errors[EVEREST] = "ErrorNoFreeBusyAccess"
    said, code = await examined(here)
    assert code == 1
    assert "FAULT  Calendars cannot be read\n       Contoso · Everest (everest@contoso.com)\n" in said
    assert f"         Test-ServicePrincipalAuthorization Nook -Resource {EVEREST}\n" in said


async def test_it_says_what_the_card_of_the_check_says(here: Office) -> None:
    here.tenant.apps[APP_ID].roles.discard("MailboxSettings.Read")
    said, _ = await examined(here)
    card = await checked(here)
    assert "Permissions are missing" in said
    for line in ("Permissions are missing", FAULTS[Fault.PERMISSION].means):
        assert line in card.words
        assert line in said


@pytest.mark.fault("F20")
async def test_a_refused_secret_is_found_though_nook_could_not_say_so_in_teams(here: Office) -> None:
    here.simulator.login.revoke_secret(APP_ID)
    said, code = await examined(here)
    assert code == 1
    assert "FAULT  Entra refused the app’s secret" in said


async def test_it_changes_nothing(here: Office) -> None:
    before = rows(here.nook.settings)
    await examined(here)
    assert rows(here.nook.settings) == before
    assert before["calendars"] == 4


async def test_a_database_that_was_never_made_is_not_made_by_looking(here: Office, tmp_path: Path) -> None:
    file = tmp_path / "none.db"
    said, code = await doctor(replace(here.nook.settings, database_url=f"sqlite:///{file}"), here.nook.world.clock)
    assert code == 1
    assert "FAULT  There is no configuration" in said
    assert not file.exists()


async def test_a_database_that_cannot_be_read_is_a_fault(here: Office, tmp_path: Path) -> None:
    file = tmp_path / "broken.db"
    file.write_text("this is no database at all, however long one looks at it" * 100)
    said, code = await doctor(replace(here.nook.settings, database_url=f"sqlite:///{file}"), here.nook.world.clock)
    assert code == 1
    assert said.startswith("FAULT  the database cannot be read")


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with database(request.param, tmp_path, empty=True) as url:
        yield url


async def test_looking_tells_another_version_from_an_empty_database_and_from_the_right_one(
    database_url: str, tmp_path: Path
) -> None:
    on_postgresql = database_url.startswith("postgresql")
    assert (await looked_at(database_url, tmp_path))[1] is False
    async with await open_store(database_url) as store:
        assert await store.migrated()
        address, behind = await looked_at(database_url, tmp_path)
        assert behind is False
        assert (address == database_url) == on_postgresql
    if on_postgresql:
        await run_patiently(
            postgresql_address(make_url(database_url)),
            lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = '0000'")),
        )
        assert (await looked_at(database_url, tmp_path))[1] is True


async def test_a_sqlite_file_that_is_behind_is_a_fault_and_stays_behind(here: Office) -> None:
    file = here.nook.settings.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
        connection.commit()
    said, code = await examined(here)
    assert code == 1
    assert "FAULT" in said
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0000",)


def test_every_fault_and_hint_has_words_and_nothing_is_left_to_be_filled_in() -> None:
    assert set(FAULTS) == set(Fault)
    assert set(HINTS) == set(Hint)
    everything = Checked(
        tuple((fault, "Contoso", ("Everest (everest@contoso.com)", "Place.Read.All")) for fault in Fault),
        tuple((hint, "Contoso", ("Everest (everest@contoso.com)",)) for hint in Hint),
        9,
    )
    said = as_text(everything)
    assert "{" not in said
    assert max(len(line) for line in said.splitlines() if not line.startswith(" " * 9)) <= 100


def test_missing_settings_end_with_2(tmp_path: Path) -> None:
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "app.py"), "doctor"]
    done = subprocess.run(command, cwd=tmp_path, env=bare, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "MICROSOFT_APP_ID is missing" in done.stderr


async def test_in_the_shell_it_prints_and_ends_with_its_code(here: Office, tmp_path: Path) -> None:
    """The whole of it as a process of its own, beside the Nook that runs."""
    settings = here.nook.settings
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PUBLIC_URL": settings.public_url,
        "MICROSOFT_APP_ID": settings.app_id,
        "MICROSOFT_APP_PASSWORD": settings.app_password,
        "MICROSOFT_APP_TENANT_ID": settings.app_tenant,
        "SIGNING_KEY": settings.signing_key,
        "DATABASE_URL": settings.database_url,
        "GRAPH_URL": settings.graph_url,
        "LOGIN_URL": settings.login_url,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "app.py"), "doctor", cwd=tmp_path, env=environment, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    assert process.returncode == 0, said.decode()
    assert "0 faults" in said.decode()
    assert settings.app_password not in said.decode()
