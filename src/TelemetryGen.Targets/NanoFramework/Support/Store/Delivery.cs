// TelemetryGen: one attempt to send a batch, for .NET nanoFramework

using System;

namespace TelemetryGen.Device
{
    /// <summary>What became of a batch.</summary>
    internal enum DeliveryResult
    {
        /// <summary>The hub has it.</summary>
        Stored,

        /// <summary>Not now: there is a pause before the next attempt.</summary>
        Later,

        /// <summary>The hub takes smaller ones only.</summary>
        TooLarge,

        /// <summary>The hub will never take it.</summary>
        Refused,
    }

    /// <summary>Sends batches, decides what an answer means, and keeps the pauses.</summary>
    internal sealed class Delivery
    {
        private const int FirstPause = 2;
        private const int LongestPause = 300;

        private readonly EventHubSender _sender;
        private readonly RetryDelay _delay;

        public Delivery(EventHubSender sender)
        {
            _sender = sender;
            _delay = new RetryDelay(sender.Device, FirstPause, LongestPause);
        }

        public int Posts { get; private set; }

        public int Failures { get; private set; }

        public Exception LastError { get; private set; }

        /// <summary>Milliseconds until the next attempt may be made.</summary>
        public int Pause
        {
            get { return _delay.Remaining; }
        }

        /// <summary>Sends the batch and returns what became of it.</summary>
        public DeliveryResult Send(RecordBatch batch)
        {
            Posts++;
            try
            {
                _sender.Send(batch.Buffer, batch.Start, batch.Length);
            }
            catch (RejectedException e)
            {
                if (e.Status == 413 && batch.Count > 1)
                {
                    Note(e);
                    return DeliveryResult.TooLarge;
                }

                // When all are refused, the dead letters shall not fill in a minute: so there is a pause as well.
                Fail(e);
                return DeliveryResult.Refused;
            }
            catch (RetryLaterException e)
            {
                Note(e);

                // Without an answer nobody asked for a pause.
                _delay.Start(e.Status == 0 ? 0 : e.RetryAfterSeconds);
                return DeliveryResult.Later;
            }
            catch (Exception e)
            {
                // A token is refused although the sender got a fresh one, the server is not who it should be, or there is no token. A wrong
                // clock does all of that. The thread must outlive what a token source throws, too.
                Fail(e);
                DeviceClock.Update();
                return DeliveryResult.Later;
            }

            _delay.Reset();
            LastError = null;
            return DeliveryResult.Stored;
        }

        /// <summary>Keeps the error and starts a pause.</summary>
        public void Fail(Exception error)
        {
            Note(error);
            _delay.Start(0);
        }

        public void Close()
        {
            _sender.Close();
        }

        private void Note(Exception error)
        {
            Failures++;
            LastError = error;
        }
    }
}
