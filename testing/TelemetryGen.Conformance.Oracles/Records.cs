using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TelemetryGen.Conformance;

/// <summary>Any record of the contracts by its name, with its generated codec.</summary>
internal static class Records
{
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>The record of JSON fields.</summary>
    public static object Of(string message, JsonObject fields) => fields.Deserialize(TypeOf(message), Options)!;

    /// <summary>All values of a record, arrays by their content: records compare arrays by identity.</summary>
    public static string Text(object record) => JsonSerializer.Serialize(record, record.GetType(), Options);

    /// <summary>Equal as records are (where 1.0 is 1.00), or in all their values (where arrays are).</summary>
    public static bool AreSame(object? one, object? other) =>
        Equals(one, other) || (one is not null && other is not null && Text(one) == Text(other));

    /// <summary>What a value is refused with.</summary>
    public static IReadOnlyList<TelemetryErrorCode> Refusals { get; } =
    [
        TelemetryErrorCode.ValueOutOfRange, TelemetryErrorCode.TextTooLong, TelemetryErrorCode.TextContainsNull,
        TelemetryErrorCode.BytesTooLong,
        TelemetryErrorCode.LengthMismatch, TelemetryErrorCode.UnspecifiedDateTimeKind, TelemetryErrorCode.CountMismatch,
        TelemetryErrorCode.TooManyEntries,
    ];

    /// <summary>Writes through <see cref="ITelemetryMessage{TSelf}.TryWrite"/>.</summary>
    public static (byte[]? Bytes, TelemetryError Error) Write(object record, int? room = null) =>
        ((byte[]?, TelemetryError))Call(nameof(WriteOf), record.GetType(), record, room)!;

    /// <summary>Reads one whole message.</summary>
    public static (object? Record, TelemetryError Error) Read(string message, byte[] bytes) =>
        ((object?, TelemetryError))Call(nameof(ReadOf), TypeOf(message), bytes)!;

    /// <summary>
    /// Bytes allocated by a hundred writes, after one to warm up: the least of three turns, since the runtime allocates for itself now and
    /// then.
    /// </summary>
    public static long AllocatedByWrite(object record) => (long)Call(nameof(AllocatedOf), record.GetType(), record)!;

    public static int MaxPayloadBytes(string message) => (int)Call(nameof(MaxOf), TypeOf(message))!;

    private static Type TypeOf(string message) =>
        typeof(Integers).Assembly.GetType($"TelemetryGen.Conformance.{message}", throwOnError: true)!;

    private static object? Call(string method, Type record, params object?[] arguments)
    {
        try
        {
            return typeof(Records).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(record)
                .Invoke(null, arguments);
        }
        catch (TargetInvocationException error)
        {
            throw error.InnerException!;
        }
    }

    private static (byte[]?, TelemetryError) WriteOf<T>(T record, int? room)
        where T : ITelemetryMessage<T>
    {
        var buffer = new byte[room ?? T.MaxPayloadBytes];
        return record.TryWrite(buffer, out var length, out var error) ? (buffer[..length], error) : (null, error);
    }

    private static (object?, TelemetryError) ReadOf<T>(byte[] bytes)
        where T : ITelemetryMessage<T> =>
        T.TryRead(bytes, out var record, out var bytesRead, out var error)
            ? MessageHeader.TryEnd(bytes, bytesRead, SchemaVersion, typeof(T).Name, out error) ? (record, error) : (null, error)
            : (null, error);

    private const int SchemaVersion = 3;

    private static long AllocatedOf<T>(T record)
        where T : ITelemetryMessage<T>
    {
        Span<byte> buffer = new byte[T.MaxPayloadBytes];
        record.TryWrite(buffer, out _, out _);
        var least = long.MaxValue;
        for (var turn = 0; turn < 3; turn++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                record.TryWrite(buffer, out _, out _);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static int MaxOf<T>()
        where T : ITelemetryMessage<T> => T.MaxPayloadBytes;
}
