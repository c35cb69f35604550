using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Devices;

/// <summary>The devices (publishers) of revoked-devices.txt: they get no tokens, and those that they have are refused.</summary>
internal sealed class RevokedDevices(string path, TimeProvider clock, ILogger logger)
{
    // Of this process; who edits the file by hand at the same moment may lose a line, as with any editor.
    private readonly Lock _writing = new();

    private readonly WatchedFile<RevokedSet> _file = new(
        path,
        static () => "# Devices (publishers) that may not send, a line each: name, or hub/name for one hub. Read at once.\n"u8.ToArray(),
        RevokedSet.Parse,
        LocalHubError.DevicesUnusable,
        "Mend it.",
        clock,
        logger);

    /// <summary>Whether a device may not send to any hub.</summary>
    public bool Contains(string device) => _file.Current.IsEverywhere(device);

    /// <summary>Whether a device may not send to this hub.</summary>
    public bool Contains(string hub, string device)
    {
        var revoked = _file.Current;
        return revoked.IsEverywhere(device) || revoked.IsHere(hub, device);
    }

    /// <summary>All that may not send to a hub, by name.</summary>
    public IReadOnlyList<string> Of(string hub) => _file.Current.Of(hub);

    /// <summary>Revokes a publisher for a hub; false when it is revoked already.</summary>
    /// <exception cref="LocalHubException">The file cannot be written.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public bool Revoke(string hub, string publisher)
    {
        lock (_writing)
        {
            if (Contains(hub, publisher))
            {
                return false;
            }

            Write(RevokedSet.With(File.ReadAllBytes(path), hub, publisher));
            return true;
        }
    }

    /// <summary>Lets a publisher of a hub send again. One that is revoked for all hubs stays so.</summary>
    /// <inheritdoc cref="Revoke"/>
    public void Resume(string hub, string publisher)
    {
        lock (_writing)
        {
            if (_file.Current.IsHere(hub, publisher))
            {
                Write(RevokedSet.Without(File.ReadAllBytes(path), hub, publisher));
            }
        }
    }

    private void Write(byte[] content)
    {
        DataDirectory.WriteSecret(path, content);
        _file.Changed();
    }
}
