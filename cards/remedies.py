"""What each fault and hint of the check means, and its cure with the exact page or command. `app.py doctor` prints the
same words, in English.

Pages are Microsoft's own, by title: "Get-EXOMailbox", "Set-CalendarProcessing", "Role Based Access Control for
Applications in Exchange Online", "az ad app permission", "Add a client secret".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.replies.calendars import Detail, Fault, Hint
from cards.tongue import mark, say

PERMISSION_IDS = {
    "Place.Read.All": "913b9306-0ce1-42b8-9137-6a7df690a760",
    "Calendars.ReadWrite": "ef54d2bf-783f-4e0f-bca1-3210c0444d99",
    "User.Read.All": "df021288-bdef-4463-88db-98f22de89214",
    "MailboxSettings.Read": "40f97065-369a-49f4-947c-6a255697ae91",
}
"""Of Microsoft Graph's application permissions ("Microsoft Graph permissions reference")."""
_NAME = "NAME"


@dataclass(frozen=True, slots=True)
class Remedy:
    """`title` says what is the case, `means` what comes of it, `cure` what to do and on which page.

    `commands` for the shell or Exchange Online PowerShell, one a line. `say`: an admin command that goes on in the
    chat, with the title of its button. In `cure` and `commands` stand {name} for the configuration, {one} for the first
    thing it concerns. What is read is said by the card.
    """

    title: str
    means: str
    cure: str
    commands: tuple[str, ...] = ()
    say: tuple[str, str] | None = None


FAULTS: dict[Fault, Remedy] = {
    Fault.SECRET: Remedy(
        mark("Entra refused the app’s secret"),
        mark("It is wrong or has expired, so Nook can reach neither calendars nor chats."),
        mark(
            "Entra admin center > App registrations > Nook > Certificates & secrets > New client secret. Put its value,"
            " not its ID, into MICROSOFT_APP_PASSWORD and start Nook again."
        ),
        ("az ad app credential reset --id MICROSOFT_APP_ID --append",),
    ),
    Fault.LOGIN: Remedy(
        mark("Signing in to Entra does not work"),
        mark("Without a token Nook can do nothing in Microsoft 365."),
        mark(
            "Look whether the machine reaches LOGIN_URL on port 443, and whether MICROSOFT_APP_ID and"
            " MICROSOFT_APP_TENANT_ID are those on Entra admin center > App registrations > Nook > Overview."
        ),
        ("curl -I https://login.microsoftonline.com",),
    ),
    Fault.CONSENT: Remedy(
        mark("Consent is missing"),
        mark("No Microsoft 365 administrator has granted Nook its permissions, or somebody took them away."),
        mark(
            "Write “admin add configuration” and press Grant consent as such an administrator, or Entra admin center >"
            " Enterprise applications > Nook > Permissions > Grant admin consent."
        ),
        ("az ad app permission admin-consent --id MICROSOFT_APP_ID",),
        ("admin add configuration", mark("Ask for consent")),
    ),
    Fault.GRAPH: Remedy(
        mark("Microsoft Graph does not do what Nook asks"),
        mark("Calendars, people or rooms cannot be read at the moment."),
        mark(
            "Microsoft 365 admin center > Health > Service health shows whether Microsoft has trouble. Else look"
            " whether the machine reaches GRAPH_URL on port 443."
        ),
        ("curl -I https://graph.microsoft.com/v1.0/",),
    ),
    Fault.PERMISSION: Remedy(
        mark("Permissions are missing"),
        mark("The token that Entra gives Nook does not carry them."),
        mark(
            "Entra admin center > App registrations > Nook > API permissions > Add a permission > Microsoft Graph >"
            " Application permissions. Add what is named here, then Grant admin consent. It may take some minutes to"
            " show."
        ),
        (
            "az ad app permission add --id MICROSOFT_APP_ID --api 00000003-0000-0000-c000-000000000000"
            " --api-permissions {ids}",
            "az ad app permission admin-consent --id MICROSOFT_APP_ID",
        ),
    ),
    Fault.NO_CONFIGURATION: Remedy(
        mark("There is no configuration"),
        mark("Nook is not connected to Microsoft 365, so nobody can book."),
        mark("Write “admin add configuration”: it asks for consent, a service account and who books as what."),
        say=("admin add configuration", mark("Add configuration")),
    ),
    Fault.ACCOUNT_MISSING: Remedy(
        mark("The service account does not exist"),
        mark("What Nook books as itself has no calendar to stand in, and calendars cannot be read."),
        mark(
            "Entra admin center > Users > All users: create it, or name another one with “admin configurations”"
            " and Edit."
        ),
        say=("admin configurations", mark("Configurations")),
    ),
    Fault.ACCOUNT_OFF: Remedy(
        mark("The service account is disabled"),
        mark("What Nook books as itself may fail, and Exchange may close its mailbox."),
        mark("Entra admin center > Users > All users > the account > Edit properties > Settings > Account enabled."),
        ("az ad user update --id {one} --account-enabled true",),
    ),
    Fault.NO_MAILBOX: Remedy(
        mark("The service account has no mailbox"),
        mark("What Nook books as itself has no calendar to stand in, and calendars cannot be read."),
        mark(
            "Microsoft 365 admin center > Users > Active users > the account > Licenses and apps: a licence with"
            " Exchange Online. A shared mailbox needs none."
        ),
        ("Get-EXOMailbox {one}",),
    ),
    Fault.UNREADABLE: Remedy(
        mark("Calendars cannot be read"),
        mark("Nobody knows when these rooms are free, so Nook does not offer them."),
        mark(
            "Let people see the rooms’ free/busy times; where RBAC for Applications narrows Nook, put the rooms"
            " into its scope. Then look what Nook may do there:"
        ),
        (
            "Set-MailboxFolderPermission {one}:\\Calendar -User Default -AccessRights AvailabilityOnly",
            "Test-ServicePrincipalAuthorization Nook -Resource {one}",
        ),
    ),
    Fault.VANISHED: Remedy(
        mark("Calendars are offered no more"),
        mark("They are connected, but Microsoft 365 lists no such rooms: deleted, renamed or hidden."),
        mark(
            "Exchange admin center > Recipients > Resources: restore the room. If it is gone for good, write"
            " “admin disconnect {one}”."
        ),
        ("Get-EXOMailbox {one} -PropertySets All | Format-List RecipientTypeDetails, HiddenFromAddressListsEnabled",),
        ("admin calendars", mark("Room calendars")),
    ),
    Fault.DOMAIN: Remedy(
        mark("Acceptable domains that match nobody"),
        mark("No account of this tenant can have such a domain, since it is not verified there."),
        mark(
            "Write “admin domains remove {one} for {name}”, or verify it: Microsoft 365 admin center > Settings >"
            " Domains."
        ),
        say=("admin domains", mark("Domains")),
    ),
    Fault.NO_DOMAINS: Remedy(
        mark("Book as user, but no acceptable domain"),
        mark("So everybody books as Nook, and nothing stands in people’s own calendars."),
        mark(
            "Write “admin domains add contoso.com for {name}” with your own domain, or, if that is meant,"
            " “admin booking level service for {name}”."
        ),
        say=("admin domains", mark("Domains")),
    ),
    Fault.LINK: Remedy(
        mark("Links to rooms that are gone"),
        mark("These calendars cannot be booked."),
        mark("Write “admin unlink {one}”, then link the calendar to a room that is there."),
        say=("admin link", mark("Link rooms")),
    ),
    Fault.NO_CALENDARS: Remedy(
        mark("No room calendar is connected"),
        mark("So no room can be booked through this configuration."),
        mark("Write “admin calendars”, tick the rooms and press Connect."),
        say=("admin calendars", mark("Room calendars")),
    ),
    Fault.NO_LINKS: Remedy(
        mark("No calendar is linked to a room"),
        mark("Only linked calendars are offered, so nobody can book."),
        mark("Write “admin link”. Where there are no rooms yet, “admin import rooms” makes them."),
        say=("admin link", mark("Link rooms")),
    ),
    Fault.PUBLIC_URL: Remedy(
        mark("Nook is not reached at its public address"),
        mark("Teams, the way back from consent and pictures of floors all come to PUBLIC_URL."),
        mark(
            "Look whether Nook runs, then at DNS, certificate and reverse proxy: what goes to PUBLIC_URL has to"
            " reach PORT of Nook. Azure portal > Azure Bot > Configuration > Messaging endpoint is"
            " PUBLIC_URL/api/messages. Some networks bar a machine from its own public address: then try from"
            " elsewhere."
        ),
        ("curl -i PUBLIC_URL/health",),
    ),
    Fault.TAB: Remedy(
        mark("The tab cannot sign people in"),
        mark("The chat works, but whoever opens the tab Floor plan is told that signing in failed."),
        mark(
            "Entra admin center > App registrations > Nook > Expose an API: the application ID URI"
            " api://HOST/botid-MICROSOFT_APP_ID, the scope access_as_user, and Teams’ two clients, authorised for it."
            " HOST is that of PUBLIC_URL."
        ),
        ("az ad app update --id MICROSOFT_APP_ID --identifier-uris api://HOST/botid-MICROSOFT_APP_ID",),
    ),
    Fault.DATABASE: Remedy(
        mark("The database is of another version than this Nook"),
        mark("Some things may fail until both are the same."),
        mark("Stop every Nook that uses it and start this version once: it brings the tables up to date by itself."),
        ("python app.py",),
    ),
}

HINTS: dict[Hint, Remedy] = {
    Hint.SILENT_ROOM: Remedy(
        mark("Rooms that have not answered their last invitation"),
        mark("They do not accept by themselves, so bookings there wait."),
        mark(
            "Exchange admin center > Recipients > Resources > the room > Booking delegates: Accept or decline booking"
            " requests automatically."
        ),
        ("Set-CalendarProcessing {one} -AutomateProcessing AutoAccept",),
    ),
    Hint.WIDE: Remedy(
        mark("Nook may write to every calendar of the tenant"),
        mark(
            "Consent to Calendars.ReadWrite is tenant-wide. Exchange’s RBAC for Applications can narrow it to the"
            " rooms, the service account and the people who book as user."
        ),
        mark(
            "Run these in Exchange Online PowerShell, then take Calendars.ReadWrite away in Entra: both add up."
            " Then try a mailbox that should be out of reach: “admin check mailbox ceo@contoso.com”."
        ),
        (
            "New-ServicePrincipal -AppId MICROSOFT_APP_ID -ObjectId ENTERPRISE_APP_OBJECT_ID -DisplayName Nook",
            "New-ManagementScope Nook -RecipientRestrictionFilter \"MemberOfGroup -eq 'GROUP_DN'\"",
            'New-ManagementRoleAssignment -App ENTERPRISE_APP_OBJECT_ID -Role "Application Calendars.ReadWrite"'
            " -CustomResourceScope Nook",
            "Test-ServicePrincipalAuthorization Nook -Resource MAILBOX",
        ),
    ),
    Hint.UNLINKED: Remedy(
        mark("Calendars without a room"),
        mark("They are connected, but not offered until each is linked to a room."),
        mark("Write “admin link”."),
        say=("admin link", mark("Link rooms")),
    ),
    Hint.BUSY: Remedy(
        mark("Microsoft 365 asked Nook to wait lately"),
        mark(
            "It had more requests than it takes, so searches and bookings take longer, and here not all may be tried."
        ),
        mark(
            "Nook waits as long as it is told to. Check again in some minutes; where it comes again and again,"
            " give each building a configuration with a service account of its own."
        ),
    ),
    Hint.UNTRIED: Remedy(
        mark("Not everything could be tried in time"),
        mark("The check ends after some seconds, whatever Microsoft 365 does."),
        mark("Check again; the rest of what is said here holds."),
    ),
    Hint.SWITCHED_OFF: Remedy(
        mark("Configurations that are switched off"),
        mark("Their rooms are not offered, and they were not tried."),
        mark("Write “admin switch on {one}” to use it again."),
    ),
}


def cure_of(remedy: Remedy, name: str, details: tuple[Detail, ...]) -> str:
    """With what the fault is about in its places; a calendar's name gives way to its address."""
    return say(remedy.cure, name=name or _NAME, one=_first(details))


def commands_of(remedy: Remedy, name: str, details: tuple[Detail, ...]) -> list[str]:
    """The same in every language."""
    ids = " ".join(f"{PERMISSION_IDS[one]}=Role" for one in details if isinstance(one, str) and one in PERMISSION_IDS)
    places = {"{name}": name or _NAME, "{one}": _first(details), "{ids}": ids}
    return [re.sub("|".join(map(re.escape, places)), lambda place: places[place[0]], line) for line in remedy.commands]


def _first(details: tuple[Detail, ...]) -> str:
    """`everest@contoso.com` of `Everest (everest@contoso.com)`."""
    first = details[0] if details else _NAME
    if not isinstance(first, str):
        return _NAME
    _, opened, rest = first.rpartition("(")
    return rest.removesuffix(")") if opened and "@" in rest else first
