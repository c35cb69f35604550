// TelemetryGen: dates of HTTP, for .NET nanoFramework

using System;
using System.Text;

namespace TelemetryGen.Device
{
    /// <summary>Reads the one form of date that servers send (RFC 9110, section 5.6.7): <c>Sun, 06 Nov 1994 08:49:37 GMT</c>.</summary>
    internal static class HttpDate
    {
        private const int Length = 29;

        // DateTime of nanoFramework ends in 3000.
        private const int LastYear = 2999;
        private static readonly byte[] Months = Encoding.UTF8.GetBytes("JanFebMarAprMayJunJulAugSepOctNovDec");

        /// <summary>Unix seconds of the date in the buffer; 0 when it is not one.</summary>
        public static long Read(byte[] buffer, int offset, int length)
        {
            if (length != Length)
            {
                return 0;
            }

            int day = Number(buffer, offset + 5, 2);
            int month = Month(buffer, offset + 8);
            int year = Number(buffer, offset + 12, 4);
            int hour = Number(buffer, offset + 17, 2);
            int minute = Number(buffer, offset + 20, 2);
            int second = Number(buffer, offset + 23, 2);
            if (year < 1970 || year > LastYear || month < 1 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour < 0 || hour > 23
                || minute < 0 || minute > 59 || second < 0 || second > 59)
            {
                return 0;
            }

            return (new DateTime(year, month, day, hour, minute, second).Ticks - DeviceClock.EpochTicks) / TimeSpan.TicksPerSecond;
        }

        private static int Month(byte[] buffer, int offset)
        {
            byte[] months = Months;
            for (int i = 0; i < 12; i++)
            {
                if (buffer[offset] == months[i * 3] && buffer[offset + 1] == months[i * 3 + 1] && buffer[offset + 2] == months[i * 3 + 2])
                {
                    return i + 1;
                }
            }

            return 0;
        }

        // -1 when a character is no digit.
        private static int Number(byte[] buffer, int offset, int digits)
        {
            int number = 0;
            for (int i = 0; i < digits; i++)
            {
                int digit = buffer[offset + i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return -1;
                }

                number = number * 10 + digit;
            }

            return number;
        }
    }
}
