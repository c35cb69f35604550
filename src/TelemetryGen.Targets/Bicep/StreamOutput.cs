using System.Globalization;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Bicep;

/// <summary>A message in Stream Analytics: the name of its output, and what is selected.</summary>
internal sealed record StreamOutput(string Message, string Output, string Table, string Mapping, IReadOnlyList<string> Columns)
{
    private const int LongestOutput = 63;
    private const int ShortestOutput = 3;

    public static StreamOutput From(MessageSpec message) => new(
        message.Name,
        BicepText.Literal(OutputName(message)),
        BicepText.Literal(message.Name),
        BicepText.Literal(message.Name + "Json"),
        [.. message.InOrderOfVersion().Where(f => !f.Reserved).Select(Column)]);

    /// <summary>The output as the query names it.</summary>
    public string Into => Output.Trim('\'');

    // The documentation of Stream Analytics: letters, digits and dashes, 3 to 63 of them.
    private static string OutputName(MessageSpec message) =>
        message.Name.Length is >= ShortestOutput and <= LongestOutput && message.Name.All(char.IsAsciiLetterOrDigit)
            ? message.Name
            : "message-" + message.Id.ToString(CultureInfo.InvariantCulture);

    // JSON has one kind of number, and the first value would say of which type a column is: 21.5, or 21.
    private static string Column(FieldSpec field)
    {
        var name = $"[{field.Name}]";
        return CastType(field) is { } type ? $"TRY_CAST({name} AS {type}) AS {name}" : name;
    }

    private static string? CastType(FieldSpec field) => field.IsList()
        ? null
        : field.Kind switch
        {
            // bigint ends at 2^63 - 1.
            FieldKind.Integer => field.Wire == WireType.UInt64 ? "float" : "bigint",
            FieldKind.Float or FieldKind.Scaled => "float",
            FieldKind.Timestamp => "datetime",

            // A value without a name comes as its number.
            FieldKind.Enumeration => "nvarchar(max)",
            _ => null,
        };
}
