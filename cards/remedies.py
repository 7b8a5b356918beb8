"""What each fault and hint of the check means, and its cure with the exact page or command. `app.py doctor` prints the
same words.

Pages are Microsoft's own, by title: "Get-EXOMailbox", "Set-CalendarProcessing", "Role Based Access Control for
Applications in Exchange Online", "az ad app permission", "Add a client secret".
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.replies.calendars import Fault, Hint

PERMISSION_IDS = {
    "Place.Read.All": "913b9306-0ce1-42b8-9137-6a7df690a760",
    "Calendars.ReadWrite": "ef54d2bf-783f-4e0f-bca1-3210c0444d99",
    "User.Read.All": "df021288-bdef-4463-88db-98f22de89214",
    "MailboxSettings.Read": "40f97065-369a-49f4-947c-6a255697ae91",
}
"""Of Microsoft Graph's application permissions ("Microsoft Graph permissions reference")."""
_REGISTRATION = "Entra admin center > App registrations > Nook"


@dataclass(frozen=True, slots=True)
class Remedy:
    """`title` says what is the case, `means` what comes of it, `cure` what to do and on which page.

    `commands` for the shell or Exchange Online PowerShell, one a line. `say`: an admin command that goes on in the
    chat, with the title of its button. In `cure` and `commands` stand {name} for the configuration, {one} for the first
    thing it concerns.
    """

    title: str
    means: str
    cure: str
    commands: tuple[str, ...] = ()
    say: tuple[str, str] | None = None


FAULTS: dict[Fault, Remedy] = {
    Fault.SECRET: Remedy(
        "Entra refused the app’s secret",
        "It is wrong or has expired, so Nook can reach neither calendars nor chats.",
        f"{_REGISTRATION} > Certificates & secrets > New client secret. Put its value, not its ID, into"
        " MICROSOFT_APP_PASSWORD and start Nook again.",
        ("az ad app credential reset --id MICROSOFT_APP_ID --append",),
    ),
    Fault.LOGIN: Remedy(
        "Signing in to Entra does not work",
        "Without a token Nook can do nothing in Microsoft 365.",
        "Look whether the machine reaches LOGIN_URL on port 443, and whether MICROSOFT_APP_ID and"
        " MICROSOFT_APP_TENANT_ID are those on Entra admin center > App registrations > Nook > Overview.",
        ("curl -I https://login.microsoftonline.com",),
    ),
    Fault.CONSENT: Remedy(
        "Consent is missing",
        "No Microsoft 365 administrator has granted Nook its permissions, or somebody took them away.",
        "Write “admin add configuration” and press Grant consent as such an administrator, or Entra admin center >"
        " Enterprise applications > Nook > Permissions > Grant admin consent.",
        ("az ad app permission admin-consent --id MICROSOFT_APP_ID",),
        ("admin add configuration", "Ask for consent"),
    ),
    Fault.GRAPH: Remedy(
        "Microsoft Graph does not do what Nook asks",
        "Calendars, people or rooms cannot be read at the moment.",
        "Microsoft 365 admin center > Health > Service health shows whether Microsoft has trouble. Else look whether"
        " the machine reaches GRAPH_URL on port 443.",
        ("curl -I https://graph.microsoft.com/v1.0/",),
    ),
    Fault.PERMISSION: Remedy(
        "Permissions are missing",
        "The token that Entra gives Nook does not carry them.",
        f"{_REGISTRATION} > API permissions > Add a permission > Microsoft Graph > Application permissions. Add what is"
        " named here, then Grant admin consent. It may take some minutes to show.",
        (
            "az ad app permission add --id MICROSOFT_APP_ID --api 00000003-0000-0000-c000-000000000000"
            " --api-permissions {ids}",
            "az ad app permission admin-consent --id MICROSOFT_APP_ID",
        ),
    ),
    Fault.NO_CONFIGURATION: Remedy(
        "There is no configuration",
        "Nook is not connected to Microsoft 365, so nobody can book.",
        "Write “admin add configuration”: it asks for consent, a service account and who books as what.",
        say=("admin add configuration", "Add configuration"),
    ),
    Fault.ACCOUNT_MISSING: Remedy(
        "The service account does not exist",
        "What Nook books as itself has no calendar to stand in, and calendars cannot be read.",
        "Entra admin center > Users > All users: create it, or name another one with “admin configurations” and Edit.",
        say=("admin configurations", "Configurations"),
    ),
    Fault.ACCOUNT_OFF: Remedy(
        "The service account is disabled",
        "What Nook books as itself may fail, and Exchange may close its mailbox.",
        "Entra admin center > Users > All users > the account > Edit properties > Settings > Account enabled.",
        ("az ad user update --id {one} --account-enabled true",),
    ),
    Fault.NO_MAILBOX: Remedy(
        "The service account has no mailbox",
        "What Nook books as itself has no calendar to stand in, and calendars cannot be read.",
        "Microsoft 365 admin center > Users > Active users > the account > Licenses and apps: a licence with Exchange"
        " Online. A shared mailbox needs none.",
        ("Get-EXOMailbox {one}",),
    ),
    Fault.UNREADABLE: Remedy(
        "Calendars cannot be read",
        "Nobody knows when these rooms are free, so Nook does not offer them.",
        "Let people see the rooms’ free/busy times; where RBAC for Applications narrows Nook, put the rooms into its"
        " scope. Then look what Nook may do there:",
        (
            "Set-MailboxFolderPermission {one}:\\Calendar -User Default -AccessRights AvailabilityOnly",
            "Test-ServicePrincipalAuthorization Nook -Resource {one}",
        ),
    ),
    Fault.VANISHED: Remedy(
        "Calendars are offered no more",
        "They are connected, but Microsoft 365 lists no such rooms: deleted, renamed or hidden.",
        "Exchange admin center > Recipients > Resources: restore the room. If it is gone for good, write"
        " “admin disconnect {one}”.",
        ("Get-EXOMailbox {one} -PropertySets All | Format-List RecipientTypeDetails, HiddenFromAddressListsEnabled",),
        ("admin calendars", "Room calendars"),
    ),
    Fault.DOMAIN: Remedy(
        "Acceptable domains that match nobody",
        "No account of this tenant can have such a domain, since it is not verified there.",
        "Write “admin domains remove {one} for {name}”, or verify it: Microsoft 365 admin center > Settings > Domains.",
        say=("admin domains", "Domains"),
    ),
    Fault.NO_DOMAINS: Remedy(
        "Book as user, but no acceptable domain",
        "So everybody books as Nook, and nothing stands in people’s own calendars.",
        "Write “admin domains add contoso.com for {name}” with your own domain, or, if that is meant,"
        " “admin booking level service for {name}”.",
        say=("admin domains", "Domains"),
    ),
    Fault.LINK: Remedy(
        "Links to rooms that are gone",
        "These calendars cannot be booked.",
        "Write “admin unlink {one}”, then link the calendar to a room that is there.",
        say=("admin link", "Link rooms"),
    ),
    Fault.NO_CALENDARS: Remedy(
        "No room calendar is connected",
        "So no room can be booked through this configuration.",
        "Write “admin calendars”, tick the rooms and press Connect.",
        say=("admin calendars", "Room calendars"),
    ),
    Fault.NO_LINKS: Remedy(
        "No calendar is linked to a room",
        "Only linked calendars are offered, so nobody can book.",
        "Write “admin link”. Where there are no rooms yet, “admin import rooms” makes them.",
        say=("admin link", "Link rooms"),
    ),
    Fault.PUBLIC_URL: Remedy(
        "Nook is not reached at its public address",
        "Teams, the way back from consent and pictures of floors all come to PUBLIC_URL.",
        "Look whether Nook runs, then at DNS, certificate and reverse proxy: what goes to PUBLIC_URL has to reach PORT"
        " of Nook. Azure portal > Azure Bot > Configuration > Messaging endpoint is PUBLIC_URL/api/messages. Some"
        " networks bar a machine from its own public address: then try from elsewhere.",
        ("curl -i PUBLIC_URL/health",),
    ),
    Fault.DATABASE: Remedy(
        "The database is of another version than this Nook",
        "Some things may fail until both are the same.",
        "Stop every Nook that uses it and start this version once: it brings the tables up to date by itself.",
        ("python app.py",),
    ),
}

HINTS: dict[Hint, Remedy] = {
    Hint.SILENT_ROOM: Remedy(
        "Rooms that have not answered their last invitation",
        "They do not accept by themselves, so bookings there wait.",
        "Exchange admin center > Recipients > Resources > the room > Booking delegates: Accept or decline booking"
        " requests automatically.",
        ("Set-CalendarProcessing {one} -AutomateProcessing AutoAccept",),
    ),
    Hint.WIDE: Remedy(
        "Nook may write to every calendar of the tenant",
        "Consent to Calendars.ReadWrite is tenant-wide. Exchange’s RBAC for Applications can narrow it to the rooms,"
        " the service account and the people who book as user.",
        "Run these in Exchange Online PowerShell, then take Calendars.ReadWrite away in Entra: both add up. Then try a"
        " mailbox that should be out of reach: “admin check mailbox ceo@contoso.com”.",
        (
            "New-ServicePrincipal -AppId MICROSOFT_APP_ID -ObjectId ENTERPRISE_APP_OBJECT_ID -DisplayName Nook",
            "New-ManagementScope Nook -RecipientRestrictionFilter \"MemberOfGroup -eq 'GROUP_DN'\"",
            'New-ManagementRoleAssignment -App ENTERPRISE_APP_OBJECT_ID -Role "Application Calendars.ReadWrite"'
            " -CustomResourceScope Nook",
            "Test-ServicePrincipalAuthorization Nook -Resource MAILBOX",
        ),
    ),
    Hint.UNLINKED: Remedy(
        "Calendars without a room",
        "They are connected, but not offered until each is linked to a room.",
        "Write “admin link”.",
        say=("admin link", "Link rooms"),
    ),
    Hint.BUSY: Remedy(
        "Microsoft 365 asked Nook to wait lately",
        "It had more requests than it takes, so searches and bookings take longer, and here not all may be tried.",
        "Nook waits as long as it is told to. Check again in some minutes; where it comes again and again, give each"
        " building a configuration with a service account of its own.",
    ),
    Hint.UNTRIED: Remedy(
        "Not everything could be tried in time",
        "The check ends after some seconds, whatever Microsoft 365 does.",
        "Check again; the rest of what is said here holds.",
    ),
    Hint.SWITCHED_OFF: Remedy(
        "Configurations that are switched off",
        "Their rooms are not offered, and they were not tried.",
        "Write “admin switch on {one}” to use it again.",
    ),
}


def filled_in(words: str, name: str, details: tuple[str, ...]) -> str:
    """With what the fault is about in its places; a calendar's name gives way to its address."""
    one = _address(details[0]) if details else "NAME"
    ids = " ".join(f"{PERMISSION_IDS[permission]}=Role" for permission in details if permission in PERMISSION_IDS)
    return words.replace("{name}", name or "NAME").replace("{one}", one).replace("{ids}", ids)


def _address(detail: str) -> str:
    """`everest@contoso.com` of `Everest (everest@contoso.com)`."""
    _, opened, rest = detail.rpartition("(")
    return rest.removesuffix(")") if opened and "@" in rest else detail
