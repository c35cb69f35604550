using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Models;

/// <summary>What a dispatcher is made of: less than a schema, so that an edit of a field leaves it as it is.</summary>
/// <param name="Schema">The schema's name, as a namespace.</param>
/// <param name="ShortName">The last part of it.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Records">The records, by their ids.</param>
internal sealed record DispatcherModel(string Schema, string ShortName, int Id, int Version, EquatableArray<DispatchedRecord> Records)
{
    public static DispatcherModel From(SchemaModel model) => new(
        model.Schema.Name, model.Schema.ShortName, model.Schema.Id, model.Schema.Version,
        model.Codecs.Select(DispatchedRecord.From).ToEquatableArray());
}

/// <summary>A record that a dispatcher finds.</summary>
/// <param name="Name">The message's name.</param>
/// <param name="FullName">The type's name with containing types and namespace, parted by dots.</param>
/// <param name="IsValueType">A struct.</param>
/// <param name="IsPublic">It and all around it are public.</param>
/// <param name="IsSequenced">It has a sequence number, and so <c>ISequenced</c>.</param>
internal sealed record DispatchedRecord(string Name, string FullName, bool IsValueType, bool IsPublic, bool IsSequenced)
{
    public static DispatchedRecord From(CodecSpec codec) =>
        new(codec.Message.Name, codec.Record.Type.FullName, codec.Record.Type.IsValueType, codec.Record.Type.IsPublic,
            codec.Message.Sequence is not null);
}
