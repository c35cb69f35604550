using System.Security.Cryptography;
using TelemetryGen.LocalHub.Policies;

namespace TelemetryGen.LocalHub.Amqp.Sasl;

/// <summary>
/// A client that showed the name and a key of a policy. What it may do is asked anew each time: keys and policies change.
/// </summary>
internal sealed class PolicyLogin(string name, byte[] key)
{
    /// <summary>What it may do in a hub.</summary>
    public AccessRights RightsIn(PolicySet policies, string hub) =>
        policies.Find(name, hub).Where(IsOf).Aggregate(AccessRights.None, static (all, policy) => all | policy.Rights);

    /// <summary>Whether any policy has that name and key.</summary>
    public bool IsKnown(PolicySet policies) =>
        policies.Hubs.Keys.Append(null).Select(hub => policies.Find(name, hub).Where(IsOf).Any()).ToArray().Contains(true);

    private bool IsOf(AccessPolicy policy)
    {
        // Both are always compared: time must not tell which key it was.
        var primary = CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(policy.PrimaryKey), key);
        var secondary = CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(policy.SecondaryKey), key);
        return primary | secondary;
    }
}
