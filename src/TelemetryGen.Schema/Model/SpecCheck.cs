using System.Xml;
using static System.FormattableString;

namespace TelemetryGen.Schema;

/// <summary>The rules that any message keeps, wherever it comes from: source code or a schema document.</summary>
public static class SpecCheck
{
    /// <summary>What is wrong with the message, in the order of its fields; empty when nothing is.</summary>
    public static IEnumerable<SpecProblem> Check(MessageSpec message, int schemaVersion)
    {
        if (message.Id is < 1 or > MessageSpec.MaxId)
        {
            yield return new(RuleIds.MessageId, null,
                Invariant($"Message id {message.Id} of {message.Name} is not in 1..{MessageSpec.MaxId}; ids from 0x8000 mark batches."));
        }

        foreach (var problem in message.Fields.SelectMany(f => CheckField(f, schemaVersion))
            .Concat(message.Fields.SelectMany(f => NestedRecordCheck.Check(f, schemaVersion, CheckField))))
        {
            yield return problem;
        }

        foreach (var problem in CheckGroups(message).Concat(SequenceCheck.Check(message)).Concat(MetricCheck.Check(message)))
        {
            yield return problem;
        }

        var layout = WireLayout.From(message);
        if (layout.BlockLength > WireLayout.MaxBlockLength)
        {
            yield return new(
                RuleIds.PayloadTooLarge, null,
                Invariant(
                    $"The fixed fields of {message.Name} take {layout.BlockLength} bytes; a block holds {WireLayout.MaxBlockLength}."));
        }

        if (layout.MaxPayloadBytes == int.MaxValue)
        {
            yield return new(RuleIds.PayloadTooLarge, null,
                Invariant($"{message.Name} can take {int.MaxValue} bytes or more. Largest: {layout.LargestFields()}."));
        }
        else if (layout.MaxPayloadBytes > message.MaxPayloadBytes)
        {
            yield return new(RuleIds.PayloadTooLarge, null, Invariant(
                $"{message.Name} can take {layout.MaxPayloadBytes} bytes; its limit MaxPayloadBytes is {message.MaxPayloadBytes}. ")
                + Invariant($"Largest: {layout.LargestFields()}."));
        }
    }

    private static IEnumerable<SpecProblem> CheckField(FieldSpec field, int schemaVersion)
    {
        if (field.Since < 1 || field.Since > schemaVersion)
        {
            yield return new(RuleIds.Addition, field.Name, VersionText.OfField(field, schemaVersion));
        }

        if (field.IsVariable && field.MaxBytes is < 1 or > WireLayout.MaxDataBytes)
        {
            yield return new(
                RuleIds.NoBound, field.Name, Invariant($"{field.Name} needs a MaxLength of 1..{WireLayout.MaxDataBytes} bytes."));
        }

        if (field.Kind is FieldKind.FixedText or FieldKind.FixedBytes && field.Length is < 1 or > WireLayout.MaxBlockLength)
        {
            yield return new(
                RuleIds.NoBound, field.Name, Invariant($"{field.Name} needs a FixedLength of 1..{WireLayout.MaxBlockLength} bytes."));
        }

        if (field.Kind is FieldKind.Integer or FieldKind.Float && field.Length is < 0 or > WireLayout.MaxBlockLength)
        {
            yield return new(
                RuleIds.NoBound, field.Name, Invariant($"{field.Name} needs a FixedLength of 1..{WireLayout.MaxBlockLength} numbers."));
        }

        if (field.Optional && (field.IsByteArray || field.IsArray || field.IsComposite))
        {
            var what = field.IsByteArray ? "its bytes have" : field.IsArray ? "its numbers have" : "a record in the block has";
            yield return new(RuleIds.UnsupportedType, field.Name, $"{field.Name} may be null, but {what} no null value.")
            {
                Suggestion = SpecProblem.NotNull,
            };
        }

        if (field.MaxCount is < 0 or > WireLayout.MaxEntries)
        {
            yield return new(
                RuleIds.NoBound, field.Name, Invariant($"{field.Name} needs a MaxLength of 1..{WireLayout.MaxEntries} entries."));
        }

        if (field.Length != 0 && field.IsGroup)
        {
            yield return new(RuleIds.NoBound, field.Name, Invariant($"{field.Name} has a FixedLength and a MaxLength; it can have one."));
        }

        if (!HoldsLists(field) && (field.IsGroup || (field.Length != 0 && !field.IsByteArray)))
        {
            yield return new(RuleIds.UnsupportedType, field.Name,
                Invariant($"{field.Name} is a list; there are lists of integers, of floats and of records."));
        }

        if (field.Unit is not null && !IsText(field.Unit))
        {
            yield return new(
                RuleIds.UnsupportedType, field.Name,
                Invariant(
                    $"The unit of {field.Name} has a control character or half of a surrogate pair, which no text of a schema can have."));
        }

        if (field.Kind == FieldKind.Scaled && field.Step is < StepScale.SmallestStep or > StepScale.LargestStep)
        {
            yield return new(
                RuleIds.BadStep, field.Name,
                Invariant(
                    $"The step of {field.Name} is {NumberText.Format(field.Step)}; it must be a number above 0, from 1e-12 to 1e12."));
        }
        else if (field.Kind == FieldKind.Scaled && Math.Abs(field.Offset) >= StepScale.OffsetLimit)
        {
            yield return new(RuleIds.BadStep, field.Name,
                Invariant($"The offset of {field.Name} is {NumberText.Format(field.Offset)}; it must be a number between -1e15 and 1e15."));
        }
        else if (field.Kind == FieldKind.Scaled && !StepScale.IsExact(field))
        {
            yield return new(RuleIds.BadStep, field.Name, Invariant(
                $"{field.Name} counts steps of {NumberText.Format(field.Step)} from {NumberText.Format(field.Offset)}. Between a step ")
                + Invariant($"and the offset lie 15 digits at most, as many as a double is sure of, and neither is above 1E+18 of them."));
        }

        foreach (var problem in CheckRange(field))
        {
            yield return problem;
        }
    }

    // XML 1.0 has no way to say the others.
    private static bool IsText(string text)
    {
        try
        {
            XmlConvert.VerifyXmlChars(text);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool HoldsLists(FieldSpec field) =>
        field.Kind is FieldKind.Integer or FieldKind.Float || (field.Kind == FieldKind.Record && field.Length == 0);

    private static IEnumerable<SpecProblem> CheckRange(FieldSpec field)
    {
        if (field.FloatRange is { } floats && !(floats.Minimum < floats.Maximum))
        {
            yield return new(RuleIds.RangeEmpty, field.Name,
                Invariant($"The range of {field.Name} starts at {floats.Minimum} and ends at {floats.Maximum}."));
        }

        if (field.Range is not { } range)
        {
            yield break;
        }

        if (range.Minimum >= range.Maximum)
        {
            yield return new(RuleIds.RangeEmpty, field.Name,
                Invariant($"The range of {field.Name} starts at {range.Minimum} and ends at {range.Maximum} (in steps)."));
        }
        else if (!field.Wire.Bounds(optional: false).Contains(range))
        {
            yield return RangeAdvice.TooWide(field, range);
        }
        else if (!field.Wire.Bounds(field.HasNullValue).Contains(range))
        {
            yield return new(RuleIds.NullInRange, field.Name, Invariant(
                $"The range of {field.Name}, {range.Minimum}..{range.Maximum} in steps, takes {field.Wire.NullValue()}, which stands for ")
                + Invariant($"null in {field.Wire.SbeName()}."));
        }
        else if (field.ToUnits(range.Minimum) is null || field.ToUnits(range.Maximum) is null)
        {
            yield return new(
                RuleIds.RangeTooWide, field.Name,
                Invariant(
                    $"The range of {field.Name}, {range.Minimum}..{range.Maximum} steps of {NumberText.Format(field.Step)}, is beyond ")
                    + Invariant($"all decimals. Use a smaller step, or a narrower range."));
        }
    }

    // A reader that knows the variable data but not a group before it would read the group as the data.
    private static IEnumerable<SpecProblem> CheckGroups(MessageSpec message) =>
        from late in message.Fields.Where(f => f.IsGroup && f.Since > 1)
        let data = message.Fields.FirstOrDefault(f => f.IsVariable && f.Since < late.Since)
        where data is not null
        select new SpecProblem(RuleIds.Addition, late.Name, Invariant(
            $"{late.Name} is a group added in version {late.Since}, but {data.Name}, which was added in version {data.Since}, comes ")
            + Invariant($"after all groups: older readers could not find it. Put the list into a message of its own, or its values into ")
            + Invariant($"fields."));
}
