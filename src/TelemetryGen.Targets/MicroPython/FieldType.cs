using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>What type of value a field takes, as <c>refuse_unfit</c> of a record module asks for it.</summary>
/// <param name="Letter">How the module's list of fields says it.</param>
/// <param name="Takes">How an error says it.</param>
/// <param name="Fits">The condition under which <c>value</c> is of it.</param>
internal sealed record FieldType(char Letter, string Takes, string Fits)
{
    private static readonly FieldType Whole = new('i', "a whole number", "isinstance(value, (int, bool))");

    private static readonly FieldType Number = new('f', "a number", "isinstance(value, (int, bool, float))");

    // Anything that is true is taken for True.
    private static readonly FieldType Boolean = new('b', "True or False", "value or isinstance(value, (int, bool))");

    private static readonly FieldType Text = new('t', "a str or bytes", "isinstance(value, str) or is_bytes(value)");

    private static readonly FieldType Bytes = new('y', "bytes", "not isinstance(value, str) and is_bytes(value)");

    // Of an object of another class its own pack_at says what it lacks.
    private static readonly FieldType Record = new('r', "a record", "True");

    /// <summary>The type that a field takes.</summary>
    public static FieldType From(RecordField field) => field switch
    {
        { IsRecord: true } => Record,
        { IsText: true } => Text,
        { IsBytes: true } => Bytes,
        { Spec.Kind: FieldKind.Boolean } => Boolean,
        { IsFloat: true } => Number,
        _ => Whole,
    };

    /// <summary>The letter, * for several values, ? where None is one: <c>i*?</c>.</summary>
    public static string Describe(RecordField field) =>
        $"{From(field).Letter}{(field.IsList ? "*" : "")}{(field.IsOptional ? "?" : "")}";
}
