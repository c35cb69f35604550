using System.Collections.Frozen;
using System.Text;
using Microsoft.Extensions.Logging;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Devices;

/// <summary>The devices (publishers) of revoked-devices.txt: they get no tokens, and those that they have are refused.</summary>
internal sealed class RevokedDevices(string path, TimeProvider clock, ILogger logger)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly WatchedFile<FrozenSet<string>> _file = new(
        path,
        static () => "# Devices (publishers) that may not send, a name a line. A change takes effect at once.\n"u8.ToArray(),
        Parse,
        LocalHubError.DevicesUnusable,
        "Mend it.",
        clock,
        logger);

    /// <summary>Whether a device may not send. Names are compared exactly, as publishers are.</summary>
    public bool Contains(string device) => _file.Current.Contains(device);

    private static FrozenSet<string> Parse(byte[] content)
    {
        string text;
        try
        {
            text = StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("It is not UTF-8.");
        }

        var devices = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            var name = line.Trim();
            if (name.Length == 0 || name[0] == '#')
            {
                continue;
            }

            if (!EventHubNames.IsPublisher(name))
            {
                throw new FormatException($"Line {number} is no name of a publisher.");
            }

            devices.Add(name);
        }

        return devices.ToFrozenSet(StringComparer.Ordinal);
    }
}
