using System.Text;

namespace TelemetryGen.Schema;

/// <summary>C# names as the MicroPython target writes them.</summary>
public static class PythonNames
{
    /// <summary>The most bytes of a name: MicroPython keeps the length in one ("name too long").</summary>
    public const int MaxBytes = 255;

    private static readonly HashSet<string> Keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
        "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
        "while", "with", "yield", "match", "case",
    ];

    /// <summary>What the class of a message has besides its fields.</summary>
    private static readonly HashSet<string> MessageMembers = ["buffer", "pack", "unpack"];

    /// <summary>What the class of a nested record has.</summary>
    private static readonly HashSet<string> NestedRecordMembers = ["pack_at", "unpack_at"];

    /// <summary>
    /// What the methods that pack use themselves: there a field's variable steps aside, and the attribute keeps its name.
    /// </summary>
    private static readonly HashSet<string> OwnOfMethods =
    [
        "self", "buffer", "offset", "end", "pack_into", "bytes", "str", "len", "isinstance", "refuse", "refuse_zero", "refuse_unfit",
        "text_of", "put_numbers", "put_floats", "put_entries", "extend_sign", "extend_sign64",
    ];

    /// <summary>What a module declares, imports or takes from Python: nothing else in it may have such a name.</summary>
    internal static HashSet<string> OwnOfModule { get; } =
    [
        "MAX_PAYLOAD_BYTES", "struct", "ustruct", "micropython", "pack_into", "put_numbers", "put_floats", "put_entries", "take_entries",
        "take", "known", "refuse", "refuse_units", "refuse_unfit", "refuse_zero", "text_of", "text_steps",
        "to_steps", "extend_sign", "extend_sign64",
        "AttributeError", "Exception", "ImportError", "MemoryError", "OverflowError", "TypeError", "ValueError",
        "bytearray", "bytes", "float", "int", "isinstance", "len", "memoryview", "ptr8", "range", "round", "str",
    ];

    /// <summary>Variables of the methods that name classes: a class of that name is called by another one there.</summary>
    private static readonly HashSet<string> MethodVariables =
        ["self", "buffer", "offset", "message", "size", "block", "template", "schema", "version", "length", "starts", "at", "end", "error",
            "value", "_"];

    /// <summary>
    /// A field's attribute: <c>VentOpen</c> is <c>vent_open</c>; what Python or the class has itself gets a trailing underscore.
    /// </summary>
    /// <param name="owner">The record that has it.</param>
    /// <param name="field">The field.</param>
    public static string Get(MessageSpec owner, FieldSpec field)
    {
        var snake = SnakeCase.From(field.DeviceName);
        return IsKeyword(snake) || IsOwn(snake, owner.Id == 0) || SetterHolder(owner, snake) is not null ? snake + "_" : snake;
    }

    /// <summary>A word of Python itself.</summary>
    public static bool IsKeyword(string name) => Keywords.Contains(name);

    /// <summary>
    /// The variable that holds a field while it is packed: its attribute's name, with underscores where the method has that name itself.
    /// </summary>
    /// <param name="owner">The record that has it.</param>
    /// <param name="field">The field.</param>
    public static string GetVariable(MessageSpec owner, FieldSpec field)
    {
        var name = Get(owner, field);
        if (IsFree(name))
        {
            return name;
        }

        var attributes = new HashSet<string>(owner.LiveFields.Select(f => Get(owner, f)));
        do
        {
            name += "_";
        }
        while (!IsFree(name) || attributes.Contains(name));
        return name;

        // What packs a nested record is found by the name of its class.
        bool IsFree(string variable) => !OwnOfMethods.Contains(variable) && !IsBitSet(variable) && variable != GetStore(owner.Name)
            && owner.LiveFields.All(f => f.NestedRecord?.Name != variable);
    }

    /// <summary>A field could not be called so: its class has such a member.</summary>
    internal static bool IsOwn(string snake, bool isInNestedRecord) =>
        (isInNestedRecord ? NestedRecordMembers : MessageMembers).Contains(snake);

    /// <summary>The scaled field whose setter is called so; null when there is none.</summary>
    internal static FieldSpec? SetterHolder(MessageSpec owner, string snake) => snake.StartsWith(SetterStart, StringComparison.Ordinal)
        ? owner.LiveFields.FirstOrDefault(
            f => f.Kind == FieldKind.Scaled && SnakeCase.From(f.DeviceName) == snake.Substring(SetterStart.Length))
        : null;

    /// <summary>The method that sets a scaled field in engineering units.</summary>
    public static string GetSetter(MessageSpec owner, FieldSpec field) => SetterStart + Get(owner, field);

    /// <summary>An upper-case name: <c>LOW_BATTERY</c>.</summary>
    public static string Constant(string name) => SnakeCase.From(name).ToUpperInvariant();

    /// <summary>The module constant of a member: <c>DOOR_STATE_OPEN</c>.</summary>
    public static string Get(EnumSpec enumeration, EnumMember member) => $"{Constant(enumeration.Name)}_{Constant(member.Name)}";

    /// <summary>How methods call the class of a nested record: by its name, unless they have a variable of that.</summary>
    public static string GetClassReference(string name) =>
        MethodVariables.Contains(name) || IsBitSet(name) ? $"_{name}_class" : name;

    /// <summary>The function of machine code that stores a block of a record.</summary>
    public static string GetStore(string owner) => StoreStart + owner;

    internal static bool IsTooLong(string name) => Encoding.UTF8.GetByteCount(name) > MaxBytes;

    private const string SetterStart = "set_";

    private const string StoreStart = "_store_";

    private static bool IsBitSet(string name) =>
        name.Length > 4 && name.StartsWith("bits", StringComparison.Ordinal) && name.Skip(4).All(char.IsDigit);
}
