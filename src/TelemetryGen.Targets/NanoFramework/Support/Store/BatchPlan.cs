// TelemetryGen: when a batch is due, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>
    /// Knows without reading the store whether a full batch waits in it, and since when the rest does. Cuts as <see cref="RecordBatch"/>
    /// will.
    /// </summary>
    internal sealed class BatchPlan
    {
        private readonly RecordBatch _batch;
        private readonly byte[] _head = new byte[RecordBatch.HeaderLength];

        // Batches that nothing can be added to; how many records the last one has, where it ends, and when its first record came.
        private int _full;
        private int _count;
        private int _end = RecordBatch.RowsStart;
        private long _since;

        public BatchPlan(RecordBatch batch)
        {
            _batch = batch;
        }

        /// <summary>A full batch waits.</summary>
        public bool HasFull
        {
            get { return _full > 0; }
        }

        /// <summary>Milliseconds that the rest has waited.</summary>
        public long Age
        {
            get { return Environment.TickCount64 - _since; }
        }

        /// <summary>A message was stored, with so many bytes that may be more than its length.</summary>
        public void Add(byte[] message, int length, int stored)
        {
            // A record without fields adds a row and no byte.
            if (_count > 0 && (!RecordBatch.IsAlike(_head, message, 0) || !_batch.HasRoom(_count, _end, stored)))
            {
                _full++;
                _count = 0;
                _end = RecordBatch.RowsStart;
            }

            if (_count == 0)
            {
                _since = Environment.TickCount64;
                Array.Copy(message, 0, _head, 0, RecordBatch.HeaderLength);
            }

            _count++;
            _end += length - RecordBatch.HeaderLength;
        }

        /// <summary>The batch was taken off the store.</summary>
        public void Remove(RecordBatch batch)
        {
            if (batch.IsCut && _full > 0)
            {
                _full--;
            }
        }

        /// <summary>The batch turned out to hold all that is stored.</summary>
        public void EndsWith(RecordBatch batch)
        {
            _full = 0;
            _count = batch.Count;
            _end = batch.End;
        }

        /// <summary>Nothing is stored.</summary>
        public void Clear()
        {
            _full = 0;
            _count = 0;
            _end = RecordBatch.RowsStart;
        }
    }
}
