namespace TelemetryGen.Conformance;

/// <summary>The forms of every record of the contracts, written out.</summary>
internal static partial class FormsTable
{
    public static Forms Of(string message) => message switch
    {
        nameof(Integers) => IntegersForms,
        nameof(OptionalIntegers) => OptionalIntegersForms,
        nameof(Ranged) => RangedForms,
        nameof(Floats) => FloatsForms,
        nameof(Measures) => MeasuresForms,
        nameof(Booleans) => BooleansForms,
        nameof(ManyBooleans) => ManyBooleansForms,
        nameof(Choices) => ChoicesForms,
        nameof(Moments) => MomentsForms,
        nameof(Texts) => TextsForms,
        nameof(OnlyText) => OnlyTextForms,
        nameof(Evolving) => EvolvingForms,
        nameof(Growing) => GrowingForms,
        nameof(Durations) => DurationsForms,
        nameof(Calendar) => CalendarForms,
        nameof(Decimals) => DecimalsForms,
        nameof(Identities) => IdentitiesForms,
        nameof(Arrays) => ArraysForms,
        nameof(Nested) => NestedForms,
        nameof(Readings) => ReadingsForms,
        nameof(Removed) => RemovedForms,
        nameof(Narrow) => NarrowForms,
        nameof(Fractions) => FractionsForms,
        nameof(Ping) => PingForms,
        nameof(Alive) => AliveForms,
        nameof(Woken) => WokenForms,
        nameof(OnlyList) => OnlyListForms,
        _ => throw new ArgumentException($"The table has no forms of {message}.", nameof(message)),
    };
}
