namespace TelemetryGen.Schema;

/// <summary>
/// The names of one scope of a target: a module, a class, a file. What is declared must differ from all that was before, and from the
/// target's own.
/// </summary>
/// <param name="language">The target's language.</param>
/// <param name="clashes">Takes what cannot be.</param>
/// <param name="keyOf">What the scope compares, where that is not the name as it is.</param>
internal sealed class NameScope(NamedLanguage language, ICollection<NameClash> clashes, Func<string, string>? keyOf = null)
{
    private readonly Dictionary<string, Holder> _taken = new(StringComparer.Ordinal);
    private readonly List<(Func<string, bool> Has, string Reason)> _own = [];

    /// <summary>Names that the target has there itself.</summary>
    /// <param name="reason">Why they cannot be another's, after <c>which</c>.</param>
    /// <param name="has">Whether a name is one.</param>
    public NameScope Own(string reason, Func<string, bool> has)
    {
        _own.Add((has, reason));
        return this;
    }

    /// <inheritdoc cref="Own(string, Func{string, bool})"/>
    public NameScope Own(string reason, HashSet<string> names) => Own(reason, names.Contains);

    /// <summary>Takes a name for something of the contract.</summary>
    /// <param name="name">The name, as the target writes it.</param>
    /// <param name="owner">What has it.</param>
    /// <param name="role">What of the owner has it, such as its setter; "" for the owner itself.</param>
    public void Declare(string name, NameOwner owner, string role = "")
    {
        if (_own.FirstOrDefault(o => o.Has(name)) is { Reason: { } reason })
        {
            clashes.Add(language.Clash(owner, name, reason, role));
            return;
        }

        var key = keyOf?.Invoke(name) ?? name;
        if (!_taken.TryGetValue(key, out var holder))
        {
            _taken.Add(key, new(name, owner, role));
        }
        else
        {
            clashes.Add(Shared(name, owner, role, holder));
        }
    }

    private NameClash Shared(string name, NameOwner owner, string role, Holder holder)
    {
        var clash = language.Clash(
            owner, name, holder.Name == name
                ? $"is the name of {holder}, too"
                : $"cannot be told from {holder.Name}, the name of {holder}", role);
        return (clash.Suggestion is null ? clash with { Advice = "Give one of them another name." } : clash) with { Other = holder.Owner };
    }

    private sealed record Holder(string Name, NameOwner Owner, string Role)
    {
        public override string ToString() => Role.Length == 0 ? Owner.ToString() : $"the {Role} of {Owner}";
    }
}
