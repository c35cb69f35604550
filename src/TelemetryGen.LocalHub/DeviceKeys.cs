using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub;

/// <summary>
/// A key for each device, derived from the master key in the hub's directory: HMAC-SHA256 of the device's name, as base64. There is no list
/// of devices to keep; a device is shut out by revoked-devices.txt. Who has the master key has them all.
/// </summary>
public sealed class DeviceKeys
{
    private const int MasterBytes = 32;

    private readonly byte[] _master;

    private DeviceKeys(byte[] master) => _master = master;

    /// <summary>
    /// Reads the master key, device-master.key, or makes a random one in a directory that no hub has used. A hub may run on the directory.
    /// </summary>
    /// <exception cref="LocalHubException">The directory cannot be used, or the file is no master key, or it is lost.</exception>
    public static DeviceKeys Open(string dataDirectory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataDirectory);
        return FromFile(Path.Combine(Path.GetFullPath(dataDirectory), DataDirectory.DeviceMasterName), newWhenLost: false);
    }

    /// <summary>
    /// The same, but for a directory that is there and is a hub's or empty: a slip in a name makes no second master key, whose devices the
    /// hub would not know.
    /// </summary>
    /// <exception cref="LocalHubException">It is no directory of a hub, or as for <see cref="Open"/>.</exception>
    public static DeviceKeys OpenExisting(string dataDirectory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataDirectory);
        RequireHub(Path.GetFullPath(dataDirectory));
        return Open(dataDirectory);
    }

    /// <summary>The key of a device, 44 characters. A secret of this device.</summary>
    /// <param name="device">Its name as publisher; case counts.</param>
    /// <exception cref="ArgumentException">It is no name of a publisher.</exception>
    public string KeyOf(string device) => EventHubNames.IsPublisher(device)
        ? Convert.ToBase64String(HMACSHA256.HashData(_master, Encoding.UTF8.GetBytes(device)))
        : throw new ArgumentException($"'{device}' is not a publisher name.", nameof(device));

    internal static DeviceKeys FromFile(string path, bool newWhenLost)
    {
        // An empty file is what a crash leaves.
        if (!newWhenLost && new FileInfo(path) is not { Exists: true, Length: > 0 }
            && DataDirectory.TraceOfUse(Path.GetDirectoryName(path)!) is { } trace)
        {
            throw new LocalHubException(
                LocalHubError.DeviceKeysLost,
                $"{path} is gone, though a hub has run here ({trace} is there): the keys of all devices are derived from it. Restore it "
                    + "from a "
                + "backup; or start once with NewAuthority (telemetrygen hub --new-authority) for a new one: then every device needs a "
                + "new key.");
        }

        var text = Encoding.ASCII.GetString(DataDirectory.ReadOrCreateSecret(path, Create)).Trim();
        return Base64.IsValid(text) && Convert.FromBase64String(text) is { Length: MasterBytes } master
            ? new DeviceKeys(master)
            : throw new LocalHubException(
                LocalHubError.DevicesUnusable,
                $"{path} is not the base64 of {MasterBytes} bytes. Restore it; or delete it and start once with "
                + "NewAuthority (telemetrygen hub --new-authority) for a new one: then every device needs a new key.");
    }

    private static void RequireHub(string root)
    {
        FolderCheck.Require(root);
        if (!Directory.Exists(root))
        {
            throw new LocalHubException(
                LocalHubError.DirectoryUnusable, $"There is no folder {root}. Give the hub's folder, or make an empty one for a new hub.");
        }

        string[] early = [DataDirectory.DeviceMasterName, DataDirectory.PoliciesName];
        if (DataDirectory.TraceOfUse(root) is null && !early.Any(name => File.Exists(Path.Combine(root, name)))
            && Directory.EnumerateFileSystemEntries(root).Any())
        {
            throw new LocalHubException(
                LocalHubError.DirectoryUnusable,
                $"{root} is no hub's folder: it has files, but neither {string.Join(" nor ", early)}. Give the hub's folder, or an empty "
                    + "one for a new hub.");
        }
    }

    private static byte[] Create() => Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(MasterBytes)) + "\n");
}
