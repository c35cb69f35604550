// TelemetryGen: what can go wrong when a message is sent, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>A message was not stored. The derived classes are told apart by what to do about it.</summary>
    /// <remarks>The sender can be used again after any of them. No text holds a token or a key.</remarks>
    public abstract class SendException : Exception
    {
        /// <summary>Makes the exception.</summary>
        protected SendException(string message, int status, Exception cause)
            : base(message, cause)
        {
            Status = status;
        }

        /// <summary>HTTP status of the answer, 400 to 599; 0 when there was no answer.</summary>
        public int Status { get; private set; }
    }

    /// <summary>The clock was not set since power on: call <see cref="DeviceClock.WaitUntilSet"/>, then send again.</summary>
    public sealed class ClockException : SendException
    {
        /// <summary>Makes the exception.</summary>
        public ClockException(string message)
            : base(message, 0, null)
        {
        }
    }

    /// <summary>The server is not who it should be, and got nothing: check authority, host name and clock.</summary>
    public sealed class TlsException : SendException
    {
        /// <summary>Makes the exception.</summary>
        public TlsException(string message, Exception cause)
            : base(message, 0, cause)
        {
        }
    }

    /// <summary>The token was refused (401), also a fresh one: provision a new token or key, or set the clock.</summary>
    public sealed class TokenException : SendException
    {
        /// <summary>Makes the exception.</summary>
        public TokenException(string message, long serverTime)
            : base(message, 401, null)
        {
            ServerTime = serverTime;
        }

        /// <summary>The server's clock in Unix seconds; 0 when it did not say.</summary>
        public long ServerTime { get; private set; }
    }

    /// <summary>The message will never be accepted (400, 404, 413 and others): drop it.</summary>
    public sealed class RejectedException : SendException
    {
        /// <summary>Makes the exception.</summary>
        public RejectedException(string message, int status)
            : base(message, status, null)
        {
        }
    }

    /// <summary>The hub is busy, its quota is used up, or the line is down: keep the message and send it again later.</summary>
    public sealed class RetryLaterException : SendException
    {
        /// <summary>Makes the exception.</summary>
        public RetryLaterException(string message, int status, int retryAfterSeconds, Exception cause)
            : base(message, status, cause)
        {
            RetryAfterSeconds = retryAfterSeconds;
        }

        /// <summary>Seconds to wait before the next attempt, 1 or more: what the hub said, else 10, or 300 for a quota.</summary>
        public int RetryAfterSeconds { get; private set; }
    }
}
