using System.Globalization;
using System.Text;
using System.Text.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Json;

/// <summary>One line of JSON to the values of a message; the counterpart of <see cref="MessageJsonWriter"/>.</summary>
public sealed class MessageJsonReader(SchemaSpec schema)
{
    private const string NameProperty = "$message";
    private readonly FieldJsonReader _fields = new(schema);

    /// <summary>The message that a line names by <c>$message</c>, or <paramref name="messageName"/>, and its bytes.</summary>
    /// <exception cref="MessageFormatException">The line is no JSON object, or no message of the schema.</exception>
    public byte[] Read(string line, string? messageName)
    {
        using var document = Parse(line);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new MessageFormatException($"This is {FieldJsonReader.Describe(root)}; a message is a JSON object.");
        }

        try
        {
            var writer = new MessageWriter(schema, GetName(root, messageName));
            return writer.Write(_fields.Record(FieldPath.From(writer.Message), writer.Message, root, but: NameProperty));
        }
        catch (InvalidOperationException)
        {
            // The one thing that the parser lets through and then cannot give as a string.
            throw new MessageFormatException("A name or text of this line has an unpaired surrogate and no UTF-8 form.", messageName);
        }
    }

    private static JsonDocument Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException error)
        {
            // Its message ends with a line number of its own, which is always 0 here, and counts bytes.
            var column = error.BytePositionInLine is { } position
                ? string.Create(CultureInfo.InvariantCulture, $" (column {CharactersIn(line, (int)position) + 1})")
                : "";
            throw new MessageFormatException($"This is not valid JSON: {error.Message.Split(" LineNumber:")[0]}{column}");
        }
    }

    private static string GetName(JsonElement root, string? messageName)
    {
        if (root.EnumerateObject().Count(p => p.Name == NameProperty) > 1)
        {
            throw new MessageFormatException("$message occurs twice.");
        }

        if (!root.TryGetProperty(NameProperty, out var name))
        {
            return messageName ?? throw new MessageFormatException("The line has no \"$message\", and --message is not given.");
        }

        if (name.ValueKind != JsonValueKind.String)
        {
            throw new MessageFormatException($"$message is {FieldJsonReader.Describe(name)}; it must be a message's name.");
        }

        return messageName is null || name.ValueEquals(messageName)
            ? name.GetString()!
            : throw new MessageFormatException($"The line is a {name.GetString()}; --message says {messageName}.", messageName);
    }

    private static int CharactersIn(string line, int bytes) => Encoding.UTF8.GetCharCount(Encoding.UTF8.GetBytes(line).AsSpan(0, bytes));
}
