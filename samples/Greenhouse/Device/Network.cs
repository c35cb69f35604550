using System.Threading;

namespace Acme.Greenhouse.Firmware
{
    /// <summary>
    /// Brings up the network on a thread of its own, so that the station measures meanwhile, and then lets the courier send.
    /// </summary>
    internal sealed class Network
    {
        private readonly string _ssid;
        private readonly string _password;
        private readonly Courier _courier;

        public Network(string ssid, string password, Courier courier)
        {
            _ssid = ssid;
            _password = password;
            _courier = courier;
        }

        /// <summary>Returns at once.</summary>
        public void Start()
        {
            new Thread(Run).Start();
        }

        private void Run()
        {
            WiFi.Connect(_ssid, _password);
            _courier.Start();
        }
    }
}
