using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Batch;
using TelemetryGen.Generator.Emit.Columns;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Emit.Metrics;
using TelemetryGen.Generator.Emit.NestedRecords;
using TelemetryGen.Generator.Emit.Read;
using TelemetryGen.Generator.Emit.View;
using TelemetryGen.Generator.Emit.Wire;
using TelemetryGen.Generator.Emit.Write;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit;

/// <summary>The codec of one record: constants, writer and reader, as a part of the record's type.</summary>
internal static class CodecEmitter
{
    public static void Emit(SourceWriter writer, CodecSpec codec)
    {
        var layout = WireLayout.From(codec.Message);
        FileHead.Emit(writer, codec.Schema.Name, codec.Message.Namespace);
        foreach (var containing in codec.Record.Type.ContainingTypes)
        {
            writer.Open(containing);
        }

        var name = codec.Message.Name;
        writer.Line(
            $"// Message {codec.Message.Id} of {codec.Schema.Name}: {layout.BlockLength} bytes of fixed "
                + $"fields, {layout.MinPayloadBytes} to {layout.MaxPayloadBytes} bytes in all.");
        writer.Block(
            $"partial {codec.Record.Type.Keyword} {name} : ITelemetryMessage<{name}>, "
                + $"IBatchRow<{name}>{(codec.Message.Sequence is null ? "" : $", ISequenced<{name}>")}", () =>
        {
            Constants(writer, codec, layout);
            MetricsEmitter.Emit(writer, codec);
            writer.Line();
            new WriteEmitter(writer, codec, layout).Emit();
            writer.Line();
            new ReadEmitter(writer, codec, layout).Emit();
            writer.Line();
            var bulk = new BulkEmitter(writer, codec);
            bulk.Emit();
            writer.Line();
            var batch = new BatchEmitter(writer, codec, layout);
            batch.Emit();
            writer.Line();
            var columns = ColumnFields.Serve(layout) ? new ColumnsEmitter(writer, codec, layout) : null;
            if (columns is not null)
            {
                columns.EmitRead();
                writer.Line();
            }

            new ViewEmitter(writer, codec, layout).Emit();
            writer.Line();
            foreach (var nested in codec.Record.NestedRecords)
            {
                new NestedRecordEmitter(writer, nested, codec.Record).Emit();
                writer.Line();
            }

            bulk.EmitSequence();
            writer.Line();
            batch.EmitViews();
            if (columns is not null)
            {
                writer.Line();
                columns.EmitColumns();
                writer.Line();
                new ColumnBatchEmitter(writer, codec, layout).Emit();
            }

            if (PackedForm.Serves(layout))
            {
                writer.Line();
                new WireEmitter(writer, codec, layout).Emit();
            }
        });

        foreach (var _ in codec.Record.Type.ContainingTypes)
        {
            writer.Close();
        }
    }

    private static void Constants(SourceWriter writer, CodecSpec codec, WireLayout layout)
    {
        var name = codec.Message.Name;
        writer
            .Line($"/// <summary>Template id of {name} messages.</summary>")
            .Line($"public const int TemplateId = {codec.Message.Id};")
            .Line()
            .Line("/// <summary>Bytes of the fixed fields, after the header.</summary>")
            .Line($"public const int BlockLength = {layout.BlockLength};")
            .Line()
            .Line($"/// <summary>The longest {name} message, header included, in bytes: a span of that size is always enough.</summary>")
            .Line($"public const int MaxPayloadBytes = {layout.MaxPayloadBytes};")
            .Line()
            .Line($"private const int MinPayloadBytes = {layout.MinPayloadBytes};")
            .Line($"private const int SchemaId = {codec.Schema.Id};")
            .Line($"private const int SchemaVersion = {codec.Schema.Version};")
            .Line()
            .Line(
                "// The header of a message of this version as one number: blockLength, templateId, schemaId, version, the first the "
                    + "lowest.")
            .Line(
                "private const ulong OwnHeader = BlockLength | ((ulong)TemplateId << 16) | ((ulong)SchemaId << 32) | "
                    + "((ulong)SchemaVersion << 48);")
            .Line()
            .Line($"static int ITelemetryMessage<{name}>.TemplateId => TemplateId;")
            .Line()
            .Line($"static int ITelemetryMessage<{name}>.MaxPayloadBytes => MaxPayloadBytes;");
        if (codec.Message.Sequence is { } sequence)
        {
            writer.Line()
                .Line($"static int ISequenced<{name}>.SequenceBits => {sequence.Wire.Size() * 8};")
                .Line()
                .Line(
                    $"{(codec.Record.Type.IsValueType ? "readonly " : "")}ulong ISequenced<{name}>.SequenceNumber "
                        + $"=> {Identifiers.Property(sequence.Name)};");
        }
    }
}
