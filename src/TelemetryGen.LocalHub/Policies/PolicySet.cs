namespace TelemetryGen.LocalHub.Policies;

/// <summary>All policies at one moment: those of the namespace, and those of single hubs.</summary>
internal sealed record PolicySet(IReadOnlyList<AccessPolicy> Namespace, IReadOnlyDictionary<string, IReadOnlyList<AccessPolicy>> Hubs)
{
    /// <summary>
    /// The policies named <paramref name="name"/> that may sign for a resource in <paramref name="hub"/>: the hub's and the
    /// namespace's. A null hub is the namespace itself, for which only its own policies count.
    /// </summary>
    public IEnumerable<AccessPolicy> Find(string name, string? hub)
    {
        var own = hub is not null && Hubs.TryGetValue(hub, out var policies) ? policies : [];
        return own.Concat(Namespace).Where(policy => string.Equals(policy.Name, name, StringComparison.Ordinal));
    }

    /// <summary>
    /// A policy that signs for sending into a hub and nothing else: the hub's first, else the namespace's; null when there is none.
    /// </summary>
    public AccessPolicy? SendOnly(string hub) =>
        (Hubs.TryGetValue(hub, out var policies) ? policies : []).Concat(Namespace)
            .FirstOrDefault(policy => policy.Rights == AccessRights.Send);
}
