namespace TelemetryGen.Evolution.Tests.Contracts;

/// <summary>A property of a record, as C# declares it.</summary>
internal sealed record Field(string Type, string Name, string Attributes, string? Default = null)
{
    public string Parameter => $"{Attributes}{Type} {Name}{(Default is null ? "" : " = " + Default)}";

    public string PropertyWith(string setter) => $"{Attributes}public {Type} {Name} {{ get; {setter}; }}{Initial}";

    private string Initial => Type switch
    {
        _ when Type.EndsWith('?') => "",
        "string" => " = \"\";",
        _ when Type.EndsWith("[]", StringComparison.Ordinal) || Type.Contains("List<", StringComparison.Ordinal) => " = [];",
        _ => " = default!;",
    };
}

/// <summary>Declarations of a record in all shapes that serve.</summary>
internal static class TypeText
{
    public const int Shapes = 6;

    public static bool HasParameters(int shape) => shape < 3;

    public static string Of(string start, string partial, string name, int shape, IReadOnlyList<Field> fields)
    {
        var ordered = fields.OrderBy(f => f.Default is not null).ToList();
        var half = ordered.Count(f => f.Default is null) / 2;
        return shape switch
        {
            0 => $"{start} readonly {partial}record struct {name}({Parameters(ordered)});\n",
            1 => $"{start} {partial}record struct {name}({Parameters(ordered)});\n",
            2 => $"{start} sealed {partial}record {name}({Parameters(ordered)});\n",
            3 => $"{start} {partial}record {name}({Parameters(ordered.Take(half))})\n{{\n{Properties(ordered.Skip(half), "init")}}}\n",
            4 => $"{start} {partial}class {name}\n{{\n{Properties(ordered, "set")}}}\n",
            _ => $"{start} {partial}struct {name}()\n{{\n{Properties(ordered, "init")}}}\n",
        };
    }

    private static string Parameters(IEnumerable<Field> fields) => string.Join(", ", fields.Select(f => f.Parameter));

    private static string Properties(IEnumerable<Field> fields, string setter) =>
        string.Concat(fields.Select(f => $"    {f.PropertyWith(setter)}\n"));
}
