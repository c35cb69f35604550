using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>A module constant.</summary>
internal sealed record NamedConstant(string Name, string Value);

/// <summary>
/// Numbers that would be made each time they are met, so that they are made once, when the module is imported: negative ones that are no small
/// ints on a 32-bit board and negative floats, which compilers leave to be negated each time (floats until 1.26), and floats that no literal is.
/// </summary>
internal sealed class PythonConstants
{
    private readonly List<NamedConstant> _all = [];

    public IReadOnlyList<NamedConstant> All => _all;

    /// <summary>The literal, or the constant's name where it would be made each time.</summary>
    public string Of(decimal value, FieldSpec field, string role)
    {
        var literal = PythonTypes.Literal(value);
        if (PythonTypes.IsKept(value))
        {
            return literal;
        }

        var type = field.Wire;
        var name = value == type.Minimum() ? $"_{type.SbeName().ToUpperInvariant()}_MIN"
            : value == type.Maximum() ? $"_{type.SbeName().ToUpperInvariant()}_MAX"
            : $"_{PythonNames.Constant(field.Name)}_{role}";
        return Add(name, literal);
    }

    /// <inheritdoc cref="Of(decimal, FieldSpec, string)"/>
    public string Of(double value, FieldSpec field, string role)
    {
        var literal = PythonTypes.Literal(value);
        return char.IsAsciiDigit(literal[0]) ? literal : Add($"_{PythonNames.Constant(field.Name)}_{role}", literal);
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
