using System.Globalization;
using System.Text;

namespace TelemetryGen.Evolution.Tests.Contracts;

/// <summary>Fields of every type with every attribute, and the enumerations and records that they need.</summary>
internal sealed class RandomFields
{
    private static readonly string[] Names =
    [
        "Value", "Error", "Source", "Header", "@class", "@for", "Def", "None", "Self", "Pack", "HTTPCode", "AB", "aB", "Len", "Count",
        "Rest", "Print", "@int", "Import", "Payload", "Time",
        "Message", "message", "bits0", "view", "data", "wire", "record", "X", "x", "BValue", "B", "b", "Null", "Item", "Größe",
        "LevelCount", "Level", "Temp", "Speed", "Door", "Zone",
    ];

    private static readonly string[] Integers = ["byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong"];

    private readonly Random _random;
    private readonly StringBuilder _types = new();
    private readonly List<string> _enums = [];
    private int _parts;

    public RandomFields(Random random)
    {
        _random = random;
        foreach (var underlying in Integers)
        {
            _enums.Add($"E{underlying}");
            _types.Append(
                $"{(OneIn(2) ? "[Flags] " : "")}public enum E{underlying} : {underlying} {{ Zero = 0, @class = 1, Two = 2, Same = 2, "
                    + $"Forty = 40 }}\n");
        }
    }

    /// <summary>The declarations of what the fields are made of.</summary>
    public string Types => _types.ToString();

    /// <summary>The fields of a message: of the block, lists, then texts and bytes, which come last so that lists may be added.</summary>
    public IReadOnlyList<Field> OfMessage(string name, bool mayHaveDefaults)
    {
        var used = new HashSet<string> { name };
        if (OneIn(5))
        {
            // None, or none in version 1: a row of a batch has no bytes then.
            return [.. Enumerable.Range(0, _random.Next(3))
                .Select(_ => new Field(Pick("byte?", "bool?", "string?", "ushort[]?"), Name(used), "")).Select(Late)];
        }

        var fields = new List<Field>();
        fields.AddRange(Enumerable.Range(0, _random.Next(1, 10)).Select(_ => Later(Fixed(Name(used), depth: 0), mayHaveDefaults)));
        fields.AddRange(Enumerable.Range(0, _random.Next(3)).Select(_ => Later(List(Name(used)), mayHaveDefaults)));
        fields.AddRange(Enumerable.Range(0, _random.Next(3)).Select(
            _ => new Field(Pick("string?", "byte[]?"), Name(used), $"[Since(3), MaxLength({Pick("1", "20", "254", "255", "2000")})] ")));
        if (OneIn(4))
        {
            fields.Add(new(Pick("ushort", "uint", "ulong"), Name(used), "[Sequence] "));
        }

        return [.. fields.OrderBy(_ => _random.Next())];
    }

    private bool OneIn(int count) => _random.Next(count) == 0;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private string Name(HashSet<string> used)
    {
        for (var i = 0; ; i++)
        {
            var name = Pick(Names) + (i > 20 ? i : "");
            if (used.Add(name.TrimStart('@')))
            {
                return name;
            }
        }
    }

    private Field Fixed(string name, int depth)
    {
        var optional = OneIn(3) ? "?" : "";
        return _random.Next(depth < 2 ? 11 : 10) switch
        {
            0 => OneIn(4) ? Numbers(name, $"FixedLength({_random.Next(1, 6)})", "")
                : new(Pick(Integers) + optional, name, OneIn(3) ? Pick("[Range(1, 99)] ", "[Range(0, 100)] ") : ""),
            1 => new(Pick("float", "double") + optional, name, OneIn(3) ? Pick("[Range(-1.5, 99)] ", "[Range(0.1, 0.7)] ") : ""),
            2 or 3 => new(Pick("double", "double", "decimal") + optional, name, Scaled()),
            4 => new("bool" + (OneIn(5) ? "?" : ""), name, ""),
            5 => new(Pick([.. _enums]) + optional, name, ""),
            6 => new(Pick("DateTimeOffset", "DateTime") + optional, name,
                $"[Timestamp(TimeUnit.{Pick("Seconds", "Milliseconds", "Microseconds")})] "),
            7 => new("TimeSpan" + optional, name, Pick("", "[Range(0, 100000)] ", "[Range(-5, 5)] ")),
            8 => new("Guid", name, ""),
            9 => new(Pick("string", "byte[]"), name, $"[FixedLength({_random.Next(1, 20)})] "),
            _ => new(NestedRecord(depth + 1), name, ""),
        };
    }

    // A range of whole steps; without one, in a type whose steps a double tells apart.
    private string Scaled()
    {
        var (step, offset) = (
            decimal.Parse(Pick("0.01", "0.1", "1", "0.25", "1000", "0.3", "0.4", "0.6", "0.05", "0.333333", "0.0000001", "0.007"),
                CultureInfo.InvariantCulture), OneIn(3) ? -40m : 0);
        var form = OneIn(2)
            ? FormattableString.Invariant($"Range({(_random.Next(-100, 1) * step) + offset}d, {(_random.Next(1, 70000) * step) + offset}d)")
            : "Unit(\"Cel\")";
        var wire = form[0] == 'U' ? $", Wire = WireInteger.{Pick("Int8", "UInt8", "Int16", "UInt16", "Int32", "UInt32")}" : "";
        return FormattableString.Invariant($"[Scaled({step}{(offset == 0 ? "" : $", Offset = {offset}")}{wire}), {form}] ");
    }

    private Field Numbers(string name, string length, string optional) =>
        new($"{Pick("sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double")}[]{optional}", name,
            $"[{length}{(OneIn(3) ? ", Range(1, 99)" : "")}] ");

    private Field List(string name)
    {
        var (length, optional) = ($"MaxLength({Pick("1", "3", "20", "300")})", OneIn(3) ? "?" : "");
        return OneIn(2)
            ? Numbers(name, length, optional)
            : new(string.Format(CultureInfo.InvariantCulture, Pick("{0}[]", "List<{0}>", "IReadOnlyList<{0}>"), NestedRecord(1)) + optional,
                name, $"[{length}] ");
    }

    private string NestedRecord(int depth)
    {
        var name = $"Part{_parts++}";
        var used = new HashSet<string> { name };
        var fields = Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Fixed(Name(used), depth)).ToList();
        _types.Append(TypeText.Of("public", "", name, _random.Next(TypeText.Shapes), fields));
        return name;
    }

    private Field Late(Field field) =>
        field with { Attributes = field.Type is "string?" or "ushort[]?" ? "[Since(3), MaxLength(5)] " : $"[Since({Pick("2", "3")})] " };

    // Added in a later version, with what it is in older messages.
    private Field Later(Field field, bool mayHaveDefaults)
    {
        var isList = field.Type.EndsWith("[]", StringComparison.Ordinal) || field.Type.Contains("List<", StringComparison.Ordinal);
        var value = field.Type switch
        {
            "bool" => "true",
            "double" => Pick("double.NaN", "double.NegativeInfinity", "-2.5e-7"),
            "float" => Pick("float.NaN", "1.5f"),
            "TimeSpan" or "Guid" => "default",
            _ when Integers.Contains(field.Type) => $"{field.Type}.MaxValue",
            _ when _enums.Contains(field.Type) => $"{field.Type}.Forty",
            _ => null,
        };

        // A default outside of the field's own range could be read, but not written again.
        var isBounded = field.Attributes.Contains("Range", StringComparison.Ordinal)
            || field.Attributes.Contains("Scaled", StringComparison.Ordinal);
        var canGrow = field.Type.EndsWith('?') || (!isBounded && (isList || (mayHaveDefaults && value is not null)));
        return !canGrow || !OneIn(3) ? field
            : field with { Attributes = $"[Since({Pick("2", "3")})] {field.Attributes}",
                Default = field.Type.EndsWith('?') || isList ? null : value };
    }
}
