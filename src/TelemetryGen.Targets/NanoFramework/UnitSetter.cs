using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>A method that sets a scaled field in engineering units, by the rule of the server (decision 0122).</summary>
internal sealed class UnitSetter(DeviceField member)
{
    private readonly FieldSpec _spec = member.Spec;
    private readonly StepScale _measure = StepScale.From(member.Spec);

    public string Name => member.SetterName;

    public string FieldName => member.Name;

    /// <summary>The field, as the method calls it.</summary>
    public string FieldMember => member.Member;

    public string Path => member.Path;

    /// <summary>From a long to the field's type; "" where it is one.</summary>
    public string Cast => member.Number.ValueType == "long" ? "" : $"({member.Number.ValueType})";

    public string Low => member.Number.Low;

    /// <summary>Steps are rounded to a long; the largest double that is one is this.</summary>
    public string High => CSharpTypes.Literal(Math.Min(_spec.WireRange.Maximum, 9223372036854774784));

    /// <summary>The constant that NaN sets; "" where the field cannot be null.</summary>
    public string NullName => member.NullName;

    /// <summary>Unit and step, as XML.</summary>
    public string Meaning
    {
        get
        {
            var unit = FieldFacts.From(_spec).Unit is { } symbol ? $" in {System.Security.SecurityElement.Escape(symbol)}" : "";
            var step = NumberText.Format(_spec.Step);
            return $"Sets <see cref=\"{FieldName}\"/>{unit}, rounded to a step of {step}{(NullName.Length > 0 ? "; NaN is null" : "")}.";
        }
    }

    /// <summary>Parts in a unit, parts of a step and parts of 0 steps: value = (steps x size + zero) / scale.</summary>
    public string Scale => Literal(_measure.Scale);

    public string Size => Literal(_measure.Size);

    public string Zero => Literal(_measure.Zero);

    /// <summary>The steps of <c>value</c>, not rounded, as an error says them.</summary>
    public string Steps
    {
        get
        {
            var parts = _measure.Scale == 1 ? "value" : $"value * {Scale}";
            var steps = _measure.Zero == 0 ? parts : _measure.Zero < 0 ? $"{parts} + {Literal(-_measure.Zero)}" : $"{parts} - {Zero}";
            return _measure.Size == 1 ? steps : $"{(_measure.Zero == 0 ? steps : $"({steps})")} / {Size}";
        }
    }

    private static string Literal(decimal value) => NumberText.Format((double)value) + "d";
}
