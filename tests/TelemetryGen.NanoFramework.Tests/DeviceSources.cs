namespace TelemetryGen.NanoFramework.Tests;

/// <summary>Hand-written device code that several tests take.</summary>
internal static class DeviceSources
{
    /// <summary>All that the language gives a careful device program: it has to compile, and the walk has to let it pass.</summary>
    public const string Sender = """
        using System;
        using System.Collections;
        using System.Diagnostics;
        using System.IO;
        using System.Net.Security;
        using System.Net.Sockets;
        using System.Text;
        using System.Threading;

        public class Sender : IDisposable
        {
            private static readonly Encoding Utf8 = Encoding.UTF8;
            private readonly object gate = new object();

            public string Name { get; set; }

            private static readonly string Form = "{0}";
            private static readonly string Host = "host";

            public override string ToString() { return Name + Name.Substring(1) + string.Format(Form, Name); }

            public void Dispose() { }

            public int Read(byte[] buffer, int offset)
            {
                lock (gate)
                {
                    foreach (byte b in buffer) { offset += b; }
                    foreach (object o in new ArrayList()) { Debug.WriteLine(o.ToString()); }
                    switch (Name.Length) { case 1: return 1; case 2: return 2; case 3: return 3; case 4: return 4; case 50: return 5; case 60: return 6; case 70: return 7; }
                    return Utf8.GetBytes(Name, 0, Name.Length, buffer, offset) + int.MaxValue + (int)SslProtocols.Tls12;
                }
            }

            public static void Send(Socket socket)
            {
                using (var stream = new SslStream(socket))
                {
                    stream.ReadTimeout = 5000;
                    stream.AuthenticateAsClient(Host, SslProtocols.Tls12);
                    try { stream.Write(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }, 0, 9); }
                    catch (SocketException e) when (e.ErrorCode == 5) { throw new IOException("closed", e); }
                }
                new Thread(() => Thread.Sleep(100)).Start();
                DateTime now = DateTime.UtcNow;
                if (now.Ticks > 0 && now > DateTime.MinValue) { throw new ArgumentException(nameof(socket)); }
            }
        }
        """;
}
