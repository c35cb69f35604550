using System.Collections.Immutable;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Models;

/// <summary>All messages of the assembly.</summary>
internal sealed record SchemaModel(SchemaSpec Schema, EquatableArray<CodecSpec> Codecs)
{
    /// <summary>The files of a schema: document and dispatcher.</summary>
    public static string[] HintNames(string schema) => [DocumentHint(schema), DispatcherHint(schema)];

    public static string DocumentHint(string schema) => WindowsFiles.GetSafeName($"{schema}.Schema.g.cs");

    public static string DispatcherHint(string schema) => WindowsFiles.GetSafeName($"{schema}.Dispatcher.g.cs");

    /// <summary>Null when there is no message. Of two with one id or name the first stays; the analyzer reports the other.</summary>
    public static SchemaModel? From(ImmutableArray<CodecSpec?> codecs)
    {
        var messages = codecs
            .OfType<CodecSpec>()
            .OrderBy(c => c.Message.Id)
            .ThenBy(c => c.Record.Type.FullName, StringComparer.Ordinal)
            .GroupBy(c => c.Message.Id).Select(g => g.First())
            .GroupBy(c => c.Message.Name, StringComparer.OrdinalIgnoreCase).Select(g => g.First())
            .ToEquatableArray();
        if (messages.Count == 0)
        {
            return null;
        }

        var enums = messages
            .SelectMany(c => c.Record.Enums)
            .GroupBy(e => e.Name).Select(g => g.First())
            .OrderBy(e => e.Name, StringComparer.Ordinal)
            .ToEquatableArray();
        var schema = messages[0].Schema;
        return new(new(schema.Name, schema.Id, schema.Version, enums, messages.Select(c => c.Message).ToEquatableArray()), messages);
    }
}
