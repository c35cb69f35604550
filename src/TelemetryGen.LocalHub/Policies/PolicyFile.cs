using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace TelemetryGen.LocalHub.Policies;

/// <summary>policies.json: its shape, its checks, and the one a new directory gets.</summary>
internal static class PolicyFile
{
    // Azure allows 12 for a namespace and for a hub.
    private const int MaxPolicies = 12;

    private static readonly PolicyJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        AllowDuplicateProperties = false,
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // Keys are base64; + would be written as an escape, which nobody can copy.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<AccessRights>(allowIntegerValues: false) },
    });

    internal sealed record Document(IReadOnlyList<Entry?> Policies, IReadOnlyDictionary<string, IReadOnlyList<Entry?>?>? Hubs = null);

    internal sealed record Entry(string Name, IReadOnlyList<AccessRights> Rights, string PrimaryKey, string SecondaryKey);

    /// <summary>Policies send, listen and manage with new random keys.</summary>
    public static byte[] CreateDefault() => JsonSerializer.SerializeToUtf8Bytes(
        new Document([New("send", AccessRights.Send), New("listen", AccessRights.Listen), New("manage", AccessRights.Manage)]),
        Json.Document);

    /// <exception cref="FormatException">The content is not what policies.json holds. The message holds no key.</exception>
    public static PolicySet Parse(ReadOnlySpan<byte> content)
    {
        if (!Utf8.IsValid(content))
        {
            throw new FormatException("It is not UTF-8.");
        }

        Document document;
        try
        {
            // Some editors begin a file with a byte order mark.
            document = JsonSerializer.Deserialize(content.StartsWith("\uFEFF"u8) ? content[3..] : content, Json.Document)
                ?? throw new FormatException("The file holds null.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"The JSON is wrong at {e.Path ?? "$"}: {JsonFault.Where(e)}.");
        }

        var hubs = new Dictionary<string, IReadOnlyList<AccessPolicy>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (hub, entries) in document.Hubs ?? new Dictionary<string, IReadOnlyList<Entry?>?>())
        {
            if (entries is null)
            {
                throw new FormatException($"Hub {hub} has null for its policies.");
            }

            if (!hubs.TryAdd(hub, Check(entries, $"Hub {hub}")))
            {
                throw new FormatException($"Hub {hub} is there twice; case does not count.");
            }
        }

        return new PolicySet(Check(document.Policies, "The namespace"), hubs);
    }

    private static List<AccessPolicy> Check(IReadOnlyList<Entry?> entries, string owner)
    {
        if (entries.Count > MaxPolicies)
        {
            throw new FormatException($"{owner} has {entries.Count} policies; {MaxPolicies} is the most.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var policies = new List<AccessPolicy>(entries.Count);
        foreach (var entry in entries)
        {
            if (entry is null)
            {
                throw new FormatException($"{owner} has a policy that is null.");
            }

            if (entry.Name.Length == 0 || !seen.Add(entry.Name))
            {
                throw new FormatException($"{owner} has a policy without a name, or '{entry.Name}' twice.");
            }

            if (entry.PrimaryKey.Length == 0 || entry.SecondaryKey.Length == 0)
            {
                throw new FormatException($"{owner}'s policy '{entry.Name}' has an empty key.");
            }

            var rights = entry.Rights.Aggregate(AccessRights.None, static (all, right) => all | right);
            policies.Add(new AccessPolicy(entry.Name, rights, entry.PrimaryKey, entry.SecondaryKey));
        }

        return policies;
    }

    private static Entry New(string name, AccessRights right) => new(name, [right], NewKey(), NewKey());

    // 32 bytes as base64, the form of Azure's own keys.
    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
