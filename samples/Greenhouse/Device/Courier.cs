using System.Diagnostics;
using System.IO;
using TelemetryGen.Device;

namespace Acme.Greenhouse.Firmware
{
    /// <summary>
    /// Stores records in the flash, from where the queue brings them to the hub whenever that can be reached. It never waits for the
    /// network.
    /// </summary>
    internal sealed class Courier
    {
        // A day and more of one record a minute.
        private const int StoreBytes = 65536;
        private const int DeadLetterBytes = 16384;
        private const int SegmentBytes = 4096;

        // About fifty records in one request.
        private const int BatchBytes = 2048;

        private readonly FlashStore _store = new FlashStore("I:\\queue", StoreBytes, SegmentBytes, true);
        private readonly TelemetryQueue _queue;
        private int _refused;

        public Courier(EventHubSender sender)
        {
            FlashStore deadLetters = new FlashStore("I:\\dead", DeadLetterBytes, SegmentBytes, true);
            _queue = new TelemetryQueue(_store, sender, new SequenceCounter("I:\\sequence"), deadLetters, BatchBytes);
        }

        /// <summary>Lets the queue send, from now on and on a thread of its own: there is a network.</summary>
        public void Start()
        {
            _queue.Start();
        }

        /// <summary>Records that the hub has stored since the last reset.</summary>
        public uint Sent
        {
            get { return (uint)_queue.Delivered; }
        }

        /// <summary>
        /// Records that are lost since the last reset: the oldest of a full store, what the hub or the contract would never take.
        /// </summary>
        public int Dropped
        {
            get { return _store.Dropped + _queue.SetAside + _refused; }
        }

        /// <summary>Returns when the record is in the flash, or cannot be.</summary>
        public void Deliver(ITelemetryMessage record)
        {
            try
            {
                _queue.Send(record);
            }
            catch (TelemetryValueException e)
            {
                Fail(e.Message);
            }
            catch (IOException e)
            {
                Fail("the flash failed: " + e.Message);
            }
        }

        private void Fail(string problem)
        {
            Debug.WriteLine("not stored: " + problem);
            _refused++;
        }
    }
}
