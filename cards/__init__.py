"""Every reply as an Adaptive Card: one file each (small ones share one), and CARDS, the visible list.

To add one: a value in bot/replies.py, a file beside these with a function that draws it, a line in CARDS, and a sample
in tests/cards/samples.py. The tests walk the list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot import replies
from bot.ports import Drawn
from bot.presses import Press
from bot.replies import Reader, Reply, admin, bookings, calendars, doubt, notices, people, rooms
from cards import (
    admin_calendars,
    admin_check,
    admin_configuration_form,
    admin_configurations,
    admin_confirm,
    admin_consent,
    admin_links,
    admin_log,
    admin_mailbox,
    admin_roles,
    admin_rooms,
    admin_rooms_preview,
    admin_standing,
    ask_wish,
    booking_changes,
    booking_shown,
    change_refused,
    hello,
    my_bookings,
    nothing_before,
    nothing_free,
    notice_keeping,
    notice_waiting,
    refusals,
    room_day,
    rooms_offered,
    setup,
    together,
    troubles,
    which_reading,
)
from cards.page import DayPicture, Page
from cards.times import Times
from cards.tongue import speaking

CARDS: dict[type, Callable[[Any, Page], Drawn]] = {
    replies.Hello: hello.draw,
    replies.RoomsOffered: rooms_offered.draw,
    replies.NothingFree: nothing_free.draw,
    replies.AskWish: ask_wish.draw,
    replies.BookingShown: booking_shown.draw,
    bookings.MyBookings: my_bookings.draw,
    bookings.WhichBooking: booking_changes.which,
    bookings.CancelAsked: booking_changes.cancel_asked,
    bookings.ChangeRefused: change_refused.draw,
    bookings.TimeAsked: booking_changes.time_asked,
    bookings.RoomsToSwitch: booking_changes.rooms_to_switch,
    notices.KeepAsked: notice_keeping.keep_asked,
    notices.KeepNoted: notice_keeping.keep_noted,
    notices.GaveBack: notice_keeping.gave_back,
    notices.Released: notice_keeping.released,
    notices.ExtendOffered: notice_keeping.extend_offered,
    notices.RoomFreed: notice_waiting.freed,
    notices.HolderAsked: notice_waiting.holder_asked,
    notices.HolderKeeps: notice_waiting.holder_keeps,
    notices.WaitRefused: notice_waiting.refused,
    notices.WaitNoted: notice_waiting.noted,
    notices.WaitStopped: notice_waiting.stopped,
    notices.AskNoted: notice_waiting.ask_noted,
    notices.QuietSet: notice_waiting.quiet_set,
    people.WhichGuest: together.which_guest,
    people.GuestUnfound: together.unfound,
    doubt.WhichReading: which_reading.draw,
    replies.RoomDay: room_day.draw,
    replies.CalendarsSilent: troubles.calendars_silent,
    replies.NotYours: refusals.not_yours,
    replies.Expired: refusals.expired,
    replies.NotUnderstood: refusals.not_understood,
    replies.LetGo: refusals.let_go,
    replies.NothingBefore: nothing_before.draw,
    replies.CannotYet: refusals.cannot_yet,
    replies.NotSetUp: setup.not_set_up,
    admin.AdminsOnly: setup.admins_only,
    admin.NotHere: setup.not_here,
    admin.AdminUnknown: setup.admin_unknown,
    admin.AdminStanding: admin_standing.draw,
    admin.ConsentAsked: admin_consent.asked,
    admin.ConsentMissing: admin_consent.missing,
    admin.ConfigurationForm: admin_configuration_form.draw,
    admin.ConfigurationShown: admin_configurations.shown,
    admin.Configurations: admin_configurations.listed,
    admin.WhichConfiguration: admin_configurations.which,
    admin.ChangedMeanwhile: admin_configurations.changed_meanwhile,
    admin.Confirm: admin_confirm.confirm,
    admin.DoneAway: admin_confirm.done_away,
    admin.Roles: admin_roles.roles,
    admin.WhichPerson: admin_roles.which_person,
    admin.WhichRole: admin_roles.which_role,
    admin.RoleGranted: admin_roles.granted,
    admin.LastAdminStays: admin_roles.last_admin,
    calendars.CalendarsOffered: admin_calendars.offered,
    calendars.CalendarsConnecting: admin_calendars.connecting,
    calendars.CalendarsConnected: admin_calendars.connected,
    calendars.CalendarUnknown: admin_calendars.unknown,
    calendars.Checked: admin_check.draw,
    calendars.MailboxTried: admin_mailbox.draw,
    calendars.LogShown: admin_log.draw,
    rooms.WorkplaceShown: admin_rooms.workplace,
    rooms.RoomsWanted: admin_rooms.wanted,
    rooms.RoomsPreview: admin_rooms_preview.draw,
    rooms.RoomsImported: admin_rooms.imported,
    rooms.FileRefused: admin_rooms.file_refused,
    rooms.LinksProposed: admin_links.proposed,
    rooms.Linked: admin_links.linked,
    rooms.Unlinked: admin_links.unlinked,
    rooms.NotLinked: admin_links.not_linked,
    replies.SlowDown: troubles.slow_down,
    replies.Sorry: troubles.sorry,
}


def render(reply: Reply, reader: Reader, reference: Callable[[Press], str], picture: DayPicture | None = None) -> Drawn:
    """`reference` is asked once for each button; `picture` gives the address of a day's picture (None: no pictures)."""
    with speaking(reader.locale):
        return CARDS[type(reply)](reply, Page(reader, Times.of(reader), reference, picture))
