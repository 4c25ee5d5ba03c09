"""Reads a calendar by python-icalendar and python-dateutil, which share no line with the program, and writes every occurrence on a line."""
import sys
from datetime import date, datetime, timedelta, timezone

from dateutil.rrule import rrulestr
from icalendar import Calendar

zones = {}


def instant(prop):
    at = prop.dt
    if not isinstance(at, datetime):
        return datetime(at.year, at.month, at.day, tzinfo=timezone.utc)
    tzid = prop.params.get("TZID")
    if tzid is None:
        return at.astimezone(timezone.utc)
    return zones[tzid].localize(at.replace(tzinfo=None), is_dst=True).astimezone(timezone.utc)


def local(at, tzid):
    return zones[tzid].localize(at, is_dst=True).astimezone(timezone.utc)


def show(event, at):
    length = event["DTEND"].dt - event["DTSTART"].dt if "DTEND" in event else event["DURATION"].dt
    kind = "day" if not isinstance(event["DTSTART"].dt, datetime) else "time"
    print(at.strftime("%Y-%m-%dT%H:%MZ"), int(length.total_seconds() // 60), event["UID"], event.get("SEQUENCE", 0), event.get("STATUS", "-"), kind, sep="\t")


def read(calendar):
    # The zone is the one that the calendar itself describes, not the one that this machine knows under that name.
    zones.clear()
    zones.update({str(zone["TZID"]): zone.to_tz() for zone in calendar.walk("VTIMEZONE")})
    print("METHOD", calendar.get("METHOD"), sep="\t")
    events = list(calendar.walk("VEVENT"))
    for event in events:
        for who in ([event["ATTENDEE"]] if not isinstance(event.get("ATTENDEE", []), list) else event.get("ATTENDEE", [])):
            print("ATTENDEE", str(who), who.params.get("RSVP"), sep="\t")
        if "ORGANIZER" in event:
            print("ORGANIZER", str(event["ORGANIZER"]), sep="\t")
    overridden = {(str(event["UID"]), instant(event["RECURRENCE-ID"])) for event in events if "RECURRENCE-ID" in event}
    for event in events:
        start = event["DTSTART"]
        if "RECURRENCE-ID" in event:
            print("REPLACES", instant(event["RECURRENCE-ID"]).strftime("%Y-%m-%dT%H:%MZ"), sep="\t")
            show(event, instant(start))
            continue
        if "RRULE" not in event:
            if (str(event["UID"]), instant(start)) not in overridden:
                show(event, instant(start))
            continue
        tzid = start.params["TZID"]
        first = start.dt.replace(tzinfo=None)
        rule = event["RRULE"]
        until = rule.pop("UNTIL")[0].astimezone(timezone.utc)
        left = event.get("EXDATE", [])
        left = left if isinstance(left, list) else [left]
        skipped = {local(one.dt.replace(tzinfo=None), tzid) for group in left for one in group.dts}
        for at in rrulestr(rule.to_ical().decode(), dtstart=first):
            there = local(at, tzid)
            if there > until:
                break
            if there not in skipped and (str(event["UID"]), there) not in overridden:
                show(event, there)


for each in Calendar.from_ical(sys.stdin.buffer.read(), multiple=True):
    read(each)
