// TelemetryGen: store and forward, for .NET nanoFramework

using System;
using System.IO;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Keeps records in a store and brings them to the hub, in batches, when it can be reached. A record leaves the store when the hub has
    /// answered 201, so it arrives at least once; its [Sequence] field tells the server what came twice.
    /// </summary>
    /// <remarks>
    /// <see cref="Send"/> may be called from any thread and never waits for the network. A thread of the queue's own sends, from
    /// <see cref="Start"/> to <see cref="Stop"/>; a program without it, such as one that sleeps between readings, calls <see cref="Pump"/>.
    /// </remarks>
    public sealed class TelemetryQueue
    {
        /// <summary>The most bytes that every tier of Event Hubs takes in one event.</summary>
        public const int EventLimit = 262144;

        // Of what is stored and read, for a moment; and of sending, for as long as a request takes. Who wants both takes the second first.
        private readonly object _gate = new object();
        private readonly object _sending = new object();
        private readonly Outbox _outbox;
        private readonly Delivery _delivery;
        private readonly QueueThread _thread;

        /// <summary>Takes up what the store still holds.</summary>
        /// <param name="store">Holds the records: a <see cref="RingStore"/> or <see cref="FlashStore"/>. The queue's alone from now
        /// on.</param>
        /// <param name="sender">Sends them. The queue's alone from now on.</param>
        /// <param name="counter">Numbers the records, and tells one start of the board from another: over a store in flash it needs its
        /// files.</param>
        /// <param name="deadLetters">Another store, for what the hub will never take.</param>
        /// <param name="batchBytes">The most bytes of one event, 64 to 262144: a buffer of that size is made.</param>
        /// <exception cref="ArgumentException">Something is missing, or the size is outside its range.</exception>
        public TelemetryQueue(
            ITelemetryStore store, EventHubSender sender, SequenceCounter counter, ITelemetryStore deadLetters, int batchBytes)
        {
            if (store == null || sender == null || counter == null || deadLetters == null || store == deadLetters)
            {
                throw new ArgumentException("a queue takes two stores, a sender and a counter");
            }

            if (batchBytes < 64 || batchBytes > EventLimit)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(batchBytes), "batchBytes is " + batchBytes + "; it must be 64 to " + EventLimit);
            }

            _outbox = new Outbox(store, counter, deadLetters, batchBytes);
            _delivery = new Delivery(sender);
            _thread = new QueueThread(this);
        }

        /// <summary>Seconds after which records are sent although no batch is full, 0 to 86400; 60 unless set.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is outside that range.</exception>
        public int MaxAgeSeconds
        {
            get
            {
                return _outbox.MaxAge / 1000;
            }

            set
            {
                if (value < 0 || value > 86400)
                {
                    throw new ArgumentOutOfRangeException(nameof(value));
                }

                _outbox.MaxAge = value * 1000;
            }
        }

        /// <summary>Records waiting.</summary>
        public int Waiting
        {
            get { return _outbox.Waiting; }
        }

        /// <summary>Records that the hub took.</summary>
        public int Delivered
        {
            get { return _outbox.Delivered; }
        }

        /// <summary>Records that the hub will never take, now with the dead letters.</summary>
        public int SetAside
        {
            get { return _outbox.SetAside; }
        }

        /// <summary>Requests so far.</summary>
        public int Posts
        {
            get { return _delivery.Posts; }
        }

        /// <summary>Attempts that failed.</summary>
        public int Failures
        {
            get { return _delivery.Failures; }
        }

        /// <summary>Why the last attempt failed; null after a success.</summary>
        public Exception LastError
        {
            get { return _delivery.LastError; }
        }

        /// <summary>
        /// Records that the hub took with a time that is a guess: they were taken before an earlier start of the board knew the time.
        /// </summary>
        public int Guessed
        {
            get { return _outbox.Guessed; }
        }

        /// <summary>
        /// Stores a record, with its number if it has a field for it, and with the time of now where its timestamp is 0; if that is not
        /// known yet, it is filled in before the record is sent. Allocates nothing once every kind of record was there.
        /// </summary>
        /// <param name="message">Its own Write's exceptions pass through; nothing was stored then.</param>
        /// <returns>False when the store is full and refuses the newest.</returns>
        /// <exception cref="ArgumentException">It is too long for a batch, with 14 bytes more where its timestamp is 0.</exception>
        /// <exception cref="IOException">The flash failed; nothing was stored.</exception>
        public bool Send(ITelemetryMessage message)
        {
            if (message == null)
            {
                throw new ArgumentNullException(nameof(message));
            }

            bool isStored;
            lock (_gate)
            {
                isStored = _outbox.Store(message);
            }

            _thread.Wake();
            return isStored;
        }

        /// <summary>Lets all that is stored be sent now, whatever its age.</summary>
        public void Flush()
        {
            lock (_gate)
            {
                _outbox.Flush();
            }

            _thread.Wake();
        }

        /// <summary>Starts the thread that sends.</summary>
        /// <exception cref="InvalidOperationException">It was started, and not stopped.</exception>
        public void Start()
        {
            _thread.Start();
        }

        /// <summary>Ends the thread, when a request that is under way has ended, and closes the connection. What is stored stays.</summary>
        public void Stop()
        {
            if (!_thread.Stop())
            {
                return;
            }

            lock (_sending)
            {
                _delivery.Close();
            }
        }

        /// <summary>
        /// Sends one batch if it is due: full, or old enough, and no pause is on. For programs without <see cref="Start"/>.
        /// </summary>
        /// <remarks>
        /// Throws nothing for what network and flash can do: <see cref="LastError"/> holds it. While another thread sends, this waits for
        /// it: there is one request at a time.
        /// </remarks>
        /// <returns>Milliseconds until the next call may have something to do; 0: now.</returns>
        public int Pump()
        {
            lock (_sending)
            {
                try
                {
                    return SendBatch();
                }
                catch (ClockException e)
                {
                    return Fail(e);
                }
                catch (IOException e)
                {
                    return Fail(e);
                }
            }
        }

        /// <summary>Moves the dead letters back to the store, once their cause is mended. Returns how many.</summary>
        /// <exception cref="IOException">The flash failed; what was moved until then is in the store, the rest with the dead
        /// letters.</exception>
        public int Revive()
        {
            int moved;
            lock (_gate)
            {
                moved = _outbox.Revive();
            }

            _thread.Wake();
            return moved;
        }

        private int SendBatch()
        {
            lock (_gate)
            {
                int wait = _outbox.Prepare(_delivery.Pause);
                if (wait > 0)
                {
                    return wait;
                }
            }

            // Records are stored meanwhile.
            DeliveryResult result = _delivery.Send(_outbox.Batch);
            lock (_gate)
            {
                _outbox.Conclude(result);
                return _outbox.Wait(_delivery.Pause);
            }
        }

        private int Fail(Exception error)
        {
            lock (_gate)
            {
                _delivery.Fail(error);
                return _outbox.Wait(_delivery.Pause);
            }
        }
    }
}
