using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub;

/// <summary>A shared access policy: a name, rights, and two keys of which either signs tokens.</summary>
public sealed class AccessPolicy
{
    internal AccessPolicy(string name, AccessRights rights, string primaryKey, string secondaryKey)
    {
        Name = name;
        Rights = rights;
        PrimaryKey = primaryKey;
        SecondaryKey = secondaryKey;
    }

    /// <summary>The name, skn in a token.</summary>
    public string Name { get; }

    /// <summary>What a token signed with a key of this policy allows.</summary>
    public AccessRights Rights { get; }

    /// <summary>The first key. A secret.</summary>
    public string PrimaryKey { get; }

    /// <summary>The second key, for changing keys without a gap. A secret.</summary>
    public string SecondaryKey { get; }

    /// <summary>Signs a token with the primary key.</summary>
    public SasToken Sign(Uri resource, DateTimeOffset expiry) => SasToken.Create(resource, Name, PrimaryKey, expiry);

    /// <summary>Name and rights, never a key.</summary>
    public override string ToString() => $"{Name} ({Rights})";

    internal bool Signed(SasToken token)
    {
        // Both are always tried: time must not tell which key it was.
        var primary = token.Verify(PrimaryKey);
        var secondary = token.Verify(SecondaryKey);
        return primary | secondary;
    }
}
