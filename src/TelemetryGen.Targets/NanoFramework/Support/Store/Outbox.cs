// TelemetryGen: records on their way into batches and out of the store, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>
    /// The queue without its thread and network: what is stored, what is due, and what becomes of it. For one thread at a time.
    /// </summary>
    internal sealed class Outbox
    {
        // How long to wait when nothing is stored.
        private const int IdleMilliseconds = 60000;

        private readonly ITelemetryStore _store;
        private readonly ITelemetryStore _deadLetters;
        private readonly RecordNumbers _numbers;
        private readonly BoardClock _clock = new BoardClock();
        private readonly RecordTimestamps _stamps;
        private readonly BatchPlan _plan;
        private readonly int _batchBytes;
        private byte[] _message = new byte[0];
        private bool _isFlushing;

        public Outbox(ITelemetryStore store, SequenceCounter counter, ITelemetryStore deadLetters, int batchBytes)
        {
            _store = store;
            _deadLetters = deadLetters;
            _numbers = new RecordNumbers(counter);
            _stamps = new RecordTimestamps(_clock, _numbers);
            _batchBytes = batchBytes;
            Batch = new RecordBatch(batchBytes);
            _plan = new BatchPlan(Batch);
            MaxAge = 60000;

            // What an earlier start left is not made to wait.
            _isFlushing = store.Count > 0;
        }

        /// <summary>The records that <see cref="Prepare"/> found due.</summary>
        public RecordBatch Batch { get; private set; }

        /// <summary>Milliseconds after which records are due although no batch is full.</summary>
        public int MaxAge { get; set; }

        public int Waiting
        {
            get { return _store.Count; }
        }

        public int Delivered { get; private set; }

        public int SetAside { get; private set; }

        /// <summary>Of those that were delivered: whose time is a guess.</summary>
        public int Guessed { get; private set; }

        /// <summary>Stores a record, with its number and its time. False when the store refuses it.</summary>
        public bool Store(ITelemetryMessage message)
        {
            _clock.Tick();
            ISequencedMessage numbered = message as ISequencedMessage;
            if (numbered != null && !numbered.SetSequence(_numbers.Next()))
            {
                _numbers.Used();
                numbered.SetSequence(_numbers.Next());
            }

            Reserve(message.MaxLength + RecordTimestamps.MarkLength);
            ITimestampedMessage stamped = message as ITimestampedMessage;
            bool needsTimestamp = stamped != null && stamped.AsksForTimestamp();
            int length = message.Write(_message, 0);
            int most = needsTimestamp ? length + RecordTimestamps.MarkLength : length;
            if (!Batch.Fits(most))
            {
                throw new ArgumentException("the record takes " + most + " bytes, which batches of " + _batchBytes + " cannot hold");
            }

            int stored = needsTimestamp ? _stamps.SetTimestamp(stamped, _message, length) : length;
            bool isStored = _store.Append(_message, 0, stored);
            RecordTimestamps.ClearBit(_message, 0);
            if (numbered != null)
            {
                // Also what was refused has had its number: the gap tells the server.
                _numbers.Used();
            }

            if (isStored)
            {
                Batch.RowVersions.Learn(BitConverter.ToUInt16(_message, 2), message.RowVersion);
                _plan.Add(_message, length, stored);
            }

            return isStored;
        }

        /// <summary>All that is stored is due.</summary>
        public void Flush()
        {
            _isFlushing = true;
        }

        /// <summary>Reads the next batch. Milliseconds to wait when there is none that is due, 0 when there is.</summary>
        /// <param name="pause">Milliseconds that are to pass in any case.</param>
        /// <exception cref="ClockException">One is due, and the time is not known yet: it was asked for.</exception>
        public int Prepare(int pause)
        {
            // At every look, so that a sync is seen soon.
            _clock.Tick();
            int wait = Wait(pause);
            if (wait > 0)
            {
                return wait;
            }

            FindTime();
            Batch.Fill(_store, _stamps);
            if (Batch.IsCut)
            {
                return 0;
            }

            // All that there is, in one batch: it may wait for more.
            _plan.EndsWith(Batch);
            return Wait(pause);
        }

        /// <summary>Milliseconds until a batch is due, 0 when one is.</summary>
        public int Wait(int pause)
        {
            if (_store.Count == 0)
            {
                _isFlushing = false;
                _plan.Clear();
                return IdleMilliseconds;
            }

            long wait = _isFlushing || _plan.HasFull ? 0 : MaxAge - _plan.Age;
            return wait > pause ? (int)wait : pause;
        }

        /// <summary>Does with the batch what its delivery asks for.</summary>
        public void Conclude(DeliveryResult result)
        {
            if (result == DeliveryResult.Stored)
            {
                _store.Acknowledge();
                Delivered += Batch.Count;
                Guessed += Batch.Guesses;
                _plan.Remove(Batch);
            }
            else if (result == DeliveryResult.TooLarge)
            {
                // There are more batches now than were planned.
                Batch.Halve();
                _isFlushing = true;
            }
            else if (result == DeliveryResult.Refused)
            {
                SetBatchAside();
                _plan.Remove(Batch);
            }
        }

        /// <summary>Moves the dead letters back to the store. Returns how many.</summary>
        public int Revive()
        {
            int moved = 0;
            _isFlushing = true;
            Move(_deadLetters, _store, _deadLetters.Count, true, ref moved);
            return moved;
        }

        private void SetBatchAside()
        {
            int moved = 0;
            try
            {
                // Those that the store dropped since the batch was read are gone already.
                Move(_store, _deadLetters, _store.Taken, false, ref moved);
            }
            finally
            {
                SetAside += moved;
            }
        }

        // Moves the oldest records from one store to another, as they are. Those that were moved have left the one also when the flash
        // fails then.
        private void Move(ITelemetryStore from, ITelemetryStore to, int count, bool stopsWhenFull, ref int moved)
        {
            from.Begin();
            try
            {
                for (int length = from.Peek(); moved < count && length > 0; length = from.Peek())
                {
                    Reserve(length);
                    from.Read(_message, 0);
                    if (!to.Append(_message, 0, length) && stopsWhenFull)
                    {
                        break;
                    }

                    moved++;
                }
            }
            finally
            {
                if (from.Taken > moved)
                {
                    // The last one stays.
                    from.StepBack();
                }

                from.Acknowledge();
            }
        }

        private void FindTime()
        {
            if (!_clock.IsSet || _clock.IsOld)
            {
                _clock.Ask();
            }

            if (!_clock.IsSet)
            {
                throw new ClockException("the time is not known yet");
            }
        }

        private void Reserve(int length)
        {
            if (_message.Length < length)
            {
                _message = new byte[length];
            }
        }
    }
}
