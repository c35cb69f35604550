namespace TelemetryGen.Schema;

/// <summary>A name that a target cannot give to something of the contract, or would change by itself.</summary>
/// <param name="Owner">Whose name it is.</param>
/// <param name="Predicate">What is wrong, after the owner's name: <c>is called gas_co2 in Python, which is a keyword</c>.</param>
/// <param name="Advice">What to do about it, a sentence.</param>
public sealed record NameClash(NameOwner Owner, string Predicate, string Advice)
{
    /// <summary>
    /// Emitting by hand gets past it: the target puts something to the name. A build asks for a name that was chosen (docs/decisions/0069).
    /// </summary>
    public bool IsEvaded { get; init; }

    /// <summary>A <c>[TargetName]</c> that helps; null where none does.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Whose name it is as well; null when it is the target's own.</summary>
    public NameOwner? Other { get; init; }

    /// <summary>The whole of it, as a rule says it.</summary>
    public string Sentence => $"{Owner} {Predicate}. {Advice}";
}
