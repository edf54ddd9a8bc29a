#!/usr/bin/env python3
"""Turns the test suites of other extractors of numbers and times into cases that can be scored.

peer_cases.py FOLDER OUT: reads the suites in FOLDER (*.jsonl: Recognizers-Text, Duckling, quantulum3, chrono, text2num) and
writes OUT/SUITE-quantities.jsonl and OUT/SUITE-times.jsonl, rows of {"id", "text", "reference_time"?, "expected"}, and
OUT/skipped.txt, a line for each case that is left out and why. The suites are for assistants and forms; left out is

  alone     a number without a word beside it ("0.5"): a report says of what
  lower     months and weekdays in lower case: reports write them with a capital
  digits    dates in digits ("2/15", "15.2.", "20140418"), but for ISO 8601
  chat      what is said to an assistant only ("asap", "eod", "2 hrs ago")
  range     a value that is a range, a set, or has several readings: a case can say one only
  unplaced  a value without a calendar day, an ISO week or a length
  kind      what is no quantity or no time here: ordinals, zones, extents without a value

Where a suite gives no place for its words, the whole text is the place. Standard library only.
"""
import datetime
import json
import pathlib
import re
import sys

LOWER = re.compile(r"\b(jan(uary)?|feb(ruary)?|march|april|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?|"
                   r"mon(day)?|tues?(day)?|wed(nesday)?|thu(rs)?(day)?|fri(day)?|sat(urday)?|sun(day)?|christmas|easter|\w+ day)\b")
DIGITS = re.compile(r"\b\d{1,4}\s*[/.]\s*\d{1,4}(\s*[/.]\s*\d{1,4})?\b|\b\d{8}\b|\b\d{1,2}-\d{1,2}(-\d{2,4})?\b|\b\d{1,2}-[A-Za-z]{3}")
CHAT = re.compile(r"\b(asap|eod|eom|eoy|tmrw|tmr|tmw|tomoz|2day|hrs?|mins?|secs?|wk|yrs?|\d+[dhmsw]|upcoming \d|ish)\b|\dish\b", re.I)
GRAINS = {"Year": 4, "Month": 7, "Day": 10, "Hour": 13, "Minute": 16, "Second": 19}
LENGTHS = {"Second": "PT{}S", "Minute": "PT{}M", "Hour": "PT{}H", "Day": "P{}D", "Week": "P{}W", "Month": "P{}M", "Year": "P{}Y"}


class Skip(Exception):
    pass


def number(value, change="="):
    try:
        return {"value": str(float(str(value).rstrip("%").replace(",", ""))), "change": change}
    except ValueError:
        raise Skip("range") from None


def check_number(text):
    if not re.search(r"[A-Za-z]{2}", text) and not re.search(r"[%$£€¥]", text):
        raise Skip("alone")
    if CHAT.search(text):
        raise Skip("chat")


def check_time(text):
    for why, pattern in (("lower", LOWER), ("digits", DIGITS), ("chat", CHAT)):
        found = pattern.search(text)
        if found and not (why == "digits" and re.search(r"\b\d{4}-\d\d-\d\d\b|\d\.\d\d ?[ap]m", text)):
            raise Skip(why)


def iso(value, grain):
    """What TIMEX3 makes of an instant of that grain."""
    day = datetime.date.fromisoformat(value[:10])
    if grain == "Week":
        return "{}-W{:02}".format(*day.isocalendar()[:2])
    if grain == "Quarter":
        return f"{day.year}-Q{(day.month + 2) // 3}"
    if grain not in GRAINS:
        raise Skip("unplaced")
    value = value[:GRAINS[grain]]
    return value + ":00" if grain == "Hour" else value


def recognizers_quantities(row):
    model = row["dataset"].rsplit("/", 1)[-1]
    if not re.fullmatch(r"(Number|Percent|Age|Currency|Dimension|Temperature)Model", model):
        raise Skip("kind")
    check_number(row["text"])
    return [number((e.get("Resolution") or {}).get("value")) for e in row["expected"]]


def recognizers_times(row):
    if not row["dataset"].endswith("/DateTimeModel"):
        raise Skip("kind")
    check_time(row["text"])
    found = []
    for e in row["expected"]:
        values = {v.get("timex") for v in (e.get("Resolution") or {}).get("values") or []}
        value = values.pop() if len(values) == 1 else "("
        if value is None or value.startswith("("):
            raise Skip("range")
        if value.startswith("T") or "XXXX" in value:
            exact = {v.get("value") for v in e["Resolution"]["values"]} if "XXXX" in value else {None}
            value = exact.pop() if len(exact) == 1 else None
        if value is None:
            raise Skip("unplaced")
        value = value.replace(" ", "T")
        value = value + ":00" if re.fullmatch(r".*T\d\d", value) else value
        found.append({"start": e["Start"], "end": e["End"] + 1, "text": e["Text"], "value": value})
    return found


def duckling_quantities(row):
    check_number(row["text"])
    found = []
    for e in row["expected"]:
        if "value" not in e:
            raise Skip("range")
        change = {"under": "<", "above": ">"}.get(e.get("kind"), "=")
        found.append(number(e["value"], change))
    return found


def duckling_times(row):
    text = row["text"]
    check_time(text)
    found = []
    for e in row["expected"]:
        if e.get("kind") == "duration":
            value = LENGTHS.get(e["unit"], "").format(e["value"])
        elif e.get("kind") == "instant":
            value = iso(e["value"], e["grain"])
        else:
            raise Skip("range")
        if not value:
            raise Skip("unplaced")
        found.append({"start": 0, "end": len(text), "text": text, "value": value})
    return found


def quantulum(row):
    check_number(row["text"])
    return [number(e["value"]) for e in row["expected"] if not isinstance(e["value"], list)]


def chrono(row):
    check_time(row["text"])
    found = []
    for e in row["expected"]:
        if e.get("end") or "date" not in (e.get("start") or {}):
            raise Skip("range" if e.get("end") else "unplaced")
        if "text" not in e:
            raise Skip("kind")
        value, at = e["start"]["date"], row["text"].find(e["text"])
        timed = re.search(r"\d ?(am|pm|a\.m|p\.m)|:\d\d|noon|midnight|hour|minute|second|now|night|morning|evening", e["text"], re.I)
        value = value[:16] if timed else value[:10]
        found.append({"start": at, "end": at + len(e["text"]), "text": e["text"], "value": value})
    return found


def text2num(row):
    check_number(row["text"])
    if not all("value" in e for e in row["expected"]):
        raise Skip("kind")
    return [number(e["value"]) for e in row["expected"]]


SUITES = [("recognizers_number", recognizers_quantities, "quantities"),
          ("recognizers_numberwithunit", recognizers_quantities, "quantities"),
          ("recognizers_datetime", recognizers_times, "times"),
          ("duckling_numeral", duckling_quantities, "quantities"), ("duckling_quantity", duckling_quantities, "quantities"),
          ("duckling_amountofmoney", duckling_quantities, "quantities"), ("duckling_duration", duckling_times, "times"),
          ("duckling_time", duckling_times, "times"), ("quantulum3_quantities", quantulum, "quantities"),
          ("chrono_en", chrono, "times"), ("text2num_en", text2num, "quantities")]


def main():
    folder, out = map(pathlib.Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "skipped.txt", "w") as skipped:
        for name, read, what in SUITES:
            kept = left = 0
            with open(out / f"{name}-{what}.jsonl", "w") as cases:
                for line in (folder / f"{name}.jsonl").read_text().splitlines():
                    row = json.loads(line)
                    try:
                        expected = read(row)
                    except Skip as why:
                        left += 1
                        print(name, why, row["text"].replace("\n", " "), sep="\t", file=skipped)
                        continue
                    case = {"id": row["id"], "text": row["text"], "expected": expected}
                    if row.get("reference_time"):
                        case["reference_time"] = re.sub(r"\.\d+", "", row["reference_time"])
                    print(json.dumps(case, ensure_ascii=False), file=cases)
                    kept += 1
            print(f"{name}: {kept} kept, {left} left out")


if __name__ == "__main__":
    main()
