// TelemetryGen: store and forward, for .NET nanoFramework

using System;
using System.Threading;

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

        // How long the thread sleeps at most; a record wakes it.
        private const int IdleMilliseconds = 60000;

        private readonly object _gate = new object();
        private readonly AutoResetEvent _wake = new AutoResetEvent(false);
        private readonly ITelemetryStore _store;
        private readonly ITelemetryStore _deadLetters;
        private readonly SequenceCounter _counter;
        private readonly RecordBatch _batch;
        private readonly BatchPlan _plan;
        private readonly Delivery _delivery;
        private readonly int _batchBytes;
        private byte[] _message = new byte[0];

        // The number of the next record, once it is known.
        private uint _number;
        private bool _hasNumber;
        private int _maxAge = 60000;
        private bool _isFlushing;
        private bool _isStopping;
        private Thread _thread;

        /// <summary>Takes up what the store still holds.</summary>
        /// <param name="store">Holds the records: a <see cref="RingStore"/> or <see cref="FlashStore"/>. The queue's alone from now on.</param>
        /// <param name="sender">Sends them. The queue's alone from now on.</param>
        /// <param name="counter">Numbers the records.</param>
        /// <param name="deadLetters">Another store, for what the hub will never take.</param>
        /// <param name="batchBytes">The most bytes of one event, 64 to 262144: a buffer of that size is made.</param>
        /// <exception cref="ArgumentException">Something is missing, or the size is outside its range.</exception>
        public TelemetryQueue(ITelemetryStore store, EventHubSender sender, SequenceCounter counter, ITelemetryStore deadLetters, int batchBytes)
        {
            if (store == null || sender == null || counter == null || deadLetters == null || store == deadLetters)
            {
                throw new ArgumentException("a queue takes two stores, a sender and a counter");
            }

            if (batchBytes < 64 || batchBytes > EventLimit)
            {
                throw new ArgumentOutOfRangeException(nameof(batchBytes), "batchBytes is " + batchBytes + "; it must be 64 to " + EventLimit);
            }

            _store = store;
            _deadLetters = deadLetters;
            _counter = counter;
            _batchBytes = batchBytes;
            _batch = new RecordBatch(batchBytes);
            _plan = new BatchPlan(_batch);
            _delivery = new Delivery(sender);

            // What an earlier start left is not made to wait.
            _isFlushing = store.Count > 0;
        }

        /// <summary>Seconds after which records are sent although no batch is full, 0 to 86400; 60 unless set.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is outside that range.</exception>
        public int MaxAgeSeconds
        {
            get
            {
                return _maxAge / 1000;
            }

            set
            {
                if (value < 0 || value > 86400)
                {
                    throw new ArgumentOutOfRangeException(nameof(value));
                }

                _maxAge = value * 1000;
            }
        }

        /// <summary>Records waiting.</summary>
        public int Waiting
        {
            get { return _store.Count; }
        }

        /// <summary>Records that the hub took.</summary>
        public int Delivered { get; private set; }

        /// <summary>Records that the hub will never take, now with the dead letters.</summary>
        public int SetAside { get; private set; }

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

        /// <summary>Stores a record, with its number if it has a field for it. Allocates nothing once every kind of record was there.</summary>
        /// <param name="message">Its own Write's exceptions pass through; nothing was stored then.</param>
        /// <returns>False when the store is full and refuses the newest.</returns>
        /// <exception cref="ArgumentException">It is too long for a batch.</exception>
        /// <exception cref="System.IO.IOException">The flash failed; nothing was stored.</exception>
        public bool Send(ITelemetryMessage message)
        {
            if (message == null)
            {
                throw new ArgumentNullException(nameof(message));
            }

            bool isStored;
            lock (_gate)
            {
                isStored = Store(message);
            }

            _wake.Set();
            return isStored;
        }

        /// <summary>Lets all that is stored be sent now, whatever its age.</summary>
        public void Flush()
        {
            lock (_gate)
            {
                _isFlushing = true;
            }

            _wake.Set();
        }

        /// <summary>Starts the thread that sends.</summary>
        public void Start()
        {
            if (_thread != null)
            {
                throw new InvalidOperationException("the queue was started");
            }

            _isStopping = false;
            _thread = new Thread(Run);
            _thread.Start();
        }

        /// <summary>Ends the thread, when a request that is under way has ended, and closes the connection. What is stored stays.</summary>
        public void Stop()
        {
            if (_thread == null)
            {
                return;
            }

            lock (_gate)
            {
                _isStopping = true;
            }

            _wake.Set();
            _thread.Join();
            _thread = null;
            _delivery.Close();
        }

        /// <summary>Sends one batch if it is due: full, or old enough, and no pause is on. For programs without <see cref="Start"/>.</summary>
        /// <remarks>Throws nothing for what network and flash can do: <see cref="LastError"/> holds it.</remarks>
        /// <returns>Milliseconds until the next call may have something to do; 0: now.</returns>
        public int Pump()
        {
            try
            {
                lock (_gate)
                {
                    int wait = Prepare();
                    if (wait > 0)
                    {
                        return wait;
                    }
                }

                // Records are stored meanwhile.
                DeliveryResult result = _delivery.Send(_batch);
                lock (_gate)
                {
                    Conclude(result);
                    return Wait();
                }
            }
            catch (System.IO.IOException e)
            {
                lock (_gate)
                {
                    _delivery.Fail(e);
                    return Wait();
                }
            }
        }

        /// <summary>Moves the dead letters back to the store, once their cause is mended. Returns how many.</summary>
        /// <exception cref="System.IO.IOException">The flash failed; what was moved may be in both stores.</exception>
        public int Revive()
        {
            int moved = 0;
            lock (_gate)
            {
                _deadLetters.Begin();
                int length = _deadLetters.Peek();
                while (length > 0)
                {
                    Reserve(length);
                    _deadLetters.Read(_message, 0);
                    if (!_store.Append(_message, 0, length))
                    {
                        _deadLetters.StepBack();
                        break;
                    }

                    moved++;
                    length = _deadLetters.Peek();
                }

                _deadLetters.Acknowledge();
                _isFlushing = true;
            }

            _wake.Set();
            return moved;
        }

        private bool Store(ITelemetryMessage message)
        {
            ISequencedMessage numbered = message as ISequencedMessage;
            if (numbered != null)
            {
                numbered.SetSequence(NextNumber());
            }

            Reserve(message.MaxLength);
            int length = message.Write(_message, 0);
            if (!_batch.Fits(length))
            {
                throw new ArgumentException("the record takes " + length + " bytes, which batches of " + _batchBytes + " cannot hold");
            }

            bool isStored = _store.Append(_message, 0, length);

            // Also what was refused has had its number: the gap tells the server.
            _hasNumber = _hasNumber && numbered == null;
            if (isStored)
            {
                _batch.RowVersions.Learn(BitConverter.ToUInt16(_message, 2), message.RowVersion);
                _plan.Add(_message, length);
            }

            return isStored;
        }

        private uint NextNumber()
        {
            if (!_hasNumber)
            {
                _number = _counter.Next();
                _hasNumber = true;
            }

            return _number;
        }

        private void Reserve(int length)
        {
            if (_message.Length < length)
            {
                _message = new byte[length];
            }
        }

        // Reads the next batch. Milliseconds to wait when there is none that is due.
        private int Prepare()
        {
            int wait = Wait();
            if (wait > 0)
            {
                return wait;
            }

            _batch.Fill(_store);
            if (_batch.IsCut)
            {
                return 0;
            }

            // All that there is, in one batch: it may wait for more.
            _plan.EndsWith(_batch);
            return Wait();
        }

        private int Wait()
        {
            if (_store.Count == 0)
            {
                _isFlushing = false;
                _plan.Clear();
                return IdleMilliseconds;
            }

            long wait = _isFlushing || _plan.HasFull ? 0 : _maxAge - _plan.Age;
            int pause = _delivery.Pause;
            wait = wait < pause ? pause : wait;
            return wait > 0 ? (int)wait : 0;
        }

        private void Conclude(DeliveryResult result)
        {
            if (result == DeliveryResult.Stored)
            {
                Delivered += _batch.Count;
                _batch.Remove(_store);
                _plan.Remove(_batch);
            }
            else if (result == DeliveryResult.TooLarge)
            {
                // There are more batches now than were planned.
                _batch.Halve();
                _isFlushing = true;
            }
            else if (result == DeliveryResult.Refused)
            {
                SetAside += _store.Taken;
                _batch.Move(_store, _deadLetters);
                _plan.Remove(_batch);
            }
        }

        private void Run()
        {
            int wait = 0;
            while (!IsStopping())
            {
                if (wait > 0)
                {
                    _wake.WaitOne(wait, false);
                }

                wait = IsStopping() ? 0 : Pump();
            }
        }

        private bool IsStopping()
        {
            lock (_gate)
            {
                return _isStopping;
            }
        }
    }
}
