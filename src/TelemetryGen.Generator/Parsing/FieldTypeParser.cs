using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>A member's type and the attributes that decide its form on the wire.</summary>
internal static class FieldTypeParser
{
    private static readonly Dictionary<SpecialType, WireType> Numbers = new()
    {
        [SpecialType.System_Byte] = WireType.UInt8,
        [SpecialType.System_UInt16] = WireType.UInt16,
        [SpecialType.System_UInt32] = WireType.UInt32,
        [SpecialType.System_UInt64] = WireType.UInt64,
        [SpecialType.System_SByte] = WireType.Int8,
        [SpecialType.System_Int16] = WireType.Int16,
        [SpecialType.System_Int32] = WireType.Int32,
        [SpecialType.System_Int64] = WireType.Int64,
        [SpecialType.System_Single] = WireType.Float32,
        [SpecialType.System_Double] = WireType.Float64,
    };

    /// <summary>The wire type of a number; null for any other type.</summary>
    public static WireType? GetWire(ITypeSymbol type) => Numbers.TryGetValue(type.SpecialType, out var wire) ? wire : null;

    /// <summary>The field without unit, range and version, and what it names; null after adding to <paramref name="problems"/>.</summary>
    public static FieldType? Parse(
        string name, ITypeSymbol declared, ImmutableArray<AttributeData> attributes, NestedRecordParser parts, List<SpecProblem> problems)
    {
        var (type, optional) = Unwrap(declared);
        if (attributes.Find(AttributeNames.Scaled) is { } scaled)
        {
            return Found(Scaled(name, type, optional, scaled, attributes, problems));
        }

        if (GetWire(type) is { } wire)
        {
            return new(new FieldSpec(name, wire.IsFloat() ? FieldKind.Float : FieldKind.Integer, wire) { Optional = optional });
        }

        if (type.SpecialType == SpecialType.System_Boolean)
        {
            return new(new FieldSpec(name, FieldKind.Boolean, WireType.UInt8) { Optional = optional });
        }

        if (type.SpecialType == SpecialType.System_String
            || type is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte })
        {
            return Found(Bytes(name, type, attributes, problems));
        }

        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumType)
        {
            return Enumeration(name, enumType, optional, problems);
        }

        var mayBeNull = optional || type.NullableAnnotation == NullableAnnotation.Annotated;
        if (ListType.Match(type) is var (element, form))
        {
            return ListParser.Parse(name, element, form, mayBeNull, attributes, parts, problems);
        }

        switch (type.ToDisplayString())
        {
            case "System.DateTimeOffset" or "System.DateTime":
                return Found(Timestamp(name, optional, attributes, problems));
            case "System.TimeSpan":
                return Found(Duration(name, optional, attributes));
            case "System.Guid":
                return new(new FieldSpec(name, FieldKind.Guid, WireType.UInt8) { Optional = optional });
        }

        if (NestedRecordParser.IsNestedRecord(type))
        {
            return parts.Parse(name, (INamedTypeSymbol)type, problems) is { } nested
                ? new(new FieldSpec(name, FieldKind.Record, WireType.UInt8) { Optional = mayBeNull, NestedRecord = nested.Message },
                    NestedRecord: nested)
                : null;
        }

        var nearest = NearestType.Find(type);
        problems.Add(new(RuleIds.UnsupportedType, name,
            $"{name} is of type {declared.ToDisplayString()}, which no message carries. {nearest.Advice}") { Suggestion = nearest.Name });
        return null;
    }

    private static FieldType? Found(FieldSpec? field) => field is null ? null : new(field);

    private static (ITypeSymbol Type, bool Optional) Unwrap(ITypeSymbol declared) =>
        declared is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? (nullable.TypeArguments[0], true)
            : (declared, false);

    private static FieldSpec? Scaled(
        string name, ITypeSymbol type, bool optional, AttributeData attribute, ImmutableArray<AttributeData> attributes,
        List<SpecProblem> problems)
    {
        if (type.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal))
        {
            problems.Add(new(
                RuleIds.UnsupportedType, name,
                $"{name} is of type {type.ToDisplayString()}; Scaled is for double, float and decimal. Use double.") { Suggestion =
                    "double" });
            return null;
        }

        if (attribute.Argument(0) is not double step || !(step is >= 1e-12 and <= 1e12))
        {
            problems.Add(new(RuleIds.BadStep, name, $"The step of {name} must be a number above 0, from 1e-12 to 1e12."));
            return null;
        }

        if (attribute.Named("Offset") is not (null or (double and > -1e15 and < 1e15)))
        {
            problems.Add(new(RuleIds.BadStep, name, $"The offset of {name} must be a number between -1e15 and 1e15."));
            return null;
        }

        var field = new FieldSpec(name, FieldKind.Scaled, WireType.Int32)
        {
            Optional = optional, Step = (decimal)step, Offset = attribute.Named("Offset") is double offset ? (decimal)offset : 0,
        };
        if (attribute.Named("Wire") is int chosen and not 0)
        {
            if (!Numbers.ContainsValue((WireType)(chosen - 1)) || ((WireType)(chosen - 1)).IsFloat())
            {
                problems.Add(new(RuleIds.UnsupportedType, name, $"The wire type {chosen} of {name} is not a WireInteger."));
                return null;
            }

            return field with { Wire = (WireType)(chosen - 1) };
        }

        if (RangeParser.ToSteps(field, attributes) is not { } range)
        {
            return field;
        }

        return field with { Wire = WireTypes.Narrowest(range.Minimum, range.Maximum, optional)
            ?? (range.Minimum < 0 ? WireType.Int64 : WireType.UInt64) };
    }

    private static FieldSpec? Bytes(string name, ITypeSymbol type, ImmutableArray<AttributeData> attributes, List<SpecProblem> problems)
    {
        var isText = type.SpecialType == SpecialType.System_String;
        var optional = type.NullableAnnotation == NullableAnnotation.Annotated;
        if (attributes.Find(AttributeNames.FixedLength)?.Argument(0) is int length)
        {
            return new(name, isText ? FieldKind.FixedText : FieldKind.FixedBytes, WireType.UInt8) { Optional = optional, Length = length };
        }

        if (attributes.Find(AttributeNames.MaxLength)?.Argument(0) is not int bytes)
        {
            problems.Add(new(
                RuleIds.NoBound, name,
                $"{name} is a {(isText ? "text" : "byte array")} without bound; give it "
                    + $"[MaxLength(bytes)]{(isText ? "" : " or [FixedLength(bytes)]")}.") { Suggestion = "32" });
            return null;
        }

        return new(name, isText ? FieldKind.Text : FieldKind.Bytes, WireLayout.GetLengthType(bytes))
        {
            Optional = optional, MaxBytes = bytes,
        };
    }

    private static FieldSpec Duration(string name, bool optional, ImmutableArray<AttributeData> attributes)
    {
        var field = new FieldSpec(name, FieldKind.Duration, WireType.Int64) { Optional = optional };
        var fits = RangeParser.ToSteps(field, attributes) is { } range && WireType.Int32.Bounds(optional).Contains(range);
        return fits ? field with { Wire = WireType.Int32 } : field;
    }

    private static FieldType Enumeration(string name, INamedTypeSymbol type, bool optional, List<SpecProblem> problems)
    {
        var underlying = Numbers[type.EnumUnderlyingType!.SpecialType];
        var isFlags = type.GetAttributes().Find(AttributeNames.SystemFlags) is not null;
        var wire = isFlags ? WireTypes.FromBits(underlying.Size() * 8)!.Value : underlying;
        var members = type.GetMembers().OfType<IFieldSymbol>()
            .Where(f => f.HasConstantValue)
            .Select(f => new EnumMember(f.Name, GetValue(f.ConstantValue!, wire)))
            .ToEquatableArray();
        if (optional && members.Where(m => m.Value == wire.NullValue()).Select(m => m.Name).FirstOrDefault() is { } taken)
        {
            problems.Add(new(
                RuleIds.NullInRange, name,
                $"{name} may be null, and {type.Name}.{taken} is {NumberText.Format(wire.NullValue())}, which stands for "
                    + $"null in {wire.SbeName()}. Give {taken} another value."));
        }

        return new(
            new(name, isFlags ? FieldKind.Flags : FieldKind.Enumeration, wire) { Optional = optional, Enumeration = type.Name },
            new(type.Name, wire, isFlags, members));
    }

    // The bits of a signed [Flags] enumeration are those of the unsigned type of its width.
    private static decimal GetValue(object constant, WireType wire)
    {
        var value = Convert.ToDecimal(constant, System.Globalization.CultureInfo.InvariantCulture);
        return value < wire.Minimum() ? value + wire.Maximum() + 1 : value;
    }

    // Without a word of the user it counts milliseconds, and a warning asks for the word.
    private static FieldSpec? Timestamp(string name, bool optional, ImmutableArray<AttributeData> attributes, List<SpecProblem> problems)
    {
        var resolution = attributes.Find(AttributeNames.Timestamp)?.Argument(0) is int unit
            ? (TimeResolution)unit
            : TimeResolution.Milliseconds;
        if (resolution is < TimeResolution.Seconds or > TimeResolution.Microseconds)
        {
            problems.Add(new(RuleIds.UnsupportedType, name, $"The resolution {(int)resolution} of {name} is not a TimeUnit."));
            return null;
        }

        return new(name, FieldKind.Timestamp, resolution == TimeResolution.Seconds ? WireType.UInt32 : WireType.Int64)
        {
            Optional = optional,
            Resolution = resolution,
        };
    }
}
