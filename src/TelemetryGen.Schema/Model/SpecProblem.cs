namespace TelemetryGen.Schema;

/// <summary>Why a message cannot be: a rule of docs/rules, the field it is about (null for the message), and what to say.</summary>
public sealed record SpecProblem(string Rule, string? Field, string Message)
{
    /// <summary>The <see cref="Suggestion"/> of the same type without <c>?</c>.</summary>
    public const string NotNull = "not null";

    /// <summary>What a code fix would write, in the words of C#: a type, a number, a name. Null when no fix is sure.</summary>
    public string? Suggestion { get; init; }
}
