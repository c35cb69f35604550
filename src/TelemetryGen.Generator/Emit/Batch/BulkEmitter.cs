using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Batch;

/// <summary>
/// Many messages that follow each other: <c>ReadMany</c>, <c>Enumerate</c>, and <c>ReadColumns</c> with its <c>Columns</c>.
/// </summary>
internal sealed class BulkEmitter(SourceWriter writer, CodecSpec codec)
{
    private readonly string _name = codec.Message.Name;

    public void Emit()
    {
        writer
            .Line(
                "/// <summary>Reads messages that follow each other, until the bytes or the room end or a message is wrong; then "
                    + "<paramref name=\"error\"/> says what.</summary>")
            .Line("/// <returns>How many were read, from the first <paramref name=\"bytesRead\"/> bytes.</returns>")
            .Line(
                $"public static int ReadMany(ReadOnlySpan<byte> source, Span<{_name}> destination, out int bytesRead, out TelemetryError "
                    + "error) =>")
            .Line("    MessageBulk.ReadMany(source, destination, out bytesRead, out error);")
            .Line()
            .Line(
                "/// <summary>Looks at messages that follow each other, one view at a time: for foreach. Ends at a message that is wrong; "
                    + "then <paramref name=\"error\"/> says what.</summary>")
            .Line(
                "public static ViewSequence Enumerate(ReadOnlySpan<byte> source, [UnscopedRef] out TelemetryError error) => new(source, "
                    + "out error);");
    }

    /// <summary>The type that <c>Enumerate</c> gives.</summary>
    public void EmitSequence() => writer
        .Line($"/// <summary>{_name} messages that follow each other, for foreach; allocates nothing.</summary>")
        .Block("public ref struct ViewSequence", () => writer
            .Line("private readonly ref TelemetryError _error;")
            .Line("private ReadOnlySpan<byte> _rest;")
            .Line("private View _current;")
            .Line()
            .Block("internal ViewSequence(ReadOnlySpan<byte> source, [UnscopedRef] out TelemetryError error)", () => writer
                .Line("error = default;")
                .Line("_error = ref error;")
                .Line("_rest = source;")
                .Line("_current = default;"))
            .Line()
            .Line("/// <summary>The message at which the loop is.</summary>")
            .Line("public readonly View Current => _current;")
            .Line()
            .Line("/// <summary>The bytes after <see cref=\"Current\"/>; after an error, from the wrong message on.</summary>")
            .Line("public readonly ReadOnlySpan<byte> Rest => _rest;")
            .Line()
            .Line("/// <summary>Called by foreach.</summary>")
            .Line("public readonly ViewSequence GetEnumerator() => this;")
            .Line()
            .Line("/// <summary>Goes to the next message; false at the end, and at a message that is wrong.</summary>")
            .Block("public bool MoveNext()", () => writer
                .Block("if (_rest.IsEmpty || !View.TryRead(_rest, out _current, out var bytesRead, out _error))",
                    () => writer.Line("return false;"))
                .Line()
                .Line("_rest = _rest[bytesRead..];")
                .Line("return true;")));
}
