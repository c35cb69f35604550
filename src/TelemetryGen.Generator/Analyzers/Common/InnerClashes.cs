using Microsoft.CodeAnalysis;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>
/// Names of enumerations and of records inside of messages. Outputs call them, as they call messages, by their name alone, and call files and types after it that
/// capital letters do not always tell apart. A message keeps its name; of the others the first does, in the order of messages and their members.
/// </summary>
internal static class InnerClashes
{
    private const string Message = "message";

    /// <summary>What the members of records that the parser took have of the name of something else.</summary>
    public static IEnumerable<(INamedTypeSymbol Type, Finding Finding)> Of(IReadOnlyList<ParsedRecord> messages)
    {
        var known = new Dictionary<string, Use>(StringComparer.OrdinalIgnoreCase);
        foreach (var message in messages.Where(m => !known.ContainsKey(m.Type.Name)))
        {
            known.Add(message.Type.Name, new(message.Type.Name, Message, message.Type.ToDisplayString(), message.Record!.Message with { Id = 0, MaxPayloadBytes = null }));
        }

        foreach (var message in messages)
        {
            foreach (var field in message.Record!.Message.Fields)
            {
                foreach (var use in UsesOf(message, field).Distinct())
                {
                    if (!known.TryGetValue(use.Name, out var first))
                    {
                        known.Add(use.Name, use);
                    }
                    else if (first.Name != use.Name || !first.Spec.Equals(use.Spec))
                    {
                        yield return (message.Type, new(message.Type.GetMembers(field.Name).FirstOrDefault() ?? message.Type, Words(use, first)));
                    }
                }
            }
        }
    }

    // The same record may be a message and inside of others.
    private static IEnumerable<Use> UsesOf(ParsedRecord message, FieldSpec field)
    {
        var place = $"{message.Type.Name}.{field.Name}";
        var records = field.Part is { } part ? SchemaSpec.PartsOf(part).Append(part) : [];
        return records.Select(r => new Use(r.Name, "record", place, r))
            .Concat(message.Record!.EnumUses.Where(e => e.Member == field.Name).Select(e => new Use(e.Enumeration.Name, "enumeration", place, e.Enumeration)));
    }

    private static string Words(Use use, Use first)
    {
        var another = first.Kind == Message ? $"{first.Place} is a message" : $"{first.Place} has {(first.Kind == use.Kind ? "another" : "the")} {first.Kind}";
        return first.Name == use.Name
            ? $"{use.Place} has the {use.Kind} {use.Name}, and {another} of that name; messages, records and enumerations of a schema differ in name."
            : $"{use.Place} has the {use.Kind} {use.Name}, and {another} called {first.Name}; names of a schema differ by more than capital letters.";
    }

    /// <param name="Name">What it is called.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Place">The member that has it, or the message that it is.</param>
    /// <param name="Spec">All that outputs know of it.</param>
    private sealed record Use(string Name, string Kind, string Place, object Spec);
}
