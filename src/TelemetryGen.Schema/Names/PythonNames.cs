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

    /// <summary>What the class of a message or its methods use themselves, where a field is a variable or an attribute.</summary>
    private static readonly HashSet<string> OwnOfFields =
    [
        "self", "buffer", "pack", "pack_into", "struct", "end", "bytes", "str", "len", "isinstance", "range", "round", "unpack", "refuse",
        "refuse_zero", "text_of", "to_steps", "put_numbers", "put_floats", "put_entries",
        "extend_sign", "extend_sign64",
    ];

    /// <summary>What the class of a nested record uses besides.</summary>
    private static readonly HashSet<string> OwnOfPartFields = ["offset", "pack_at", "unpack_at"];

    /// <summary>What a module declares, imports or takes from Python: nothing else in it may have such a name.</summary>
    internal static HashSet<string> OwnOfModule { get; } =
    [
        "MAX_PAYLOAD_BYTES", "struct", "ustruct", "micropython", "pack_into", "put_numbers", "put_floats", "put_entries", "take_entries",
        "take", "known", "refuse", "refuse_units", "refuse_zero", "text_of", "to_steps", "extend_sign", "extend_sign64",
        "AttributeError", "ImportError", "OverflowError", "TypeError", "ValueError", "bool", "bytearray", "bytes", "float", "int",
        "isinstance", "len", "memoryview", "ptr8", "range", "round", "str",
    ];

    /// <summary>Variables of the methods that name classes: a class of that name would be out of their reach.</summary>
    internal static HashSet<string> OwnVariables { get; } =
        ["self", "buffer", "offset", "message", "size", "block", "template", "schema", "version", "length", "starts", "at", "end",
            "value", "_"];

    /// <summary>
    /// A field or variable: <c>VentOpen</c> is <c>vent_open</c>; what Python or the class has itself gets a trailing underscore.
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

    /// <summary>A field could not be called so: its class uses the name itself.</summary>
    internal static bool IsOwn(string snake, bool isInNestedRecord) =>
        OwnOfFields.Contains(snake) || (isInNestedRecord && OwnOfPartFields.Contains(snake)) || IsStore(snake) || IsBitSet(snake);

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

    /// <summary>The function of machine code that stores a block of a record.</summary>
    public static string GetStore(string owner) => StoreStart + owner;

    internal static bool IsTooLong(string name) => Encoding.UTF8.GetByteCount(name) > MaxBytes;

    private const string SetterStart = "set_";

    private const string StoreStart = "_store_";

    private static bool IsStore(string name) => name.StartsWith(StoreStart, StringComparison.Ordinal);

    private static bool IsBitSet(string name) =>
        name.Length > 4 && name.StartsWith("bits", StringComparison.Ordinal) && name.Skip(4).All(char.IsDigit);
}
