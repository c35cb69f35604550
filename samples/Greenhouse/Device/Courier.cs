using System.Diagnostics;
using System.Threading;
using TelemetryGen.Device;

namespace Acme.Greenhouse.Firmware
{
    /// <summary>Brings a record to the hub, and does what each error asks for. It waits: nothing is measured while the hub is away.</summary>
    internal sealed class Courier
    {
        // Nothing that the board can do helps, but someone may.
        private const int HelpSeconds = 60;

        private readonly EventHubSender _sender;

        public Courier(EventHubSender sender)
        {
            _sender = sender;
        }

        /// <summary>Records that the hub has stored since the last reset.</summary>
        public uint Sent { get; private set; }

        /// <summary>Records that the hub or the contract would never take.</summary>
        public uint Dropped { get; private set; }

        /// <summary>Returns when the hub has the record, or will never take it.</summary>
        public void Deliver(ITelemetryMessage record)
        {
            while (!TryDeliver(record))
            {
            }
        }

        private bool TryDeliver(ITelemetryMessage record)
        {
            try
            {
                _sender.Send(record);
                Sent++;
                return true;
            }
            catch (RejectedException e)
            {
                return Drop(e.Message);
            }
            catch (TelemetryValueException e)
            {
                return Drop(e.Message);
            }
            catch (RetryLaterException e)
            {
                return Wait(e.Message, e.RetryAfterSeconds);
            }
            catch (ClockException)
            {
                Clock.Wait();
                return false;
            }
            catch (SendException e)
            {
                // The server is not who it should be, or the token is refused.
                return Wait(e.Message, HelpSeconds);
            }
        }

        private bool Drop(string problem)
        {
            Debug.WriteLine("dropped: " + problem);
            Dropped++;
            return true;
        }

        private static bool Wait(string problem, int seconds)
        {
            Debug.WriteLine(problem + "; again in " + seconds.ToString() + " s");
            Thread.Sleep(seconds * 1000);
            return false;
        }
    }
}
