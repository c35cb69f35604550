using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Tests.Reference;

/// <summary>What each target makes of a field, read out of the files that it writes.</summary>
/// <param name="schema">A schema with one message.</param>
internal sealed partial class FieldForms(SchemaSpec schema)
{
    /// <summary>What says nothing of the type, or is said with another word of it.</summary>
    private static readonly HashSet<string> Beside =
        ["description", "pattern", "contentEncoding", "$comment", "items", "uniqueItems", "contains", "minContains", "maxContains"];

    private readonly MessageSpec _message = schema.Messages.Single();

    /// <summary>Bytes and type on the wire: a row of the Markdown page.</summary>
    public (string Size, string Type) Wire(string field)
    {
        var row = Text("markdown").Split('\n').Where(l => l.StartsWith('|'))
            .Select(l => l.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .First(c => c.Length > 3 && (c[2] == field || c[2].StartsWith(field + ".", StringComparison.Ordinal)));
        return row[2] == field ? (row[1], row[3]) : ("those of its fields", "its fields, one after the other");
    }

    /// <summary>The line of the class's docstring.</summary>
    public string MicroPython(string field) =>
        Named(DocstringLine().Matches(Text("micropython")), "micropython", field);

    /// <summary>The type of the class's field.</summary>
    public string NanoFramework(string field) =>
        Named(ClassField().Matches(Text("nanoframework")), "nanoframework", field);

    /// <summary>The type in the message, and the primitive behind it.</summary>
    public string Sbe(string field)
    {
        var document = XDocument.Parse(Text("sbe"));
        var message = document.Root!.Elements().First(e => e.Name.LocalName == "message" && (string?)e.Attribute("name") == _message.Name);
        var found = message.Elements().FirstOrDefault(e => (string?)e.Attribute("name") == field);
        if (found is null)
        {
            // Booleans of one version are choices of a set.
            var set = document.Descendants("set").Single(s => s.Elements("choice").Any(c => (string?)c.Attribute("name") == field));
            return $"choice of a set, {(string?)set.Attribute("encodingType")}";
        }

        if (found.Name.LocalName is "group" or "data")
        {
            return found.Name.LocalName;
        }

        var type = (string)found.Attribute("type")!;
        var declared = document.Root.Element("types")!.Elements().FirstOrDefault(e => (string?)e.Attribute("name") == type);
        return declared?.Name.LocalName switch
        {
            null => type,
            "type" => Primitive(declared),
            "composite" => $"composite: {string.Join(", ", declared.Elements().Select(e => (string?)e.Attribute("name")))}",
            var kind => $"{kind}, {(string?)declared.Attribute("encodingType")}",
        };
    }

    /// <summary>The type of the message's field.</summary>
    public string Protobuf(string field) =>
        Named(ProtoField().Matches(Text("proto")), "proto", field);

    /// <summary>The type of the record's field.</summary>
    public string Avro(string field)
    {
        using var document = JsonDocument.Parse(Text("avro"));
        return AvroType(document.RootElement.GetProperty("fields").EnumerateArray()
            .Single(f => f.GetProperty("name").GetString() == field).GetProperty("type"));
    }

    /// <summary>The schema of the property, without its description.</summary>
    public string JsonSchema(string field)
    {
        using var document = JsonDocument.Parse(Text("jsonschema"));
        return JsonType(document.RootElement.GetProperty("$defs").GetProperty(_message.Name).GetProperty("properties").GetProperty(field));
    }

    /// <summary>The type of the column.</summary>
    public string Kql(string field) => Named(Column().Matches(Text("kql")), "kql", field);

    private string Text(string target) => TargetRegistry.Find(target)!.Emit(schema)
        .First(f => Path.GetFileName(f.Path).StartsWith(target switch
        {
            "micropython" => _message.Name.ToLowerInvariant() + ".py",
            "nanoframework" => _message.Name + ".g.cs",
            "avro" => _message.Name,
            _ => schema.Name.Split('.')[^1],
        }, StringComparison.Ordinal)).Text;

    private static string Primitive(XElement type)
    {
        var length = (string?)type.Attribute("length") is { } count ? $" x {count}" : "";
        return (string?)type.Attribute("primitiveType") + length;
    }

    private static string AvroType(JsonElement type) => type.ValueKind switch
    {
        JsonValueKind.String => type.GetString()!,
        JsonValueKind.Array => "union of " + string.Join(" and ", type.EnumerateArray().Select(AvroType)),
        _ when type.TryGetProperty("logicalType", out var logical) => $"{type.GetProperty("type").GetString()}, {logical.GetString()}",
        _ when type.TryGetProperty("items", out var items) => $"array of {AvroType(items)}",
        _ => type.GetProperty("type").GetString()!,
    };

    private static string JsonType(JsonElement form)
    {
        var words = form.EnumerateObject().Where(p => !Beside.Contains(p.Name)).Select(p => p.Name switch
        {
            "type" when p.Value.ValueKind == JsonValueKind.Array => string.Join(" or ", p.Value.EnumerateArray().Select(v => v.ToString())),
            "type" when form.TryGetProperty("items", out var items) => $"{p.Value} of ({JsonType(items)})",
            "type" or "format" => p.Value.ToString(),
            "anyOf" => string.Join(" or ", p.Value.EnumerateArray().Select(JsonType)),
            "enum" => string.Join(", ", p.Value.EnumerateArray().Select(v => v.GetRawText())),
            "$ref" => p.Value.GetString()!.Split('/')[^1],
            _ => $"{p.Name} {p.Value.GetRawText()}",
        });
        return string.Join(", ", words);
    }

    // Names of other languages have other cases and underscores, and of Protobuf an end that says what is counted.
    private static string Named(MatchCollection matches, string target, string field)
    {
        var names = matches
            .Select(m => (Name: m.Groups["name"].Value.Replace("_", "", StringComparison.Ordinal), Form: m.Groups["form"].Value))
            .ToArray();
        var found = names.Where(n => n.Name.Equals(field, StringComparison.OrdinalIgnoreCase))
            .Concat(names.Where(n => n.Name.StartsWith(field + "unix", StringComparison.OrdinalIgnoreCase)))
            .Concat(names.Where(n => n.Name.StartsWith(field + "ms", StringComparison.OrdinalIgnoreCase)))
            .ToArray();
        Assert.True(found.Length > 0, $"The files of {target} do not name {field}.");
        return found[0].Form;
    }

    [GeneratedRegex(@"^    (?<name>\w+) +(?<form>.+)$", RegexOptions.Multiline)]
    private static partial Regex DocstringLine();

    [GeneratedRegex(@"^        public (?:readonly )?(?<form>\S+) (?<name>\w+)(?: =[^>].*)?;?$", RegexOptions.Multiline)]
    private static partial Regex ClassField();

    [GeneratedRegex(@"^  (?<form>(?:repeated )?\w+) (?<name>\w+) = ", RegexOptions.Multiline)]
    private static partial Regex ProtoField();

    [GeneratedRegex(@"\['(?<name>\w+)'\]: (?<form>\w+)")]
    private static partial Regex Column();
}
