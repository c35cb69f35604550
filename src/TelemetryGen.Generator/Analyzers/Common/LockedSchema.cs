using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Common;

/// <summary>A lock that the build hands to the compiler as an additional file, read once however many rules ask.</summary>
internal sealed class LockedSchema
{
    /// <summary>How the files of locks end.</summary>
    public const string Extension = ".telemetry.xml";

    private static readonly ConditionalWeakTable<AdditionalText, LockedSchema> Known = new();

    private readonly ConditionalWeakTable<ParsedRecord, IReadOnlyList<SchemaChange>> _changes = new();

    private LockedSchema(AdditionalText file)
    {
        Path = file.Path;
        try
        {
            Schema = SchemaDocument.Parse(file.GetText()?.ToString() ?? "");
        }
        catch (SchemaDocumentException error)
        {
            Problem = error.Message;
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What was locked; null when the file cannot be read.</summary>
    public SchemaSpec? Schema { get; }

    /// <summary>Why the file cannot be read.</summary>
    public string? Problem { get; }

    /// <summary>The lock of that schema, else one that cannot be read and may be it; null when there is neither.</summary>
    public static LockedSchema? Create(IEnumerable<AdditionalText> files, string schema)
    {
        var locks = files.Where(f => f.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            .Select(f => Known.GetValue(f, static file => new(file))).ToArray();
        return locks.FirstOrDefault(l => l.Schema?.Name == schema) ?? locks.FirstOrDefault(l => l.Problem is not null);
    }

    /// <summary>
    /// The lock has that field, of a message or a record inside of messages, so that boards may send it: its form is to stay. A lock that
    /// cannot be read may have any.
    /// </summary>
    public bool Has(string record, string field) =>
        Schema is not { } locked
            || locked.Messages.Concat(locked.NestedRecords).Any(r => r.Name == record && r.Fields.Any(f => f.Name == field));

    /// <summary>
    /// How the record differs from what was locked; nothing when lock and code cannot be compared (TLG0201 and TLG0207 say so at the
    /// schema).
    /// </summary>
    public IReadOnlyList<SchemaChange> GetChanges(ParsedRecord record, SchemaHeader schema) => _changes.GetValue(record, r =>
        Schema is { } locked && r.Record is { } spec && Compatibility.CompareVersions(locked, schema.Id, schema.Version) is null
            ? [.. Compatibility.CompareMessage(locked, spec.Message, spec.Enums)]
            : []);
}
