"""What is wrong with a list of rooms, or with the file it came in: a sentence for each."""

from __future__ import annotations

from bot.domain.csv_errors import CsvError, CsvFault
from bot.domain.files import FileFault, PlanFault, WhyNotTaken
from bot.domain.rooms_csv import COLUMNS
from cards.clean import clean
from cards.plan_refusals import no_plan
from cards.tongue import figure, say, say_count

_COLUMNS = ", ".join(COLUMNS)


def error_in_words(error: CsvError) -> str:
    """`Line 3: The name is missing.`"""
    words = _wrong(error)
    return say("Line {line}: {error}", line=error.line, error=words) if error.line else words


def _wrong(error: CsvError) -> str:
    said, most = clean(error.said, 60), figure(error.number)
    match error.fault:
        case CsvFault.EMPTY:
            return say("There is nothing in it.")
        case CsvFault.NO_ROOMS:
            return say("There are only column names in it, and no rooms.")
        case CsvFault.TOO_MANY_ROOMS:
            return say("These are more than {most} rooms. Import them in parts.", most=most)
        case CsvFault.FAR_TOO_LONG:
            return say("A value is far too long. Is a quotation mark missing at its end?")
        case CsvFault.NEVER_CLOSED:
            return say("A quotation mark is opened on this line and never closed.")
        case CsvFault.QUOTATION:
            return say(
                "The quotation marks on this line do not fit together. Write a quotation mark within a value twice."
            )
        case CsvFault.NO_HEADER:
            return say("The first line must name the columns: {columns}. Only name is needed.", columns=_COLUMNS)
        case CsvFault.UNKNOWN_COLUMN:
            return say("There is no column “{column}”. The columns are {columns}.", column=said, columns=_COLUMNS)
        case CsvFault.NAMELESS_COLUMN:
            return say("A column has no name.")
        case CsvFault.COLUMN_TWICE:
            return say("The column {column} is there twice.", column=said)
        case CsvFault.NO_NAME_COLUMN:
            return say("The column name is missing.")
        case CsvFault.TOO_MANY_VALUES:
            return _too_many_values(error)
        case CsvFault.NO_NAME:
            return say("The name is missing.")
        case CsvFault.TOO_LONG:
            return say("The {column} is longer than {most} characters.", column=said, most=most)
        case CsvFault.CAPACITY:
            return say("The capacity “{value}” is no whole number.", value=said)
        case CsvFault.TOO_MANY_SEATS:
            return say("The capacity “{value}” is more than any room holds.", value=said)
        case CsvFault.TOO_MUCH_EQUIPMENT:
            return say("The equipment is more than {most} things.", most=most)
        case CsvFault.CALENDAR:
            return say("The calendar “{value}” is no address like everest@contoso.com.", value=said)
        case CsvFault.ZONE:
            return say("The zone “{value}” is no IANA time zone like Europe/Berlin.", value=said)
        case CsvFault.SAME_ROOM:
            return say("{room} is the same room as on line {line}.", room=said, line=error.number)
        case CsvFault.SAME_CALENDAR:
            return say("The calendar {calendar} is on line {line} too.", calendar=said, line=error.number)


def _too_many_values(error: CsvError) -> str:
    there = say_count(
        "There are {values} values on this line, but {n} column.",
        "There are {values} values on this line, but {n} columns.",
        error.columns,
        values=error.number,
    )
    quoted = say("A value with the separator in it must stand in quotation marks.")
    return f"{there} {quoted}"


def why_not_taken(why: WhyNotTaken) -> str:
    words = _fault(why)
    if why.fault in _ONCE_MORE:
        again = say("Please attach it once more.")
    elif why.fault is FileFault.REFUSED:
        again = say("Please try again in a minute.")
    else:
        return words
    return f"{words} {again}"


_ONCE_MORE = {
    FileFault.SLOW,
    FileFault.LOST,
    FileFault.ADDRESS,
    FileFault.MOVED,
    FileFault.GONE,
    FileFault.PACKED,
}


def _fault(why: WhyNotTaken) -> str:
    match why.fault:
        case PlanFault():
            return no_plan(why)
        case FileFault.SEVERAL:
            return say("Attach one list at a time, so that it is clear which one counts.")
        case FileFault.SLOW:
            return say("The file did not arrive within {seconds} seconds.", seconds=figure(why.number))
        case FileFault.LOST | FileFault.REFUSED:
            return say("The file could not be fetched ({error}).", error=clean(why.detail, 60))
        case FileFault.ADDRESS:
            return say("The file came with an address that cannot be read.")
        case FileFault.HOST:
            return say(
                "The file lies on a host from which Nook may not fetch files (FILE_HOSTS). "
                "Please attach it from your computer or your OneDrive."
            )
        case FileFault.MOVED:
            return say("The file's address points elsewhere, where Nook does not follow.")
        case FileFault.GONE:
            return say("The file is not there any more, or may not be read.")
        case FileFault.PACKED:
            return say("The file came packed in a way that Nook does not read.")
        case FileFault.TOO_LARGE:
            size = _size(why.number)
            return say("The file is too large: Nook takes at most {size}. Please attach a smaller one.", size=size)
        case FileFault.ARCHIVE:
            return say("It is an Excel workbook or another archive. In Excel, save it as “CSV UTF-8” and attach that.")
        case FileFault.NO_TEXT:
            return say("It is not a text file. Attach the list of rooms as CSV.")


def _size(count: float) -> str:
    if count >= 1_000_000:
        return say("{n} MB", n=figure(float(f"{count / 1_000_000:.3g}")))
    return say("{n} KB", n=figure(float(f"{count / 1000:.3g}")))
