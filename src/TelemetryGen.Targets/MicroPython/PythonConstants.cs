using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>A module constant.</summary>
internal sealed record NamedConstant(string Name, string Value);

/// <summary>
/// The bounds that are no small ints on a 32-bit board, made once when the module is imported: a negative one would else be negated,
/// and so allocated, each time.
/// </summary>
internal sealed class PythonConstants
{
    private readonly List<NamedConstant> _all = [];

    public IReadOnlyList<NamedConstant> All => _all;

    /// <summary>The literal of a small bound, the constant's name of another.</summary>
    public string Of(decimal value, FieldSpec field, string role)
    {
        var literal = PythonTypes.Literal(value);
        if (PythonTypes.IsSmall(value))
        {
            return literal;
        }

        var type = field.Wire;
        var name = value == type.Minimum() ? $"_{type.SbeName().ToUpperInvariant()}_MIN"
            : value == type.Maximum() ? $"_{type.SbeName().ToUpperInvariant()}_MAX"
            : $"_{PythonNames.Constant(field.Name)}_{role}";
        return Add(name, literal);
    }

    /// <summary>A constant by its name, which gets an underscore when another value has it.</summary>
    public string Add(string name, string value)
    {
        while (_all.Any(c => c.Name == name && c.Value != value))
        {
            name += "_";
        }

        if (_all.All(c => c.Name != name))
        {
            _all.Add(new(name, value));
        }

        return name;
    }
}
