using System.Text;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>A module constant.</summary>
internal sealed record NamedConstant(string Name, string Value);

/// <summary>
/// Numbers that would be made each time they are met, so that they are made once, when the module is imported: negative ones that are no
/// small ints on a 32-bit board and negative floats, which compilers leave to be negated each time (floats until 1.26), and floats that no
/// literal is.
/// </summary>
/// <param name="taken">What else the module declares: these step aside.</param>
internal sealed class PythonConstants(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = [.. taken];
    private readonly List<NamedConstant> _all = [];

    public IReadOnlyList<NamedConstant> All => _all;

    /// <summary>The literal, or the constant's name where it would be made each time.</summary>
    public string Get(decimal value, FieldSpec field, string role)
    {
        var literal = PythonTypes.Literal(value);
        if (PythonTypes.IsKept(value))
        {
            return literal;
        }

        var type = field.Wire;
        var name = value == type.Minimum() ? $"_{type.SbeName().ToUpperInvariant()}_MIN"
            : value == type.Maximum() ? $"_{type.SbeName().ToUpperInvariant()}_MAX"
            : Private(field, role);
        return Add(name, literal);
    }

    /// <inheritdoc cref="Get(decimal, FieldSpec, string)"/>
    public string Get(double value, FieldSpec field, string role)
    {
        var literal = PythonTypes.Literal(value);
        return char.IsAsciiDigit(literal[0]) ? literal : Add(Private(field, role), literal);
    }

    /// <summary>A constant by its name, which gets an underscore when another value or something else has it.</summary>
    public string Add(string name, string value)
    {
        while (_taken.Contains(name) || _all.Any(c => c.Name == name && c.Value != value))
        {
            name += "_";
        }

        if (_all.All(c => c.Name != name))
        {
            _all.Add(new(name, value));
        }

        return name;
    }

    // One underscore in front: a name with two is another one inside of a class. And not longer than a name can be.
    private static string Private(FieldSpec field, string role)
    {
        var name = PythonNames.Constant(field.Name).TrimStart('_');
        while (Encoding.UTF8.GetByteCount(name) > PythonNames.MaxBytes - 20)
        {
            name = name[..^1];
        }

        return $"_{name}_{role}";
    }
}
