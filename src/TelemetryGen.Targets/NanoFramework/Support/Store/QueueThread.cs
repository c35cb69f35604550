// TelemetryGen: the thread of a queue, for .NET nanoFramework

using System;
using System.Threading;

namespace TelemetryGen.Device
{
    /// <summary>Calls <see cref="TelemetryQueue.Pump"/> and sleeps for as long as that says, or until it is woken.</summary>
    internal sealed class QueueThread
    {
        private readonly object _gate = new object();
        private readonly AutoResetEvent _wake = new AutoResetEvent(false);
        private readonly TelemetryQueue _queue;
        private bool _isStopping;
        private Thread _thread;

        public QueueThread(TelemetryQueue queue)
        {
            _queue = queue;
        }

        public void Start()
        {
            lock (_gate)
            {
                if (_thread != null)
                {
                    throw new InvalidOperationException("the queue was started");
                }

                _isStopping = false;
                _thread = new Thread(Run);
                _thread.Start();
            }
        }

        /// <summary>Returns when the thread has ended. False when there was none.</summary>
        public bool Stop()
        {
            Thread thread;
            lock (_gate)
            {
                thread = _thread;
                _isStopping = true;
            }

            if (thread == null)
            {
                return false;
            }

            _wake.Set();
            thread.Join();
            lock (_gate)
            {
                // Another one may have stopped it, and started the next.
                _thread = _thread == thread ? null : _thread;
            }

            return true;
        }

        /// <summary>There is something new to look at.</summary>
        public void Wake()
        {
            _wake.Set();
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

                wait = IsStopping() ? 0 : _queue.Pump();
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
