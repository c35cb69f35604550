# TelemetryGen: dates of HTTP for MicroPython
"""Reads the date of an answer, by which the hub tells its clock."""

# Days before the first of each month in a year that is not a leap year.
_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'


def from_http_date(text):
    """Unix seconds of an HTTP date such as 'Sun, 06 Nov 1994 08:49:37 GMT'; 0 when it is not one."""
    parts = text.split()
    if len(parts) != 6:
        return 0
    month = _MONTHS.find(parts[2])
    clock = parts[4].split(':')
    if month < 0 or len(clock) != 3:
        return 0
    try:
        year = int(parts[3])
        month = month // 3
        days = (year - 1970) * 365 + (year - 1969) // 4 - (year - 1901) // 100 + (year - 1601) // 400
        days += _DAYS_BEFORE[month] + int(parts[1]) - 1
        if month > 1 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
            days += 1
        return ((days * 24 + int(clock[0])) * 60 + int(clock[1])) * 60 + int(clock[2])
    except ValueError:
        return 0
