using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>What type of value a field takes, as <c>record_refusal.refuse_unfit</c> is told it.</summary>
internal static class FieldType
{
    /// <summary>The letter, * for several values, ? where None is one: <c>i*?</c>.</summary>
    public static string Describe(RecordField field) =>
        $"{Letter(field)}{(field.IsList ? "*" : "")}{(field.IsOptional ? "?" : "")}";

    private static char Letter(RecordField field) => field switch
    {
        { IsRecord: true } => 'r',
        { IsText: true } => 't',
        { IsBytes: true } => 'y',
        { Spec.Kind: FieldKind.Boolean } => 'b',
        { IsFloat: true } => 'f',
        _ => 'i',
    };
}
