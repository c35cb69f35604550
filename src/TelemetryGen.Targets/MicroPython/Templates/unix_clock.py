# TelemetryGen: Unix time for MicroPython
"""Unix time on boards that count from 1970 and on boards that count from 2000.

The same file runs on MicroPython 1.5 and later and on CPython 3.
"""

try:
    import time
except ImportError:
    import utime as time

# 2024-01-01: a clock before this was never set.
EARLIEST = 1704067200

# Days before the first of each month in a year that is not a leap year.
_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec'


def epoch_offset():
    """Seconds from 1970-01-01 to the moment this board counts from."""
    if hasattr(time, 'gmtime'):
        first = time.gmtime(0)
    elif hasattr(time, 'localtime'):
        first = time.localtime(0)
    else:
        # The unix port before 1.9, which counts as its host does.
        return 0
    # A board in a time zone west of Greenwich shows 1969 or 1999 here.
    return 946684800 if first[0] >= 1999 else 0


_OFFSET = epoch_offset()


def unix_time():
    """Seconds since 1970 UTC, an int."""
    return int(time.time()) + _OFFSET


def unix_ms():
    """Milliseconds since 1970 UTC, an int.

    The resolution is 1 ms where the board has time_ns, else 1 s. Allocates: the
    value is wider than a small int.
    """
    if not hasattr(time, 'time_ns'):
        return unix_time() * 1000
    while True:
        # time_ns may count from another year than time: take only its fraction
        # of a second, and read again when the second turned in between.
        second = unix_time()
        fraction = time.time_ns() // 1000000 % 1000
        if unix_time() == second:
            return second * 1000 + fraction


def is_set():
    """False while the clock still shows the time since power on."""
    return unix_time() >= EARLIEST


def set_board(high, low):
    """Sets the board's own clock, by which TLS judges certificates, to Unix seconds in two halves of 16 bits.

    Where a host keeps the clock it stays as it is: CPython has no machine, the unix port one without RTC.
    """
    try:
        import machine
    except ImportError:
        return
    if not hasattr(machine, 'RTC'):
        return
    moment = time.gmtime if hasattr(time, 'gmtime') else time.localtime
    year, month, day, hour, minute, second, weekday = moment(high * 65536 + low - _OFFSET)[:7]
    rtc = machine.RTC()
    if hasattr(rtc, 'datetime'):
        rtc.datetime((year, month, day, weekday, hour, minute, second, 0))
    else:
        # The WiPys.
        rtc.init((year, month, day, hour, minute, second))


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
