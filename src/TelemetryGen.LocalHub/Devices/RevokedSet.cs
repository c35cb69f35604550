using System.Collections.Frozen;
using System.Text;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Devices;

/// <summary>
/// The content of revoked-devices.txt: a line <c>name</c> revokes a publisher for all hubs, a line <c>hub/name</c> for one. A name has no
/// slash.
/// </summary>
internal sealed class RevokedSet
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly FrozenSet<string> _everywhere;
    private readonly FrozenSet<(string Hub, string Name)> _here;

    private RevokedSet(IEnumerable<string> everywhere, IEnumerable<(string Hub, string Name)> here)
    {
        _everywhere = everywhere.ToFrozenSet(StringComparer.Ordinal);
        _here = here.ToFrozenSet();
    }

    /// <summary>Whether a publisher is revoked for all hubs. Names are compared exactly, as publishers are.</summary>
    public bool IsEverywhere(string name) => _everywhere.Contains(name);

    /// <summary>Whether a publisher is revoked for a hub alone.</summary>
    public bool IsHere(string hub, string name) => _here.Count > 0 && _here.Contains(Key(hub, name));

    /// <summary>All that are revoked for a hub, by name.</summary>
    public IReadOnlyList<string> Of(string hub) =>
    [
        .. _here.Where(item => item.Hub == Key(hub, "").Hub).Select(static item => item.Name).Concat(_everywhere)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <exception cref="FormatException">A line is neither a name nor a comment.</exception>
    public static RevokedSet Parse(byte[] content)
    {
        var everywhere = new List<string>();
        var here = new List<(string Hub, string Name)>();
        var number = 0;
        foreach (var line in Text(content).Split('\n'))
        {
            number++;
            switch (line.Trim().Split('/'))
            {
                case [""] or [['#', ..], ..]:
                    break;
                case [var name] when EventHubNames.IsPublisher(name):
                    everywhere.Add(name);
                    break;
                case [var hub, var name] when EventHubNames.IsHub(hub) && EventHubNames.IsPublisher(name):
                    here.Add(Key(hub, name));
                    break;
                default:
                    throw new FormatException($"Line {number} is no name of a publisher.");
            }
        }

        return new RevokedSet(everywhere, here);
    }

    /// <summary>The text with a line for this publisher at its end.</summary>
    public static byte[] With(byte[] content, string hub, string name)
    {
        var text = Text(content);
        return StrictUtf8.GetBytes(text + (text.Length == 0 || text.EndsWith('\n') ? "" : "\n") + $"{hub}/{name}\n");
    }

    /// <summary>The text without the lines for this publisher of this hub; all others stay as they are.</summary>
    public static byte[] Without(byte[] content, string hub, string name) => StrictUtf8.GetBytes(string.Join(
        '\n',
        Text(content).Split('\n')
            .Where(line => line.Trim().Split('/') is not [var ofHub, var ofName] || Key(ofHub, ofName) != Key(hub, name))));

    // Hubs are found without case.
    private static (string Hub, string Name) Key(string hub, string name) => (hub.ToUpperInvariant(), name);

    private static string Text(byte[] content)
    {
        try
        {
            return StrictUtf8.GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("It is not UTF-8.");
        }
    }
}
