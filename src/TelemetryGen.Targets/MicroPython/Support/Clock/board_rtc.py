# TelemetryGen: setting a board's clock for MicroPython
"""Of each board's RTC the way in which it is set."""

import unix_clock

try:
    import time
except ImportError:
    import utime as time


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
    gmtime = time.gmtime if hasattr(time, 'gmtime') else time.localtime
    year, month, day, hour, minute, second, weekday = gmtime(high * 65536 + low - unix_clock.OFFSET)[:7]
    rtc = machine.RTC()
    if hasattr(rtc, 'datetime'):
        rtc.datetime((year, month, day, weekday, hour, minute, second, 0))
    else:
        # The WiPys.
        rtc.init((year, month, day, hour, minute, second))
