namespace TelemetryGen.Schema;

/// <summary>A language in which a target names what a contract declares.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="TakesTargetName">Its fields are called as <c>[TargetName]</c> says. Formats of data keep the name of the data.</param>
internal sealed record NamedLanguage(string Name, bool TakesTargetName)
{
    /// <summary>Something has a name there that cannot be.</summary>
    /// <param name="owner">Whose name it is.</param>
    /// <param name="name">The name.</param>
    /// <param name="reason">Why it cannot be, after <c>which</c>.</param>
    /// <param name="role">What of the owner has the name, such as its setter; "" for the owner itself.</param>
    public NameClash Clash(NameOwner owner, string name, string reason, string role = "") =>
        Clash(owner, $"{(role.Length == 0 ? "is" : $"has a {role} that is")} called {name} in {Name}, which {reason}");

    /// <summary>Something has a name that cannot be, in other words.</summary>
    public NameClash Clash(NameOwner owner, string predicate) => owner.IsField && TakesTargetName
        ? new(owner, predicate, $"Give it [TargetName(\"{owner.Member}Value\")] or another name.") { Suggestion = $"{owner.Member}Value" }
        : new(owner, predicate, "Give it another name.");
}
