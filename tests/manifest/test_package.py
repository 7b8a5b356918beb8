"""The app package against Microsoft's schema and the rules of the Teams Store."""

import json
import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema_rs
import pytest
from PIL import Image

from bot.commands import COMMANDS
from bot.language import understand
from bot.language.reading import read
from bot.language.understanding import Directory
from bot.settings import Settings, Unsettled, read_settings
from cards.menus import clicked
from cards.tongue import LANGUAGES, speaking
from manifest.__main__ import main
from manifest.app import FLOOR_TAB, HELP_TAB, manifest, translations
from manifest.owned import rises
from manifest.package import faults, package, version
from manifest.words import listed

SHARED_SCHEMA = Path(__file__).parents[3] / "shared" / "schemas" / "teams-manifest-1.29.json"
APP = "11111111-2222-3333-4444-555555555555"
SETTINGS = {
    "MICROSOFT_APP_ID": APP,
    "PUBLIC_URL": "https://nook.contoso.com",
    "SUPPORT_CONTACT": "it@contoso.com",
}
NAMES = {"show floor plan": "floor plan"}
"""Titles that are not the command's name."""
MONDAY = datetime(2027, 3, 1, 9)


def settings(**changes: str) -> Settings:
    return read_settings({**SETTINGS, **changes}, demo=True)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    with ZipFile(BytesIO(package(settings()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def app(files: dict[str, bytes]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files["manifest.json"])
    return read


def languages(files: dict[str, bytes]) -> dict[str, dict[str, str]]:
    return {name[:2]: json.loads(content) for name, content in files.items() if re.fullmatch(r"\w\w\.json", name)}


def test_it_holds_the_manifest_two_icons_and_a_file_a_language(files: dict[str, bytes]) -> None:
    assert set(files) == {
        "manifest.json", "color.png", "outline.png", *(f"{one}.json" for one in LANGUAGES if one != "en")
    }  # fmt: skip


def test_microsofts_schema_takes_it_and_refuses_a_changed_one(app: dict[str, Any]) -> None:
    if not SHARED_SCHEMA.exists():
        pytest.skip("Microsoft's schema is not beside this clone")
    schema = json.loads(SHARED_SCHEMA.read_text())
    validator = jsonschema_rs.validator_for(schema)
    assert [error.message for error in validator.iter_errors(app)] == []
    assert list(validator.iter_errors({**app, "validDomain": []}))


def test_each_language_has_every_text_and_none_is_empty_or_too_long(files: dict[str, bytes]) -> None:
    said = languages(files)
    assert set(said) == set(LANGUAGES) - {"en"}
    keys = [set(texts) for texts in said.values()]
    assert all(one == keys[0] for one in keys)
    for texts in said.values():
        for path, text in texts.items():
            assert text
            most = 128 if path.endswith("description") and "feature" not in path else 4000
            most = {"description.short": 80, "name.short": 30}.get(path, most)
            most = 32 if path.endswith("title") and "feature" not in path else most
            most = 45 if re.fullmatch(r"description.features.*title", path) else most
            most = 120 if re.fullmatch(r"description.features.*description", path) else most
            assert len(text) <= most or path == "description.full", (path, text)


def test_the_texts_name_microsoft_teams_and_brag_of_nothing(app: dict[str, Any]) -> None:
    short, full = app["description"]["short"], app["description"]["full"]
    assert len(short) <= 80
    assert "Microsoft Teams" in short
    assert "app" not in short.lower().split()
    assert len(full) <= 4000
    assert len(full.split()) <= 500
    assert not re.search(r"\b(best|greatest|ultimate|#1|beta|preview)\b", full, re.IGNORECASE)
    assert "Limitations" in full
    assert "https://nook.contoso.com/about" in full, "help is a link"


def test_every_command_in_a_menu_is_understood_as_it_stands(app: dict[str, Any], files: dict[str, bytes]) -> None:
    wakes = {command.name: command.wakes for command in COMMANDS}
    known = Directory(("Everest",), ("HQ",))
    lists = app["bots"][0]["commandLists"]
    assert [one["scopes"] for one in lists] == [["personal"], ["team", "groupChat"]]
    for one in lists:
        assert 0 < len(one["commands"]) <= 10
        titles = [command["title"] for command in one["commands"]]
        assert len(set(titles)) == len(titles)
        for title in titles:
            assert not title.startswith("/")
            assert understand(title, MONDAY, known).intent in wakes[NAMES.get(title, title)], title


def test_the_menus_of_other_languages_are_understood_in_them(app: dict[str, Any], files: dict[str, bytes]) -> None:
    known = Directory(("Everest",), ("HQ",))
    wakes = {command.name: command.wakes for command in COMMANDS}
    for language, texts in languages(files).items():
        for at, one in enumerate(app["bots"][0]["commandLists"]):
            for number, command in enumerate(one["commands"]):
                said = texts[f"bots[0].commandLists[{at}].commands[{number}].title"]
                meant = wakes[NAMES.get(command["title"], command["title"])]
                assert read(said, MONDAY, known, language).intent in meant, said


def test_two_letters_swapped_in_a_menu_line_change_nothing() -> None:
    """But in "admin", which few people write and nobody else shall reach by a slip."""
    known = Directory(("Everest",), ("HQ",))
    for language in LANGUAGES:
        with speaking(language):
            titles = [line.title for line in listed(shared=False)]
        for title in titles:
            meant = read(title, MONDAY, known, language).intent
            for word in title.split():
                for at in range(1, len(word) - 2 if word != "admin" else 0):
                    slip = title.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :])
                    assert read(slip, MONDAY, known, language).intent is meant, slip


def test_a_menu_line_sent_with_its_description_is_its_title() -> None:
    for language in LANGUAGES:
        with speaking(language):
            for line in listed(shared=False):
                for between in (" ", "\n", ": ", " – "):
                    assert clicked(f"{line.title}{between}{line.description}") == line.title
                assert clicked(line.title) is None
    assert clicked("help What Nook can do for 6 people") is None


def test_only_our_own_domain_is_valid(app: dict[str, Any]) -> None:
    assert app["validDomains"] == ["nook.contoso.com"]
    assert app["webApplicationInfo"] == {"id": APP, "resource": f"api://nook.contoso.com/botid-{APP}"}
    assert app["bots"][0]["supportsFiles"] is True


def test_the_tabs_are_nooks_own_pages_and_are_named_in_each_language(
    app: dict[str, Any], files: dict[str, bytes]
) -> None:
    tab = app["staticTabs"][FLOOR_TAB]
    assert tab["contentUrl"] == "https://nook.contoso.com/floor?lang={locale}&theme={theme}"
    assert (tab["entityId"], tab["scopes"]) == ("floor", ["personal"])
    help_tab = app["staticTabs"][HELP_TAB]
    assert help_tab["contentUrl"] == "https://nook.contoso.com/help?lang={locale}&theme={theme}"
    for at, name in ((FLOOR_TAB, tab["name"]), (HELP_TAB, help_tab["name"])):
        names = {texts[f"staticTabs[{at}].name"] for texts in languages(files).values()}
        assert len({name, *names}) == len(LANGUAGES)


def test_the_icons_are_as_teams_wants_them(files: dict[str, bytes]) -> None:
    colour = Image.open(BytesIO(files["color.png"])).convert("RGBA")
    outline = Image.open(BytesIO(files["outline.png"])).convert("RGBA")
    assert colour.size == (192, 192)
    assert outline.size == (32, 32)
    ground = colour.getpixel((0, 0))
    symbol = [(x, y) for x in range(192) for y in range(192) if colour.getpixel((x, y)) != ground]
    assert min(min(point) for point in symbol) >= 48
    assert max(max(point) for point in symbol) < 144
    seen = {outline.getpixel((x, y)) for x in range(32) for y in range(32)}
    assert {pixel[:3] for pixel in seen if isinstance(pixel, tuple)} == {(255, 255, 255)}
    assert outline.getchannel("A").getextrema() == (0, 255)


@pytest.mark.parametrize("host", ["nook.azurewebsites.net", "x.westeurope.azurecontainerapps.io", "a.ngrok-free.app"])
def test_a_host_that_strangers_share_is_refused_unless_it_is_said_to_be_a_trial(host: str) -> None:
    shared = settings(PUBLIC_URL=f"https://{host}")
    (fault,) = faults(shared)
    assert "a domain of your own" in fault
    assert faults(shared, shared_host=True) == ()
    assert faults(settings(PUBLIC_URL="https://nook.ngrok-free.app.contoso.com")) == (), "the control"


def test_a_version_that_was_released_is_not_packed_again() -> None:
    released = f"# Changes\n\n## {version()}\n\n- x\n\n## 0.0.9\n"
    (fault,) = faults(settings(), changelog=released)
    assert "was released already" in fault
    assert faults(settings(), changelog="## 99.0.0, not released\n\n## 0.0.9\n") == ()
    assert rises("0.10.0", "0.9.9")


def test_a_common_noun_has_its_developers_name_beside_it_and_no_name_is_microsofts() -> None:
    app = manifest(settings(DEVELOPER_NAME="Contoso IT"), "1.0.0")
    assert app["name"] == {"short": "Nook", "full": "Nook by Contoso IT"}
    assert translations(settings(DEVELOPER_NAME="Contoso IT"))["de"]["name.full"] == "Nook von Contoso IT"
    for name in (*app["name"].values(), app["description"]["short"].split(" in ")[0]):
        assert not re.search(r"microsoft|teams|office|outlook|365|beta|preview|slack|zoom|google", name, re.IGNORECASE)


def test_no_command_is_named_like_one_of_teams_own(app: dict[str, Any], files: dict[str, bytes]) -> None:
    """Teams' slash commands (page "Use commands in Microsoft Teams")."""
    own = {
        "activity", "available", "away", "brb", "busy", "call", "chat", "code", "dnd", "files", "find", "goto", "join",
        "keys", "loop", "mentions", "offline", "org", "pop", "saved", "settings", "testcall", "unread", "whatsnew",
        "who", "wiki", "sign out", "sign in",
    }  # fmt: skip
    titles = {one["title"] for scope in app["bots"][0]["commandLists"] for one in scope["commands"]}
    titles |= {text for said in languages(files).values() for path, text in said.items() if path.endswith("title")}
    assert not own & {title.casefold() for title in titles}
    assert not [title for title in titles if title.startswith("/")]


def test_the_same_settings_give_the_same_bytes() -> None:
    assert package(settings()) == package(settings())


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("MICROSOFT_APP_ID", "MICROSOFT_APP_ID must be"),
        ("PUBLIC_URL", "PUBLIC_URL must begin with https://"),
        ("SUPPORT_CONTACT", "SUPPORT_CONTACT is missing"),
    ],
)
def test_what_is_missing_is_named(missing: str, said: str) -> None:
    with pytest.raises(Unsettled) as unsettled:
        package(settings(**{missing: ""}))
    (fault,) = unsettled.value.faults
    assert said in fault


def test_the_command_writes_the_file_or_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    assert main([]) == 0
    assert ZipFile("nook.zip").testzip() is None
    monkeypatch.delenv("SUPPORT_CONTACT")
    assert main(["other.zip"]) == 2
    assert not Path("other.zip").exists()
    assert "SUPPORT_CONTACT" in capsys.readouterr().err
