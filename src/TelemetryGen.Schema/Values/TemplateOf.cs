using System.Globalization;

namespace TelemetryGen.Schema;

/// <summary>The message that a header's template id names.</summary>
internal static class TemplateOf
{
    // Bytes that are no message have any id; a long list would hide that.
    private const int Listed = 12;

    /// <param name="schema">The schema.</param>
    /// <param name="layouts">Its messages, by id.</param>
    /// <param name="template">The id.</param>
    /// <param name="what">What of the message it is, with a comma before it; empty for the message itself.</param>
    /// <exception cref="MessageFormatException">The schema has none of that id.</exception>
    public static WireLayout Find(SchemaSpec schema, IReadOnlyDictionary<int, WireLayout> layouts, int template, string what) =>
        layouts.TryGetValue(template, out var layout)
            ? layout
            : throw new MessageFormatException(
                $"{schema.Name} has no message {template.ToString(CultureInfo.InvariantCulture)}{what}. It has: {Describe(schema)}.",
                null, null, template, null, 2);

    private static string Describe(SchemaSpec schema)
    {
        var all = schema.Messages.OrderBy(m => m.Id)
            .Select(m => $"{m.Name} ({m.Id.ToString(CultureInfo.InvariantCulture)})").ToList();
        var rest = all.Count - Listed;
        return all.Count == 0 ? "none"
            : string.Join(", ", all.Take(Listed)) + (rest > 0 ? $" and {rest.ToString(CultureInfo.InvariantCulture)} more" : "");
    }
}
