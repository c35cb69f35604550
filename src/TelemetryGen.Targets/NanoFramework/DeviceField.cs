using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>A field that firmware sets, and the members of the class that it becomes.</summary>
internal sealed class DeviceField(MessageSpec owner, FieldSpec spec, DeviceTypes types)
{
    public FieldSpec Spec => spec;

    public string Name { get; } = CSharpNames.Identifier(spec.Name);

    /// <summary>What methods call it: one that has a variable of the name says <c>this</c>.</summary>
    public string Member => FirmwareNames.IsVariable(spec.Name) ? "this." + Name : Name;

    /// <summary>What errors call it: <c>Climate.VentOpen</c>.</summary>
    public string Path { get; } = $"{owner.Name}.{spec.Name}";

    /// <summary>The number of it, for what is one number and may have a null value.</summary>
    public NumberForm Number => new(this);

    public bool IsText => spec.Kind is FieldKind.Text or FieldKind.FixedText;

    /// <summary>So many bytes, numbers or records, of which the first are sent: a second member counts them.</summary>
    public bool IsCounted => spec.IsGroup || spec.Kind == FieldKind.Bytes;

    /// <summary>The member beside a list that says how many are sent; "" for others.</summary>
    public string CountName => FirmwareNames.GetCount(spec);

    /// <summary>The constant that stands for null; "" for what has none.</summary>
    public string NullName => FirmwareNames.GetNull(spec);

    public string NullValue => Number.NullValue;

    /// <summary>The class of the record inside.</summary>
    public string NestedRecordType => spec.NestedRecord is null ? "" : types.GetNestedRecord(spec, owner);

    /// <summary>The type of one: of the array's elements, of a list's.</summary>
    public string ElementType =>
        spec.NestedRecord is not null ? NestedRecordType : spec.IsVariable || spec.IsByteArray ? "byte" : CSharpNames.GetKeyword(spec.Wire);

    /// <summary>The enumeration's type; "" for none.</summary>
    public string EnumType => spec.Enumeration is null ? "" : types.GetTypeName(spec, owner);

    public string Type => this switch
    {
        { IsText: true } => "string",
        { IsCounted: true } or { Spec.IsArray: true } or { Spec.IsByteArray: true } => ElementType + "[]",
        { Spec.IsComposite: true } => NestedRecordType,
        { Spec.IsBit: true } => "bool",
        _ => Number.Type,
    };

    /// <summary>What is made once and then filled is never replaced.</summary>
    public bool IsReadOnly => !IsText && (spec.IsComposite || spec.IsArray || spec.IsByteArray);

    /// <summary>
    /// What it holds in a new record; "" where that is what C# gives by itself. What is not set is what Write refuses anyway: null of a
    /// text, and a number that the check of its range finds without a further instruction.
    /// </summary>
    public string Initial => this switch
    {
        { IsText: true } => "",
        { IsCounted: true, Spec.NestedRecord: not null } => $"{NestedRecordType}.NewArray({spec.MaxCount})",
        { IsCounted: true } => $"new {ElementType}[{(spec.IsGroup ? spec.MaxCount : spec.MaxBytes)}]",
        { Spec.IsComposite: true } => $"new {NestedRecordType}()",
        { Spec.IsArray: true } or { Spec.IsByteArray: true } => $"new {ElementType}[{spec.Count}]",
        { Spec.IsBit: true } => "",
        { Spec.Optional: true } => Number.Absent == "0" ? "" : Number.Absent,
        _ => Number.Unset,
    };

    /// <summary>The statement for a field that its sender did not know: null, or 0, false and empty where it cannot be null.</summary>
    public string Absent => this switch
    {
        { IsText: true } => $"{Member} = {(spec.Optional ? "null" : "string.Empty")};",
        { IsCounted: true } => $"{CountName} = 0;",
        { Spec.IsComposite: true } => $"{Member}.Clear();",
        { Spec.IsArray: true } or { Spec.IsByteArray: true } => $"Array.Clear({Member}, 0, {spec.Count});",
        { Spec.IsBit: true } => $"{Member} = false;",
        _ => $"{Member} = {Number.Absent};",
    };

    /// <summary>
    /// What it holds until a program sets it, of a field whose type has no value to spare that says so; "" where there is one.
    /// </summary>
    public string Until => this switch
    {
        { IsCounted: true } or { IsText: true } or { Spec.IsComposite: true } or { Spec.Optional: true } => "",
        { IsReadOnly: true } => "zeros until they are set",
        { Spec.Sequence: true } => "0 is no number",
        { Spec.IsBit: true } => "false until it is set",
        _ => Number.Unset.Length > 0 ? "" : "0 until it is set",
    };

    /// <summary>The method that sets it in engineering units; "" for what has no steps.</summary>
    public string SetterName => FirmwareNames.GetSetter(spec);

    /// <summary>The names of its members.</summary>
    public IEnumerable<string> Members => new[] { spec.Name, CountName, NullName, SetterName }.Where(m => m.Length > 0);

    /// <summary>What its comment says, as XML.</summary>
    public string Meaning => FieldMeaning.Describe(this);

    /// <summary>What the comment of the counting member says, as XML.</summary>
    public string CountMeaning =>
        $"How many of <see cref=\"{Name}\"/> are "
            + $"sent, 0 to {(spec.IsGroup ? spec.MaxCount : spec.MaxBytes)}{(spec.Optional ? "; 0 is null" : "")}.";
}
