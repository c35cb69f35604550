// TelemetryGen: stores of messages, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Keeps messages, in the order in which they came, until the hub has them. <see cref="RingStore"/> keeps them in RAM,
    /// <see cref="FlashStore"/> over reboots and power cuts.
    /// </summary>
    /// <remarks>For one thread at a time: a <see cref="TelemetryQueue"/> sees to that. The counters begin at 0 at each start.</remarks>
    public interface ITelemetryStore
    {
        /// <summary>Messages waiting.</summary>
        int Count { get; }

        /// <summary>Of those, how many were read since <see cref="Begin"/>.</summary>
        int Taken { get; }

        /// <summary>The oldest that made room for newer ones.</summary>
        int Dropped { get; }

        /// <summary>Messages that did not fit.</summary>
        int Refused { get; }

        /// <summary>Messages that could not be read back; a file whose header is lost counts as one.</summary>
        int Corrupt { get; }

        /// <summary>Stores a message. False when it was refused.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is not in the buffer.</exception>
        /// <exception cref="System.IO.IOException">The flash failed; the message is not stored, all others are.</exception>
        bool Append(byte[] buffer, int offset, int length);

        /// <summary>Reads from the oldest message on, also what was read before and not acknowledged.</summary>
        void Begin();

        /// <summary>Length of the next message, 0 when none is left.</summary>
        int Peek();

        /// <summary>Copies the next message to the buffer and returns its length, 0 when none is left.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The buffer has no room for it.</exception>
        int Read(byte[] buffer, int offset);

        /// <summary>Right after a <see cref="Read"/>: that message is the next again.</summary>
        void StepBack();

        /// <summary>Removes what was read since <see cref="Begin"/>; it is not read again, not even after a power cut.</summary>
        void Acknowledge();

        /// <summary>Closes files. Nothing is lost without it.</summary>
        void Close();
    }
}
