"""Samples of what Nook says to admins about configurations, consent and roles; and the worst that may stand in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.ailments import Ailment, Symptom
from bot.domain.configuration import BookingLevel, Configuration
from bot.domain.domains import BadDomain
from bot.domain.people import Identity, Role
from bot.presses import Press, Say
from bot.presses.configurations import (
    AskToRemove,
    EditConfiguration,
    Grant,
    ProveConsent,
    RemoveConfiguration,
    Revoke,
    SubmitConfiguration,
    SwitchOff,
)
from bot.replies import Reply
from bot.replies.admin import (
    AdminsOnly,
    AdminStanding,
    AdminUnknown,
    Changed,
    ChangedMeanwhile,
    ConfigurationForm,
    Configurations,
    ConfigurationShown,
    Confirm,
    ConsentAsked,
    ConsentMissing,
    Doing,
    DoneAway,
    FormProblem,
    Gone,
    LastAdminStays,
    NotHere,
    RoleGranted,
    Roles,
    SetUpStep,
    WhichConfiguration,
    WhichPerson,
    WhichRole,
)
from tests.cards.workplace import NAMES, NOW

TENANT = "8a3d5b6c-0000-4000-8000-000000000001"
USER = Configuration(
    "c1", "Contoso", TENANT, "nook@contoso.com", BookingLevel.USER, frozenset({"contoso.com", "contoso.de"}), revision=3
)
SERVICE = Configuration("c2", "Fabrikam", TENANT, "rooms@fabrikam.com", BookingLevel.SERVICE, frozenset(), on=False)
MANAGED = replace(SERVICE, on=True, manage_service_bookings=True)
ADELE = Identity(TENANT, "0d6f0e0e-1111-4111-8111-000000000001")
EDIT = EditConfiguration("c1")
AGAIN = Say("admin add configuration")
CONSENT = "https://login.microsoftonline.com/t/v2.0/adminconsent?client_id=x&state=" + "s" * 43


def steps(done: int) -> tuple[tuple[SetUpStep, bool, int], ...]:
    numbers = (-1, -1, 2, 118, 120, 110, -1)
    return tuple((step, at < done, numbers[at]) for at, step in enumerate(SetUpStep))


def _form(new: bool = True, *problems: FormProblem, refused: tuple[tuple[str, BadDomain], ...] = ()) -> Reply:
    shown = USER if not new else replace(USER, name="", service_account="", revision=0)
    return ConfigurationForm(
        shown.name,
        shown.service_account,
        "user",
        ("contoso.com", "contoso.de"),
        False,
        SubmitConfiguration(shown),
        new,
        problems=tuple((problem, "nook@contoso.com") for problem in problems),
        refused=refused,
    )


ADMIN_SAMPLES: dict[str, Reply] = {
    "welcome, admin": AdminStanding(steps(1), (), ("global",), "Grady Archie", welcome=True),
    "standing, nothing": AdminStanding(steps(1), (), ("integrations",)),
    "standing, half": AdminStanding(steps(5), ((USER, 0),), ("global",)),
    "standing, all": AdminStanding(steps(7), ((USER, 110), (SERVICE, 0)), ("global", "integrations")),
    "admins only": AdminsOnly(NAMES[:2]),
    "no admins": AdminsOnly(()),
    "global only": AdminsOnly(NAMES[:1], global_only=True),
    "not here": NotHere(),
    "admin unknown": AdminUnknown("admin make me a sandwich"),
    "consent asked": ConsentAsked(CONSENT, NOW + timedelta(minutes=10), ProveConsent(TENANT)),
    "consent declined": ConsentMissing(AGAIN, declined=True, trouble="AADSTS65004: User declined to consent."),
    "consent incomplete": ConsentMissing(ProveConsent(TENANT), missing=("Place.Read.All", "User.Read.All")),
    "consent without Exchange": ConsentMissing(
        ProveConsent(TENANT), ProveConsent(TENANT, True), ("Calendars.ReadWrite", "MailboxSettings.Read")
    ),
    "consent not seen": ConsentMissing(ProveConsent(TENANT), trouble=Ailment(Symptom.ENTRA_SILENT)),
    "form, new": _form(),
    "form, change": _form(False),
    **{f"form: {problem}": _form(True, problem) for problem in FormProblem},
    "form, domains refused": _form(
        False, FormProblem.NO_ACCOUNT, refused=tuple((f"nonsense{n}", why) for n, why in enumerate(BadDomain))
    ),
    **{
        f"configuration {changed}": ConfigurationShown(USER, changed, 12, 10, EDIT, before="Old name")
        for changed in Changed
    },
    "configuration, as Nook": ConfigurationShown(SERVICE, Changed.CREATED, 0, 0, EDIT),
    "configuration, managed": ConfigurationShown(MANAGED, Changed.LEVEL, 3, 3, EDIT),
    "configuration, no domain": ConfigurationShown(
        replace(USER, acceptable_domains=frozenset()), Changed.DOMAINS, 1, 1, EDIT, (("contoso", BadDomain.NO_DOT),)
    ),
    "configurations": Configurations(
        ((USER, 12, 10, EDIT, AskToRemove("c1")), (SERVICE, 3, 0, EDIT, AskToRemove("c2")))
    ),
    "configurations, none": Configurations(()),
    "which configuration": WhichConfiguration("Con", (("Contoso", Say("x")), ("Contoso Berlin", Say("y")))),
    "which, said none": WhichConfiguration("", (("Contoso", Say("x")), ("Fabrikam", Say("y")))),
    "which, none there": WhichConfiguration("Contoso", ()),
    "changed meanwhile": ChangedMeanwhile("Contoso", EDIT),
    "gone meanwhile": ChangedMeanwhile(""),
    "confirm remove": Confirm(Doing.REMOVE, "Contoso", RemoveConfiguration(USER), 12, 10, 7),
    "confirm switch off": Confirm(Doing.SWITCH_OFF, "Contoso", SwitchOff(USER), 1, 1, 1),
    "confirm, nothing touched": Confirm(Doing.REMOVE, "Contoso", RemoveConfiguration(USER)),
    "confirm disconnect": Confirm(Doing.DISCONNECT, "everest@contoso.com", SwitchOff(USER), 0, 1, 2),
    "confirm revoke": Confirm(Doing.REVOKE, "Adele Vance", Revoke(ADELE, "Adele Vance")),
    **{f"done: {gone}": DoneAway(gone, "Contoso", 12, 10) for gone in Gone},
    "roles": Roles(
        ((ADELE, "Adele Vance", (Role.GLOBAL, Role.INTEGRATIONS)), (ADELE, "", (Role.INTEGRATIONS,))), may_change=True
    ),
    "roles, reader": Roles(((ADELE, "Adele Vance", (Role.GLOBAL,)),), may_change=False),
    "which person": WhichPerson(
        "adele",
        (
            ("Adele Vance", "adele@contoso.com", Grant(ADELE, "Adele Vance", Role.GLOBAL)),
            ("Adele Young", "adele.young@contoso.com", Grant(ADELE, "Adele Young", Role.GLOBAL)),
        ),
    ),
    "which person, nobody": WhichPerson("Adle Vanse", ()),
    "which role": WhichRole("Adele Vance", tuple((role, Grant(ADELE, "Adele Vance", role)) for role in Role)),
    "granted": RoleGranted("Adele Vance", Role.INTEGRATIONS),
    "granted before": RoleGranted("Adele Vance", Role.GLOBAL, had_it=True),
    "last admin": LastAdminStays("Grady Archie"),
}


def worst_admin(text: str) -> dict[str, Reply]:
    many = (text,) * 100
    press: Press = EDIT
    one = Configuration("c", text, text, text, BookingLevel.USER, frozenset(f"{n}{text}" for n in range(300)))
    bad = tuple((text, BadDomain.ADDRESS) for _ in range(300))
    form = ConfigurationForm(
        text,
        text,
        text,
        tuple(f"company-number-{n}.example" for n in range(500)),
        True,
        press,
        True,
        problems=tuple((problem, text) for problem in FormProblem),
        refused=bad,
    )
    return {
        "standing": AdminStanding(steps(7), ((one, 5),) * 100, many[:3], text, welcome=True),
        "admins only": AdminsOnly(many),
        "admin unknown": AdminUnknown(text),
        "consent missing": ConsentMissing(press, press, many[:4], trouble=text),
        "form": form,
        "configuration": ConfigurationShown(one, Changed.RENAMED, 9, 9, press, bad, text),
        "configurations": Configurations(((one, 1, 1, press, press),) * 100),
        "which configuration": WhichConfiguration(text, ((text, press),) * 100),
        "changed meanwhile": ChangedMeanwhile(text, press),
        "confirm": Confirm(Doing.REMOVE, text, press, 1300, 1300, 1300),
        "done away": DoneAway(Gone.REMOVED, text, 1300, 1300),
        "roles": Roles(((ADELE, text, (Role.GLOBAL,)),) * 100, True),
        "which person": WhichPerson(text, ((text, text, press),) * 10),
        "which role": WhichRole(text, ((Role.GLOBAL, press),)),
        "granted": RoleGranted(text, Role.GLOBAL),
        "last admin": LastAdminStays(text),
    }
