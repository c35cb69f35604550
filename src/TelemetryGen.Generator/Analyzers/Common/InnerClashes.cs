using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Common;

/// <summary>
/// Names of enumerations and of nested records. Outputs call them, as they call messages, by their name alone, and call files
/// and types after it that capital letters do not always tell apart. A message keeps its name; of the others the first does, in the order
/// of messages and their members.
/// </summary>
internal static class InnerClashes
{
    private const string Message = "message";

    /// <summary>What the members of records that the parser took have of the name of something else.</summary>
    public static IEnumerable<(INamedTypeSymbol Type, Finding Finding)> Find(IReadOnlyList<ParsedRecord> messages)
    {
        var known = new Dictionary<string, Use>(StringComparer.OrdinalIgnoreCase);
        foreach (var message in messages.Where(m => !known.ContainsKey(m.Type.Name)))
        {
            known.Add(message.Type.Name, new(message.Type.Name, Message, "", message.Type.ToDisplayString(),
                message.Record!.Message with { Id = 0, MaxPayloadBytes = null }));
        }

        foreach (var message in messages)
        {
            foreach (var field in message.Record!.Message.Fields)
            {
                foreach (var use in GetUses(message.Record, field, message.Type.Name).GroupBy(u => (u.Name, u.Spec)).Select(g => g.First()))
                {
                    if (!known.TryGetValue(use.Name, out var first))
                    {
                        known.Add(use.Name, use);
                    }
                    else if (first.Name != use.Name || !first.Spec.Equals(use.Spec))
                    {
                        yield return (
                            message.Type, new(message.Type.GetMembers(field.Name).FirstOrDefault() ?? message.Type, Words(use, first)));
                    }
                }
            }
        }
    }

    // The same record may be a message and inside of others.
    private static IEnumerable<Use> GetUses(RecordSpec record, FieldSpec field, string holder)
    {
        var place = $"{holder}.{field.Name}";
        if (field.NestedRecord is not { } nested)
        {
            var type = record.GetMember(field).UnderlyingType.Replace("global::", "");
            return record.EnumUses.Where(e => e.Member == field.Name)
                .Select(e => new Use(e.Enumeration.Name, "enumeration", place, type, e.Enumeration));
        }

        // A removed one is there without the C# of it.
        var inner = record.NestedRecords.FirstOrDefault(p => p.Message.Equals(nested));
        var inside = inner is null ? [] : nested.Fields.SelectMany(f => GetUses(inner, f, place));
        return inside.Append(new(nested.Name, "record", place,
            inner?.Type.FullName ?? (nested.Namespace.Length == 0 ? nested.Name : $"{nested.Namespace}.{nested.Name}"), nested));
    }

    private static string Words(Use use, Use first)
    {
        var another = first.Kind == Message ? $"{first.Type} is a message" : $"{first.Place} has the {first.Kind} {first.Type}";
        var rule = first.Name == use.Name
            ? "messages, records and enumerations of a schema differ in name"
            : "names of a schema differ by more than capital letters";
        return $"{use.Place} has the {use.Kind} {use.Type}, and {another}; {rule}.";
    }

    /// <param name="Name">What it is called.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Place">The way to the member that has it; "" for a message.</param>
    /// <param name="Type">Its full name in C#.</param>
    /// <param name="Spec">All that outputs know of it.</param>
    private sealed record Use(string Name, string Kind, string Place, string Type, object Spec);
}
