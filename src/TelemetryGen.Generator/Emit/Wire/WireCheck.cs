using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Emit.Write;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Wire;

/// <summary>What may be wrong with a field of a packed block.</summary>
/// <param name="Slot">The field.</param>
/// <param name="Condition">When it is wrong, as an expression.</param>
/// <param name="Error">The error then, as an expression that gives false.</param>
internal readonly record struct WireCheck(FieldSlot Slot, string Condition, string Error)
{
    /// <summary>The check of a field; null when all values of its type are right.</summary>
    public static WireCheck? Create(FieldSlot slot, MessageSpec message)
    {
        var field = slot.Field;
        if (field.Reserved || Outside(field, message) is not var (outside, error))
        {
            return null;
        }

        if (!field.Optional)
        {
            return new(slot, outside, error);
        }

        var name = Identifiers.Property(field.Name);
        var isGiven = field.Wire.IsFloat()
            ? $"!{CSharpNames.GetKeyword(field.Wire)}.IsNaN({name})"
            : $"{name} != {Literals.Null(field.Wire)}";
        return new(slot, $"{isGiven} && {outside}", error);
    }

    /// <summary>The condition as one part of others that are joined by <c>||</c>.</summary>
    public string Part =>
        Condition.Contains(" && ") && !Condition.StartsWith("!(", StringComparison.Ordinal) ? $"({Condition})" : Condition;

    // Of values that are there.
    private static (string Condition, string Error)? Outside(FieldSpec field, MessageSpec message)
    {
        var subject = $"\"{message.Name}.{field.Name}\"";
        var value = Identifiers.Property(field.Name);
        if (field.IsArray)
        {
            return OutsideArray(field, value, LocalNames.Get(field, message) + "Wrong", subject);
        }

        if (field.Wire.IsFloat())
        {
            return field.FloatRange is { } floats
                ? OutsideFloats(
                    value, subject, Literals.Floating(field.Wire, floats.Minimum), Literals.Floating(field.Wire, floats.Maximum))
                : null;
        }

        return FieldValue.Check(field with { Optional = field.Kind == FieldKind.Boolean }, value, subject)
            ?? OutsideIntegers(field, value, subject);
    }

    private static (string, string)? OutsideIntegers(FieldSpec field, string value, string subject)
    {
        var (range, held) = (field.WireRange, field.Wire.Bounds(field.Optional));
        var (minimum, maximum) = (Literals.Integer(range.Minimum), Literals.Integer(range.Maximum));
        var condition = (range.Minimum > held.Minimum, range.Maximum < held.Maximum) switch
        {
            (true, true) => $"!ValueRange.IsInRange({value}, {minimum}, {maximum})",
            (true, false) => $"{value} < {minimum}",
            (false, true) => $"{value} > {maximum}",
            _ => null,
        };
        return condition is null
            ? null
            : (condition, $"TelemetryError.FailOutOfRange(out error, {subject}, {value}, {minimum}, {maximum})");
    }

    private static (string, string) OutsideFloats(string value, string subject, string minimum, string maximum) =>
        ($"!({value} >= {minimum} && {value} <= {maximum})",
            $"TelemetryError.FailOutOfRange(out error, {subject}, {value}, {minimum}, {maximum})");

    private static (string, string)? OutsideArray(FieldSpec field, string value, string wrong, string subject)
    {
        if (ValueCheckEmitter.GetBounds(field) is not var (minimum, maximum))
        {
            return null;
        }

        var type = CSharpNames.GetKeyword(field.Wire);
        return (
            $"((ReadOnlySpan<{type}>){value}).IndexOfAnyExceptInRange<{type}>({minimum}, {maximum}) is var {wrong} and >= 0",
            $"TelemetryError.FailOutOfRange(out error, {subject}, {value}[{wrong}], {minimum}, {maximum})");
    }
}
