using System.Text;

namespace TelemetryGen.Evolution.Tests.Contracts;

/// <summary>
/// A contract in C# that keeps all rules, the same for the same seed: shapes of types, places, names and fields that nobody chose.
/// </summary>
internal sealed class RandomContract
{
    private readonly Random _random;
    private readonly RandomFields _fields;
    private readonly StringBuilder _messages = new();

    public RandomContract(int seed)
    {
        _random = new(seed);
        _fields = new(_random);
        var space = Pick("Lab", "Lab.Deep.er", "Lab.@event", "");
        for (var id = 1; id <= 2; id++)
        {
            Message(id, space);
        }

        var types = _messages.ToString() + _fields.Types;
        Source = $"""
            #nullable enable
            using System;
            using System.Collections.Generic;
            using TelemetryGen;
            [assembly: TelemetrySchema("Lab.Random", Id = {seed}, Version = 3)]
            {(space.Length == 0 ? types : $"namespace {space}\n{{\n{types}}}")}
            """;
    }

    /// <summary>The contract's text.</summary>
    public string Source { get; }

    /// <summary>The records by name, as C# calls them in full.</summary>
    public Dictionary<string, string> Records { get; } = [];

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private void Message(int id, string space)
    {
        var name = Pick("Climate", "ABTest", "x", "Log") + id;
        var shape = _random.Next(TypeText.Shapes);
        var fields = _fields.OfMessage(name, mayHaveDefaults: TypeText.HasParameters(shape));
        var outer = Pick("", "", "partial class", "partial struct", "partial interface", "static partial class", "partial record");
        var access = outer.Length == 0 && _random.Next(4) == 0 ? "internal" : "public";
        var text = TypeText.Of($"[Telemetry({id})] {access}", "partial ", name, shape, fields);
        _messages.Append(outer.Length == 0 ? text : $"public {outer} Outer{id}\n{{\n{text}}}\n");
        Records[name] = string.Join('.', new[] { space, outer.Length == 0 ? "" : $"Outer{id}", name }.Where(n => n.Length > 0));
    }
}
