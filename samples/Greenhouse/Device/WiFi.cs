using System;
using System.Device.Wifi;
using System.Diagnostics;
using System.Threading;
using nanoFramework.Networking;

namespace Acme.Greenhouse.Firmware
{
    /// <summary>The board's Wi-Fi.</summary>
    internal static class WiFi
    {
        private const int AttemptMilliseconds = 60000;

        private const int PauseMilliseconds = 10000;

        /// <summary>
        /// Returns when the board has an address; tries for as long as it takes. The firmware reconnects by itself later.
        /// </summary>
        public static void Connect(string ssid, string password)
        {
            while (!TryConnect(ssid, password))
            {
                Exception cause = WifiNetworkHelper.HelperException;
                Debug.WriteLine(
                    "no Wi-Fi: status " + ((int)WifiNetworkHelper.Status).ToString() + (cause == null ? "" : ", " + cause.Message));
                Thread.Sleep(PauseMilliseconds);
            }

            Debug.WriteLine("Wi-Fi connected");
        }

        private static bool TryConnect(string ssid, string password)
        {
            CancellationTokenSource attempt = new CancellationTokenSource(AttemptMilliseconds);
            return WifiNetworkHelper.ConnectDhcp(
                ssid, password, WifiReconnectionKind.Automatic, requiresDateTime: false, token: attempt.Token);
        }
    }
}
