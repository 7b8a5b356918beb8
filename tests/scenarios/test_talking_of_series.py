"""What goes on with the offer of a series, and what answers a question about its dates, in words."""

from __future__ import annotations

from tests.office import Office

ADELE = "adele@contoso.com"


async def test_a_series_is_talked_into_shape_and_booked_by_a_word(contoso: Office) -> None:
    adele = contoso.desk(ADELE)
    assert "Until when?" in (await adele.says("book a room for 6 in HQ every Tuesday 9 to 10")).words
    assert "A room for all 6 dates" in (await adele.says("for 6 weeks")).words
    left = await adele.says("not Fuji")
    assert "Tue 2 Mar to Tue 6 Apr, 09:00–10:00" in left.words
    assert left.booking_buttons() == ["Book Everest on 6 dates", "Book Elbe on 6 dates"]
    assert "10:00–11:00" in (await adele.says("make it 10")).words
    assert "8 people · HQ · not Fuji" in (await adele.says("for 8")).words
    assert "5 dates, Tue 2 Mar to Tue 30 Mar" in (await adele.says("until 30 March")).words
    assert "4 dates, Thu 4 Mar to Thu 25 Mar, 10:00–11:00" in (await adele.says("what about Thursday?")).words
    which = await adele.says("yes")
    assert which.words.startswith("Which one?\nNothing is booked yet.")
    asking = await adele.says("the bigger one")
    assert "Asking for 4 dates" in asking.words
    await contoso.later(4)
    assert "All 4 dates are booked" in adele.sees_again(asking).words
    assert len(contoso.tenant.bookings_of("elbe@contoso.com")) == 4
    again = await adele.presses("Book Elbe on 4 dates", on=which)
    assert "You pressed this before" in again.words, "one offer, one series"

    # Which dates are meant is answered in words too; "no" leaves all as it was.
    await adele.says("cancel my booking on March 11")
    assert "Nothing was changed" in (await adele.says("no")).words
    await adele.says("cancel my booking on March 11")
    await adele.says("only this one")
    await contoso.later(3)
    assert len(contoso.tenant.bookings_of("elbe@contoso.com")) == 3
    await adele.says("move my booking on March 4 to 11")
    await adele.says("from 18 March on")
    await contoso.later(4)
    assert [one.start.hour for one in contoso.tenant.bookings_of("elbe@contoso.com")] == [9, 10, 10]
    asked = await adele.says("cancel the whole series")
    assert asked.words.startswith("Cancel these dates?")
    await adele.says("yes")
    await contoso.later(3)
    assert contoso.tenant.bookings_of("elbe@contoso.com") == []
    assert "did not understand" in (await adele.says("yes")).words, "what was answered is not asked any more"
