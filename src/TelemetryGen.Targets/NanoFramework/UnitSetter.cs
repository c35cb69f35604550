using System.Globalization;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>A method that sets a scaled field in engineering units, by the arithmetic of the server (decision 0005).</summary>
internal sealed class UnitSetter(DeviceField member)
{
    private readonly FieldSpec _spec = member.Spec;

    public string Name => member.SetterName;

    public string FieldName => member.Name;

    public string Path => member.Path;

    /// <summary>From a long to the field's type; "" where it is one.</summary>
    public string Cast => member.Number.ValueType == "long" ? "" : $"({member.Number.ValueType})";

    public string Low => member.Number.Low;

    /// <summary>Steps are rounded to a long; the largest double that is one is this.</summary>
    public string High => CSharpTypes.Literal(Math.Min(_spec.WireRange.Maximum, 9223372036854774784));

    /// <summary>The constant that NaN sets; "" where the field cannot be null.</summary>
    public string NullName => member.NullName;

    /// <summary>Unit and step, as XML.</summary>
    public string Meaning => $"Sets <see cref=\"{FieldName}\"/>{(_spec.Unit is null ? "" : $" in {System.Security.SecurityElement.Escape(FieldWords.OneLine(_spec.Unit))}")}, rounded to a step of {FieldWords.Number(_spec.Step)}{(NullName.Length > 0 ? "; NaN is null" : "")}.";

    /// <summary>The steps of <c>value</c>, not yet rounded.</summary>
    public string Steps => FromOffset + (_spec.DecimalExponent, _spec.Step) switch
    {
        (_, 1) => "",
        (< 0, var step) => $" * {Literal(1 / step)}",
        (_, var step) => $" / {Literal(step)}",
    };

    private string FromOffset => _spec.Offset switch
    {
        0 => "value",
        < 0 and var offset => $"(value + {Literal(-offset)})",
        var offset => $"(value - {Literal(offset)})",
    };

    private static string Literal(decimal value) => ((double)value).ToString("R", CultureInfo.InvariantCulture) + "d";
}
