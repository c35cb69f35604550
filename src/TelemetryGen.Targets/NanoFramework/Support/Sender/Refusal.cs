// TelemetryGen: which answer becomes which exception, for .NET nanoFramework

namespace TelemetryGen.Device
{
    /// <summary>Turns an answer that is no success into the exception that says what to do.</summary>
    internal static class Refusal
    {
        /// <summary>Seconds to wait when the hub names none: it is busy or the line is broken.</summary>
        public const int RetrySeconds = 10;

        // Someone must act before a used-up quota has room again.
        private const int QuotaRetrySeconds = 300;

        // How far a clock may be off, in seconds, before a refused token is blamed on it.
        private const int ClockTolerance = 900;

        /// <summary>The exception for an answer.</summary>
        /// <param name="answer">The answer.</param>
        /// <param name="expiry">When the token ends, in Unix seconds; 0 when it does not say.</param>
        public static SendException CreateException(HttpAnswer answer, long expiry)
        {
            int status = answer.Status;
            string detail = Detail(answer.Body());
            string text = status.ToString() + (detail.Length > 0 ? ": " + detail : "");
            if (status == 401)
            {
                return new TokenException(text + TokenAdvice(answer.Date, expiry), answer.Date);
            }

            if (status == 403)
            {
                return Later(text + " (quota used up, or sending is disabled)", answer, QuotaRetrySeconds);
            }

            if (status == 408 || status == 429 || status >= 500)
            {
                return Later(text, answer, RetrySeconds);
            }

            return new RejectedException(text + Advice(status), status);
        }

        private static RetryLaterException Later(string text, HttpAnswer answer, int seconds)
        {
            return new RetryLaterException(text, answer.Status, answer.RetryAfter > 0 ? answer.RetryAfter : seconds, null);
        }

        // The text that came with an error, without its XML.
        private static string Detail(string body)
        {
            int start = body.IndexOf("<Detail>");
            if (start >= 0)
            {
                body = body.Substring(start + 8);
                int end = body.IndexOf("</Detail>");
                if (end >= 0)
                {
                    body = body.Substring(0, end);
                }
            }

            return body.Trim();
        }

        private static string TokenAdvice(long serverTime, long expiry)
        {
            long device = DeviceClock.UnixSeconds;
            long now = serverTime > 0 ? serverTime : device;
            long off = device - now;
            if (expiry > 0 && expiry <= now)
            {
                return " (the token expired " + (now - expiry) + " s ago: provision a new one, or set the clock)";
            }

            if (off > ClockTolerance || off < -ClockTolerance)
            {
                return " (the clock is off by " + off + " s: set it)";
            }

            return " (wrong token or key for this hub and device, or the device is revoked)";
        }

        private static string Advice(int status)
        {
            if (status == 404)
            {
                return " (no such hub: check its name)";
            }

            if (status == 413)
            {
                return " (the message is too large for the hub)";
            }

            return " (the message will never be accepted)";
        }
    }
}
