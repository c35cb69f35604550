using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Analyzers.Common;

/// <summary>What a rule has to say.</summary>
/// <param name="Place">The name of the member or type it is about.</param>
/// <param name="Message">One sentence: name, value, limit, what to do.</param>
internal sealed record Finding(Location Place, string Message)
{
    public Finding(ISymbol at, string message)
        : this(at.Locations[0], message)
    {
    }

    /// <summary>The diagnostic's property that has <see cref="Suggestion"/>.</summary>
    public const string SuggestionKey = "suggestion";

    /// <summary>What a code fix writes; null when there is none to offer.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Another severity than that of the rule.</summary>
    public DiagnosticSeverity? Severity { get; init; }

    public Diagnostic ToDiagnostic(DiagnosticDescriptor rule)
    {
        var properties = Suggestion is null
            ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary<string, string?>.Empty.Add(SuggestionKey, Suggestion);
        return Severity is { } severity
            ? Diagnostic.Create(rule, Place, severity, additionalLocations: null, properties, Message)
            : Diagnostic.Create(rule, Place, properties, Message);
    }
}
