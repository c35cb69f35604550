using System.Collections.Immutable;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Models;

/// <summary>A record that keeps all rules, with the schema it belongs to: what one codec is made of.</summary>
internal sealed record CodecSpec(RecordSpec Record, SchemaHeader Schema)
{
    public MessageSpec Message => Record.Message;

    /// <summary>The file's name. A record that is called as one of the schema's own files says what it is.</summary>
    public string HintName => Record.Type.FullName.Replace("@", "") is var name
        && SchemaModel.HintNames(Schema.Name).Contains(WindowsFiles.GetSafeName($"{name}.g.cs"), StringComparer.OrdinalIgnoreCase)
        ? WindowsFiles.GetSafeName($"{name}.Codec.g.cs")
        : WindowsFiles.GetSafeName($"{name}.g.cs");

    /// <summary>Null when there is no record, no schema, or a broken rule.</summary>
    public static CodecSpec? Create(RecordSpec? record, SchemaHeader? schema) =>
        record is null || schema is null || SpecCheck.Check(record.Message, schema.Version).Any() ? null : new(record, schema);
}

/// <summary>The codecs whose files can stand beside each other.</summary>
internal static class Codecs
{
    /// <summary>Names of files differ by more than case: of two the first stays, and the analyzer reports the other.</summary>
    public static ImmutableArray<CodecSpec> ForFiles(ImmutableArray<CodecSpec?> codecs) =>
        codecs.OfType<CodecSpec>().GroupBy(c => c.HintName, StringComparer.OrdinalIgnoreCase).Select(g => g.First()).ToImmutableArray();
}
