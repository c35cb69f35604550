namespace TelemetryGen.Targets.Kql;

/// <summary>What the template of the commands reads: names, literals and JSON already quoted.</summary>
internal sealed record KqlModel(string Name, int Id, int Version, string Folder, IReadOnlyList<KqlTable> Tables);

internal sealed record KqlTable(string Name, string Docstring, string Mapping, IReadOnlyList<KqlColumn> Columns)
{
    /// <summary>The columns of which there is something to say.</summary>
    public IReadOnlyList<KqlColumn> Described { get; } = [.. Columns.Where(c => c.Docstring != "")];
}

/// <summary>A column; <paramref name="MappingJson"/> is the inside of a literal in single quotes.</summary>
internal sealed record KqlColumn(string Name, string Type, string Docstring, string MappingJson);
