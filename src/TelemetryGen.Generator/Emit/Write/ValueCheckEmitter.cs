using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Write;

/// <summary>For each field of the block: the local that holds what goes on the wire, and the check of its range.</summary>
/// <param name="writer">Where to.</param>
/// <param name="record">The record.</param>
/// <param name="owner">The variable that holds the record; "" for the record itself.</param>
/// <param name="refuse">Writes the end of the method with that error.</param>
internal sealed class ValueCheckEmitter(SourceWriter writer, RecordSpec record, string owner, Action<string> refuse)
{
    private readonly string _message = record.Message.Name;

    /// <summary>The expression that is stored: a checked local, or the property itself where nothing is converted.</summary>
    public string WireValue(FieldSpec field)
    {
        if (NeedsLocal(field))
        {
            var local = LocalNames.Get(field, record.Message);
            return LocalIsWire(field) ? local : Narrow(field, local);
        }

        var property = GetProperty(field);
        if (field.Kind == FieldKind.Boolean)
        {
            return $"MessageBoolean.ToWire({property})";
        }

        var mayBeNaN = field.Kind == FieldKind.Float && field.FloatRange is null;
        return mayBeNaN ? $"MessageFloat.ToWire({property})"
            : field.Kind == FieldKind.Enumeration ? $"({CSharpNames.GetKeyword(field.Wire)}){property}"
            : field.Kind == FieldKind.Flags ? $"unchecked(({CSharpNames.GetKeyword(field.Wire)}){property})"
            : property;
    }

    /// <summary>The lines before the stores; none for a field that carries whatever its type holds.</summary>
    public void Emit(FieldSpec field)
    {
        var property = GetProperty(field);
        if (!field.IsScalar)
        {
            EmitMany(field, property);
            return;
        }

        if (!NeedsLocal(field))
        {
            if (IsChecked(field))
            {
                writer.Line($"// {FieldComment.Describe(field)}");
                Check(field, property, property);
                writer.Line();
            }

            return;
        }

        var local = LocalNames.Get(field, record.Message);
        writer.Line($"// {FieldComment.Describe(field)}");
        if (!field.Optional)
        {
            writer.Line($"var {local} = {Convert(field, Timestamp(field, property))};");
            Check(field, local, field.Kind == FieldKind.Scaled ? Shown(field, property) : local);
        }
        else
        {
            writer.Line($"var {local} = {Literals.Null(field.Wire)};")
                .Block($"if ({property} is {{ }} {local}Value)", () => Given(field, local, local + "Value"));
        }

        writer.Line();
    }

    /// <summary>The property as an expression.</summary>
    public string GetProperty(FieldSpec field) =>
        owner.Length == 0 ? Identifiers.Property(field.Name) : $"{owner}.{Identifiers.Escape(field.Name)}";

    /// <summary>The bounds of each number of an array, as literals; null where all of its type are inside.</summary>
    public static (string Minimum, string Maximum)? GetBounds(FieldSpec array) => !IsChecked(array) ? null
        : array.FloatRange is { } floats ? (Literals.Floating(array.Wire, floats.Minimum), Literals.Floating(array.Wire, floats.Maximum))
        : (Literals.Integer(array.WireRange.Minimum), Literals.Integer(array.WireRange.Maximum));

    /// <summary>The range of each number of an array.</summary>
    public void EmitNumbers(FieldSpec field)
    {
        if (GetBounds(field) is not var (minimum, maximum))
        {
            return;
        }

        var (wrong, property) = (LocalNames.Get(field, record.Message) + "Wrong", GetProperty(field));
        var sure = field.Optional ? "!" : "";
        writer.Line(
            $"var {wrong} = {property}.AsSpan().IndexOfAnyExceptInRange<{CSharpNames.GetKeyword(field.Wire)}>({minimum}, {maximum});")
            .Block($"if ({wrong} >= 0)", () => refuse(
                $"TelemetryError.FailOutOfRange(out error, \"{_message}.{field.Name}\", {property}{sure}[{wrong}], {minimum}, {maximum})"))
            .Line();
    }

    /// <summary>Refuses null for what is not declared nullable.</summary>
    public void EmitNotNull(FieldSpec field) =>
        writer.Block($"if ({GetProperty(field)} is null)",
            () => refuse($"TelemetryError.Fail(out error, TelemetryErrorCode.ValueIsNull, \"{_message}.{field.Name}\")"))
            .Line();

    private void EmitMany(FieldSpec field, string property)
    {
        // A nested record says itself what is wrong with it, and a GUID is never wrong.
        if (field.Kind is FieldKind.Guid or FieldKind.Record)
        {
            return;
        }

        EmitNotNull(field);
        if (field.Kind == FieldKind.FixedText)
        {
            return;
        }

        var code = field.IsArray ? "CountMismatch" : "LengthMismatch";
        var subject = $"\"{_message}.{field.Name}\", {property}.Length, {field.Length}, {field.Length}";
        writer.Block(
            $"if ({property}.Length != {field.Length})",
            () => refuse($"TelemetryError.Fail(out error, TelemetryErrorCode.{code}, {subject})"))
            .Line();
        if (field.IsArray)
        {
            EmitNumbers(field);
        }
    }

    /// <summary>The timestamp of a DateTime, which has to say its time zone; any other value as it is.</summary>
    private string Timestamp(FieldSpec field, string value)
    {
        if (field.Kind != FieldKind.Timestamp || !FieldValue.IsDateTime(record.GetMember(field)))
        {
            return value;
        }

        var timestamp = LocalNames.Get(field, record.Message) + "Moment";
        writer.Block($"if (!UnixTime.TryToTimestamp({value}, \"{_message}.{field.Name}\", out var {timestamp}, out error))",
            () => writer.Line("return false;")).Line();
        return timestamp;
    }

    /// <summary>A checked number in the type that is stored.</summary>
    private string Narrow(
        FieldSpec field, string number) => field.Kind == FieldKind.Scaled && !FieldValue.IsDecimal(record.GetMember(field))
        ? $"ScaledSteps.To{field.Wire}({number})"
        : $"({CSharpNames.GetKeyword(field.Wire)}){number}";

    private string Shown(FieldSpec field, string value) => FieldValue.IsDecimal(record.GetMember(field)) ? $"(double){value}" : value;

    private static bool NeedsLocal(FieldSpec field) =>
        field.Kind != FieldKind.Boolean && (field.Optional || field.Kind is FieldKind.Scaled or FieldKind.Timestamp or FieldKind.Duration);

    private static bool LocalIsWire(FieldSpec field) =>
        field.Optional || (field.Kind is FieldKind.Timestamp or FieldKind.Duration && field.Wire == WireType.Int64);

    private static bool IsChecked(FieldSpec field) =>
        field.Kind != FieldKind.Boolean && (field.Wire.IsFloat() ? field.FloatRange is not null : field.RangeIsNarrowerThanWire);

    private void Given(FieldSpec field, string local, string given)
    {
        if (field.Kind is FieldKind.Integer or FieldKind.Float)
        {
            Check(field, given, given);
            writer.Line().Line($"{local} = {given};");
            return;
        }

        var count = local + "Count";
        writer.Line($"var {count} = {Convert(field, Timestamp(field, given))};");
        Check(field, count, field.Kind == FieldKind.Scaled ? Shown(field, given) : count);
        writer.Line().Line($"{local} = {Narrow(field, count)};");
    }

    /// <summary>
    /// A value as the user has it to the number that is checked: a rounded double for scaled fields, a count, or the bits.
    /// </summary>
    private string Convert(FieldSpec field, string value) => field.Kind switch
    {
        FieldKind.Scaled => ScaledValue.ToSteps(field, record.GetMember(field), value),
        FieldKind.Duration => $"MessageDuration.To{FieldFacts.From(field).CountedIn!.Resolution}({value})",
        FieldKind.Timestamp => $"UnixTime.To{field.Resolution}({value})",
        FieldKind.Enumeration => $"({CSharpNames.GetKeyword(field.Wire)}){value}",
        FieldKind.Flags => $"unchecked(({CSharpNames.GetKeyword(field.Wire)}){value})",
        _ => value,
    };

    private void Check(FieldSpec field, string number, string shown)
    {
        var subject = $"{_message}.{field.Name}";
        if (field.Wire.IsFloat())
        {
            if (field.FloatRange is { } floats)
            {
                var (minimum, maximum) = (Literals.Floating(field.Wire, floats.Minimum), Literals.Floating(field.Wire, floats.Maximum));
                writer.Block($"if (!({number} >= {minimum} && {number} <= {maximum}))",
                    () => refuse($"TelemetryError.FailOutOfRange(out error, \"{subject}\", {shown}, {minimum}, {maximum})"));
            }
            else if (field.Optional)
            {
                var type = CSharpNames.GetKeyword(field.Wire);
                writer.Block($"if ({type}.IsNaN({number}))",
                    () =>
                        refuse(
                            $"TelemetryError.FailOutOfRange(out "
                                + $"error, \"{subject}\", {shown}, {type}.NegativeInfinity, {type}.PositiveInfinity)"));
            }

            return;
        }

        CheckInteger(field, number, shown, subject);
    }

    private void CheckInteger(FieldSpec field, string number, string shown, string subject)
    {
        var range = field.WireRange;
        var held = Held(field);
        var below = range.Minimum > held.Minimum ? $"{number} < {Literals.Integer(range.Minimum)}" : null;
        var above = range.Maximum < held.Maximum ? $"{number} > {Literals.Integer(range.Maximum)}" : null;
        var condition = field.Kind == FieldKind.Scaled
            ? $"!({number} >= {Literals.Integer(range.Minimum)} && {number} <= {Literals.Integer(range.Maximum)})"
            : string.Join(" || ", new[] { below, above }.Where(c => c is not null));
        if (condition.Length == 0)
        {
            return;
        }

        var (minimum, maximum) = field.Kind == FieldKind.Scaled
            ? (Bound(field, range.Minimum), Bound(field, range.Maximum))
            : (Literals.Integer(range.Minimum), Literals.Integer(range.Maximum));
        writer.Block($"if ({condition})",
            () => refuse($"TelemetryError.FailOutOfRange(out error, \"{subject}\", {shown}, {minimum}, {maximum})"));
    }

    // A field that was checked has no bound without a value.
    private static string Bound(FieldSpec field, decimal steps) => Literals.Double((double)field.ToUnits(steps)!.Value);

    /// <summary>What the checked number can be at all.</summary>
    private static IntegerRange Held(FieldSpec field) =>
        field.Kind is FieldKind.Timestamp or FieldKind.Duration
            ? WireType.Int64.Bounds(optional: false)
            : field.Wire.Bounds(optional: false);
}
