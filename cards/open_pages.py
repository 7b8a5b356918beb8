"""The pages that the app package names: what Nook is, what it keeps of people, on which terms."""

from __future__ import annotations

from babel import Locale

from bot.ports import Article, Chapter, OpenPage
from cards.tongue import LANGUAGES, accepted, say, speaking


def article(page: OpenPage, accept_language: str, wanted: str, contact: str) -> Article:
    """`wanted`: a language's code, which goes before what the browser accepts where there is a catalogue for it."""
    language = wanted.lower() if wanted.lower() in LANGUAGES else accepted(accept_language)
    with speaking(language):
        titles = {
            OpenPage.ABOUT: say("About Nook"),
            OpenPage.PRIVACY: say("Nook and your data"),
            OpenPage.TERMS: say("Terms of use"),
        }
        who = (
            say("Contact:")
            if contact
            else say("Contact: the people in your organisation who run Nook. Write “admin” to it, and it names them.")
        )
        return Article(
            language,
            titles[page],
            {OpenPage.ABOUT: _about, OpenPage.PRIVACY: _privacy, OpenPage.TERMS: _terms}[page](),
            who,
            contact,
            tuple(titles.items()),
            tuple((code, Locale(code).get_language_name(code) or code) for code in LANGUAGES),
        )


def _about() -> tuple[Chapter, ...]:
    return (
        Chapter(
            "",
            (
                say("Nook books meeting rooms by chat in Microsoft Teams."),
                say(
                    "Write “book a room for 6 tomorrow 2pm”, press a room, and Nook says “Booked” once the room itself "
                    "has accepted."
                ),
            ),
        ),
        Chapter(say("Help"), (say("Write “help” to Nook in Teams. Admins write “admin”."),)),
        Chapter(
            say("Limits"),
            (
                say("Nook books rooms that an admin of your organisation has connected to it."),
                say("It runs on your organisation’s own server."),
            ),
        ),
    )


def _privacy() -> tuple[Chapter, ...]:
    return (
        Chapter(
            "",
            (
                say(
                    "This Nook is run by your organisation. It sends nothing to anybody but Microsoft 365 and "
                    "Microsoft Teams."
                ),
            ),
        ),
        Chapter(
            say("What is stored"),
            points=(
                say(
                    "For each booking: room, time, the subject you gave it, whom you invite, your name, mail address "
                    "and Entra object id, the account in whose calendar it stands, its addresses in Outlook and for "
                    "joining online, and the chat in which its card stands."
                ),
                say(
                    "Where your own chat with Nook is, for a year, so that you are told there what you book in the "
                    "tab; and which chats Nook has greeted."
                ),
                say(
                    "What the buttons of cards mean and whose they are, for 14 days; a sentence that a button says "
                    "again, without your name, for 90 days; what a conversation is about, for half an hour."
                ),
                say(
                    "Notices: what Nook told or asked you unasked, such as whether you still need a room, and what you "
                    "answered, for 14 days. Write “quiet” to Nook, and it stores that you want no notices and sends "
                    "none."
                ),
                say("For which room and time you wait, until the wait is over. “Stop waiting” ends it at once."),
                say(
                    "From when to when you work, as your mailbox says, for a day: so that “at 7” is read as you "
                    "mean it."
                ),
                say("When room calendars are busy, without subjects or people, until a week after."),
                say(
                    "How often no free room was found and how often nobody came, by day, building, room and number of "
                    "seats, without people, for some two years."
                ),
                say("Which messages Nook has just answered, by their ids alone, for ten minutes."),
                say("Who changed or booked what, by name, in a log for admins."),
                say(
                    "Of admins, with their names: their roles, who opened Microsoft’s consent page, for ten minutes, "
                    "and who draws a floor plan, for 15 days."
                ),
                say(
                    "What admins set up: connections to Microsoft 365 with their service accounts, rooms, calendars "
                    "and floor plans with their pictures."
                ),
                say(
                    "What Nook has still to do, what it hears of changes in room calendars, and when it may ask "
                    "Microsoft 365 again about which room or mailbox."
                ),
            ),
        ),
        Chapter(
            say("What is not stored"),
            (
                say(
                    "What you write in chat beyond that, the subjects of other people’s meetings, when the people you "
                    "invite are busy, passwords or access tokens."
                ),
            ),
        ),
        Chapter(
            say("For how long, and deletion"),
            (
                say("What has no time beside it is kept until your admin deletes it."),
                say("Ask the contact below to see, correct or delete what concerns you."),
            ),
        ),
    )


def _terms() -> tuple[Chapter, ...]:
    return (
        Chapter(
            "",
            (
                say(
                    "Nook is free software under the MIT licence, without warranty. Whether and how it may be used is "
                    "for the organisation to say that runs it."
                ),
                say(
                    "A room is booked only when Microsoft 365 says that the room has accepted. What Microsoft 365 "
                    "decides later counts."
                ),
            ),
        ),
    )
